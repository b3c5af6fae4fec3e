import { AccountName, Failure, type Session } from '../record/index.ts';
import type { Accounts, Audit, NewAuditEntry } from '../store/index.ts';
import type { SignInLimits } from './limits.ts';
import { isPassword } from './passwords.ts';
import { digestOf, newId, newSecret } from './secrets.ts';

/** Days that a session lasts: unused, and at the most. */
const [IDLE, WHOLE] = [7, 30];
const DAY = 24 * 3600 * 1000;
/** Milliseconds after which the use of a session or a token is noted anew. */
const NOTED = 5 * 60 * 1000;
/** Passwords that are looked at at the same time; each takes 19 MiB and a core. */
const AT_ONCE = 8;

/** What a sign-in comes with. */
export interface Attempt {
  name: string;
  password: string;
  /** Network address. */
  from: string;
  /** What the browser calls itself. */
  browser: string;
}

/** The answer to a sign-in: what the browser is to keep, and until when at most. */
export interface SignedIn {
  secret: string;
  session: Session;
}

/** The way in for people. */
export interface Door {
  /**
   * Opens a new session, whatever the browser brought along.
   * @throws Failure `sign_in` where name and password do not fit together, in the same words and time whether or not
   * there is such an account; `too_often`
   */
  signIn(attempt: Attempt): Promise<SignedIn>;
  /**
   * Makes sure that a password is the account's; answers the account's name.
   * @throws Failure as `signIn`
   */
  confirm(attempt: Omit<Attempt, 'browser'>): Promise<string>;
}

/** An unknown name is not written down: it may be a password, typed into the wrong field. */
const refusal = (account: string | null, from: string): NewAuditEntry => ({
  at: new Date().toISOString(),
  who: 'nobody',
  by: 'password',
  from,
  what: 'sign-in',
  subject: account ?? 'a name that is not known',
  outcome: 'wrong password',
});

const wrong = (): Failure =>
  new Failure('sign_in', 'This name and this password do not go together.', {
    advice: 'Try again, or ask an admin to set a new password.',
  });

/** @param store what it looks into, and where it notes who came in and who tried */
export function door(store: { accounts: Accounts; audit: Audit }, limits: SignInLimits): Door {
  const { accounts, audit } = store;
  let looking = 0;
  async function confirm({ name: given, password, from }: Omit<Attempt, 'browser'>): Promise<string> {
    const name = AccountName.safeParse(given).data ?? null;
    // What cannot be a name is counted as one, or its refusal would be told apart.
    const counted = name ?? 'no name';
    await limits.attempt(counted, from);
    if (looking >= AT_ONCE)
      throw new Failure('too_often', 'Too many sign in at the same time.', { advice: 'Try again in a moment.' });
    looking++;
    try {
      const known = name === null ? null : await accounts.load(name);
      const right = await isPassword(password.slice(0, 1024), known?.password ?? null);
      if (right && known !== null) {
        await limits.right(counted, from);
        return known.account.name;
      }
      await limits.wrong(counted, from);
      await audit.append(refusal(known?.account.name ?? null, from));
      throw wrong();
    } finally {
      looking--;
    }
  }
  return {
    confirm,
    signIn: async (attempt) => opened(accounts, await confirm(attempt), attempt.from, attempt.browser),
  };
}

/** Opens a session for an account that has shown who it is. */
export async function opened(accounts: Accounts, account: string, from: string, browser: string): Promise<SignedIn> {
  const secret = newSecret();
  const now = new Date();
  const session: Session = {
    id: newId(),
    account,
    opened: now.toISOString(),
    lastSeen: now.toISOString(),
    expires: new Date(now.getTime() + WHOLE * DAY).toISOString(),
    from,
    browser: browser.slice(0, 200),
  };
  const entry: NewAuditEntry = {
    at: session.opened,
    who: account,
    by: 'password',
    from,
    what: 'sign-in',
    subject: session.id,
    outcome: 'done',
  };
  await accounts.openSession(session, digestOf(secret), entry);
  return { secret, session };
}

/** Whether a session is over at an instant: too old, or too long unused. */
export const isOver = (session: Session, now = Date.now()): boolean =>
  now >= Date.parse(session.expires) || now - Date.parse(session.lastSeen) >= IDLE * DAY;

/** Whether a use at an instant is to be noted. */
export const isToBeNoted = (last: string | null, now = Date.now()): boolean =>
  last === null || now - Date.parse(last) >= NOTED;
