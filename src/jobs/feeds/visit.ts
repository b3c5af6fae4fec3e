import { type Entry, type Network, poll, type Feed as Read } from '../../acquire/index.ts';
import { articleId, canonicalUrl } from '../../extract/index.ts';
import { Failure } from '../../record/index.ts';
import type { FollowedFeed, Store, Told } from '../../store/index.ts';
import { backOff, intervalAfter, spread } from './rhythm.ts';

/** What became of a visit to a feed. `fresh` are pages that it had not told of before. */
export type Visit =
  | { feed: FollowedFeed; changed: boolean; fresh: number }
  | { feed: FollowedFeed; failure: Failure; paused: boolean };

export interface VisitOptions {
  now?: () => number;
  /** A number from 0 to 1. */
  chance?: () => number;
  /** Ends the work early: what is under way is given up, and is done again the next time. */
  signal?: AbortSignal;
}

/** So many pages are taken of a feed at the first visit, the newest: a feed may tell of years. */
const FIRST_TAKEN = 100;
/** How long one visit may take before another may try the feed, in milliseconds. */
export const LEASE = 10 * 60_000;

/**
 * Visits a feed that was taken, and saves what came of it: the feed's state and the pages it tells of, in one transaction.
 * Where the program ends before that, the next visit finds the feed as it was.
 */
export async function visitFeed(
  store: Store,
  net: Network,
  feed: FollowedFeed,
  { now = Date.now, chance = Math.random, signal }: VisitOptions = {},
): Promise<Visit> {
  const { etag, modified, digest } = feed.marks;
  let polled: Awaited<ReturnType<typeof poll>>;
  try {
    polled = await poll(net, feed.address, { validators: { etag, modified }, digest }, now());
  } catch (error) {
    if (!(error instanceof Failure) || signal?.aborted) throw error;
    return failed(store, net, feed, error, now(), chance());
  }
  const at = now();
  const entries = polled.changed ? taken(polled.feed, feed.lastGood === null) : [];
  const told = entries.flatMap((entry) => toldOf(entry));
  const published = entries
    .map(({ published, updated }) => Date.parse(published ?? updated ?? ''))
    .filter((one) => !Number.isNaN(one));
  // Whether anything is new only the store knows; a change in the feed is taken for news here.
  const interval = intervalAfter(feed.interval, {
    published,
    fresh: polled.changed ? 1 : 0,
    asked: [polled.maxAge, polled.changed ? polled.feed.interval : null],
  });
  const fresh = await store.feeds.visited(feed.id, {
    at: iso(at),
    nextTry: iso(at + spread(interval, chance()) * 1000),
    interval,
    marks: { ...polled.validators, digest: polled.changed ? polled.digest : digest },
    movedTo: polled.movedTo,
    read: polled.changed
      ? { format: polled.feed.format, title: polled.feed.title, site: polled.feed.site, told }
      : null,
  });
  return { feed, changed: polled.changed, fresh };
}

/** The visits of a feed that its server has taken away end until a person looks. */
async function failed(
  store: Store,
  net: Network,
  feed: FollowedFeed,
  failure: Failure,
  now: number,
  chance: number,
): Promise<Visit> {
  const paused = failure.code === 'gone';
  const wait = Math.max(feed.interval, backOff(feed.failures + 1, chance)) * 1000;
  const asked = net.restsUntil(feed.address);
  await store.feeds.failed(feed.id, {
    problem: problemOf(failure, now),
    nextTry: iso(asked === null ? now + wait : Math.max(asked, now) + chance * 30_000),
    pause: paused,
  });
  return { feed, failure, paused };
}

const taken = ({ entries }: Read, first: boolean): readonly Entry[] =>
  first ? entries.slice(0, FIRST_TAKEN) : entries;

function toldOf(entry: Entry): Told[] {
  const address = canonicalUrl(entry.url);
  if (address === null) return [];
  const { url, title, published, updated, html } = entry;
  return [
    {
      address,
      url,
      article: articleId(url, ''),
      title,
      published,
      updated,
      html: html && html.length <= MOST ? html : null,
    },
  ];
}

/** A feed's own text of an article is kept up to so many characters, until the page is there. */
const MOST = 500_000;

export const iso = (at: number): string => new Date(at).toISOString();

export const problemOf = ({ code, message, advice }: Failure, now: number) => ({ code, message, advice, at: iso(now) });
