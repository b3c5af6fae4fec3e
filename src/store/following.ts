import type { Article, Feed, FeedItem, Problem, Reading, Version } from '../record/index.ts';
import type { Saved } from './filters.ts';

/** A feed to be followed. */
export interface NewFeed {
  id: string;
  address: string;
  format: Feed['format'];
  title: string | null;
  site: string | null;
  folder: string | null;
}

/** What tells one state of a body from another, as the server gave it, and the body's own digest. */
export interface Marks {
  etag: string | null;
  modified: string | null;
  digest: string | null;
}

/** A feed with what its next visit needs. */
export type FollowedFeed = Feed & { marks: Marks };

/** What a feed told of a page. */
export interface Told {
  /** Canonical. */
  address: string;
  url: string;
  /** Id that its article has, unless the page gives itself another address. */
  article: string;
  title: string | null;
  published: string | null;
  updated: string | null;
  /** The whole article as HTML, where the feed carries it. */
  html: string | null;
}

/** A page to be fetched, with what that needs. */
export type WaitingItem = FeedItem & {
  marks: Pick<Marks, 'etag' | 'modified'>;
  /** Times that it was looked at again. */
  looks: number;
  html: string | null;
  /** The name of the feed that told of it. */
  outlet: string | null;
};

/** A visit that went well. */
export interface Visited {
  at: string;
  nextTry: string;
  interval: number;
  marks: Marks;
  /** Where the feed has moved for good. */
  movedTo: string | null;
  /** Null where it has not changed. */
  read: {
    format: NonNullable<Feed['format']>;
    title: string | null;
    site: string | null;
    told: readonly Told[];
  } | null;
}

export interface KeptPage {
  article: Article;
  reading: Reading;
  /** What finds the same text at another address of the same site; null where the text is too short to tell. */
  print: { site: string; digest: string } | null;
  marks: Pick<Marks, 'etag' | 'modified'>;
  /** When it is looked at again; null for never. */
  nextTry: string | null;
}

/**
 * The feeds that are followed, and the pages they told of. Times are ISO dates and times in UTC. What is taken belongs to
 * the taker until the time it gives, so that two fetchers never do the same work.
 */
export interface Feeds {
  /** Follows feeds; one that is followed already is left as it is. */
  follow(feeds: readonly NewFeed[], at: string): Promise<{ feed: Feed; added: boolean }[]>;
  /** By folder, then title or address. */
  list(): Promise<Feed[]>;
  /** By id or address. */
  load(feed: string): Promise<Feed | null>;
  /** Whether there is such a feed. A feed that goes on is due at once. */
  setPaused(id: string, paused: boolean, at: string): Promise<boolean>;
  /** Its articles stay; pages that still wait go. Whether there was such a feed. */
  remove(id: string): Promise<boolean>;
  /** Makes feeds due now, all that are not paused where none is named; how many. */
  hasten(ids: readonly string[] | null, at: string): Promise<number>;
  /** Ids of feeds and addresses of pages that are due and that nobody has taken, those due longest first; so many of each. */
  waiting(at: string, most: number): Promise<{ feeds: string[]; items: string[] }>;
  /** What is due, and when something is next. */
  due(at: string): Promise<{ feeds: number; items: number; next: string | null }>;
  takeFeeds(at: string, until: string, most: number): Promise<FollowedFeed[]>;
  /** Loads and takes one feed, due or not; null where it is not there, or taken. */
  takeFeed(id: string, at: string, until: string): Promise<FollowedFeed | null>;
  takeItems(at: string, until: string, most: number): Promise<WaitingItem[]>;
  takeItem(address: string, at: string, until: string): Promise<WaitingItem | null>;
  /**
   * Begins fetching, and gives what ends it. A folder has one fetcher at a time: what another had taken, whose program ended
   * without a word, is free again. A database has as many as there are, and what they had taken is free when its time is over.
   * @throws Failure `locked` where another fetches for the folder
   */
  begin(): Promise<() => void>;
  /**
   * Reserves the next turn with a host for one of several programs, and gives the milliseconds to wait for it.
   * @param at milliseconds of the epoch
   * @param gap milliseconds from this turn to the next
   */
  reserve(host: string, at: number, gap: number): Promise<number>;
  /** Saves a visit with all the pages it told of, or nothing of it; how many pages are new. */
  visited(id: string, visit: Visited): Promise<number>;
  /** Saves a visit that failed. `pause` ends the visits until a person says otherwise. */
  failed(id: string, visit: { problem: Problem; nextTry: string; pause: boolean }): Promise<void>;
  /** Saves the article of a page and that the page is done, or neither. The id is that of the article that has it. */
  kept(address: string, page: KeptPage): Promise<{ id: string; saved: Saved }>;
  /** A page that was looked at again and has not changed. */
  same(address: string, nextTry: string | null): Promise<void>;
  /** A page that could not be had; `nextTry` is null where it is given up. */
  missed(address: string, problem: Problem, nextTry: string | null): Promise<void>;
  /** The latest found first. */
  items(filter?: { feed?: string; state?: FeedItem['state']; limit?: number }): Promise<FeedItem[]>;
}

/** The states of articles over time. */
export interface Versions {
  /** The earliest first; the last one is what the record reads. None where there is no such article. */
  list(article: string): Promise<Version[]>;
  /** How many states each of these articles has had, where more than one. */
  counts(articles: readonly string[]): Promise<Map<string, number>>;
  /** Articles that changed after they were first seen, the latest change first. */
  changed(filter: { since?: string; limit?: number }): Promise<{ article: string; versions: number; seen: string }[]>;
}
