import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliver, watch } from '../../src/jobs/index.ts';
import type { SavedSearch } from '../../src/record/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { made } from '../store/made.ts';

const SECRET = `whsec_${Buffer.from('thirty-two bytes of a secret key').toString('base64')}`;
const LOCAL = { limits: { privateHosts: ['127.0.0.1'] } };

const search = (facts: Partial<SavedSearch>): SavedSearch => ({
  ...{ id: 's', who: 'local', name: 'Refusals', query: 'act:refuse', added: '2025-01-01T00:00:00.000Z', feed: 'f' },
  ...{ webhook: null, secret: SECRET, email: null },
  ...facts,
});

/** A receiver of webhooks that answers with `status`. */
async function receiver(status: () => number) {
  const got: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    got.push({ headers: request.headers, body });
    response.writeHead(status(), { location: 'http://127.0.0.1:9/elsewhere' }).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { got, address: `http://127.0.0.1:${port}/hook`, close: () => server.close() };
}

const folders: string[] = [];
const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-alerts-'));
  folders.push(dir);
  return dir;
};
afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

describe('alerts', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore(folder());
  });
  afterEach(() => store.close());

  const save = async (...ids: string[]): Promise<void> => {
    for (const id of ids) {
      const { article, reading } = made(id);
      await store.save(article, reading);
    }
  };
  const later = (seconds: number): Date => new Date(Date.now() + seconds * 1000);

  test('a search finds in new articles what it asks for: statements by field, articles by words and by outlet', async () => {
    await store.searches.save(search({ id: 'field', query: 'act:refuse speaker:lund', feed: 'a' }));
    await store.searches.save(search({ id: 'words', query: '"port reopens" outlet:"the vesta gazette"', feed: 'b' }));
    await store.searches.save(search({ id: 'outlet', query: 'outlet:"The Vesta Gazette"', feed: 'c' }));
    await store.searches.save(search({ id: 'none', query: 'zanzibar', feed: 'd' }));
    await save('one', 'two');
    expect(await watch(store)).toBe(6);
    expect(await store.searches.hits('field')).toMatchObject([
      { article: 'two', speaker: 'Ada Lund', act: 'refuse', sentence: 1 },
      { article: 'one', words: '"We will not sign before the port reopens,"' },
    ]);
    expect(await store.searches.hits('words')).toMatchObject([{ article: 'two', act: null }, { article: 'one' }]);
    expect((await store.searches.hits('words'))[0]!.words).toContain('port reopens');
    expect((await store.searches.hits('outlet')).map(({ words }) => words)).toEqual(
      Array(2).fill(made('x').article.title),
    );
    expect(await store.searches.hits('none')).toEqual([]);
    expect(await watch(store)).toBe(0);
  });

  test('what was there before a search was saved is no news, nor is another reading of the same words', async () => {
    await save('old');
    await store.searches.save(search({ added: later(1).toISOString() }));
    expect(await watch(store)).toBe(0);
    await store.searches.save(search({ id: 'now', feed: 'g' }));
    await save('new');
    await watch(store);
    const again = made('new');
    again.reading.attributions[0]!.content = [{ start: 41, end: 80 }];
    await store.save(again.article, again.reading);
    await watch(store);
    expect((await store.searches.hits('now')).length).toBe(1);
  });

  test('a webhook gets new hits once, signed, with lasting id and addresses', async () => {
    const hook = await receiver(() => 204);
    await store.searches.save(search({ webhook: hook.address }));
    await save('one');
    await watch(store);
    expect(await deliver(store, { ...LOCAL, origin: 'https://desk.example' })).toBe(1);
    expect(await deliver(store, LOCAL)).toBe(0);
    const [{ headers, body } = { headers: {}, body: '' }] = hook.got;
    expect(hook.got.length).toBe(1);
    const id = headers['webhook-id'] as string;
    const key = Buffer.from('thirty-two bytes of a secret key');
    const signature = createHmac('sha256', key)
      .update(`${id}.${headers['webhook-timestamp']}.${body}`)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toMatchObject({
      type: 'search.hits',
      data: {
        ...{ id, search: { name: 'Refusals', query: 'act:refuse' }, origin: 'https://desk.example' },
        hits: [{ article: 'one', address: 'https://desk.example/articles/one#s1' }],
      },
    });
    expect(body).not.toContain(SECRET);
    expect(await store.searches.deliveries('s')).toMatchObject([{ id, state: 'done', tries: 1, problem: null }]);
    hook.close();
  });

  test('a webhook that fails, or leads elsewhere, is tried again later under the same id, and given up at last', async () => {
    let status = 500;
    const hook = await receiver(() => status);
    await store.searches.save(search({ webhook: hook.address }));
    await save('one');
    await watch(store);
    expect(await deliver(store, LOCAL)).toBe(0);
    expect(await store.searches.deliveries('s')).toMatchObject([
      { state: 'waiting', tries: 1, problem: 'The receiver answered 500 Internal Server Error' },
    ]);
    expect(await deliver(store, LOCAL, later(30))).toBe(0);
    expect(hook.got.length).toBe(1);
    status = 302;
    await deliver(store, LOCAL, later(61));
    status = 200;
    expect(await deliver(store, LOCAL, later(3600))).toBe(1);
    expect(new Set(hook.got.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(hook.got.length).toBe(3);
    hook.close();

    await save('two');
    await watch(store);
    for (let day = 1; day < 9; day++) await deliver(store, LOCAL, later(day * 90_000));
    expect((await store.searches.deliveries('s')).map(({ state, tries }) => [state, tries])).toEqual([
      ['failed', 7],
      ['done', 3],
    ]);
  });

  test.each(['http://127.0.0.1:8080/', 'http://[::1]/', 'http://10.1.2.3/', 'http://169.254.169.254/latest'])(
    'a webhook to %s is refused, and not tried again',
    async (webhook) => {
      await store.searches.save(search({ webhook }));
      await save('one');
      await watch(store);
      expect(await deliver(store, { limits: { privateHosts: [] } })).toBe(0);
      expect(await store.searches.deliveries('s')).toMatchObject([
        { state: 'failed', problem: expect.stringContaining('not on the public network') },
      ]);
    },
  );

  test('e-mail goes through the mail server, and waits where there is none', async () => {
    const letters: { from: string; to: string[]; text: string }[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _, done) =>
        username === 'desk' && password === 'p@ss' ? done(null, { user: 'desk' }) : done(new Error('no')),
      onData: async (stream, { envelope }, done) => {
        let text = '';
        for await (const part of stream) text += part;
        letters.push({
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
          text,
        });
        done();
      },
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.server.address() as AddressInfo;
    const mail = (password: string) => ({
      mail: { server: `smtp://desk:${password}@127.0.0.1:${port}`, from: 'Rapporteur <desk@desk.example>' },
    });
    await store.searches.save(search({ email: 'ada@desk.example', name: 'Refusals\r\nBcc: x@evil.example' }));
    await save('one');
    await watch(store);
    await deliver(store, {});
    expect(await store.searches.deliveries('s')).toMatchObject([{ problem: 'E-mail is not set up here.' }]);
    await deliver(store, mail('wrong'), later(61));
    expect(await store.searches.deliveries('s')).toMatchObject([{ state: 'waiting', problem: /did not take it/u }]);
    expect(await deliver(store, { ...mail('p%40ss'), origin: 'https://desk.example' }, later(3600))).toBe(1);
    expect(letters.length).toBe(1);
    const [{ from, to, text } = { from: '', to: [], text: '' }] = letters;
    expect([from, to]).toEqual(['desk@desk.example', ['ada@desk.example']]);
    const plain = text.replace(/=\r\n/gu, '');
    expect(plain).toMatch(/^Subject: Refusals Bcc: x@evil\.example: 1 new\r$/mu);
    expect(plain).toContain('"We will not sign before the port reopens,"');
    expect(plain).toContain('https://desk.example/articles/one#s1');
    expect(plain).toMatch(/^Auto-Submitted: auto-generated\r$/mu);
    const [{ id } = { id: '' }] = await store.searches.deliveries('s');
    expect(plain).toContain(`Message-ID: <${id}@rapporteur>`);
    await new Promise<void>((done) => server.close(done));
  });
});

