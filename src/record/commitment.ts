import { z } from 'zod';
import { CorrectedField } from './corrected-field.ts';
import { Span } from './span.ts';

export const COMMITMENT_ACTS = ['promise', 'offer', 'refuse', 'threaten', 'agree', 'consider', 'announce'] as const;

/** An undertaking, refusal or threat of a holder. */
export const Commitment = z.object({
  /** Who is bound: a canonical name. Not always who speaks. */
  holder: z.string(),
  holderActor: z.string().optional(),
  act: z.enum(COMMITMENT_ACTS),
  to: z.string().nullable(),
  toActor: z.string().optional(),
  /** What it is about, in at most eight words of the text. */
  about: z.string().nullable(),
  polarity: z.enum(['do', 'not_do', 'unclear']),
  firmness: z.enum(['firm', 'intended', 'considered', 'unclear']),
  conditions: z.array(Span),
  /** ISO date or interval. */
  due: z.string().nullable(),
  /** The attribution that reports it; null where the article says it in its own voice. */
  attribution: z.string().nullable(),
  span: z.array(Span).min(1),
  confidence: z.number().min(0).max(1),
  /** What a person set otherwise than the machine did; missing on a line that nobody corrected. */
  corrected: z.array(CorrectedField).exactOptional(),
});
export type Commitment = z.infer<typeof Commitment>;
