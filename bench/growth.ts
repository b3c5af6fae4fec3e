/**
 * What a record costs as it grows: `npm run bench -- growth [--sizes 1000,10000] [--engines sqlite,postgres] [--workers 1,2,4]`.
 * Articles are made from the samples by templates; readings are made beforehand by the rules, so that only the record is
 * measured. Each figure is wall time of this machine; a store is opened afresh after the ingest. `--keep DIR` leaves the records
 * there, `--at RECORD --sizes N` measures one that was kept; `--times 10` saves a tenth of each size one by one, and makes the
 * rest of it by copies of these rows under other ids, which have no relations. Who copied whom, and which affairs they are of, is
 * saved as it was found among the samples once: made from templates, all affairs look alike, and relating would be of them all.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type Cluster, startCluster } from '../scripts/cluster.ts';
import { openStore, placeOf, type Store } from '../src/store/index.ts';
import { savePart, seeded, type Templates, templates } from './lib/growth-record.ts';
import { multiply } from './lib/multiply.ts';

const { values: given } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000' },
    engines: { type: 'string', default: 'sqlite,postgres' },
    workers: { type: 'string', default: '1,2,4' },
    shared: { type: 'string' },
    keep: { type: 'string' },
    at: { type: 'string' },
    times: { type: 'string', default: '1' },
  },
});
const numbers = (list: string): number[] => list.split(',').map(Number);

/** Saves its share of the parts: every `step`-th from `first`. */
async function fill(store: Store, made: Templates, size: number, first: number, step: number): Promise<number> {
  let saved = 0;
  for (let n = first; n * made.size < size; n += step) {
    const part = made.part(n);
    await savePart(store, part);
    saved += part.articles.length;
  }
  return saved;
}

if (process.env['GROWTH_SHARE']) {
  const { where, size, first, step } = JSON.parse(process.env['GROWTH_SHARE']);
  const [store, made] = [await openStore(where), await templates()];
  process.send!('ready');
  await once(process, 'message');
  await fill(store, made, size, first, step);
  await store.close();
  process.exit(0);
}

/** The seconds that so many processes take to fill a record. */
async function filled(where: string, size: number, workers: number): Promise<number> {
  const hands = Array.from({ length: workers }, (_, first) =>
    fork(import.meta.filename, {
      env: {
        ...process.env,
        GROWTH_SHARE: JSON.stringify({ where, size, first, step: workers }),
      },
    }),
  );
  await Promise.all(hands.map((hand) => once(hand, 'message')));
  const started = performance.now();
  for (const hand of hands) hand.send('go');
  const ends = await Promise.all(hands.map((hand) => once(hand, 'exit')));
  if (ends.some(([code]) => code !== 0)) throw new Error('a worker failed');
  return (performance.now() - started) / 1000;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const at = (times: number[], share: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))]!;

async function measure(store: Store, made: Templates, size: number): Promise<Record<string, number>> {
  const random = seeded(size);
  const parts = Math.ceil(size / made.size);
  const search: number[] = [];
  const slow: [number, string][] = [];
  for (const query of made.queries(1)) {
    const took = await timed(() => store.search(query, { limit: 20 }));
    search.push(took);
    slow.push([took, query]);
  }
  const { createApp } = await import('../src/http/index.ts');
  const app = createApp(store);
  const get = async (path: string): Promise<number> =>
    timed(async () => {
      const response = await app.request(`http://localhost${path}`);
      await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    });
  await get('/');
  const debrief: number[] = [];
  for (let i = 0; i < 5; i++) debrief.push(await get('/'));
  const trace: number[] = [];
  for (let i = 0; i < 20; i++) {
    const quotes = made.quotes(Math.floor(random() * parts));
    const quote = quotes[Math.floor(random() * quotes.length)]!;
    trace.push(await get(`/trace?q=${encodeURIComponent(quote)}`));
  }
  slow.sort((a, b) => b[0] - a[0]);
  process.stderr.write(
    `  slowest: ${slow
      .slice(0, 4)
      .map(([ms, query]) => `${query} ${ms.toFixed(0)} ms`)
      .join(', ')}\n`,
  );
  return {
    'search p50': at(search, 0.5),
    'search p99': at(search, 0.99),
    'debrief p50': at(debrief, 0.5),
    'trace p50': at(trace, 0.5),
    'trace worst': at(trace, 1),
  };
}

