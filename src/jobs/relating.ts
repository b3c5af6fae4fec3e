import { createHash } from 'node:crypto';
import {
  createShelf,
  DAYS,
  FAR_MEETINGS,
  isNear,
  type Pair,
  type ReadArticle,
  type Shelf,
  sketchFrom,
  type Told,
} from '../relate/index.ts';
import type { RelatingWork, Store } from '../store/index.ts';
import { placeAffairs } from './affairs.ts';
import { type Former, placeReports } from './placing.ts';

/** An article that was related, and the families that it made anew, by their ids. */
export interface Related {
  article: string;
  families: string[];
}

/** Reports laid out for comparison are kept, and found again, as long as the store is open. */
const shelves = new WeakMap<Store, Shelf>();

/**
 * Relates what was saved since the last time: finds who copied whom, which statements are the same, and which reports are of one
 * affair. An article touches only those near it and its family. The record is the same in whatever order articles came, and
 * whatever ended in between. One program at a time does it for a record; others wait.
 */
export const relateRecord = (store: Store): Promise<number> =>
  store.relating.alone(async (signal) => {
    let count = 0;
    for await (const _ of relateWaiting(store)) {
      count++;
      signal.throwIfAborted();
    }
    await placeAffairs(store, signal);
    return count;
  });

/** The same where something waits for it, also what an earlier program saved and did not come to relate. */
export async function relateIfBehind(store: Store): Promise<void> {
  if (await store.relating.isBehind()) await relateRecord(store);
}

/** Articles asked for at a time. */
const MOST = 64;

/** Relates the waiting articles one by one, each in a transaction of its own. */
export async function* relateWaiting(store: Store): AsyncGenerator<Related> {
  const shelf = shelves.get(store) ?? createShelf();
  shelves.set(store, shelf);
  for (let ids = await store.relating.waiting(MOST); ids.length > 0; ids = await store.relating.waiting(MOST))
    for (const article of ids)
      yield { article, families: await store.relating.within((record) => relateArticle(record, article, shelf)) };
}

/** Relates one article in an open transaction; names the families that it made anew. */
export async function relateArticle(record: RelatingWork, id: string, shelf: Shelf): Promise<string[]> {
  await record.hold(id);
  const former = await takenOut(record, id);
  const found = await record.article(id);
  if (found) await putIn(record, found, shelf);
  const families = await placeReports(record, shelf, {
    id,
    present: found !== null,
    former,
    report: (article, version) => layOut(record, shelf, article, version),
  });
  await record.done(id);
  return families;
}

/** Takes an article's sketch out, and says where it stood. */
async function takenOut(record: RelatingWork, id: string): Promise<Former> {
  const sketch = await record.sketch(id);
  if (!sketch) return { near: [], head: null, leader: null, family: null };
  const [place] = await record.places([id]);
  const [chain] = await record.chains([place!.head]);
  const [report] = await record.reportsOf([id]);
  const near = (await record.kinships([id])).map((kin) => kin.other);
  await record.dropSketch({ id, ...sketchFrom(sketch.day, sketch.features, sketch.quoted) });
  return { near, head: place!.head, leader: chain?.leader ?? null, family: report?.family ?? null };
}

/** Puts an article's sketch in with its kinships. */
async function putIn(record: RelatingWork, found: ReadArticle, shelf: Shelf): Promise<void> {
  const { id, published } = found.article;
  const version = versionOf(found);
  const report = shelf.lay(found, version);
  const { sketch, head } = shelf.sketch(report);
  const met = await record.candidates({ id, ...sketch }, DAYS, FAR_MEETINGS);
  const near = met.filter((other) => isNear(sketch, other, other.met)).map((other) => other.id);
  const { outlet, credits, length } = head;
  await record.putSketch({ id, version, outlet, credits, published, length, ...sketch });
  const pairs: Pair[] = [];
  for (const place of await record.places(near))
    pairs.push(...shelf.pairs(report, await layOut(record, shelf, place.id, place.version)));
  await record.putKinships(pairs);
}

async function layOut(record: RelatingWork, shelf: Shelf, id: string, version: string): Promise<Told> {
  return shelf.find(id, version) ?? shelf.lay((await record.article(id))!, version);
}

/** Of all that is compared: an article or a reading that was changed is laid out again. */
const versionOf = (found: ReadArticle): string =>
  createHash('sha256')
    .update(JSON.stringify([found.article, found.reading]))
    .digest('base64')
    .slice(0, 24);
