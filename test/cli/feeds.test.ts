import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rss, story } from '../acquire/outlets.ts';
import { linesOf, rapporteur, scratch } from './run.ts';

const dir = scratch();
const data = ['--data', join(dir, 'record')];
const env = { RAPPORTEUR_PRIVATE_HOSTS: '127.0.0.1' };
let server: Server;
let at = '';
let agent = '';
const replies: Record<string, string> = {};
beforeAll(async () => {
  server = createServer((request, response) => {
    agent = request.headers['user-agent'] ?? '';
    const reply = replies[request.url!];
    if (reply === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': reply.startsWith('<!') ? 'text/html' : 'text/xml' }).end(reply);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  replies['/'] = '<!doctype html><link rel="alternate" type="application/rss+xml" href="/feed">';
  replies['/feed'] = rss('Norland News', [
    ['/a', 'A'],
    ['/gone', 'Gone'],
  ]);
  replies['/a'] = story('Talks begin', 'the talks would begin on Friday');
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('follow, fetch, feeds: from an outlet’s page to its articles', async () => {
  const followed = await rapporteur(['follow', `${at}/`, 'http://10.0.0.1/', ...data], { env });
  expect(followed.out).toContain(`Following Norland News  ${at}/feed`);
  expect(followed.err).toContain('refused');
  expect(followed.code).toBe(1);
  const contact = { ...env, RAPPORTEUR_CONTACT: 'desk@example.org' };
  const fetched = await rapporteur(['fetch', '--reader', 'rules', ...data], { env: contact });
  expect(fetched.out).toContain('Visited 1 feed');
  expect(fetched.out).toContain('1 new article, 1 failed');
  expect(fetched.out).toContain('The server answered 404 Not Found.');
  expect(fetched.code).toBe(1);
  expect(agent).toMatch(/^Rapporteur\/\d+\.\d+\.\d+ \(\+desk@example\.org\)$/);
  const again = await rapporteur(['fetch', ...data], { env });
  expect(again.out).toContain('Nothing is due.');
  expect(again.code).toBe(0);
  const listed = await rapporteur(['feeds', ...data]);
  expect(listed.out).toMatch(/Norland News\s+1\s+.*good/);
  const [feed] = JSON.parse((await rapporteur(['feeds', '--json', ...data])).out);
  expect(feed).toMatchObject({ title: 'Norland News', items: 2, articles: 1, problem: null, paused: false });
  expect((await rapporteur(['search', 'harbour', ...data])).out).toContain('Talks begin');
});

test('a failing feed says why; paused it is left alone; named or with --all it is fetched now', async () => {
  const [feed] = JSON.parse((await rapporteur(['feeds', '--json', ...data])).out);
  delete replies['/feed'];
  const all = await rapporteur(['fetch', '--all', '--jsonl', ...data], { env });
  expect(linesOf(all.out)).toMatchObject([{ feed: feed.id, error: { code: 'network' } }]);
  const listed = await rapporteur(['feeds', ...data]);
  expect(listed.out).toContain('The server answered 404 Not Found.');
  replies['/feed'] = rss('Norland News', [['/a', 'A']]);
  expect((await rapporteur(['feeds', 'pause', feed.id, ...data])).code).toBe(0);
  expect((await rapporteur(['fetch', '--all', ...data], { env })).out).toContain('Nothing is due.');
  expect((await rapporteur(['feeds', 'resume', feed.address, ...data])).code).toBe(0);
  const named = await rapporteur(['fetch', feed.id, '--json', ...data], { env });
  expect(JSON.parse(named.out)).toMatchObject({ feeds: { visited: 1, failed: [] }, pages: { added: 0 } });
  expect((await rapporteur(['fetch', 'none', ...data], { env })).code).toBe(66);
});

test('OPML goes out and in', async () => {
  const out = await rapporteur(['feeds', 'export', ...data]);
  expect(out.out).toContain(`xmlUrl="${at}/feed"`);
  const file = join(dir, 'list.opml');
  writeFileSync(file, out.out.replace('</body>', '<outline text="B" xmlUrl="https://b.example/feed"/></body>'));
  expect((await rapporteur(['follow', file, ...data])).out).toContain('1 feeds followed, 1 were already.');
  const json = await rapporteur(['follow', file, join(dir, 'none.opml'), '--json', ...data]);
  expect(JSON.parse(json.out)).toMatchObject([{ added: 0, known: 2 }, { error: { code: 'not_found' } }]);
  expect((await rapporteur(['feeds', 'remove', 'https://b.example/feed', ...data])).code).toBe(0);
  expect(JSON.parse((await rapporteur(['feeds', '--json', ...data])).out)).toHaveLength(1);
});

/** Serves the record until it is ended. */
async function serving(...more: string[]): Promise<{ url: string; child: ChildProcess; ended: Promise<unknown> }> {
  const main = join(import.meta.dirname, '../../src/cli/main.ts');
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...more, ...data], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const [line] = await once(createInterface({ input: child.stdout! }), 'line');
  return { url: /http:\S+/.exec(line)![0], child, ended };
}

test('serve visits what is due by itself, and not with --no-fetch', async () => {
  replies['/feed'] = rss('Norland News', [
    ['/b', 'B'],
    ['/a', 'A'],
  ]);
  replies['/b'] = story('A second round', 'a second round would follow');
  // Due, as it is when its time has come: resumed feeds are.
  const [feed] = JSON.parse((await rapporteur(['feeds', '--json', ...data])).out);
  await rapporteur(['feeds', 'resume', feed.id, ...data]);
  const quiet = await serving('--no-fetch');
  expect(await (await fetch(`${quiet.url}feeds`)).text()).toContain('This server does not visit them');
  quiet.child.kill('SIGTERM');
  expect(await quiet.ended).toEqual([0, null]);
  const { url, child, ended } = await serving();
  const articles = async (): Promise<number> =>
    ((await (await fetch(`${url}api/counts`)).json()) as { articles: number }).articles;
  while ((await articles()) < 2) await new Promise((wait) => setTimeout(wait, 50));
  // Beside it another program may change what is followed, but not fetch at the same time.
  expect((await rapporteur(['feeds', 'pause', feed.id, ...data])).code).toBe(0);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
});
