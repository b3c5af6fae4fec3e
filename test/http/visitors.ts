import { addToken, type By, opened } from '../../src/access/index.ts';
import { hashPassword } from '../../src/access/passwords.ts';
import { ROLES, type Role, SCOPES, type Scope } from '../../src/record/index.ts';
import type { Store } from '../../src/store/index.ts';

export const PASSWORDS: Readonly<Record<Role, string>> = {
  reader: 'four quiet river stones',
  editor: 'seven paper boats at sea',
  admin: 'nine copper kettles here',
};
export const BY: By = { who: 'test', by: 'command line', from: null };

const hashes = new Map<Role, Promise<string>>();

/** Makes an account for each role, named as the role; the hashes are made once. */
export async function addAccounts({ accounts }: Store): Promise<void> {
  const at = new Date().toISOString();
  for (const role of ROLES) {
    if (!hashes.has(role)) hashes.set(role, hashPassword(PASSWORDS[role]));
    const entry = { ...BY, at, what: 'account.add', subject: role, outcome: 'done' };
    await accounts.add({ name: role, role, password: await hashes.get(role)!, at }, entry);
  }
}

/** Headers of a browser that is newly signed in as a role. */
export async function signedIn({ accounts }: Store, role: Role): Promise<Record<string, string>> {
  const { secret } = await opened(accounts, role, '203.0.113.7', 'Firefox');
  return { cookie: `rapporteur-session=${secret}`, accept: 'text/html' };
}

/** Headers of a program with a new token of an account. */
export async function withToken(
  { accounts }: Store,
  scope: Scope,
  account: Role = 'admin',
): Promise<Record<string, string>> {
  const { text } = await addToken(accounts, { account, label: 'test', scope, days: null }, BY);
  return { authorization: `Bearer ${text}` };
}

/** What a browser says of a form of the page itself. */
export const OWN = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' };
export const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
export { ROLES, SCOPES };
