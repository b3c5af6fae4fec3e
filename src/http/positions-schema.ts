import { z } from 'zod';
import { Commitment, Span } from '../record/index.ts';

const Evidence = z.object({
  article: z.string(),
  outlet: z.string().nullable(),
  published: z.string().nullable(),
  span: z.array(Span),
  sentence: z.int().nonnegative().describe('Index of the sentence: /articles/ID#s12'),
  words: z.string(),
  attribution: z.string().nullable(),
  relay: z.array(z.string()).describe('Sources from the outermost to the innermost'),
  own: z.boolean().describe("Whether the actor's own words are reported"),
});
const Stance = z.object({
  act: z.enum([...Commitment.shape.act.options, 'request']),
  polarity: Commitment.shape.polarity,
  firmness: Commitment.shape.firmness,
  about: z.string().nullable(),
  conditions: z.array(z.string()),
  due: z.string().nullable(),
  evidence: Evidence,
});
const Move = z.enum(['first', 'repeated', 'strengthened', 'weakened', 'reversed']);
const Status = z.enum(['open', 'repeated', 'diluted', 'reversed', 'fulfilled', 'lapsed']);

/** Who stands where, issue by issue, and how that changed. */
export const Positions = z.object({
  issues: z.array(z.object({ id: z.string(), name: z.string(), pinned: z.boolean(), actors: z.array(z.string()) })),
  positions: z.array(
    z.object({
      issue: z.string(),
      key: z.string(),
      name: z.string(),
      actor: z.string().nullable(),
      latest: Stance,
      history: z.array(z.object({ move: Move, stance: Stance })),
      contradictions: z.array(z.object({ one: Stance, other: Stance })),
    }),
  ),
  undertakings: z.array(
    z.object({
      issue: z.string(),
      key: z.string(),
      holder: z.string(),
      actor: z.string().nullable(),
      about: z.string().nullable(),
      due: z.string().nullable(),
      status: Status,
      steps: z.array(z.object({ status: Status, date: z.string().nullable(), evidence: Evidence })),
    }),
  ),
});
