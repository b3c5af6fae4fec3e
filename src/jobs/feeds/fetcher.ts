import { type Found, findFeeds, type Network } from '../../acquire/index.ts';
import type { ReaderName } from '../../read/index.ts';
import { Failure, type Feed } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { relateIfBehind } from '../relating.ts';
import { followFound } from './follow.ts';
import { fetchDue, type Step } from './round.ts';

/** A round of fetching, as far as it has come. Times are ISO dates and times in UTC. */
export interface FetchRound {
  started: string;
  /** Null while it goes on. */
  ended: string | null;
  /** Feeds that were due when it began, and visited since. */
  feeds: { due: number; visited: number; changed: number; failed: number };
  /** Pages told of and not fetched yet when last counted, and what became of those that were. */
  pages: { due: number; done: number; added: number; changed: number; failed: number };
  /** The last things that were done, the latest first, in words. */
  last: { name: string; words: string; well: boolean }[];
  /** Why the round ended early. */
  failure: Failure | null;
}

/** Fetches what is due by itself, as long as the program runs. */
export interface Fetcher {
  /** Begins a round now, of what is due, or lets the one go on that is under way. */
  start(): FetchRound;
  /**
   * The feeds that an address leads to, the likeliest first.
   * @throws Failure as `findFeeds`
   */
  find(address: string): Promise<Found[]>;
  /** Follows feeds that were found. */
  follow(found: readonly Found[], folder: string | null): Promise<{ feed: Feed; added: boolean }[]>;
  /** The round under way, or the last one; null before the first. */
  readonly round: FetchRound | null;
  /** Ends the round under way and begins no other. */
  stop(): Promise<void>;
}

export interface FetcherOptions {
  reader?: ReaderName;
  workers?: number;
  /** Whether rounds begin by themselves when something is due. */
  scheduled?: boolean;
  /** Milliseconds between two looks at what is due. */
  every?: number;
  /** Told of a defect of ours, which ends the round it is met in. */
  onDefect?: (error: unknown) => void;
}

const EVERY = 20_000;
const MOST_LAST = 40;

/** @param networkFor makes the network for the time of the fetcher: what it asks ends when the signal does */
export function fetcher(
  store: Store,
  networkFor: (signal: AbortSignal) => Network,
  { reader, workers, scheduled = true, every = EVERY, onDefect = () => {} }: FetcherOptions = {},
): Fetcher {
  const ending = new AbortController();
  const net = networkFor(ending.signal);
  let round: FetchRound | null = null;
  let running: Promise<void> | null = null;

  async function run(own: FetchRound): Promise<void> {
    const options = {
      signal: ending.signal,
      ...(reader === undefined ? {} : { reader }),
      ...(workers === undefined ? {} : { workers }),
    };
    try {
      const { feeds, items } = await store.feeds.due(own.started);
      own.feeds.due = feeds;
      own.pages.due = items;
      for await (const step of fetchDue(store, net, options)) note(own, step);
      if (!ending.signal.aborted) await relateIfBehind(store);
    } catch (error) {
      if (!(error instanceof Failure) && !ending.signal.aborted) onDefect(error);
      own.failure =
        error instanceof Failure
          ? error
          : new Failure('defect', 'Fetching met a mistake of ours.', { advice: 'The log says more.', cause: error });
    } finally {
      own.ended = new Date().toISOString();
      running = null;
    }
  }

  function start(): FetchRound {
    if (round && running) return round;
    const own: FetchRound = {
      ...{ started: new Date().toISOString(), ended: null, last: [], failure: null },
      feeds: { due: 0, visited: 0, changed: 0, failed: 0 },
      pages: { due: 0, done: 0, added: 0, changed: 0, failed: 0 },
    };
    round = own;
    running = run(own);
    return own;
  }

  async function look(): Promise<void> {
    if (running || ending.signal.aborted) return;
    const { feeds, items } = await store.feeds.waiting(new Date().toISOString(), 1);
    if (feeds.length + items.length > 0) start();
  }
  const clock = scheduled ? setInterval(() => void look().catch(onDefect), every) : undefined;
  if (scheduled) void look().catch(onDefect);

  return {
    start,
    find: (address) => findFeeds(net, address),
    follow: (found, folder) => followFound(store, found, folder),
    get round() {
      return round;
    },
    async stop() {
      clearInterval(clock);
      ending.abort(new Error('fetching has ended'));
      await running;
    },
  };
}

function note({ feeds, pages, last }: FetchRound, step: Step): void {
  const say = (name: string, words: string, well = true): void => {
    last.unshift({ name, words, well });
    last.length = Math.min(last.length, MOST_LAST);
  };
  if ('visit' in step) {
    const { feed } = step.visit;
    const name = feed.title ?? feed.address;
    feeds.visited++;
    if ('failure' in step.visit) {
      feeds.failed++;
      say(name, step.visit.failure.message, false);
    } else {
      if (step.visit.changed) feeds.changed++;
      pages.due += step.visit.fresh;
      say(name, step.visit.fresh > 0 ? `${step.visit.fresh} new` : 'nothing new');
    }
    return;
  }
  const { item } = step.fetched;
  pages.done++;
  if ('failure' in step.fetched) {
    pages.failed++;
    say(item.title ?? item.url, step.fetched.failure.message, false);
  } else if ('saved' in step.fetched) {
    if (step.fetched.saved === 'added') pages.added++;
    if (step.fetched.saved === 'replaced') pages.changed++;
    say(item.title ?? item.url, { added: 'new', replaced: 'changed', unchanged: 'already there' }[step.fetched.saved]);
  } else say(item.title ?? item.url, 'unchanged');
}
