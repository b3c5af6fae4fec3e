import { z } from 'zod';
import { CorrectedField } from './corrected-field.ts';
import { Span } from './span.ts';

export const SOURCE_KINDS = ['named', 'unnamed', 'body', 'document', 'outlet', 'group', 'none'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What the source does in saying it; meanings in docs/GUIDELINE.md. */
export const ACTS = [
  'promise',
  'offer',
  'refuse',
  'threaten',
  'agree',
  'consider',
  'request',
  'ask',
  'announce',
  'predict',
  'warn',
  'deny',
  'accuse',
  'praise',
  'decline',
  'mental',
  'state',
] as const;
export type Act = (typeof ACTS)[number];

/** Who a source is, as the text gives it. */
export const Speaker = z.object({
  /** The fullest name or description that the article gives. */
  name: z.string(),
  /** Id of the actor, where the name is one the record knows. */
  actor: z.string().optional(),
});
export type Speaker = z.infer<typeof Speaker>;

/** What the text tells of a source it does not name; each field is the text's own words or null. */
export const Anonymity = z.object({
  /** Who they belong to: "European Union", "State Department". */
  affiliation: z.string().nullable(),
  /** "official", "senior official", "diplomat". */
  rank: z.string().nullable(),
  number: z.enum(['single', 'several']),
  /** Which of the article's unnamed sources: "a second diplomat" is 2; null where the text does not count. */
  ordinal: z.int().nullable(),
  /** Why they would know: "who took part in the meeting". */
  grounds: Span.nullable(),
  /** Why they are not named: "because the talks were private". */
  reason: Span.nullable(),
});
export type Anonymity = z.infer<typeof Anonymity>;

/** One source, cue and content in one article. */
export const Attribution = z.object({
  id: z.string(),
  source: z.array(Span).nullable(),
  cue: z.array(Span).nullable(),
  content: z.array(Span).min(1),
  kind: z.enum(['direct', 'indirect', 'mixed']),
  sourceKind: z.enum(SOURCE_KINDS),
  act: z.enum(ACTS),
  conditional: z.boolean(),
  hedged: z.boolean(),
  /** `self`: binds the source or its side; `other`: tells of another party's commitment or its lack; `-`: neither. */
  commitment: z.enum(['self', 'other', '-']),
  speaker: Speaker.nullable(),
  anonymity: Anonymity.optional(),
  /** Names of the sources from the outermost to the innermost; one entry where nothing is told at second hand. */
  relay: z.array(z.string()),
  /** Id of the attribution whose content this one stands in. */
  parent: z.string().nullable(),
  /** 0 to 1. */
  confidence: z.number().min(0).max(1),
  /** What a person set otherwise than the machine did; missing on a line that nobody corrected. */
  corrected: z.array(CorrectedField).exactOptional(),
});
export type Attribution = z.infer<typeof Attribution>;
