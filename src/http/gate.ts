import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { matchedRoutes } from 'hono/route';
import {
  may,
  type Need,
  namesOf,
  roleOf,
  type SignedIn,
  type Visitor,
  visitorBySession,
  visitorByToken,
} from '../access/index.ts';
import { Failure, ROLES } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { refused } from './failures.ts';
import { BODY, type Rule, ruleOf } from './rules.ts';
import { isChange, isSameOrigin } from './security.ts';
import { fromOf, visitorOf } from './visit.ts';

export interface GateOptions {
  /** Whether anybody but this machine's user may reach the server: nobody is let in without an account then. */
  exposed: boolean;
  /** Whether readers reach it over TLS only. */
  secure: boolean;
  behindProxy: boolean;
}

/**
 * The way in, which every request passes: who asks, whether they may do what they ask for, whether a page of ours asked,
 * and a line in the audit for what was changed. Rules are found by the routes that the router matched, so no way of
 * writing an address leads around them.
 */
export function gate(store: Store, options: GateOptions): MiddlewareHandler {
  const { exposed, secure, behindProxy } = options;
  return async (context, next) => {
    const method = context.req.method === 'HEAD' ? 'GET' : context.req.method;
    const routes = endpoints(context);
    const rule = strictest(routes, method);
    const from = fromOf(context, behindProxy);
    const origin = originOf(context, secure);
    const open = rule.need === 'anyone' && routes.some((path) => path.startsWith('/assets/'));
    const visitor: Visitor = open ? { kind: 'outsider' } : await visitorFor(context, store, secure, exposed);
    context.set('visit', { visitor, from, origin });
    if (isChange(method)) checkOrigin(context, visitor, secure);
    if (!may(visitor, rule.need)) {
      if (isChange(method) && visitor.kind !== 'outsider') await audit(context, store, routes, 'not allowed');
      return turnedAway(context, visitor, rule.need);
    }
    if (!isChange(method)) return next();
    const limited = bodyLimit({
      maxSize: rule.body ?? BODY,
      onError: (over) => refused(over, new Failure('too_large', 'This is more than the server takes at once.')),
    });
    const answer = await limited(context, next);
    const refusal = answer instanceof Response ? answer : null;
    if (rule.audit === undefined && routes.length > 0) {
      const { status } = refusal ?? context.res;
      await audit(context, store, routes, status < 400 ? 'done' : `refused (${status})`);
    }
    return refusal ?? undefined;
  };
}

/** Paths of the routes that could answer a request, as they are registered; those of middleware aside. */
const endpoints = (context: Context): string[] =>
  matchedRoutes(context)
    .filter(({ method, path }) => method !== 'ALL' || path !== '/*')
    .map(({ path }) => path);

/** Among the rules of all routes that could answer the one that asks most; of a route without a rule: an admin. */
function strictest(paths: readonly string[], method: string): Rule {
  const rules = paths.map((path): Rule => ruleOf(method, path) ?? { need: 'admin' });
  const rank = ({ need }: Rule): number => (need === 'anyone' ? -1 : ROLES.indexOf(need));
  return rules.sort((a, b) => rank(b) - rank(a))[0] ?? { need: 'anyone' };
}

/** How readers write this server's address, without a path. */
function originOf(context: Context, secure: boolean): string {
  const { origin, host } = new URL(context.req.url);
  return secure ? `https://${host}` : origin;
}

/** The cookie of a session. Over TLS its name keeps other hosts and plain HTTP from setting it (RFC 6265bis). */
const cookieName = (secure: boolean): string => (secure ? '__Host-rapporteur' : 'rapporteur-session');

export function keepSession(context: Context, { secret, session }: SignedIn, secure: boolean): void {
  setCookie(context, cookieName(secure), secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    expires: new Date(session.expires),
  });
}

export const dropSession = (context: Context, secure: boolean): unknown =>
  deleteCookie(context, cookieName(secure), { path: '/', secure });

async function visitorFor(context: Context, store: Store, secure: boolean, exposed: boolean): Promise<Visitor> {
  const { accounts } = store;
  const [, scheme, given = ''] = /^(bearer|basic) +(\S+)$/iu.exec(context.req.header('authorization') ?? '') ?? [];
  if (scheme?.toLowerCase() === 'bearer') return visitorByToken(accounts, given, false);
  if (scheme) {
    const [, password = ''] = /^[^:]*:(.*)$/su.exec(Buffer.from(given, 'base64').toString()) ?? [];
    return visitorByToken(accounts, password, true);
  }
  const secret = getCookie(context, cookieName(secure));
  const visitor: Visitor = secret ? await visitorBySession(accounts, secret) : { kind: 'outsider' };
  if (visitor.kind !== 'outsider' || exposed) return visitor;
  return (await accounts.list()).length === 0 ? { kind: 'local' } : visitor;
}

/**
 * Refuses a change that a page of another site sends with what the browser adds by itself.
 * @throws Failure `not_allowed`
 */
function checkOrigin(context: Context, visitor: Visitor, secure: boolean): void {
  if (visitor.kind === 'token' && !visitor.ambient) return;
  const same = isSameOrigin(context, secure);
  if (same === true || (same === null && visitor.kind !== 'account')) return;
  throw new Failure('not_allowed', 'Another site sent this, so nothing was changed.', {
    advice: 'Do it from a page of the record itself. Programs use a token: Authorization: Bearer.',
  });
}

function turnedAway(context: Context, visitor: Visitor, need: Need): Response | Promise<Response> {
  const { path, method } = context.req;
  const role = roleOf(visitor);
  if (role !== null)
    return refused(
      context,
      new Failure('not_allowed', `This takes the rights of an ${need === 'reader' ? 'account' : need}.`, {
        advice:
          visitor.kind === 'token'
            ? `This token has those of a ${role}; use one of a wider scope.`
            : `You are signed in as a ${role}; ask an admin.`,
      }),
    );
  const isApi = path === '/api' || path.startsWith('/api/');
  if (!isApi && method === 'GET' && context.req.header('accept')?.includes('text/html')) {
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`, 303);
  }
  context.header('WWW-Authenticate', isApi ? 'Bearer realm="Rapporteur"' : 'Basic realm="Rapporteur", charset="UTF-8"');
  return refused(
    context,
    new Failure('sign_in', 'Nobody is signed in here.', {
      advice: 'Sign in at /sign-in; programs send a token: Authorization: Bearer rap_…',
    }),
  );
}

function audit(context: Context, store: Store, routes: readonly string[], outcome: string): Promise<void> {
  const { from } = context.get('visit');
  const parameters = Object.values(context.req.param() as Record<string, string>).join(' ');
  return store.audit.append({
    ...namesOf(visitorOf(context)),
    at: new Date().toISOString(),
    from,
    what: `${context.req.method} ${routes.at(-1)}`,
    subject: (context.get('subject') ?? (parameters || null))?.slice(0, 300) ?? null,
    outcome,
  });
}
