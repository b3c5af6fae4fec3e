import { z } from 'zod';
import { Actor } from './actor.ts';
import { Attribution } from './attribution.ts';
import { Commitment } from './commitment.ts';
import { Event } from './event.ts';
import { Mention } from './mention.ts';
import { Span } from './span.ts';
import { Timex } from './timex.ts';

/** All annotations of one article; every span points into `text`. */
export const Reading = z.object({
  id: z.string(),
  text: z.string(),
  published: z.string().nullable(),
  /** Which reader made it: "rules 1", "reader-en 1". */
  reader: z.string(),
  sentences: z.array(Span),
  mentions: z.array(Mention),
  timexes: z.array(Timex),
  attributions: z.array(Attribution),
  commitments: z.array(Commitment),
  events: z.array(Event),
  /** The actors that the reading refers to by id. */
  actors: z.array(Actor),
});
export type Reading = z.infer<typeof Reading>;