test('killed wherever it is, the program keeps each hit once and sends none under two ids', async () => {
  const dir = folder();
  const hook = await receiver(() => 200);
  const setUp = await openStore(dir);
  await setUp.searches.save(search({ webhook: hook.address }));
  await setUp.close();
  const src = (path: string): string => JSON.stringify(new URL(`../../${path}`, import.meta.url).href);
  // Articles come in, are watched and sent, without end: whoever runs it kills it.
  const program = `
    import { openStore } from ${src('src/store/index.ts')};
    import { deliver, watch } from ${src('src/jobs/index.ts')};
    import { made } from ${src('test/store/made.ts')};
    const store = await openStore(${JSON.stringify(dir)});
    let n = (await store.articles()).length;
    console.log('open');
    for (;;) {
      const { article, reading } = made('n' + n++);
      await store.save(article, reading);
      await watch(store);
      await deliver(store, { limits: { privateHosts: ['127.0.0.1'] } });
    }`;
  for (const after of [40, 130, 220]) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await new Promise((done) => setTimeout(done, after));
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const store = await openStore(dir);
  await watch(store);
  const hour = new Date(Date.now() + 3_600_000);
  await deliver(store, LOCAL, hour);
  const articles = (await store.articles()).map(({ id }) => id).sort();
  expect(articles.length).toBeGreaterThan(3);
  expect((await store.searches.hits('s')).map(({ article }) => article).sort()).toEqual(articles);
  const sent = new Map<string, Set<string>>();
  for (const { headers, body } of hook.got)
    for (const { article } of JSON.parse(body).data.hits)
      sent.set(article, (sent.get(article) ?? new Set()).add(headers['webhook-id'] as string));
  expect([...sent.keys()].sort()).toEqual(articles);
  expect([...sent.values()].every((ids) => ids.size === 1)).toBe(true);
  await store.close();
  hook.close();
});
