import { z } from 'zod';
import { Anchor } from './correction.ts';

export const TAG = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u, 'letters, digits and . _ - (at most 40)');

/** What one reader keeps of an article or of a statement in it. */
export const Mark = z.object({
  /** An account's name, or `local` where nobody signs in. */
  who: z.string(),
  article: z.string(),
  /** The statement's id in the reading of the day; null for the article itself, and where the reading has no such line. */
  attribution: z.string().nullable(),
  /** The statement's words and place; null for the article itself. */
  anchors: z.array(Anchor).nullable(),
  starred: z.boolean(),
  note: z.string().nullable(),
  tags: z.array(z.string()),
  /** When the article was read. */
  read: z.string().nullable(),
  /** ISO instant in UTC, as all times here. */
  changed: z.string(),
});
export type Mark = z.infer<typeof Mark>;
