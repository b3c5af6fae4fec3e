/**
 * What every page costs in a large record: `npm run bench -- pages [--size 10000] [--at RECORD] [--keep DIR] [--runs 7] [--no-paint]`.
 * Articles are made from the samples by templates, as in the growth bench, with the samples' own copies, and put to their
 * affairs as it is done for what comes in. The server is a process of its own; a page is asked for once after the server has
 * started (first), then as often as `--runs` says (median); cpu is the processor time that the server took for it, which does not
 * grow where others use the machine. Bytes are those of the page itself, and with what it loads; requests
 * are the page and what it loads. Where Chromium is at hand the pages are opened in it too, and it says when they were painted
 * (`--no-paint` leaves that out). `--at` measures a record that was kept with `--keep`.
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
import { CHROMIUM, launch } from '../test/browser/chromium.ts';
import { templates } from './lib/growth-record.ts';
import { type Painted, painted } from './lib/paint.ts';

const { values: given } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '7' },
    at: { type: 'string' },
    keep: { type: 'string' },
    paint: { type: 'boolean', default: true },
  },
  allowNegative: true,
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
    const { articles, reports, statements } = made.part(n);
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
      const [base, paths] = [url.replace(/\/$/, ''), await addresses(where)];
      await table(base, paths, async () => {
        server.send('cpu');
        return (await once(server, 'message'))[0] as number;
      });
      if (given.paint && CHROMIUM !== null) await paintTable(base, paths.filter(isPage));
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
    const [[affair], [actor], [article], statements, facets] = await Promise.all([
      store.affairs.active({ limit: 1 }),
      store.actors({ limit: 1 }),
      store.articles({ limit: 1 }),
      store.statements({ limit: 400 }),
      store.searches.facets({ act: 'refuse' }),
    ]);
    const shared = statements.find(({ variants }) => variants.length > 2) ?? statements[0];
    const in1 = affair ? `affair=${affair.affair.id}` : '';
    const search = (line: string): string => `/search?q=${encodeURIComponent(line)}`;
    const speaker = facets.speakers[0]?.value ?? 'macron';
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
      '/commitments?act=refuse',
      '/positions',
      `/positions?${in1}`,
      '/calendar',
      '/calendar.ics',
      '/calendar.ics?from=all',
      '/actors',
      `/actors?${in1}`,
      ...(actor ? [`/actors/${actor.actor.id}`] : []),
      '/unnamed',
      `/unnamed?${in1}`,
      '/articles',
      ...(article ? [`/articles/${article.id}`] : []),
      search('ceasefire'),
      search(`speaker:"${speaker}" act:refuse`),
      search('source:unnamed'),
      search('source:unnamed act:refuse ceasefire'),
      search('to:ukraine'),
      ...(article?.outlet ? [search(`outlet:"${article.outlet}"`)] : []),
      '/drift',
      '/outlets',
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
    for (const href of assets) if (!loaded.has(href)) loaded.set(href, await sent(await fetch(`${url}${href}`)));
    const all = first.bytes + assets.reduce((sum, href) => sum + loaded.get(href)!, 0);
    process.stdout.write(
      `| \`${shownAs(path)}\`${first.status === 200 ? '' : ` (${first.status})`} | ${first.ms.toFixed(0)} | ${middle(again.map(({ ms }) => ms)).toFixed(0)} | ${first.used.toFixed(0)} | ${middle(again.map(({ used }) => used)).toFixed(0)} | ${(first.bytes / 1024).toFixed(1)} | ${(all / 1024).toFixed(1)} | ${1 + assets.length} |\n`,
    );
  }
}

/** Bytes of an answer as they were sent. */
async function sent(response: Response): Promise<number> {
  const { byteLength } = await response.arrayBuffer();
  return Number(response.headers.get('content-length')) || byteLength;
}

/** An address as the tables show it: without ids. */
function shownAs(path: string): string {
  return decodeURIComponent(path)
    .replace(/[A-Za-z0-9_-]{16,}(?:\.\d+)?/g, 'ID')
    .replace(/(affair=|affairs\/)\w{7}/, '$1ID');
}

/** Whether an address answers with a page, and not with a file or JSON. */
function isPage(path: string): boolean {
  return !/^\/(?:api|debrief\.|calendar\.ics)/.test(path);
}

/** When Chromium paints each page: the median of so many openings, each with an empty cache. */
async function paintTable(url: string, paths: readonly string[]): Promise<void> {
  const browser = await launch();
  process.stdout.write(
    `\nChromium ${browser.version()}\n\n| page | first paint, ms | largest paint, ms | first paint, cached, ms | layout shift |\n| --- | ---: | ---: | ---: | ---: |\n`,
  );
  try {
    await painted(browser, `${url}/settings`);
    for (const path of paths) {
      const seen: Painted[] = [];
      for (let run = 0; run < Math.min(3, Number(given.runs)); run++)
        seen.push(await painted(browser, `${url}${path}`));
      const of = (name: keyof Painted): number => middle(seen.map((one) => one[name]));
      process.stdout.write(
        `| \`${shownAs(path)}\` | ${of('first').toFixed(0)} | ${of('largest').toFixed(0)} | ${of('again').toFixed(0)} | ${of('shift').toFixed(3)} |\n`,
      );
    }
  } finally {
    await browser.close();
  }
}
