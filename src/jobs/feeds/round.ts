import type { Acquired, Network } from '../../acquire/index.ts';
import type { ReaderName } from '../../read/index.ts';
import type { Article, Reading } from '../../record/index.ts';
import type { FollowedFeed, Store, WaitingItem } from '../../store/index.ts';
import { abreast } from '../abreast.ts';
import { batches } from '../batches.ts';
import { channel } from '../channel.ts';
import { type Outcome, readPages } from '../read-pages.ts';
import { acquiredOf, type Fetched, type Had, havePage, keepPage, leavePage, missPage, pageInFeed } from './pages.ts';
import { iso, LEASE, type Visit, type VisitOptions, visitFeed } from './visit.ts';

/** One thing done in a round. */
export type Step = { visit: Visit } | { fetched: Fetched };

export interface RoundOptions extends VisitOptions {
  reader?: ReaderName;
  workers?: number;
}

/** Feeds visited at once, and pages fetched ahead of their reading. The network has its own, tighter limit. */
const VISITS = 64;
const AHEAD = 64;
const BATCH = 200;
/** Articles that share a commit, and how long the first of them waits for others, in milliseconds. */
const MOST_A_COMMIT = 32;
const WAIT = 50;

/**
 * Visits every feed that is due, then fetches, reads and saves the pages that are. Each step is on disk when it is given.
 * What fails is a step too, and stops nothing.
 * @throws Failure `locked` where another program fetches for the record's folder, and where the record cannot be written
 */
export async function* fetchDue(store: Store, net: Network, options: RoundOptions = {}): AsyncGenerator<Step> {
  const end = await store.feeds.begin();
  try {
    for await (const visit of abreast(dueFeeds(store, options), VISITS, (feed) =>
      unlessEnded(options, () => visitFeed(store, net, feed, options)),
    ))
      if (visit) yield { visit };
    yield* fetchPages(store, net, options);
  } finally {
    end();
  }
}

/** Work whose failure counts only while the round goes on: where it was ended, null. */
async function unlessEnded<T>({ signal }: RoundOptions, work: () => Promise<T>): Promise<T | null> {
  if (signal?.aborted) return null;
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted) return null;
    throw error;
  }
}

async function* dueFeeds(store: Store, { now = Date.now, signal }: RoundOptions): AsyncGenerator<FollowedFeed> {
  while (!signal?.aborted) {
    const at = now();
    const feeds = await store.feeds.takeFeeds(iso(at), iso(at + LEASE), BATCH);
    if (feeds.length === 0) return;
    yield* feeds;
  }
}

async function* dueItems(store: Store, { now = Date.now, signal }: RoundOptions): AsyncGenerator<WaitingItem> {
  while (!signal?.aborted) {
    const at = now();
    const items = await store.feeds.takeItems(iso(at), iso(at + LEASE), BATCH);
    if (items.length === 0) return;
    yield* hostByHost(items);
  }
}

/** One of each host, then another of each: so no host's slowness keeps the others waiting. */
function hostByHost(items: readonly WaitingItem[]): WaitingItem[] {
  const hosts = [...Map.groupBy(items, ({ url }) => URL.parse(url)?.host ?? '').values()];
  const rounds = Math.max(0, ...hosts.map((list) => list.length));
  return Array.from({ length: rounds }, (_, i) => hosts.flatMap((list) => list[i] ?? [])).flat();
}

async function* fetchPages(store: Store, net: Network, options: RoundOptions): AsyncGenerator<Step> {
  const steps = channel<Step>();
  const running = pipeline(store, net, options, (fetched) => steps.push({ fetched })).then(
    () => steps.end(),
    (error) => steps.end(error),
  );
  yield* steps;
  await running;
}

type HadPage = Extract<Had, { page: unknown }>;

async function pipeline(
  store: Store,
  net: Network,
  options: RoundOptions,
  done: (fetched: Fetched) => void,
): Promise<void> {
  const had = new Map<string, HadPage>();
  const inFeeds: HadPage[] = [];

  async function* fetched(): AsyncGenerator<Acquired> {
    for await (const one of abreast(dueItems(store, options), AHEAD, (item) => havePage(net, item))) {
      if (options.signal?.aborted) return;
      if ('page' in one) {
        had.set(one.item.address, one);
        yield acquiredOf(one);
      } else if ('same' in one) done(await leavePage(store, one.item, options));
      else done(await missPage(store, net, one.item, one.failure, options));
    }
  }
  async function finish(outcome: Outcome): Promise<void> {
    const one = had.get(outcome.name)!;
    had.delete(outcome.name);
    if ('json' in outcome)
      done(await keepPage(store, one, JSON.parse(outcome.json) as { article: Article; reading: Reading }, options));
    else if ('failure' in outcome) {
      const own = one.fromFeed || one.item.state === 'kept' ? null : pageInFeed(one.item);
      if (own) inFeeds.push({ ...one, page: own, fromFeed: true });
      else done(await missPage(store, net, one.item, outcome.failure, options));
    }
  }
  async function* again(): AsyncGenerator<Acquired> {
    for (const one of inFeeds.splice(0)) {
      had.set(one.item.address, one);
      yield acquiredOf(one);
    }
  }
  const { reader, workers } = options;
  const reading = {
    product: 'both',
    ...(reader === undefined ? {} : { reader }),
    ...(workers === undefined ? {} : { workers }),
  } as const;
  for (const pages of [fetched, again])
    for await (const batch of batches(readPages(pages(), reading), MOST_A_COMMIT, WAIT))
      await Promise.all(batch.map(finish));
}
