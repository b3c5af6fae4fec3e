import type { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../src/http/index.ts';
import { openRecord } from './record.ts';
import { addAccounts, FORM, OWN, PASSWORDS, signedIn, withToken } from './visitors.ts';

let record: Awaited<ReturnType<typeof openRecord>>;
let app: Hono;
beforeEach(async () => {
  record = await openRecord({ empty: true });
  await addAccounts(record.store);
  app = createApp(record.store, { exposed: true, behindProxy: true });
});
afterEach(async () => {
  vi.useRealTimers();
  await record.close();
});

type Headers = Record<string, string>;
const at = (path: string): string => new URL(path, 'http://localhost').href;

const get = async (path: string, headers: Headers = {}): Promise<Response> => app.request(at(path), { headers });

const post = async (path: string, fields: Record<string, string>, headers: Headers = {}): Promise<Response> =>
  app.request(at(path), {
    method: 'POST',
    headers: { ...FORM, ...OWN, accept: 'text/html', ...headers },
    body: new URLSearchParams(fields).toString(),
  });

const signIn = (name: string, password: string, headers: Headers = {}, to = '/'): Promise<Response> =>
  post('/sign-in', { name, password, to }, headers);

/** The cookie that an answer sets, as a browser would send it back. */
const cookieOf = (response: Response): Headers => ({
  cookie: response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; '),
});

/** Whether a request with these headers is let in. */
const isIn = async (headers: Headers): Promise<boolean> => (await get('/api/counts', headers)).status === 200;

describe('signing in', () => {
  test('leads where one wanted to go, with a cookie that scripts and other sites do not get', async () => {
    const away = await get('/articles?page=2', { accept: 'text/html' });
    expect(away.headers.get('location')).toBe('/sign-in?to=%2Farticles%3Fpage%3D2');
    const page = await (await get(away.headers.get('location')!, { accept: 'text/html' })).text();
    expect(page).toContain('name="to" value="/articles?page=2"');
    const answer = await signIn('Reader ', PASSWORDS.reader, {}, '/articles?page=2');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/articles?page=2');
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^rapporteur-session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/u);
    expect(await isIn(cookieOf(answer))).toBe(true);
  });

  test('over TLS the cookie goes no other way, and no other host can set it', async () => {
    app = createApp(record.store, { exposed: true, secure: true });
    const answer = await signIn('reader', PASSWORDS.reader, { origin: 'https://localhost' });
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Host-rapporteur=[\w-]{43}; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/u,
    );
    expect(answer.headers.get('strict-transport-security')).toContain('max-age');
    const { cookie = '' } = cookieOf(answer);
    expect(await isIn({ cookie })).toBe(true);
    expect(await isIn({ cookie: cookie.replace('__Host-rapporteur', 'rapporteur-session') })).toBe(false);
    const plain = await post('/sign-out', {}, { cookie, 'sec-fetch-site': '', origin: 'http://localhost' });
    expect(plain.status).toBe(403);
  });

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\u0000/evil.example',
    'http:evil.example',
    '///evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/%09/evil.example',
    '',
  ])('does not lead on to %j', async (to) => {
    const answer = await signIn('reader', PASSWORDS.reader, {}, to);
    const location = answer.headers.get('location')!;
    expect(answer.status).toBe(303);
    expect(new URL(location, 'http://here.example').host).toBe('here.example');
    expect(location).toMatch(/^\/(?![/\\])/u);
    const page = await (await get(`/sign-in?to=${encodeURIComponent(to)}`)).text();
    expect(page).toMatch(/name="to" value="\/(?![/\\])[^"]*"/u);
  });

  test('says the same of a wrong password and of a name that nobody has', async () => {
    const wrong = await signIn('reader', 'not the password');
    const unknown = await signIn('nobody', 'not the password');
    const odd = await signIn('no such name!', 'not the password');
    expect([wrong.status, unknown.status, odd.status]).toEqual([401, 401, 401]);
    const page = async (response: Response, name: string): Promise<string> =>
      (await response.text()).replace(name, 'NAME');
    const first = await page(wrong, 'value="reader"'.slice(7, -1));
    expect(await page(unknown, 'nobody')).toBe(first);
    expect(await page(odd, 'no such name!')).toBe(first);
    expect(first).not.toContain('not the password');
    expect([...wrong.headers.keys()].sort()).toEqual([...unknown.headers.keys()].sort());
  });

  test('takes a name and a password as text, whatever they are', async () => {
    for (const name of [
      "admin' OR '1'='1",
      'admin\u0000',
      '<script>alert(1)</script>',
      'x'.repeat(5000),
      '__proto__',
    ]) {
      const answer = await signIn(name, "' OR '1'='1");
      expect(answer.status, name).toBe(401);
      expect(await answer.text()).not.toContain('<script>alert');
    }
    expect((await post('/sign-in', {})).status).toBe(401);
  });
});

