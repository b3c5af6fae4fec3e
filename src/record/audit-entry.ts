import { z } from 'zod';

/** A line of the audit: who changed what, when, from where. Written once, never altered. */
export const AuditEntry = z.object({
  /** Grows with each entry. */
  id: z.int(),
  /** ISO instant in UTC. */
  at: z.string(),
  /** An account's name; `local user` where nobody signs in; the system's user of a command. */
  who: z.string(),
  /** By what way: a session, a token's id, the command line, or this machine's browser. */
  by: z.string(),
  /** Network address; null for the command line. */
  from: z.string().nullable(),
  /** What was done: `account.add`, or the method and address pattern of a request. */
  what: z.string(),
  /** What it was done to. */
  subject: z.string().nullable(),
  /** What came of it: `done`, or why not. */
  outcome: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
