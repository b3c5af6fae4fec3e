import { z } from 'zod';

/** One value of a line that a person set, with what the machine said, both in words. */
export const CorrectedField = z.object({
  /** `line` where the machine had no such line. */
  field: z.string(),
  machine: z.string().nullable(),
  now: z.string().nullable(),
  by: z.string(),
  /** ISO instant in UTC. */
  at: z.string(),
  reason: z.string().nullable(),
  /** Id of the correction. */
  correction: z.string(),
});
export type CorrectedField = z.infer<typeof CorrectedField>;
