import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp, type Served, serve } from '../../src/http/index.ts';
import { openRecord } from './record.ts';
import { addAccounts, FORM, OWN, PASSWORDS, signedIn, withToken } from './visitors.ts';

/** Two servers as their neighbours find them: one open on this machine, one where everybody signs in. */
let open: { record: Awaited<ReturnType<typeof openRecord>>; served: Served };
let closed: typeof open;
beforeAll(async () => {
  const [one, other] = [await openRecord(), await openRecord()];
  await addAccounts(other.store);
  open = { record: one, served: await serve({ store: one.store, port: 0 }) };
  closed = { record: other, served: await serve({ store: other.store, port: 0, names: ['desk.example.org'] }) };
});
afterAll(async () => {
  for (const { record, served } of [open, closed]) {
    await served.close();
    await record.close();
  }
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Asks as a program that may say anything: Node's own `fetch` keeps to what browsers may. */
function ask(
  { served }: typeof open,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { port } = new URL(served.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: text }));
    });
    sent.on('error', reject).end(body);
  });
}

/** Sends bytes as they are; answers what comes back until the server closes. */
function raw({ served }: typeof open, text: string): Promise<string> {
  return new Promise((resolve) => {
    let back = '';
    const socket = connect(Number(new URL(served.url).port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('latin1').on('data', (part) => (back += part));
    socket.on('close', () => resolve(back)).on('error', () => resolve(back));
    socket.setTimeout(3000, () => socket.destroy());
  });
}

const hostOf = ({ served }: typeof open): string => new URL(served.url).host;

describe('a page of another site', () => {
  const post = (at: typeof open, headers: Record<string, string>): Promise<Answer> =>
    ask(at, '/settings/appearance', { method: 'POST', headers: { ...FORM, ...headers }, body: 'theme=dark' });

  test.each<[string, Record<string, string>]>([
    ['sends a form', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['of a neighbouring name sends a form', { 'sec-fetch-site': 'same-site' }],
    ['without an origin of its own sends a form', { origin: 'null' }],
    ['sends a form over plain HTTP', { origin: 'http://evil.example' }],
    ['of a longer name sends a form', { origin: 'http://localhost.evil.example' }],
    ['on another port of this machine sends a form', { origin: 'http://localhost:1' }],
    ['says one thing by the one and another by the other', { 'sec-fetch-site': 'cross-site', origin: 'OWN' }],
    ['is typed into the address field', { 'sec-fetch-site': 'none' }],
    ['sends no origin that can be read', { origin: 'http://' }],
  ])('%s, and changes nothing', async (_, headers) => {
    const own = (at: typeof open): Record<string, string> =>
      headers['origin'] === 'OWN' ? { ...headers, origin: `http://${hostOf(at)}` } : headers;
    const local = await post(open, own(open));
    expect(local.status).toBe(403);
    expect(local.headers['set-cookie']).toBeUndefined();
    const stolen = await post(closed, { ...own(closed), ...(await signedIn(closed.record.store, 'admin')) });
    expect(stolen.status).toBe(403);
  });

  test('the server’s own page may', async () => {
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: `http://${hostOf(open)}` }])
      expect((await post(open, { ...headers, host: hostOf(open) })).status).toBe(303);
  });

  test('a program without a browser may where nobody signs in, and with a token; not with a cookie alone', async () => {
    expect((await post(open, {})).status).toBe(303);
    expect((await post(closed, await withToken(closed.record.store, 'read'))).status).toBe(303);
    expect((await post(closed, await signedIn(closed.record.store, 'admin'))).status).toBe(403);
  });

  test('a token that a browser keeps (Basic) is no way around', async () => {
    const { authorization = '' } = await withToken(closed.record.store, 'write');
    const basic = `Basic ${Buffer.from(`me:${authorization.slice(7)}`).toString('base64')}`;
    expect((await post(closed, { authorization: basic, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask(closed, '/calendar.ics', { headers: { authorization: basic } })).status).toBe(200);
  });

  test('is not let in by a method that a header names', async () => {
    for (const name of ['x-http-method-override', 'x-method-override', '_method']) {
      const answer = await ask(open, '/settings/appearance', { headers: { [name]: 'POST' } });
      expect(answer.status, name).toBe(404);
    }
  });

  test('cannot set a sign-in up for somebody else', async () => {
    const body = `name=admin&password=${encodeURIComponent(PASSWORDS.admin)}`;
    const headers = { ...FORM, 'sec-fetch-site': 'cross-site' };
    const answer = await ask(closed, '/sign-in', { method: 'POST', headers, body });
    expect(answer.status).toBe(403);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });
});

describe('a name that leads here (DNS rebinding)', () => {
  test.each([
    'evil.example',
    'localhost.evil.example',
    'evil.example:4747',
    '127.0.0.1.nip.io',
    'localhost@evil.example',
    '0.0.0.0',
    '[::ffff:127.0.0.1]',
    'LOCALHOST.',
    '2130706433',
  ])('%s is not answered', async (host) => {
    for (const path of ['/', '/api/articles', '/healthz', '/sign-in', '/nowhere']) {
      const answer = await ask(open, path, { headers: { host } });
      expect([400, 403], path).toContain(answer.status);
      expect(answer.body).not.toContain('backstop');
    }
  });

  test('is not hidden by an address in the first line, or a second Host', async () => {
    const host = hostOf(open);
    for (const request of [
      `GET http://evil.example/api/articles HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      `GET /api/articles HTTP/1.1\r\nHost: evil.example\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
      'GET /api/articles HTTP/1.1\r\nConnection: close\r\n\r\n',
      'GET /api/articles HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n',
    ]) {
      const back = await raw(open, request);
      expect(back, request).toMatch(/^HTTP\/1\.1 40[03]/u);
    }
  });

  test('names of this machine are', async () => {
    const { port } = new URL(open.served.url);
    for (const host of ['localhost', `localhost:${port}`, '127.0.0.1', `[::1]:${port}`, 'LocalHost'])
      expect((await ask(open, '/healthz', { headers: { host } })).status, host).toBe(200);
    expect((await ask(closed, '/healthz', { headers: { host: 'desk.example.org' } })).status).toBe(200);
  });

  test('X-Forwarded-Host changes nothing', async () => {
    const headers = { 'x-forwarded-host': 'evil.example' };
    expect((await ask(open, '/debrief.md', { headers })).body).not.toContain('evil.example');
  });
});

describe('methods', () => {
  test.each(['TRACE', 'TRACK', 'CONNECT', 'OPTIONS', 'PROPFIND', 'LOCK', 'DEBUG'])(
    '%s is not answered',
    async (method) => {
      const back = await raw(
        open,
        `${method} / HTTP/1.1\r\nHost: localhost\r\nX-Secret: seen\r\nConnection: close\r\n\r\n`,
      );
      expect(back).not.toMatch(/^HTTP\/1\.1 2/u);
      expect(back).not.toContain('seen');
      expect(back.toLowerCase()).not.toContain('access-control-allow');
    },
  );

  test('HEAD has the head of GET and needs the same rights', async () => {
    const head = await ask(closed, '/api/articles', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 401, body: '' });
    expect((await ask(open, '/api/articles', { method: 'HEAD' })).status).toBe(200);
  });

  test.each(['PUT', 'PATCH', 'DELETE'])('%s where only GET is known changes nothing', async (method) => {
    expect((await ask(open, '/articles', { method, headers: { host: hostOf(open) } })).status).toBe(404);
  });
});

describe('bodies', () => {
  const headers = { ...FORM, 'sec-fetch-site': 'same-origin' };

  test('too large a form is refused, said or sent in pieces', async () => {
    const body = `theme=dark&x=${'x'.repeat(1024 * 1024)}`;
    expect((await ask(open, '/settings/appearance', { method: 'POST', headers, body })).status).toBe(413);
    const pieces = await ask(open, '/settings/appearance', {
      method: 'POST',
      headers: { ...headers, 'transfer-encoding': 'chunked' },
      body,
    });
    expect(pieces.status).toBe(413);
  });

  test('a sign-in has room for a name and a password, not more', async () => {
    const body = `name=admin&password=${'x'.repeat(20_000)}`;
    expect((await ask(closed, '/sign-in', { method: 'POST', headers, body })).status).toBe(413);
  });

  test.each(['application/json', 'text/plain', 'application/xml', ''])('%j is no form', async (type) => {
    const answer = await ask(open, '/settings/appearance', {
      method: 'POST',
      headers: { ...OWN, 'content-type': type },
      body: '{"theme":"dark"}',
    });
    expect(answer.status).toBe(400);
  });

  test('two lengths, or a length and pieces, are refused', async () => {
    const start = `POST /settings/appearance HTTP/1.1\r\nHost: ${hostOf(open)}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
    for (const lengths of [
      'Content-Length: 5\r\nContent-Length: 50\r\n',
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
    ])
      expect(await raw(open, `${start}${lengths}\r\n0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400/u);
  });

  test('a form with parts that are none is an error, not a crash', async () => {
    const type = 'multipart/form-data; boundary=x';
    const body = '--x\r\nContent-Disposition: form-data\r\n\r\n';
    const answer = await ask(open, '/settings/appearance', {
      method: 'POST',
      headers: { ...OWN, 'content-type': type },
      body,
    });
    expect(answer.status).toBe(400);
    expect((await ask(open, '/healthz')).status).toBe(200);
  });
});