describe('trying passwords', () => {
  const from = (address: string): Headers => ({ 'x-forwarded-for': address });

  test('ends after five, also for the right one, and says when to come back', async () => {
    for (let i = 0; i < 5; i++) expect((await signIn('reader', `guess ${i}`, from('203.0.113.9'))).status).toBe(401);
    const over = await signIn('reader', PASSWORDS.reader, from('203.0.113.9'));
    expect(over.status).toBe(429);
    expect(over.headers.get('retry-after')).toBe('30');
    expect(over.headers.getSetCookie()).toEqual([]);
    expect((await signIn('reader', PASSWORDS.reader, from('198.51.100.4'))).status).toBe(303);
  });

  test('counts names that nobody has like all others', async () => {
    for (let i = 0; i < 5; i++) await signIn('nobody', `guess ${i}`, from('203.0.113.9'));
    expect((await signIn('nobody', 'guess', from('203.0.113.9'))).status).toBe(429);
  });

  test('is not begun anew by what the asker claims of their address', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++)
      statuses.push((await signIn('reader', `guess ${i}`, from(`192.0.2.${i}, 203.0.113.9`))).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  test('is not begun anew by another port, nor by what is no address', async () => {
    const claims = ['203.0.113.9:1', '203.0.113.9:2', '203.0.113.9', '203.0.113.9:4', '203.0.113.9:5', '203.0.113.9:6'];
    const statuses: number[] = [];
    for (const claim of claims) statuses.push((await signIn('reader', 'guess', from(claim))).status);
    expect(statuses.at(-1)).toBe(429);
    const odd: number[] = [];
    for (let i = 0; i < 6; i++) odd.push((await signIn('editor', 'guess', from(`unknown${i}`))).status);
    expect(odd.at(-1)).toBe(429);
  });

  test('without a proxy the header says nothing', async () => {
    app = createApp(record.store, { exposed: true });
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await signIn('reader', `guess ${i}`, from(`192.0.2.${i}`))).status);
    expect(statuses.at(-1)).toBe(429);
  });

  test('many at once gain nothing', async () => {
    const all = await Promise.all(
      Array.from({ length: 30 }, (_, i) => signIn('reader', `guess ${i}`, from('203.0.113.9'))),
    );
    expect(all.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(25);
  });

  test('stands in the audit, without what was typed', async () => {
    await signIn('reader', 'a secret guess', from('203.0.113.9'));
    await signIn('my own password', 'x', from('203.0.113.9'));
    const entries = await record.store.audit.list({ what: 'sign-in' });
    expect(entries).toMatchObject([
      { who: 'nobody', subject: 'a name that is not known', from: '203.0.113.9', outcome: 'wrong password' },
      { who: 'nobody', subject: 'reader', from: '203.0.113.9', outcome: 'wrong password' },
    ]);
    expect(JSON.stringify(entries)).not.toContain('secret guess');
  });
});

