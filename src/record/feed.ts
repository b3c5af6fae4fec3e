import { z } from 'zod';
import { FAILURE_CODES } from './failure.ts';

/** What went wrong, and when. */
export const Problem = z.object({
  code: z.enum(FAILURE_CODES),
  message: z.string(),
  /** The next step, as a sentence. */
  advice: z.string().nullable(),
  /** ISO date and time, UTC. */
  at: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** A feed or news sitemap that is followed, and how it is doing. Times are ISO dates and times in UTC. */
export const Feed = z.object({
  /** Hash of the address under which it was first followed. */
  id: z.string(),
  address: z.string(),
  /** Null until it has been read once. */
  format: z.enum(['rss', 'atom', 'rdf', 'json', 'sitemap']).nullable(),
  title: z.string().nullable(),
  /** The outlet's own page. */
  site: z.string().nullable(),
  /** The folder that the reader keeps it in. */
  folder: z.string().nullable(),
  added: z.string(),
  paused: z.boolean(),
  lastTry: z.string().nullable(),
  /** When it last answered as it should. */
  lastGood: z.string().nullable(),
  /** When it last told of something new. */
  lastNew: z.string().nullable(),
  /** Null where the last visit went well. */
  problem: Problem.nullable(),
  /** Visits in a row that failed. */
  failures: z.int().nonnegative(),
  nextTry: z.string(),
  /** Seconds between two visits; grows and shrinks with how often it has news. */
  interval: z.int().positive(),
  /** Pages that it told of, and articles that came of them. */
  items: z.int().nonnegative(),
  articles: z.int().nonnegative(),
});
export type Feed = z.infer<typeof Feed>;

/** A page that a feed told of, and what became of it. */
export const FeedItem = z.object({
  /** Its canonical address: the same page told by two feeds is one item. */
  address: z.string(),
  /** Id of the feed that told of it first. */
  feed: z.string(),
  /** The address as the feed has it. */
  url: z.string(),
  title: z.string().nullable(),
  published: z.string().nullable(),
  /** `waiting` to be fetched, `kept` as an article, `failed` for good. */
  state: z.enum(['waiting', 'kept', 'failed']),
  /** Times that fetching it failed. */
  tries: z.int().nonnegative(),
  /** When it is fetched next, for the first time or to see whether it has changed; null for never. */
  nextTry: z.string().nullable(),
  /** Id of the article that came of it. */
  article: z.string().nullable(),
  problem: Problem.nullable(),
  found: z.string(),
});
export type FeedItem = z.infer<typeof FeedItem>;
