import type { Context, Hono } from 'hono';
import {
  addAccount,
  addToken,
  type By,
  type Door,
  namesOf,
  opened,
  removeAccount,
  revokeToken,
  roleNamed,
  roleOf,
  scopeNamed,
  setPassword,
  setRole,
  type Visitor,
} from '../../access/index.ts';
import { Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { field, fields } from '../form.ts';
import { keepSession } from '../gate.ts';
import { accountsPage, newTokenPage } from '../pages/accounts.ts';
import { type About, type SettingsPart, settingsPage } from '../pages/settings.ts';
import { mayGive } from '../parts/tokens.ts';
import { keepPreferences, preferencesFrom, preferencesOf, USUAL } from '../preferences.ts';
import { visitOf } from '../visit.ts';

export interface SettingsOptions {
  door: Door;
  secure: boolean;
  about: About | null;
  /** What other topics bring to the page, made anew for each request. */
  parts: readonly ((context: Context) => Promise<SettingsPart | null>)[];
}

/** What is said on the page that follows a change, by the word in its address. */
const DONE: Readonly<Record<string, string>> = {
  look: 'Pages look as you chose.',
  password: 'Your password is set. You are signed in here and nowhere else.',
  sessions: 'Signed out there.',
  revoked: 'The token lets nobody in any longer.',
  added: 'The account is made.',
  role: 'The role is set; it holds from the next page on.',
  reset: 'The password is set, and the account signed out everywhere.',
  removed: 'The account is gone, with its sessions and tokens.',
};

const doneOf = (context: Context): string | null => DONE[context.req.query('done') ?? ''] ?? null;

/** Who makes a change, for the audit. */
export function byOf(context: Context): By {
  const { visitor, from } = visitOf(context);
  return { ...namesOf(visitor), from };
}

/** @throws Failure `not_allowed` where no person is signed in */
function person(context: Context): Extract<Visitor, { kind: 'account' }> {
  const { visitor } = visitOf(context);
  if (visitor.kind === 'account') return visitor;
  throw new Failure('not_allowed', 'Only somebody who is signed in can do this for themselves.', {
    advice: visitor.kind === 'local' ? 'This record has no accounts: nobody signs in.' : 'Sign in with a browser.',
  });
}

/** Appearance, one's own password, sessions and tokens; accounts for admins. */
export function settingsRoutes(app: Hono, store: Store, options: SettingsOptions): void {
  const { accounts } = store;
  const { door, secure, about, parts } = options;

  app.get('/settings', async (context) => {
    const { visitor } = visitOf(context);
    const own = visitor.kind === 'account' ? visitor.account : null;
    const [sessions, tokens, counts, brought] = await Promise.all([
      own ? accounts.sessions(own) : [],
      own ? accounts.tokens(own) : [],
      store.counts(),
      Promise.all(parts.map((part) => part(context))),
    ]);
    return context.html(
      settingsPage({
        visitor,
        look: preferencesOf(context),
        sessions,
        tokens,
        counts,
        about,
        parts: brought.filter((part) => part !== null),
        done: doneOf(context),
      }),
    );
  });

  app.post('/settings/appearance', async (context) => {
    const form = await fields(context);
    keepPreferences(context, field(form, 'usual') === 'yes' ? USUAL : preferencesFrom(form), secure);
    return context.redirect('/settings?done=look', 303);
  });

  app.post('/settings/password', async (context) => {
    const { account } = person(context);
    const form = await fields(context);
    const { from } = visitOf(context);
    if (field(form, 'new') !== field(form, 'again'))
      throw new Failure('bad_argument', 'The new password is not the same both times.', {
        advice: 'Go back and type it again.',
      });
    await door.confirm({ name: account, password: field(form, 'now'), from });
    await setPassword(accounts, account, field(form, 'new'), byOf(context));
    keepSession(context, await opened(accounts, account, from, context.req.header('user-agent') ?? ''), secure);
    return context.redirect('/settings?done=password', 303);
  });

  app.post('/settings/sessions', async (context) => {
    const { account, session } = person(context);
    const which = field(await fields(context), 'session');
    const entry = {
      ...byOf(context),
      at: new Date().toISOString(),
      what: 'session.end',
      subject: which,
      outcome: 'done',
    };
    if (which === 'others') await accounts.endOtherSessions(account, session.id, entry);
    else await accounts.endSession(account, which, entry);
    return context.redirect('/settings?done=sessions', 303);
  });

  app.post('/settings/tokens', async (context) => {
    const { account, role } = person(context);
    const form = await fields(context);
    const scope = scopeNamed(field(form, 'scope'));
    if (!mayGive(role, scope))
      throw new Failure('not_allowed', 'A token cannot do more than you may.', {
        value: scope,
        advice: `You are a ${role}.`,
      });
    const days = Number(field(form, 'days'));
    const life = Number.isInteger(days) && days > 0 && days <= 3650 ? days : null;
    const made = await addToken(accounts, { account, label: field(form, 'label'), scope, days: life }, byOf(context));
    context.header('Cache-Control', 'no-store');
    return context.html(newTokenPage(made.text, made.token));
  });

  app.post('/settings/tokens/revoke', async (context) => {
    const { visitor } = visitOf(context);
    const isAdmin = roleOf(visitor) === 'admin';
    const own = isAdmin ? null : person(context).account;
    await revokeToken(accounts, field(await fields(context), 'id'), own, byOf(context));
    return context.redirect('/settings?done=revoked', 303);
  });

  app.get('/settings/accounts', async (context) => {
    const [all, tokens] = await Promise.all([accounts.list(), accounts.tokens()]);
    return context.html(accountsPage(all, tokens, doneOf(context)));
  });

  app.post('/settings/accounts', async (context) => {
    const form = await fields(context);
    const first = (await accounts.list()).length === 0;
    const role = first ? 'admin' : roleNamed(field(form, 'role'));
    await addAccount(accounts, { name: field(form, 'name'), role, password: field(form, 'password') }, byOf(context));
    return context.redirect('/settings/accounts?done=added', 303);
  });

  app.post('/settings/accounts/role', async (context) => {
    const form = await fields(context);
    await setRole(accounts, field(form, 'name'), roleNamed(field(form, 'role')), byOf(context));
    return context.redirect('/settings/accounts?done=role', 303);
  });

  app.post('/settings/accounts/password', async (context) => {
    const form = await fields(context);
    await setPassword(accounts, field(form, 'name'), field(form, 'password'), byOf(context));
    return context.redirect('/settings/accounts?done=reset', 303);
  });

  app.post('/settings/accounts/remove', async (context) => {
    await removeAccount(accounts, field(await fields(context), 'name'), byOf(context));
    return context.redirect('/settings/accounts?done=removed', 303);
  });
}
