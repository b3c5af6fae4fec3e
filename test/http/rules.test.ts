import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/index.ts';
import { RULES, ruleOf } from '../../src/http/rules.ts';
import { ROLE_OF_SCOPE, type Role } from '../../src/record/index.ts';
import { openRecord } from './record.ts';
import { addAccounts, FORM, OWN, ROLES, SCOPES, signedIn, withToken } from './visitors.ts';

let record: Awaited<ReturnType<typeof openRecord>>;
let app: Hono;
beforeAll(async () => {
  record = await openRecord();
  await addAccounts(record.store);
  app = createApp(record.store, { exposed: true });
});
afterAll(() => record.close());

/** Every route that is registered, less middleware, as `METHOD path`. */
const routesOf = (of: Hono): { method: string; path: string }[] => [
  ...new Map(
    of.routes
      .filter(({ method, path }) => method !== 'ALL' || path !== '/*')
      .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
  ).values(),
];

/** An address that a route matches. */
const addressOf = (path: string): string => path.replace(/:\w+(?:\{[^}]*\})?/gu, 'x').replace('*', 'x');

describe('every route', () => {
  test('has a rule, and every rule a route', () => {
    const routes = routesOf(app);
    expect(routes.length).toBeGreaterThan(40);
    expect(routes.filter(({ method, path }) => !ruleOf(method, path))).toEqual([]);
    const known = new Set(
      routes.map(({ method, path }) => `${method} ${path.startsWith('/assets/') ? '/assets/*' : path}`),
    );
    expect(Object.keys(RULES).filter((rule) => !known.has(rule))).toEqual([]);
  });

  test('that changes anything takes more than a reader, but for what is everybody’s own', () => {
    const own = routesOf(app)
      .filter(({ method, path }) => method !== 'GET' && ['anyone', 'reader'].includes(ruleOf(method, path)!.need))
      .map(({ path }) => path);
    expect(
      own.filter(
        (path) =>
          !/^\/(?:sign-(?:in|out)|settings\/(?!accounts)|(?:api\/)?(?:marks$|searches\b)|affairs\/:id\/follow$)/u.test(
            path,
          ),
      ),
    ).toEqual([]);
  });

  test('to accounts, to everybody’s tokens and to the audit is an admin’s', () => {
    const sensitive = routesOf(app).filter(({ path }) =>
      /^\/(?:settings\/(?:accounts|audit)|api\/(?:accounts|tokens|audit))/u.test(path),
    );
    expect(sensitive.length).toBeGreaterThan(8);
    expect(sensitive.filter(({ method, path }) => ruleOf(method, path)!.need !== 'admin')).toEqual([]);
  });

  test('that anyone may ask is one of few', () => {
    const open = routesOf(app).filter(({ method, path }) => ruleOf(method, path)!.need === 'anyone');
    expect(open.filter(({ path }) => !/^\/(?:assets\/|healthz$|sign-(?:in|out)$|alerts\/:feed)/u.test(path))).toEqual(
      [],
    );
  });

  test('without a rule is an admin’s', async () => {
    const open = createApp(record.store, { exposed: true });
    open.get('/new', (context) => context.text('new'));
    open.post('/new', (context) => context.text('new'));
    const ask = async (role: Role, method: string): Promise<number> =>
      (
        await open.request('http://localhost/new', {
          method,
          headers: { ...(await signedIn(record.store, role)), ...OWN },
        })
      ).status;
    expect([await ask('editor', 'GET'), await ask('editor', 'POST')]).toEqual([403, 403]);
    expect([await ask('admin', 'GET'), await ask('admin', 'POST')]).toEqual([200, 200]);
    expect((await open.request('http://localhost/new')).status).toBe(401);
  });
});

type Answer = 'in' | 'sign in' | 'not allowed';

/** What the gate made of a request. */
async function answerOf(response: Response): Promise<Answer> {
  const words = await response.text();
  if (response.status >= 500) throw new Error(`answered ${response.status}: ${words.slice(0, 300)}`);
  if (response.status === 401 && words.includes('Nobody is signed in')) return 'sign in';
  if (response.status === 303 && response.headers.get('location')?.startsWith('/sign-in?to=')) return 'sign in';
  return response.status === 403 && words.includes('This takes the rights of') ? 'not allowed' : 'in';
}

describe('answers whoever may ask, and nobody else:', () => {
  const ask = async (method: string, path: string, headers: Record<string, string>): Promise<Answer> =>
    answerOf(
      await app.request(`http://localhost${addressOf(path)}`, {
        method,
        headers: { ...OWN, ...(method === 'GET' ? {} : FORM), ...headers },
        ...(method === 'GET' || method === 'DELETE' ? {} : { body: '' }),
      }),
    );
  const walk = async (role: Role | null, headers: () => Promise<Record<string, string>>): Promise<void> => {
    for (const { method, path } of routesOf(app)) {
      const { need } = ruleOf(method, path)!;
      const wanted =
        need === 'anyone' || (role !== null && ROLES.indexOf(role) >= ROLES.indexOf(need))
          ? 'in'
          : role === null
            ? 'sign in'
            : 'not allowed';
      expect(await ask(method, path, await headers()), `${method} ${path}`).toBe(wanted);
    }
  };

  test('an outsider with a browser', () => walk(null, async () => ({ accept: 'text/html' })));
  test('an outsider with a program', () => walk(null, async () => ({})));
  test.each(ROLES)('%s', (role) => walk(role, () => signedIn(record.store, role)));
  test.each(SCOPES)('a token to %s', (scope) => walk(ROLE_OF_SCOPE[scope], () => withToken(record.store, scope)));
  test('a token that claims more than its account has', () =>
    walk('reader', () => withToken(record.store, 'admin', 'reader')));
});
