import { z } from 'zod';
import { Span } from './span.ts';

/** An outlet that an article names as where it has its report from ("citing foreign media"). */
export const Credit = z.object({
  /** The outlet as named: "The Schuman Wire", "foreign media". */
  name: z.string(),
  /** The whole crediting phrase in the article's text. */
  span: Span,
});
export type Credit = z.infer<typeof Credit>;

/** One immutable version of what an outlet published. */
export const Article = z.object({
  /** Hash of the canonical address, or of the text when there is no address. */
  id: z.string().min(1),
  /** What every span points into. Of a plain-text page the page as given, of HTML the main text. */
  text: z.string(),
  title: z.string().nullable(),
  /** The publisher's name. */
  outlet: z.string().nullable(),
  url: z.string().nullable(),
  /** When it was published: ISO date, or date and time with offset. */
  published: z.string().nullable(),
  byline: z.string().nullable(),
  /** BCP 47 code of the language of the text. */
  language: z.string().nullable(),
  credits: z.array(Credit),
  /** Parts of `text` that are page furniture (share bars, "Read also", a date bar): not read. Sorted, disjoint. */
  furniture: z.array(Span),
});
export type Article = z.infer<typeof Article>;
