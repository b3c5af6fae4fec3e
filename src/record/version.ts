import { z } from 'zod';
import { Article } from './article.ts';

/**
 * One state of an article. An article's id names what an outlet published at an address; its states are immutable and
 * numbered, and the record reads the last of them. Earlier ones are kept as they were.
 */
export const Version = z.object({
  /** Counts from 1. */
  number: z.int().positive(),
  /** When the record first saw it: ISO date and time, UTC. */
  seen: z.string(),
  article: Article,
});
export type Version = z.infer<typeof Version>;