/** As compose.yaml sets PostgreSQL up. */
const AS_COMPOSED = { shared_buffers: '1GB', max_wal_size: '4GB', max_connections: '200' };

const made = await templates();
if (given.at) {
  const figures = await measured(given.at, numbers(given.sizes)[0]!);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  process.exit(0);
}
const times = Number(given.times);
const work = mkdtempSync(join(given.keep ?? tmpdir(), 'rapporteur-growth-'));
let cluster: Cluster | null = null;
process.stdout.write(`${made.size} samples, load ${loadavg()[0]!.toFixed(1)} at the start\n`);
process.stdout.write('engine    articles  workers  articles/s  MiB  search p50  p99  debrief  trace p50  worst (ms)\n');
try {
  for (const engine of given.engines.split(','))
    for (const size of numbers(given.sizes)) {
      for (const workers of engine === 'sqlite' ? [1] : numbers(given.workers)) {
        if (engine === 'postgres') cluster ??= await startCluster({ settings: AS_COMPOSED });
        const name = `growth_${size}_${workers}`;
        const where = cluster && engine === 'postgres' ? await cluster.database(name) : join(work, name);
        const alone = size / times;
        const seconds = await filled(where, alone, workers);
        if (times > 1) await multiplied(engine, where);
        if (engine === 'postgres') await ask(where, 'VACUUM ANALYZE');
        const last = engine === 'sqlite' || workers === numbers(given.workers).at(-1);
        const figures = last ? await measured(where, size) : null;
        const mib = engine === 'sqlite' ? statSync(join(where, 'record.sqlite')).size / 2 ** 20 : await sizeOf(where);
        process.stdout.write(
          `${engine.padEnd(9)} ${String(size).padStart(8)} ${String(workers).padStart(8)} ${(alone / seconds).toFixed(0).padStart(11)} ` +
            `${mib.toFixed(0).padStart(4)} ${
              figures
                ? Object.values(figures)
                    .map((ms) => ms.toFixed(0).padStart(9))
                    .join(' ')
                : ''
            }\n`,
        );
        if (engine === 'sqlite' && !given.keep) rmSync(where, { recursive: true });
      }
    }
} finally {
  if (!given.keep) {
    await cluster?.end();
    rmSync(work, { recursive: true, force: true });
  } else process.stdout.write(`kept: ${work} ${(await cluster?.database('postgres')) ?? ''}\n`);
}
if (given.keep) process.exit(0);

async function measured(where: string, size: number): Promise<Record<string, number>> {
  const store = await openStore(where, { readOnly: true });
  try {
    return await measure(store, made, size);
  } finally {
    await store.close();
  }
}

/** Days between an article and its copy. */
const APART = 7;

async function multiplied(engine: string, where: string): Promise<void> {
  if (engine === 'sqlite') {
    const file = new DatabaseSync(join(where, 'record.sqlite'));
    await multiply('sqlite', times, APART, async (sql) => file.prepare(sql).all());
    file.close();
    return;
  }
  const { url, schema } = placeOf(where);
  const client = new pg.Client({ connectionString: url, options: `-c search_path=${schema}` });
  await client.connect();
  await multiply('postgres', times, APART, async (sql) => (await client.query(sql)).rows);
  await client.end();
}

async function ask(where: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: where });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

async function sizeOf(where: string): Promise<number> {
  const { rows } = await ask(where, 'SELECT pg_database_size(current_database()) AS bytes');
  return Number(rows[0].bytes) / 2 ** 20;
}
