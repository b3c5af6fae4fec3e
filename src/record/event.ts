import { z } from 'zod';
import { Speaker } from './attribution.ts';
import { CorrectedField } from './corrected-field.ts';
import { Span } from './span.ts';

export const EVENT_TYPES = [
  'meeting',
  'call',
  'visit',
  'summit',
  'talks',
  'signing',
  'vote',
  'hearing',
  'debate',
  'speech',
  'deadline',
  'election',
  'other',
] as const;
export const EVENT_STATUSES = ['held', 'ongoing', 'scheduled', 'proposed', 'postponed', 'cancelled'] as const;

/** A meeting, call, visit, deadline or the like that the article places in time. */
export const Event = z.object({
  type: z.enum(EVENT_TYPES),
  participants: z.array(Speaker),
  place: z.string().nullable(),
  /** ISO date, date and time, week (2025-W09) or month; null where the text gives none. */
  start: z.string().nullable(),
  end: z.string().nullable(),
  /** The old start of a postponed event. */
  previous: z.string().nullable().optional(),
  status: z.enum(EVENT_STATUSES),
  /** One span for each mention of the event. */
  trigger: z.array(Span).min(1),
  time: z.array(Span).nullable(),
  confidence: z.number().min(0).max(1),
  /** What a person set otherwise than the machine did; missing on a line that nobody corrected. */
  corrected: z.array(CorrectedField).exactOptional(),
});
export type Event = z.infer<typeof Event>;
