import { z } from 'zod';
import { Span } from './span.ts';

/** An article as a link in a chain of copies. */
export const Report = z.object({
  article: z.string(),
  /** Id of its family: the id of the family's earliest article. */
  family: z.string(),
  role: z.enum(['origin', 'derived', 'independent', 'distractor']),
  /** The article it derives from. */
  of: z.string().nullable(),
  manner: z.enum(['verbatim', 'edited', 'paraphrase', 'translation']).nullable(),
  /** The crediting phrase in the article, and the outlet it names. */
  credit: Span.nullable(),
  creditedOutlet: z.string().nullable(),
  /** Share of its words that it has from `of`, 0 to 1. */
  shared: z.number().min(0).max(1).nullable(),
  confidence: z.number().min(0).max(1),
});
export type Report = z.infer<typeof Report>;
