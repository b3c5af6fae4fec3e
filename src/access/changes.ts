import {
  AccessToken,
  type Account,
  AccountName,
  type AuditEntry,
  Failure,
  ROLES,
  type Role,
  SCOPES,
  type Scope,
} from '../record/index.ts';
import type { Accounts, Changed, NewAuditEntry } from '../store/index.ts';
import { checkPassword, hashPassword } from './passwords.ts';
import { tokenText } from './recognise.ts';
import { digestOf, newId, newSecret } from './secrets.ts';

/** Who makes a change, by what way, and from which network address. */
export type By = Pick<AuditEntry, 'who' | 'by' | 'from'>;

const DAY = 24 * 3600 * 1000;

const entryOf = (by: By, what: string, subject: string, at = new Date().toISOString()): NewAuditEntry => ({
  ...by,
  at,
  what,
  subject,
  outcome: 'done',
});

/** Names that stand for somebody without an account: whoever uses this machine, and nobody. */
const TAKEN: readonly string[] = ['local', 'nobody'];

/** @throws Failure `bad_argument` */
export function accountName(given: string): string {
  const parsed = AccountName.safeParse(given);
  if (parsed.success && !TAKEN.includes(parsed.data)) return parsed.data;
  throw new Failure('bad_argument', 'This cannot be the name of an account.', {
    value: given,
    advice: parsed.success ? 'Take another one.' : `Write ${parsed.error.issues[0]?.message}.`,
  });
}

/** @throws Failure `bad_argument` */
export function chosenFrom<T extends string>(choices: readonly T[], given: string, what: string): T {
  const found = choices.find((choice) => choice === given);
  if (found) return found;
  throw new Failure('bad_argument', `There is no such ${what}.`, {
    value: given,
    advice: `Choose one of: ${choices.join(', ')}.`,
  });
}

export const roleNamed = (given: string): Role => chosenFrom(ROLES, given, 'role');
export const scopeNamed = (given: string): Scope => chosenFrom(SCOPES, given, 'scope');

const unknown = (name: string): Failure =>
  new Failure('not_found', 'There is no account of this name.', {
    value: name,
    advice: 'rapporteur account list shows those that there are.',
  });

function checkChanged(changed: Changed, name: string): void {
  if (changed === 'unknown') throw unknown(name);
  if (changed === 'last admin')
    throw new Failure('not_allowed', 'This is the last admin; without one nobody could let others in.', {
      value: name,
      advice: 'Make another account an admin first.',
    });
}

/** @throws Failure `bad_argument` for a name that is no name or is taken, or a password that will not do */
export async function addAccount(
  accounts: Accounts,
  given: { name: string; role: Role; password: string },
  by: By,
): Promise<void> {
  const name = accountName(given.name);
  checkPassword(given.password, name);
  const at = new Date().toISOString();
  const password = await hashPassword(given.password);
  if (!(await accounts.add({ name, role: given.role, password, at }, entryOf(by, 'account.add', name, at))))
    throw new Failure('bad_argument', 'There is an account of this name already.', { value: name });
}

/**
 * Sets a new password and ends every session that the account has.
 * @throws Failure `bad_argument`, `not_found`
 */
export async function setPassword(accounts: Accounts, name: string, password: string, by: By): Promise<void> {
  checkPassword(password, name);
  const at = new Date().toISOString();
  if (!(await accounts.setPassword(name, await hashPassword(password), at, entryOf(by, 'account.password', name, at))))
    throw unknown(name);
}

/** @throws Failure `not_found`, `not_allowed` where no admin would remain */
export const setRole = async (accounts: Accounts, name: string, role: Role, by: By): Promise<void> =>
  checkChanged(
    await accounts.setRole(name, role, { ...entryOf(by, 'account.role', name), subject: `${name}: ${role}` }),
    name,
  );

/** @throws Failure `not_found`, `not_allowed` where no admin would remain */
export const removeAccount = async (accounts: Accounts, name: string, by: By): Promise<void> =>
  checkChanged(await accounts.remove(name, entryOf(by, 'account.remove', name)), name);

export interface NewToken {
  account: string;
  label: string;
  scope: Scope;
  /** Days until it ends by itself; null for never. */
  days: number | null;
}

/**
 * Makes a token. Its text is in the answer and nowhere else.
 * @throws Failure `not_found`, `bad_argument`
 */
export async function addToken(
  accounts: Accounts,
  { account, label, scope, days }: NewToken,
  by: By,
): Promise<{ text: string; token: AccessToken }> {
  if (!(await accounts.load(account))) throw unknown(account);
  const now = Date.now();
  const parsed = AccessToken.safeParse({
    id: newId(),
    account,
    label,
    scope,
    added: new Date(now).toISOString(),
    expires: days === null ? null : new Date(now + days * DAY).toISOString(),
    lastUsed: null,
  });
  if (!parsed.success)
    throw new Failure('bad_argument', 'A token needs a label that says what it is for, of at most 80 characters.', {
      value: label,
    });
  const token = parsed.data;
  const secret = newSecret();
  const entry = { ...entryOf(by, 'token.add', token.id), subject: `${token.id}: ${scope}, for ${account}` };
  await accounts.addToken(token, digestOf(secret), entry);
  return { text: tokenText(token.id, secret), token };
}

/**
 * @param account whose token it must be; null for anyone's
 * @throws Failure `not_found`
 */
export async function revokeToken(accounts: Accounts, id: string, account: string | null, by: By): Promise<void> {
  if (!(await accounts.revokeToken(id, account, entryOf(by, 'token.revoke', id))))
    throw new Failure('not_found', 'There is no token of this id.', {
      value: id,
      advice: 'rapporteur token list shows those that there are.',
    });
}

/** Whether somebody could let others in: what serving beyond this machine takes. */
export const hasAdmin = async (accounts: Accounts): Promise<boolean> =>
  (await accounts.list()).some((account: Account) => account.role === 'admin');
