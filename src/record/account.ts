import { z } from 'zod';

/** What a person may do, from least to most: read; also correct, note, tag and follow; also run the place. */
export const ROLES = ['reader', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Lower case; letters, digits and `. _ @ -`; begins with a letter or a digit. */
export const AccountName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9][a-z0-9._@-]{0,63}$/u,
    'letters, digits and . _ @ - (at most 64), beginning with a letter or a digit',
  );

/** A person who may sign in where the record is served to more than one machine. Times are ISO instants in UTC. */
export const Account = z.object({
  name: AccountName,
  role: z.enum(ROLES),
  added: z.string(),
  /** When the password was last set. */
  passwordSet: z.string(),
  lastSignIn: z.string().nullable(),
});
export type Account = z.infer<typeof Account>;
