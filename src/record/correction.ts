import { z } from 'zod';
import { Attribution, Speaker } from './attribution.ts';
import { Commitment } from './commitment.ts';
import { Event } from './event.ts';
import { Span } from './span.ts';

/** Words of an article with their place: by both they are found again in another state of the text. */
export const Anchor = Span.extend({ words: z.string().min(1) });
export type Anchor = z.infer<typeof Anchor>;

const words = z.array(Anchor).min(1);

/** What a person may set on an attribution. */
export const AttributionValues = Attribution.pick({
  kind: true,
  sourceKind: true,
  act: true,
  conditional: true,
  hedged: true,
  commitment: true,
  speaker: true,
})
  .extend({ source: words.nullable(), cue: words.nullable(), content: words })
  .partial();
export type AttributionValues = z.infer<typeof AttributionValues>;

/** What a person may set on a commitment. */
export const CommitmentValues = Commitment.pick({
  act: true,
  about: true,
  polarity: true,
  firmness: true,
  due: true,
})
  .extend({ holder: Speaker, to: Speaker.nullable(), span: words })
  .partial();
export type CommitmentValues = z.infer<typeof CommitmentValues>;

/** What a person may set on an event. */
export const EventValues = Event.pick({
  type: true,
  participants: true,
  place: true,
  start: true,
  end: true,
  status: true,
})
  .extend({ trigger: words, time: words.nullable() })
  .partial();
export type EventValues = z.infer<typeof EventValues>;

export const LINES = ['attribution', 'commitment', 'event'] as const;
/** What stands on a line of the record. */
export type LineKind = (typeof LINES)[number];

const about = <Line extends LineKind, Values extends z.ZodType>(line: Line, values: Values) =>
  z.object({
    id: z.string(),
    article: z.string(),
    line: z.literal(line),
    /** `change`: values of a line; `strike`: it is none; `add`: the machine missed it. */
    deed: z.enum(['change', 'strike', 'add']),
    /**
     * What the line is known by, whichever reader reads the article next: its content, span or trigger as the machine had
     * it, or as the person who added it gave it.
     */
    place: words,
    /** An attribution's words of saying, which tell apart what one sentence says twice. */
    cue: words.nullable(),
    /** The values as they stood, and as they are to be; null where there is nothing before (`add`) or after (`strike`). */
    was: values.nullable(),
    now: values.nullable(),
    /** An account's name, or `local` where nobody signs in. */
    by: z.string(),
    /** ISO instant in UTC. */
    at: z.string(),
    reason: z.string().nullable(),
    /** The reader whose line it corrects. */
    reader: z.string(),
    undone: z.object({ by: z.string(), at: z.string() }).nullable(),
  });

/** A person's word on a line of the record. It stands beside the machine's reading, which is kept as it was. */
export const Correction = z.discriminatedUnion('line', [
  about('attribution', AttributionValues),
  about('commitment', CommitmentValues),
  about('event', EventValues),
]);
export type Correction = z.infer<typeof Correction>;
