import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { followList } from '../../src/jobs/index.ts';
import { openStore } from '../../src/store/index.ts';
import { rss, story } from '../acquire/outlets.ts';

const ROOT = join(import.meta.dirname, '../..');
const KILLS = 6;
const FEEDS = 8;
const PAGES = 6;
const dir = mkdtempSync(join(tmpdir(), 'rapporteur-feeds-kill-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Feeds that each tell of pages once and from then on answer 304 to whoever knows them: what is lost stays lost. */
const server = createServer((request, response) => {
  const [, feed, page] = request.url!.split('/');
  if (request.url === '/robots.txt') return response.writeHead(404).end();
  if (page === undefined) {
    const etag = '"only"';
    if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
    const items = Array.from({ length: PAGES }, (_, i) => [`/${feed}/${i}`, `Report ${feed} ${i}`] as const);
    return response.writeHead(200, { 'content-type': 'text/xml', etag }).end(rss(`Outlet ${feed}`, items));
  }
  return response
    .writeHead(200, { 'content-type': 'text/html' })
    .end(story(`Report ${feed} ${page}`, `report ${page} of outlet ${feed} was confirmed`));
});
beforeAll(() => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const hosts = Array.from({ length: FEEDS }, (_, i) => `127.0.0.${i + 1}`);

interface Line {
  page?: string;
  id?: string;
  saved?: string;
  feed?: string;
  fresh?: number;
}

function fetching(): { child: ChildProcess; lines: Line[]; ended: Promise<unknown> } {
  const args = ['src/cli/main.ts', 'fetch', '--jsonl', '--no-relate', '--reader', 'rules', '--data', dir];
  const env = { ...process.env, RAPPORTEUR_PRIVATE_HOSTS: hosts.join(',') };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'ignore'] });
  const lines: Line[] = [];
  createInterface({ input: child.stdout! }).on('line', (line) => {
    if (line.endsWith('}')) lines.push(JSON.parse(line));
  });
  return { child, lines, ended: once(child, 'close') };
}

test(`fetch killed at ${KILLS} random moments loses no page that a feed told of, and saves none twice`, async () => {
  const { port } = server.address() as AddressInfo;
  server.close(); // it listened on the first address alone: now on all of loopback
  await new Promise<void>((ready) => server.listen(port, '0.0.0.0', ready));
  const store = await openStore(dir, { beside: true });
  await followList(
    store,
    hosts.map((host, i) => ({ address: `http://${host}:${port}/${i}`, title: null, site: null, folder: null })),
  );
  const acknowledged: Line[] = [];
  const moments: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    const { child, lines, ended } = fetching();
    const answers = Math.floor(Math.random() * 14);
    const pause = Math.random() * 60;
    while (lines.length < answers && child.exitCode === null) await new Promise((wait) => setTimeout(wait, 1));
    await new Promise((wait) => setTimeout(wait, pause));
    child.kill('SIGKILL');
    await ended;
    moments.push(`after ${answers} answers and ${pause.toFixed(1)} ms: ${lines.length}`);
    acknowledged.push(...lines);
    const kept = new Set((await store.articles({ limit: 1000 })).map(({ id }) => id));
    for (const line of lines) if (line.saved) expect(kept.has(line.id!), moments.join('\n')).toBe(true);
  }
  const { lines, ended } = fetching();
  expect(await ended).toEqual([0, null]);
  acknowledged.push(...lines);
  const items = await store.feeds.items({ limit: 1000 });
  expect(
    items.map(({ state }) => state),
    moments.join('\n'),
  ).toEqual(Array(FEEDS * PAGES).fill('kept'));
  expect((await store.counts()).articles, moments.join('\n')).toBe(FEEDS * PAGES);
  // Nothing is saved twice: each page was answered for as new at most once, and none has a second version.
  const added = acknowledged.filter(({ saved }) => saved === 'added').map(({ page }) => page!);
  expect(added.length, moments.join('\n')).toBe(new Set(added).size);
  expect(await store.versions.changed({})).toEqual([]);
  expect((await store.feeds.list()).map(({ items, articles }) => [items, articles])).toEqual(
    Array(FEEDS).fill([PAGES, PAGES]),
  );
  await store.close();
  const file = new DatabaseSync(join(dir, 'record.sqlite'));
  expect(file.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
  file.close();
}, 240_000);
