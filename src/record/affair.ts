import { z } from 'zod';
import { Span } from './span.ts';

/** A name that was made of reports' own words, with the places that the words were taken from. */
export const AffairName = z.object({
  words: z.string(),
  from: z.array(z.object({ article: z.string(), span: Span })),
});
export type AffairName = z.infer<typeof AffairName>;

/** A matter that reports tell of over days. */
export const Affair = z.object({
  id: z.string(),
  /** As a reader named it, or else as it was named by its own words. */
  name: z.string(),
  /** By its own words; null where they give no name. */
  found: AffairName.nullable(),
  /** Whether a reader named it. */
  given: z.boolean(),
  reports: z.int(),
  /** Reports without those that tell again what another of them told: families. */
  families: z.int(),
  outlets: z.int(),
  /** Publication of the first and the last report: ISO instants. */
  first: z.string().nullable(),
  last: z.string().nullable(),
});
export type Affair = z.infer<typeof Affair>;
