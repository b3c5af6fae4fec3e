import { z } from 'zod';
import { AccountName, type Role } from './account.ts';

/** What a token may be used for, from least to most. */
export const SCOPES = ['read', 'write', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** The role whose rights a scope gives, as far as the token's account has them. */
export const ROLE_OF_SCOPE: Readonly<Record<Scope, Role>> = { read: 'reader', write: 'editor', admin: 'admin' };

/** A program's way in, in the name of an account: never more than the account may do. Its secret is not kept. */
export const AccessToken = z.object({
  id: z.string(),
  account: AccountName,
  /** What it is for, in its owner's words. */
  label: z.string().trim().min(1).max(80),
  scope: z.enum(SCOPES),
  added: z.string(),
  /** When it ends by itself. */
  expires: z.string().nullable(),
  lastUsed: z.string().nullable(),
});
export type AccessToken = z.infer<typeof AccessToken>;
