import { z } from 'zod';
import { Speaker } from './attribution.ts';
import { Span } from './span.ts';

export const FAITHFUL_KINDS = ['origin', 'independent', 'verbatim', 'light_edit', 'paraphrase'] as const;
export const DRIFT_KINDS = [
  'changed_wording',
  'changed_meaning',
  'dropped_hedge',
  'added_hedge',
  'dropped_negation',
  'changed_speaker',
  'named_source',
  'unnamed_source',
  'changed_number',
  'changed_date',
] as const;

/** One typed difference of a variant from its origin, with the words that changed on both sides. */
export const Drift = z.object({
  kind: z.enum(DRIFT_KINDS),
  /** In the origin's text; null where the words are only in the variant. */
  before: Span.nullable(),
  /** In the variant's text; null where the words were dropped. */
  after: Span.nullable(),
  confidence: z.number().min(0).max(1),
});
export type Drift = z.infer<typeof Drift>;

/** A statement as one report tells it. */
export const Variant = z.object({
  article: z.string(),
  attribution: z.string().nullable(),
  content: z.array(Span).min(1),
  source: z.array(Span).nullable(),
  speaker: Speaker.nullable(),
  kinds: z.array(z.enum([...FAITHFUL_KINDS, ...DRIFT_KINDS])),
  drift: z.array(Drift),
  /** The article whose telling it is compared with; null for the first. */
  against: z.string().nullable(),
});
export type Variant = z.infer<typeof Variant>;

/** What an actor said once, with its variants across reports in order of time. */
export const Statement = z.object({
  id: z.string(),
  speaker: Speaker.nullable(),
  relay: z.array(z.string()),
  variants: z.array(Variant).min(1),
});
export type Statement = z.infer<typeof Statement>;
