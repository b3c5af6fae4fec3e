import { z } from 'zod';
import { Span } from './span.ts';

export const TIMEX_TYPES = ['DATE', 'TIME', 'DURATION', 'SET'] as const;

/** A time expression with its TIMEX3 type and value (TimeML 1.2.1, values as in TempEval-3). */
export const Timex = Span.extend({
  type: z.enum(TIMEX_TYPES),
  /** ISO 8601 or TIMEX3 value; null where the text does not settle it. */
  value: z.string().nullable(),
  /** True where part of the value comes from the publication date or another expression, not from the words. */
  inferred: z.boolean().optional(),
});
export type Timex = z.infer<typeof Timex>;
