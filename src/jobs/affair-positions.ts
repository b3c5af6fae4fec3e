import { type Positions, positions } from '../relate/index.ts';
import type { Store } from '../store/index.ts';
import { readForPositions } from './positions.ts';
import { wishesOf } from './wishes.ts';

/** So many reports of an affair are read for its positions, the latest. */
const READ = 300;
/** Where they are not kept a reader waits for them: fewer. */
const READ_WAITING = 80;

/** Who stands where in an affair, with what readers decided about its issues: as it was kept, else from its latest reports. */
export async function affairPositions(store: Store, affair: string): Promise<Positions> {
  const kept = await store.affairs.positions(affair);
  if (kept !== null) return JSON.parse(kept) as Positions;
  const made = await workedOut(store, affair, READ_WAITING);
  const whole = ((await store.affairs.load(affair))?.reports ?? 0) <= READ_WAITING;
  // A record that is only read keeps nothing: it is worked out again the next time.
  if (whole) await store.affairs.keepPositions(affair, JSON.stringify(made)).catch(() => {});
  return made;
}

/** Works out and keeps who stands where in an affair. */
export const keepPositions = async (store: Store, affair: string): Promise<void> =>
  store.affairs.keepPositions(affair, JSON.stringify(await workedOut(store, affair, READ)));

async function workedOut(store: Store, affair: string, limit: number): Promise<Positions> {
  const [read, decisions] = await Promise.all([
    readForPositions(store, { affair, limit }),
    store.affairs.decisions('issue'),
  ]);
  return positions(read, wishesOf(decisions));
}
