import { z } from 'zod';
import { ACTS } from './attribution.ts';

/** A search that a reader keeps, and how they hear of what is new in it. Times are ISO instants in UTC. */
export const SavedSearch = z.object({
  id: z.string(),
  /** An account's name, or `local` where nobody signs in. */
  who: z.string(),
  name: z.string().trim().min(1).max(120),
  /** The line of the search: words and fields. */
  query: z.string().min(1).max(1000),
  added: z.string(),
  /** Names its feed, and lets in whoever knows it: feed readers do not sign in. */
  feed: z.string(),
  /** Address that new hits are sent to. */
  webhook: z.string().nullable(),
  /** What webhooks are signed with. */
  secret: z.string(),
  email: z.string().nullable(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

/** A new article, or a statement in it, that a saved search found. */
export const SearchHit = z.object({
  /** Grows with each hit. */
  n: z.int(),
  search: z.string(),
  found: z.string(),
  article: z.string(),
  title: z.string().nullable(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  /** Of a statement: where it stands, who says it, what they do in saying it. */
  sentence: z.int().nullable(),
  speaker: z.string().nullable(),
  act: z.enum(ACTS).nullable(),
  /** The words of the statement, or of the article around what was looked for. */
  words: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const CHANNELS = ['webhook', 'email'] as const;
/** Hits on their way to someone. */
export const Delivery = z.object({
  /** Stays the same over all tries, so that a receiver can tell a repetition. */
  id: z.string(),
  search: z.string(),
  channel: z.enum(CHANNELS),
  /** Numbers of the hits. */
  hits: z.array(z.int()),
  state: z.enum(['waiting', 'done', 'failed']),
  tries: z.int().nonnegative(),
  nextTry: z.string().nullable(),
  made: z.string(),
  done: z.string().nullable(),
  /** What the last try came to. */
  problem: z.string().nullable(),
});
export type Delivery = z.infer<typeof Delivery>;
