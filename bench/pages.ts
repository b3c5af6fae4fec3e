/**
 * What every page costs in a large record: `npm run bench -- pages [--size 10000] [--at RECORD] [--keep DIR] [--runs 7]`.
 * Articles are made from the samples by templates, as in the growth bench, with the samples' own copies, and put to their
 * affairs as it is done for what comes in. The server is a process of its own; a page is asked for once after the server has
 * started (first), then as often as `--runs` says (median); cpu is the processor time that the server took for it, which does not
 * grow where others use the machine. Bytes are those of the page itself, and with what it loads; requests
 * are the page and what it loads. `--at` measures a record that was kept with `--keep`.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '../src/http/index.ts';
import { placeAffairs } from '../src/jobs/index.ts';
import { openStore } from '../src/store/index.ts';
import { templates } from './lib/growth-record.ts';

const { values: given } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '7' },
    at: { type: 'string' },
    keep: { type: 'string' },
  },
});

if (process.env['PAGES_OF']) {
  const store = await openStore(process.env['PAGES_OF'], { beside: true });
  const served = await serve({ store, port: 0, host: '127.0.0.1' });
  process.send!(served.url);
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send!((user + system) / 1000);
  });
  process.once('disconnect', () => process.exit(0));
} else await measured();

/** Fills a record and puts its reports to their affairs. */
async function fill(where: string, size: number): Promise<void> {
  const [store, made] = [await openStore(where), await templates()];
  const started = performance.now();
  for (let n = 0; n * made.size < size; n++) {
    const { articles, reports, statements } = made.affair(n);
    await Promise.all(articles.map(({ article, reading }) => store.save(article, reading)));
    await store.saveRelations(reports, statements);
  }
  const saved = performance.now();
  await placeAffairs(store);
  const placed = performance.now();
  const { articles } = await store.counts();
  process.stdout.write(
    `${articles} articles saved in ${seconds(saved - started)} s, put to ${await store.affairs.count()} affairs in ${seconds(placed - saved)} s\n\n`,
  );
  await store.close();
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

async function measured(): Promise<void> {
  const where = given.at ?? given.keep ?? mkdtempSync(join(tmpdir(), 'rapporteur-pages-'));
  try {
    if (!given.at) await fill(where, Number(given.size));
    const server = fork(import.meta.filename, { env: { ...process.env, PAGES_OF: where } });
    const [url] = (await once(server, 'message')) as [string];
    try {
      await table(url.replace(/\/$/, ''), await addresses(where), async () => {
        server.send('cpu');
        return (await once(server, 'message'))[0] as number;
      });
    } finally {
      server.disconnect();
      await once(server, 'exit');
    }
  } finally {
    if (!given.at && !given.keep) rmSync(where, { recursive: true, force: true });
  }
}

/** Every page of the record, each with things that are in it. */
async function addresses(where: string): Promise<string[]> {
  const store = await openStore(where, { readOnly: true });
  try {
    const [[affair], [actor], [article], statements] = await Promise.all([
      store.affairs.active({ limit: 1 }),
      store.actors({ limit: 1 }),
      store.articles({ limit: 1 }),
      store.statements({ limit: 400 }),
    ]);
    const shared = statements.find(({ variants }) => variants.length > 2) ?? statements[0];
    const in1 = affair ? `affair=${affair.affair.id}` : '';
    return [
      '/',
      '/?since=all',
      `/?${in1}`,
      '/debrief.md',
      '/debrief.docx',
      '/affairs',
      ...(affair ? [`/affairs/${affair.affair.id}`] : []),
      '/commitments',
      `/commitments?${in1}`,
      '/positions',
      `/positions?${in1}`,
      '/calendar',
      '/calendar.ics',
      '/actors',
      ...(actor ? [`/actors/${actor.actor.id}`] : []),
      '/unnamed',
      `/unnamed?${in1}`,
      '/articles',
      ...(article ? [`/articles/${article.id}`] : []),
      '/search?q=ceasefire',
      '/search?q=speaker:macron+act:refuse',
      ...(shared ? [`/statements/${encodeURIComponent(shared.id)}`, `/reports/${shared.variants[0]!.article}`] : []),
      '/trace?q=we+are+ready+to+put+troops+on+the+ground',
      '/feeds',
      '/settings',
      '/api/attributions',
      '/api/affairs',
    ];
  } finally {
    await store.close();
  }
}

function middle(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[all.length >> 1]!;
}

/** `cpu` gives the milliseconds of processor time that the server has taken so far. */
async function table(url: string, paths: readonly string[], cpu: () => Promise<number>): Promise<void> {
  const loaded = new Map<string, number>();
  process.stdout.write(
    `${availableParallelism()} cores\n\n| page | first, ms | median, ms | first, cpu ms | median, cpu ms | page, KB | with assets, KB | requests |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n`,
  );
  for (const path of paths) {
    const ask = async (): Promise<{ ms: number; used: number; body: string; bytes: number; status: number }> => {
      const before = await cpu();
      const started = performance.now();
      const response = await fetch(`${url}${path}`);
      const body = await response.arrayBuffer();
      const ms = performance.now() - started;
      const used = (await cpu()) - before;
      return { ms, used, body: Buffer.from(body).toString('utf8'), bytes: body.byteLength, status: response.status };
    };
    const first = await ask();
    const again: { ms: number; used: number }[] = [];
    for (let run = 0; run < Number(given.runs); run++) again.push(await ask());
    const assets = [...first.body.slice(0, 4000).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
      ([, href]) => href!,
    );
    for (const href of assets)
      if (!loaded.has(href)) loaded.set(href, (await (await fetch(`${url}${href}`)).arrayBuffer()).byteLength);
    const all = first.bytes + assets.reduce((sum, href) => sum + loaded.get(href)!, 0);
    const shown = path.replace(/[A-Za-z0-9_-]{16,}/g, 'ID').replace(/(affair=|affairs\/)\w{7}/, '$1ID');
    process.stdout.write(
      `| \`${shown}\`${first.status === 200 ? '' : ` (${first.status})`} | ${first.ms.toFixed(0)} | ${middle(again.map(({ ms }) => ms)).toFixed(0)} | ${first.used.toFixed(0)} | ${middle(again.map(({ used }) => used)).toFixed(0)} | ${(first.bytes / 1024).toFixed(1)} | ${(all / 1024).toFixed(1)} | ${1 + assets.length} |\n`,
    );
  }
}
