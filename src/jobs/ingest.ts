import type { Acquired } from '../acquire/index.ts';
import type { ReaderName } from '../read/index.ts';
import type { Article, Failure, Reading } from '../record/index.ts';
import type { Saved, Store } from '../store/index.ts';
import { batches } from './batches.ts';
import { type Outcome, readPages } from './read-pages.ts';

/** What became of a page. `saved` is given only once its article is on disk. */
export type Ingested =
  | { name: string; id: string; saved: Saved }
  | { name: string; failure: Failure }
  | { name: string; skipped: string };

export interface IngestOptions {
  reader?: ReaderName;
  workers?: number;
}

/** Articles that share a commit, and how long the first of them waits for others, in milliseconds. */
const MOST_A_COMMIT = 32;
const WAIT = 50;

/**
 * Reads pages and saves them, answering for each in the order given. An article's id is the hash of its address or text,
 * whatever id the caller gave it, so that pages of two files never take each other's place.
 * @throws Failure where the record itself cannot be written
 */
export async function* ingest(
  store: Store,
  pages: AsyncIterable<Acquired>,
  options: IngestOptions = {},
): AsyncGenerator<Ingested> {
  const outcomes = readPages(withoutIds(pages), { ...options, product: 'both' });
  for await (const batch of batches(outcomes, MOST_A_COMMIT, WAIT))
    yield* await Promise.all(batch.map((outcome) => saved(store, outcome)));
}

async function saved(store: Store, outcome: Outcome): Promise<Ingested> {
  if (!('json' in outcome)) return outcome;
  const { article, reading } = JSON.parse(outcome.json) as { article: Article; reading: Reading };
  return { name: outcome.name, id: article.id, saved: await store.save(article, reading) };
}

async function* withoutIds(pages: AsyncIterable<Acquired>): AsyncGenerator<Acquired> {
  for await (const acquired of pages)
    yield 'page' in acquired ? { ...acquired, page: { ...acquired.page, id: null } } : acquired;
}