describe('a session', () => {
  test('is another one after each sign-in, whatever the browser brought along (fixation)', async () => {
    const planted = { cookie: `rapporteur-session=${'A'.repeat(43)}` };
    const answer = await signIn('reader', PASSWORDS.reader, planted);
    expect(cookieOf(answer)['cookie']).not.toBe(planted.cookie);
    expect(await isIn(planted)).toBe(false);
    const before = cookieOf(answer);
    const again = await signIn('admin', PASSWORDS.admin, before);
    expect(await isIn(before)).toBe(false);
    expect((await get('/api/accounts', cookieOf(again))).status).toBe(200);
  });

  test('is over when one signs out: a stolen copy too', async () => {
    const cookie = cookieOf(await signIn('reader', PASSWORDS.reader));
    const out = await post('/sign-out', {}, cookie);
    expect(out.headers.get('location')).toBe('/sign-in?out');
    expect(out.headers.getSetCookie()[0]).toMatch(/^rapporteur-session=; Max-Age=0/u);
    expect(await isIn(cookie)).toBe(false);
    expect((await get('/', { ...cookie, accept: 'text/html' })).headers.get('location')).toBe('/sign-in?to=%2F');
  });

  test('is over after a week unused, and after thirty days in any case', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const unused = await signedIn(record.store, 'reader');
    const used = await signedIn(record.store, 'reader');
    const pass = (days: number): unknown => vi.setSystemTime(Date.now() + days * 24 * 3600 * 1000);
    for (let day = 0; day < 29; day++) {
      expect(await isIn(used), `day ${day}`).toBe(true);
      if (day === 6) expect((await record.store.accounts.sessions('reader')).length).toBe(2);
      if (day === 7) expect(await isIn(unused)).toBe(false);
      pass(1);
    }
    expect(await isIn(used)).toBe(true);
    pass(1);
    expect(await isIn(used)).toBe(false);
  });

  test('is over when the password is changed, everywhere but here', async () => {
    const here = cookieOf(await signIn('reader', PASSWORDS.reader));
    const elsewhere = await signedIn(record.store, 'reader');
    const change = (now: string, fresh: string, again = fresh): Promise<Response> =>
      post('/settings/password', { now, new: fresh, again }, here);
    expect((await change('not the password', 'eleven green bottles')).status).toBe(401);
    expect((await change(PASSWORDS.reader, 'eleven green bottles', 'ten green bottles')).status).toBe(400);
    expect((await change(PASSWORDS.reader, 'short')).status).toBe(400);
    expect(await isIn(elsewhere)).toBe(true);
    const done = await change(PASSWORDS.reader, 'eleven green bottles');
    expect(done.headers.get('location')).toBe('/settings?done=password');
    expect([await isIn(elsewhere), await isIn(here), await isIn(cookieOf(done))]).toEqual([false, false, true]);
    expect((await signIn('reader', PASSWORDS.reader)).status).toBe(401);
    expect((await signIn('reader', 'eleven green bottles')).status).toBe(303);
  });

  test('has the rights that the account has now, and ends with it', async () => {
    const admin = await signedIn(record.store, 'admin');
    const editor = await signedIn(record.store, 'editor');
    expect((await get('/api/audit', editor)).status).toBe(403);
    await post('/settings/accounts/role', { name: 'editor', role: 'admin' }, admin);
    expect((await get('/api/audit', editor)).status).toBe(200);
    await post('/settings/accounts/remove', { name: 'editor' }, admin);
    expect(await isIn(editor)).toBe(false);
  });

  test('can be ended from another, but only one’s own', async () => {
    const here = await signedIn(record.store, 'reader');
    const there = await signedIn(record.store, 'reader');
    const other = await signedIn(record.store, 'editor');
    const [stranger] = await record.store.accounts.sessions('editor');
    await post('/settings/sessions', { session: stranger!.id }, here);
    expect(await isIn(other)).toBe(true);
    await post('/settings/sessions', { session: 'others' }, here);
    expect([await isIn(here), await isIn(there), await isIn(other)]).toEqual([true, false, true]);
  });

  test('of an invented or broken cookie is none', async () => {
    for (const secret of ['', 'x', 'A'.repeat(43), 'A'.repeat(5000), "' OR 1=1 --", '%00'])
      expect(await isIn({ cookie: `rapporteur-session=${secret}` }), secret).toBe(false);
  });
});

describe('a token', () => {
  test('lets in what fits to the letter, and nothing like it', async () => {
    const { authorization = '' } = await withToken(record.store, 'read');
    expect(await isIn({ authorization })).toBe(true);
    const last = authorization.at(-1) === 'A' ? 'B' : 'A';
    const upset = authorization.slice(0, -5).concat(last.repeat(5));
    for (const other of [
      upset,
      authorization.slice(0, -1),
      `${authorization}A`,
      authorization.replace('rap_', ''),
      authorization.replace(/rap_.{12}/u, `rap_${'A'.repeat(12)}`),
      `Bearer ${'x'.repeat(10_000)}`,
      'Bearer',
      'Basic !!!',
      `Basic ${Buffer.from('no colon').toString('base64')}`,
    ])
      expect(await isIn({ authorization: other }), other.slice(0, 60)).toBe(false);
  });

  test('that is not right is not helped by a session', async () => {
    const session = await signedIn(record.store, 'admin');
    expect(await isIn({ ...session, authorization: 'Bearer rap_x' })).toBe(false);
  });

  test('ends when it is revoked, with its time, and with its account', async () => {
    const admin = await signedIn(record.store, 'admin');
    const made = await post('/settings/tokens', { label: 'script', scope: 'read', days: '30' }, admin);
    expect(made.headers.get('cache-control')).toBe('no-store');
    const [text = ''] = /rap_[\w-]+/u.exec(await made.text()) ?? [];
    const token = { authorization: `Bearer ${text}` };
    expect(await isIn(token)).toBe(true);
    const listed = await (await get('/settings', { ...admin, accept: 'text/html' })).text();
    expect(listed).toContain('script');
    expect(listed).not.toContain(text.slice(17));
    expect((await record.store.accounts.tokens())[0]!.lastUsed).not.toBeNull();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31 * 24 * 3600 * 1000 });
    expect(await isIn(token)).toBe(false);
    vi.useRealTimers();
    await post('/settings/tokens/revoke', { id: text.slice(4, 16) }, admin);
    expect(await isIn(token)).toBe(false);
    const reader = await withToken(record.store, 'read', 'reader');
    await post('/settings/accounts/remove', { name: 'reader' }, admin);
    expect(await isIn(reader)).toBe(false);
  });

  test('cannot be made wider than its maker, and is nobody else’s to revoke', async () => {
    const reader = await signedIn(record.store, 'reader');
    expect((await post('/settings/tokens', { label: 'x', scope: 'admin', days: '0' }, reader)).status).toBe(403);
    await withToken(record.store, 'read', 'editor');
    const [token] = await record.store.accounts.tokens('editor');
    expect((await post('/settings/tokens/revoke', { id: token!.id }, reader)).status).toBe(404);
    expect(await record.store.accounts.tokens('editor')).toHaveLength(1);
  });

  test('does not change the password of its account, nor make others', async () => {
    const token = await withToken(record.store, 'admin');
    const fields = { now: PASSWORDS.admin, new: 'eleven green bottles', again: 'eleven green bottles' };
    expect((await post('/settings/password', fields, token)).status).toBe(403);
    expect((await post('/settings/tokens', { label: 'x', scope: 'read', days: '0' }, token)).status).toBe(403);
  });
});

