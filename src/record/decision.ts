import { z } from 'zod';

const Name = z.string().trim().min(1).max(200);

/** What a reader decided about affairs and issues. It stands beside what was found, and no later reading changes it. */
export const Decision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('affair.name'), affair: z.string(), name: Name }),
  /** All reports of `affair` are of `into`, those still to come too. */
  z.object({ kind: z.literal('affair.merge'), affair: z.string(), into: z.string() }),
  /** These articles are of `to`, which may be an affair that is new. */
  z.object({ kind: z.literal('affair.move'), articles: z.array(z.string()).min(1).max(1000), to: z.string() }),
  z.object({ kind: z.literal('issue.name'), issue: z.string(), name: Name }),
  z.object({ kind: z.literal('issue.merge'), issue: z.string(), into: z.string() }),
  /** Every stance with all words of one of the phrases is on this issue. */
  z.object({ kind: z.literal('issue.pin'), issue: z.string(), name: Name, phrases: z.array(Name).min(1).max(20) }),
]);
export type Decision = z.infer<typeof Decision>;

/** A decision with when it was made and by whom; undone ones stay on record. */
export const MadeDecision = z.object({
  id: z.int(),
  decision: Decision,
  /** ISO instant. */
  at: z.string(),
  who: z.string(),
  undone: z.object({ at: z.string(), who: z.string() }).nullable(),
});
export type MadeDecision = z.infer<typeof MadeDecision>;
