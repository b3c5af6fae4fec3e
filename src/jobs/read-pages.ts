import { availableParallelism } from 'node:os';
import type { Acquired } from '../acquire/index.ts';
import { DEFAULT_READER, type ReaderName } from '../read/index.ts';
import type { Failure, Page } from '../record/index.ts';
import { type Crew, crew } from './crew.ts';
import { type Answer, answer, failureFrom, type Product } from './reading.ts';

export interface ReadPagesOptions {
  product: Product;
  reader?: ReaderName;
  /** Worker threads at most; as many as there are cores where it is not given. */
  workers?: number;
  /** Milliseconds that a page may take. */
  limit?: number;
}

/** What became of a page: `json` is one line of the product asked for. */
export type Outcome =
  | { name: string; id: string | null; json: string }
  | { name: string; id: string | null; failure: Failure }
  | { name: string; skipped: string };

const LIMIT = 120_000;
/** How long to wait for a second page before the first is given to a worker anyhow, in milliseconds. */
const PATIENCE = 20;

/**
 * Reads many pages on all cores. Outcomes come in the order of the pages, one for each; as many pages are under way as the
 * workers can hold and a few more, so memory does not grow with the stream. A single page is read without any worker.
 */
export async function* readPages(
  pages: AsyncIterable<Acquired>,
  { product, reader = DEFAULT_READER, workers = availableParallelism(), limit = LIMIT }: ReadPagesOptions,
): AsyncGenerator<Outcome> {
  const source = pages[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done) return;
  const second = source.next();
  const alone = await Promise.race([second.then(({ done }) => done === true), wait(PATIENCE).then(() => false)]);
  if (alone) {
    yield await outcome(first.value, (page) => answer({ page, product, reader }));
    return;
  }
  const hands = crew(workers, limit);
  const started = (acquired: Acquired) => outcome(acquired, (page) => hands.ask({ page, product, reader }));
  try {
    yield* inOrder(started, source, [first.value], second, hands);
  } finally {
    await hands.dismiss();
    await source.return?.();
  }
}

async function* inOrder(
  start: (acquired: Acquired) => Promise<Outcome>,
  source: AsyncIterator<Acquired>,
  begun: Acquired[],
  coming: Promise<IteratorResult<Acquired>> | null,
  { room }: Crew,
): AsyncGenerator<Outcome> {
  const underWay = begun.map(start);
  let next = coming;
  while (underWay.length > 0 || next) {
    // Whichever is first: another page to begin, or the outcome whose turn it is.
    const head = underWay[0]?.then((value) => ({ value }));
    const more = next && underWay.length < room * 2 ? next.then((result) => ({ result })) : null;
    const event = await Promise.race([head, more].filter((promise) => promise != null));
    if ('value' in event) {
      underWay.shift();
      yield event.value;
    } else if (event.result.done) next = null;
    else {
      underWay.push(start(event.result.value));
      next = source.next();
    }
  }
}

async function outcome(acquired: Acquired, ask: (page: Page) => Promise<Answer>): Promise<Outcome> {
  if (!('page' in acquired)) return acquired;
  const { name, page } = acquired;
  const answered = await ask(page);
  return 'json' in answered
    ? { name, id: page.id, json: answered.json }
    : { name, id: page.id, failure: failureFrom(answered.failure) };
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