describe('the audit', () => {
  test('says who changed what, when, from where; also what was not allowed', async () => {
    const admin = await signedIn(record.store, 'admin');
    const reader = await signedIn(record.store, 'reader');
    const from = { 'x-forwarded-for': '192.0.2.1, 203.0.113.9' };
    await post(
      '/settings/accounts',
      { name: 'Eva', role: 'editor', password: 'eleven green bottles' },
      { ...admin, ...from },
    );
    await post('/settings/accounts', { name: 'mallory', role: 'admin', password: 'x' }, { ...reader, ...from });
    const [denied, added] = await record.store.audit.list();
    expect(added).toMatchObject({
      who: 'admin',
      by: 'signed in',
      from: '203.0.113.9',
      what: 'account.add',
      subject: 'eva',
    });
    expect(denied).toMatchObject({ who: 'reader', what: 'POST /settings/accounts', outcome: 'not allowed' });
    const page = await (await get('/settings/audit?what=account', { ...admin, accept: 'text/html' })).text();
    expect(page).toContain('eva');
    expect(page).not.toContain('eleven green bottles');
    const { entries } = (await (await get('/api/audit?limit=1', admin)).json()) as { entries: unknown[] };
    expect(entries).toEqual([denied]);
  });

  test('is exported without formulas', async () => {
    await record.store.audit.append({
      ...{ at: '2026-01-05T08:00:00.000Z', who: '=cmd|calc', by: '@x', from: null },
      ...{ what: 'note, "quoted"', subject: '+1\n2', outcome: 'done' },
    });
    const admin = await signedIn(record.store, 'admin');
    const file = await get('/settings/audit.csv?who=%3Dcmd%7Ccalc', admin);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    const [, line] = (await file.text()).split(/\r\n(?=\d|$)/u);
    expect(line).toMatch(/^\d+,2026-01-05T08:00:00\.000Z,'=cmd\|calc,'@x,,"note, ""quoted""","'\+1\n2",done$/u);
  });

  test('of a change that its route does not write is written by the gate', async () => {
    app.post('/notes/:id', (context) => context.text('kept'));
    app.post('/broken/:id', () => {
      throw new Error('planted');
    });
    const admin = await signedIn(record.store, 'admin');
    const silenced = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await post('/notes/7', {}, admin);
    await post('/broken/8', {}, admin);
    silenced.mockRestore();
    expect(await record.store.audit.list({ what: 'POST' })).toMatchObject([
      { who: 'admin', what: 'POST /broken/:id', subject: '8', outcome: 'refused (500)' },
      { who: 'admin', what: 'POST /notes/:id', subject: '7', outcome: 'done' },
    ]);
  });
});

test('the first account is an admin, and closes the door behind it', async () => {
  const fresh = await openRecord({ empty: true });
  app = createApp(fresh.store);
  const fields = { name: 'hanna', role: 'reader', password: 'eleven green bottles' };
  expect((await post('/settings/accounts', fields)).status).toBe(303);
  expect(await fresh.store.accounts.list()).toMatchObject([{ name: 'hanna', role: 'admin' }]);
  expect((await get('/settings/accounts', { accept: 'text/html' })).status).toBe(303);
  expect(await fresh.store.audit.list()).toMatchObject([
    { who: 'local user', by: 'this machine', what: 'account.add' },
  ]);
  await fresh.close();
});