describe('ways of writing an address', () => {
  test.each([
    '/settings/audit/',
    '//settings/audit',
    '/settings//audit',
    '/settings/./audit',
    '/settings/%61udit',
    '/settings%2faudit',
    '/SETTINGS/audit',
    '/settings/audit;x',
    '/settings/audit%00',
    '/settings/audit%20',
    '/assets/../settings/audit',
    '/assets/%2e%2e/settings/audit',
    '/assets/..%2fsettings/audit',
    '/sign-in/../settings/audit',
    '/api/../settings/audit.csv',
    '/settings\\audit',
    '/%73ettings/audit',
    '/settings/audit?x=/sign-in',
    '/settings/audit#/assets/x',
    '/..%5c..%5cpackage.json',
    '/assets/../../package.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
  ])('%s leads nowhere without an account', async (path) => {
    const back = await raw(
      closed,
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n`,
    );
    expect(back).toMatch(/^HTTP\/1\.1 (?:30[13]|40[0134])/u);
    expect(back).not.toContain('account.add');
    expect(back).not.toContain('"dependencies"');
    expect((/^location: (.*)$/imu.exec(back)?.[1] ?? '/sign-in').trim()).toMatch(/^\/sign-in/u);
  });
});

describe('every answer', () => {
  test.each([
    ['/', 200],
    ['/articles/none', 404],
    ['/api/articles', 200],
    ['/api/articles?limit=many', 400],
    ['/calendar.ics', 200],
    ['/settings', 200],
    ['/sign-in', 200],
    ['/nowhere', 404],
  ] as const)('%s keeps to itself: no frame, no guessing of types, no script from elsewhere', async (path, status) => {
    const { status: got, headers } = await ask(open, path);
    expect(got).toBe(status);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control') || name === 'x-powered-by')).toEqual(
      [],
    );
  });

  test('that is refused at the door does too', async () => {
    for (const answer of [
      await ask(open, '/', { headers: { host: 'evil.example' } }),
      await ask(open, '/', { method: 'OPTIONS' }),
      await ask(closed, '/'),
      await ask(closed, '/', { headers: { accept: 'text/html' } }),
    ])
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });
});

describe('lines that would break a header', () => {
  test('stay text', async () => {
    for (const text of [
      '%0d%0aSet-Cookie:%20a=b',
      '%0aLocation:%20https://evil.example',
      '%E5%98%8A%E5%98%8DSet-Cookie:%20a=b',
    ]) {
      for (const path of [
        `/sign-in?to=/${text}`,
        `/search?q=${text}`,
        `/debrief.md?about=${text}`,
        `/articles/${text}`,
        `/calendar?month=${text}`,
        `/trace?q=${text}`,
      ]) {
        for (const at of [open, closed]) {
          const answer = await ask(at, path, { headers: { accept: 'text/html' } });
          for (const cookie of answer.headers['set-cookie'] ?? []) expect(cookie, path).toMatch(/^visit=[\w.:-]*; /u);
          expect(answer.headers.location ?? '/sign-in', path).toMatch(/^\/sign-in/u);
          expect(answer.status, path).toBeLessThan(500);
        }
      }
    }
  });
});

describe('beyond this machine', () => {
  test('nothing is served without an admin', async () => {
    const record = await openRecord({ empty: true });
    for (const where of [{ host: '0.0.0.0' }, { host: '::' }, { names: ['desk.example.org'] }, { behindProxy: true }])
      await expect(serve({ store: record.store, port: 0, ...where })).rejects.toMatchObject({
        code: 'bad_argument',
        advice: expect.stringContaining('rapporteur account add NAME --role admin'),
      });
    await record.close();
  });

  test('healthz says that it lives, and no more', async () => {
    expect(JSON.parse((await ask(closed, '/healthz')).body)).toEqual({ status: 'ok' });
    expect(JSON.parse((await ask(open, '/healthz')).body)).toEqual({ status: 'ok', articles: 3 });
  });

  test('on this machine, an account closes the door to whoever has none', async () => {
    const record = await openRecord({ empty: true });
    const app = createApp(record.store);
    const get = async (): Promise<number> => (await app.request('http://localhost/api/articles')).status;
    expect(await get()).toBe(200);
    await addAccounts(record.store);
    expect(await get()).toBe(401);
    await record.close();
  });
});
