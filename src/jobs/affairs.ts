import type { Report } from '../record/index.ts';
import {
  type AffairPlaces,
  affairName,
  COUNTED_DAYS,
  createAffairPlaces,
  profileOf,
  QUIET_DAYS,
  type ReadArticle,
} from '../relate/index.ts';
import type { Store } from '../store/index.ts';
import { keepPositions } from './affair-positions.ts';

const DAY = 86_400_000;
/** Articles that are placed in one transaction. */
const TOGETHER = 200;
/** Reports that an affair is named by. */
const NAMED_BY = 10;

/**
 * Puts every article that came since the last time to its affair, and names the affairs that grew. Articles are taken in the order
 * of their publication; copies are known, so it follows `relateRecord`. Answers how many were placed;
 * ends early, with what is done kept, where the signal says so.
 */
export async function placeAffairs(store: Store, signal?: AbortSignal): Promise<number> {
  const { affairs } = store;
  const waiting = await affairs.unplaced();
  const latest = Date.parse((await store.extent()).last ?? '') || 0;
  let places: AffairPlaces | null = null;
  for (let i = 0; i < waiting.length; i += TOGETHER) {
    const read = await readAll(store, waiting.slice(i, i + TOGETHER));
    const unplaced = read.map((one) => {
      const profile = profileOf(one);
      const { family, of } = one.report ?? { family: profile.article, of: null };
      // Without a date it is taken to be as new as the newest.
      return { ...profile, at: profile.at || latest, family, of };
    });
    places ??= await placesAt(store, Math.min(...unplaced.map(({ at }) => at)));
    const placed = new Map(places.place(unplaced).map((one) => [one.article, one.affair]));
    signal?.throwIfAborted();
    await affairs.place(unplaced.map(({ of: _, ...one }) => ({ ...one, affair: placed.get(one.article)! })));
  }
  // Those that changed have no positions any more, whatever ended between the two.
  const changed = await affairs.withoutPositions();
  if (changed.length > 0) {
    places ??= await placesAt(store, latest);
    await keepAffairs(store, changed, (term) => places!.rarity(term, latest), signal);
  }
  return waiting.length;
}

const placesAt = async (store: Store, at: number): Promise<AffairPlaces> =>
  createAffairPlaces(await store.affairs.placed(at - (COUNTED_DAYS + QUIET_DAYS) * DAY));

/** Names affairs whose reports changed, and keeps who stands where in them. */
export async function keepAffairs(
  store: Store,
  ids: readonly string[],
  rarity: (term: string) => number = () => 1,
  signal?: AbortSignal,
): Promise<void> {
  for (const id of ids) {
    signal?.throwIfAborted();
    const affair = await store.affairs.load(id);
    if (!affair) continue;
    const name = affairName(await tellingReports(store, id), rarity);
    if (name && name.words !== affair.found?.words) await store.affairs.name(new Map([[id, name]]));
    await keepPositions(store, id);
  }
}

/** The reports that say most of what an affair is: those that copy no other, earliest first. */
async function tellingReports(store: Store, affair: string): Promise<{ read: ReadArticle; family: string }[]> {
  const reports = (await store.reports({ affair, limit: 200 })).reverse();
  const own = reports.filter(({ role }) => role !== 'derived');
  const chosen = [...own, ...reports.filter(({ role }) => role === 'derived')]
    .slice(0, NAMED_BY)
    .map((one) => one.article);
  const ids = chosen.length > 0 ? chosen : (await store.articles({ affair, limit: NAMED_BY })).map(({ id }) => id);
  return (await readAll(store, ids)).map(({ report, ...read }) => ({
    read,
    family: report?.family ?? read.article.id,
  }));
}

async function readAll(store: Store, ids: readonly string[]): Promise<(ReadArticle & { report: Report | null })[]> {
  const all = await Promise.all(
    ids.map(async (id) => {
      const [article, reading, report] = await Promise.all([store.article(id), store.reading(id), store.report(id)]);
      return article && reading ? [{ article, reading, report }] : [];
    }),
  );
  return all.flat();
}
