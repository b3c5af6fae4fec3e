import { type AccessToken, ROLE_OF_SCOPE, ROLES, type Role, type Session } from '../record/index.ts';

/** Who asks. */
export type Visitor =
  /** Somebody at this machine, where nobody has an account. */
  | { kind: 'local' }
  | { kind: 'account'; account: string; role: Role; session: Session }
  /** A program. `ambient` where a browser may send the token unasked (Basic authentication). */
  | { kind: 'token'; account: string; role: Role; token: AccessToken; ambient: boolean }
  | { kind: 'outsider' };

/** What a visitor must be: a role, or anyone at all. */
export type Need = Role | 'anyone';

const rank = (role: Role): number => ROLES.indexOf(role);

/** The lesser of two roles. */
const lesser = (a: Role, b: Role): Role => (rank(a) < rank(b) ? a : b);

/** What a token gives: its scope, as far as its account's role goes today. */
export const roleOfToken = (token: AccessToken, account: Role): Role => lesser(ROLE_OF_SCOPE[token.scope], account);

/** The role whose rights a visitor has; null for an outsider. */
export function roleOf(visitor: Visitor): Role | null {
  if (visitor.kind === 'outsider') return null;
  return visitor.kind === 'local' ? 'admin' : visitor.role;
}

/** Whether a visitor may do what needs a role. */
export function may(visitor: Visitor, need: Need): boolean {
  if (need === 'anyone') return true;
  const role = roleOf(visitor);
  return role !== null && rank(role) >= rank(need);
}

/** The visitor as the audit names them: who, and by what way. */
export function namesOf(visitor: Visitor): { who: string; by: string } {
  if (visitor.kind === 'local') return { who: 'local user', by: 'this machine' };
  if (visitor.kind === 'outsider') return { who: 'nobody', by: 'not signed in' };
  if (visitor.kind === 'account') return { who: visitor.account, by: 'signed in' };
  return { who: visitor.account, by: `token ${visitor.token.id}` };
}
