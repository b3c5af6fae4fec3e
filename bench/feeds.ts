/**
 * How fast feeds are polled: 1,000 outlets, each a host of its own with one feed, on a test server in a process of its own. All
 * are known from a first visit; then a tenth of them has one new article, and all are visited: feeds, robots.txt, the new
 * pages, reading and saving included.
 *
 * The hosts are names that only this bench's own resolver knows, and only they are let through to loopback: the command
 * line has no such way.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { network } from '../src/acquire/index.ts';
import { fetchDue, followList } from '../src/jobs/index.ts';
import { openStore } from '../src/store/index.ts';

const FEEDS = 1000;
const CHANGED = FEEDS / 10;
const hosts = Array.from({ length: FEEDS }, (_, i) => `outlet${i}.example`);

if (process.send) serveOutlets();
else await measure();

/** The outlets: every tenth has a new article once it is told so. */
function serveOutlets(): void {
  const samples = join(import.meta.dirname, '..', 'samples');
  const texts = readdirSync(samples)
    .filter((file) => /^2025.*\.txt$/.test(file))
    .map((file) => readFileSync(join(samples, file), 'utf8'));
  let later = false;
  const item = (n: number, name: string): string =>
    `<item><title>Report ${name} of outlet ${n}</title><link>/${name}</link><pubDate>Wed, 26 Feb 2025 10:00:00 GMT</pubDate></item>`;
  const server = createServer((request, response) => {
    const n = Number(/^outlet(\d+)\./.exec(request.headers.host ?? '')?.[1]);
    if (request.url === '/robots.txt') return response.end('User-agent: *\nDisallow: /private\n');
    if (request.url === '/feed') {
      const isNew = later && n % (FEEDS / CHANGED) === 0;
      const etag = isNew ? '"2"' : '"1"';
      if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
      return response
        .writeHead(200, { 'content-type': 'application/rss+xml', etag })
        .end(
          `<rss version="2.0"><channel><title>Outlet ${n}</title><link>/</link>${isNew ? item(n, 'new') : ''}</channel></rss>`,
        );
    }
    const text = texts[n % texts.length]!.split(/\n\s*\n/).slice(1);
    return response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        `<!doctype html><title>Report</title><article><h1>Report of outlet ${n}</h1>${text.map((paragraph) => `<p>${paragraph.replace(/[<&]/g, ' ')}</p>`).join('')}</article>`,
      );
  });
  process.on('message', () => {
    later = true;
    process.send!('changed');
  });
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port));
}

async function measure(): Promise<void> {
  const server = fork(import.meta.filename, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [port] = (await once(server, 'message')) as [number];
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-feeds-'));
  const store = await openStore(dir);
  const known = new Set(hosts);
  const limits = {
    privateHosts: hosts,
    resolve: async (host: string) => (known.has(host) ? [{ address: '127.0.0.1', family: 4 }] : []),
  };
  await followList(
    store,
    hosts.map((host) => ({ address: `http://${host}:${port}/feed`, title: null, site: null, folder: null })),
  );
  process.stdout.write(`${FEEDS} feeds, ${cpus().length} cores, ${cpus()[0]?.model}, Node ${process.versions.node}\n`);
  for (const [name, prepare] of [
    ['first visit', async () => {}],
    [
      'a tenth changed',
      async () => {
        server.send('change');
        await once(server, 'message');
        await store.feeds.hasten(null, new Date().toISOString());
      },
    ],
    ['nothing changed', async () => void (await store.feeds.hasten(null, new Date().toISOString()))],
  ] as const) {
    await prepare();
    await round(name);
  }

  async function round(name: string): Promise<void> {
    const started = performance.now();
    const count = { visited: 0, fresh: 0, added: 0, failed: 0 };
    let polled = 0;
    // A network of its own each time: what is remembered of robots.txt is asked for again.
    for await (const step of fetchDue(store, network({ limits }))) {
      if ('visit' in step) {
        count.visited++;
        polled = performance.now() - started;
        if ('failure' in step.visit) {
          count.failed++;
          process.stdout.write(`${step.visit.feed.address}: ${step.visit.failure.message}\n`);
        } else count.fresh += step.visit.fresh;
      } else if ('failure' in step.fetched) {
        count.failed++;
        process.stdout.write(`${step.fetched.item.url}: ${step.fetched.failure.message}\n`);
      } else count.added += 'saved' in step.fetched && step.fetched.saved === 'added' ? 1 : 0;
    }
    const whole = performance.now() - started;
    process.stdout.write(
      `${name.padEnd(16)} ${count.visited} feeds polled in ${(polled / 1000).toFixed(1)} s, ${count.fresh} pages new, ` +
        `${count.added} articles read and saved; ${(whole / 1000).toFixed(1)} s in all, ${count.failed} errors\n`,
    );
  }
  await store.close();
  server.kill();
  rmSync(dir, { recursive: true });
}
