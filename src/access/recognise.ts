import type { Accounts } from '../store/index.ts';
import { digestOf, sameDigest } from './secrets.ts';
import { isOver, isToBeNoted } from './sign-in.ts';
import { roleOfToken, type Visitor } from './visitor.ts';

const OUTSIDER: Visitor = { kind: 'outsider' };
/** Longer than any secret of ours: not worth a look into the record. */
const LONGEST = 200;

/** Who a browser with this session secret is. */
export async function visitorBySession(accounts: Accounts, secret: string): Promise<Visitor> {
  if (secret.length > LONGEST) return OUTSIDER;
  const found = await accounts.session(digestOf(secret));
  if (!found || isOver(found.session)) return OUTSIDER;
  const { session, role } = found;
  if (isToBeNoted(session.lastSeen)) await accounts.seen(session.id, new Date().toISOString());
  return { kind: 'account', account: session.account, role, session };
}

/** What tokens look like: `rap_ID_SECRET`, found by scanners of leaked secrets. */
export const tokenText = (id: string, secret: string): string => `rap_${id}_${secret}`;
/** Base64url has `_` too, so the two parts are told apart by their length: 12 and 43. */
const TOKEN = /^rap_([\w-]{12})_([\w-]{43})$/u;

/** Who a program with this token is. `ambient` where a browser may have sent it unasked. */
export async function visitorByToken(accounts: Accounts, text: string, ambient: boolean): Promise<Visitor> {
  const [, id, secret] = TOKEN.exec(text.slice(0, LONGEST)) ?? [];
  if (id === undefined || secret === undefined) return OUTSIDER;
  const found = await accounts.token(id);
  if (!found || !sameDigest(digestOf(secret), found.digest)) return OUTSIDER;
  const { token, role } = found;
  if (token.expires !== null && Date.now() >= Date.parse(token.expires)) return OUTSIDER;
  if (isToBeNoted(token.lastUsed)) await accounts.tokenUsed(token.id, new Date().toISOString());
  return { kind: 'token', account: token.account, role: roleOfToken(token, role), token, ambient };
}
