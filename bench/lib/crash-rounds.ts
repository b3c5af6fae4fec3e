import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startCluster } from '../../scripts/cluster.ts';
import { openQueue } from '../../src/jobs/index.ts';
import { openStore } from '../../src/store/index.ts';
import { seeded } from './growth-record.ts';

export interface CrashOptions {
  seed: number;
  /** Pages that are read. */
  pages: number;
  /** Kills in the round. */
  kills?: number;
}

/** What a round left. */
export interface Left {
  /** What was killed, in order. */
  kills: string[];
  /** Articles that a program had answered for, as saved or as safe in the queue. */
  answered: number;
  /** Of these, the addresses of those that are neither in the record nor in the queue. */
  lost: string[];
  /** Rows that are there twice: articles of one address, attributions of one place in an article. */
  twice: number;
  /** Jobs that are not done, or failed for good; and one where articles are not related. */
  left: number;
  /** Seconds from the last kill until nothing waited any more. */
  drained: number;
  seconds: number;
}

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');
const MOST_SECONDS = 400;

/** A page of its own address and words, with things said in it; no two are so alike that one is taken for a copy. */
function pageOf(n: number): string {
  const random = seeded(n + 1);
  const word = (): string =>
    Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
  const own = Array.from({ length: 8 }, () => `The ${word()} of ${word()} ${word()} the ${word()} in ${word()}.`).join(
    ' ',
  );
  const names = ['Ada Lund', 'Boris Karel', 'Chiara Moretti', 'Dana Novak'];
  const name = names[n % names.length]!;
  return JSON.stringify({
    url: `https://gazette.example/reports/${n}`,
    published: `2025-02-${String(1 + (n % 27)).padStart(2, '0')}`,
    title: `${name} sets terms, report ${n}`,
    text:
      `${name} sets terms, report ${n}\n\nForeign Minister ${name} said on Monday that Arland would deliver list ${n} by Friday. ` +
      `"We will not sign paper ${n} before the port reopens," she told reporters in Port Vesta.\n\n` +
      `A second diplomat said that ${name} had promised the ministers an answer. The council meets on 6 March.\n\n${own}\n`,
  });
}

const SYLLABLES = ['ka', 'lo', 'mi', 'ren', 'sta', 'vor', 'tel', 'bru', 'dis', 'fe', 'gal', 'hor', 'jun', 'pe'];

interface Started {
  child: ChildProcess;
  ended: Promise<unknown>;
}

function start(args: readonly string[], lines: (line: string) => void = () => {}): Started {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', process.env['CRASH_LOUD'] ? 'inherit' : 'ignore'],
  });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const all = `${rest}${text}`.split('\n');
    rest = all.pop()!;
    all.forEach(lines);
  });
  return { child, ended: once(child, 'close') };
}

const isOver = ({ child }: Started): boolean => child.exitCode !== null || child.signalCode !== null;

async function kill(one: Started): Promise<void> {
  one.child.kill('SIGKILL');
  await one.ended;
}

/** SQLite: the program that ingests is killed and started again until it comes to its end; so is a server beside it. */
export async function crashRoundOnSqlite({ seed, pages, kills = 5 }: CrashOptions): Promise<Left> {
  const random = seeded(seed);
  const started = performance.now();
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-crash-'));
  const record = join(dir, 'record');
  const input = join(dir, 'pages.jsonl');
  writeFileSync(input, Array.from({ length: pages }, (_, n) => `${pageOf(n)}\n`).join(''));
  const answered = new Set<string>();
  const killed: string[] = [];
  const ingest = (): Started =>
    start(['ingest', input, '--data', record, '--reader', 'rules', '--jsonl'], (line) => {
      const { id } = JSON.parse(line) as { id: string };
      answered.add(id);
    });
  const serve = (): Started => start(['serve', '--data', record, '--port', '0']);
  let reading = ingest();
  let server = serve();
  let lastKill = started;
  try {
    while (killed.length < kills) {
      await Promise.race([wait(800 + random() * 3500), reading.ended]);
      if (random() < 0.25) {
        killed.push('server');
        await kill(server);
        server = serve();
      } else {
        if (!isOver(reading)) killed.push('ingest');
        await kill(reading);
        if (killed.length < kills && answered.size === pages) break;
        reading = ingest();
      }
      lastKill = performance.now();
    }
    await reading.ended;
    if (reading.child.exitCode !== 0) {
      reading = ingest();
      await reading.ended;
    }
    const drained = (performance.now() - lastKill) / 1000;
    await kill(server);
    const { behind, ...found } = await lookInto(record, [...answered]);
    return {
      kills: killed,
      answered: answered.size,
      ...found,
      left: (reading.child.exitCode === 0 ? 0 : 1) + behind,
      drained,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await Promise.all([reading, server].map((one) => (isOver(one) ? null : kill(one))));
    rmSync(dir, { recursive: true, force: true });
  }
}

/** PostgreSQL: pages are left to the queue, two workers read them, a server runs beside; anything may be killed. */
export async function crashRound({ seed, pages, kills = 5 }: CrashOptions): Promise<Left> {
  const random = seeded(seed);
  const started = performance.now();
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-crash-'));
  const cluster = await startCluster({ fsync: true });
  const killed: string[] = [];
  const answered = new Set<string>();
  const programs = new Map<string, Started>();
  try {
    const where = await cluster.database('news');
    await (await openStore(where)).close();
    const input = join(dir, 'pages.jsonl');
    writeFileSync(input, Array.from({ length: pages }, (_, n) => `${pageOf(n)}\n`).join(''));
    const begin: Record<string, () => Started> = {
      queueing: () =>
        start(['ingest', input, '--queue', '--data', where, '--jsonl'], (line) => {
          const { name } = JSON.parse(line) as { name: string };
          answered.add(name);
        }),
      'worker 1': () => start(['worker', '--data', where, '--reader', 'rules', '--threads', '1']),
      'worker 2': () => start(['worker', '--data', where, '--reader', 'rules', '--threads', '1']),
      server: () => start(['serve', '--data', where, '--port', '0']),
    };
    const again = (name: string): void => void programs.set(name, begin[name]!());
    Object.keys(begin).forEach(again);
    /** As a supervisor does: what has ended, and should not have, is started again. */
    const supervise = (): void => {
      for (const [name, one] of programs)
        if (isOver(one) && !(name === 'queueing' && one.child.exitCode === 0)) again(name);
    };
    while (killed.length < kills) {
      await wait(300 + random() * 2500);
      const choice = ['queueing', 'worker 1', 'worker 2', 'server', 'database', 'worker 1', 'worker 2'][
        Math.floor(random() * 7)
      ]!;
      if (choice === 'queueing' && isOver(programs.get('queueing')!)) continue;
      killed.push(choice);
      if (choice === 'database') {
        await cluster.kill();
        await wait(random() * 1500);
        await cluster.start();
      } else await kill(programs.get(choice)!);
      supervise();
    }
    const lastKill = performance.now();
    const { left, waiting } = await drain(where, programs, supervise);
    const drained = (performance.now() - lastKill) / 1000;
    for (const name of programs.keys()) await kill(programs.get(name)!);
    const { behind, lost, twice } = await lookInto(where, pages);
    return {
      ...{ kills: killed, answered: answered.size, twice, left: left + behind, drained },
      lost: lost.filter((one) => !waiting.has(one)),
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await Promise.all([...programs.values()].map((one) => (isOver(one) ? null : kill(one))));
    await cluster.end();
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Waits until all pages are in the queue and it is empty; how many jobs are left, or failed for good, when it takes too long, and the
 * addresses of pages among them.
 */
async function drain(
  where: string,
  programs: ReadonlyMap<string, Started>,
  supervise: () => void,
): Promise<{ left: number; waiting: Set<string> }> {
  const queue = await openQueue(where);
  try {
    for (let second = 0; ; second++) {
      supervise();
      const depths = await queue.depths();
      const open = depths.reduce((sum, { waiting, active }) => sum + waiting + active, 0);
      const failed = depths.reduce((sum, one) => sum + one.failed, 0);
      if ((open === 0 && programs.get('queueing')!.child.exitCode === 0) || second > MOST_SECONDS) {
        if (open + failed === 0) return { left: 0, waiting: new Set() };
        process.stderr.write(`${JSON.stringify({ depths, failed: await queue.failed() })}\n`);
        return { left: open + failed, waiting: await inJobs(where) };
      }
      await wait(1000);
    }
  } finally {
    await queue.close();
  }
}

/** Says what holds the queue up; the addresses of pages that are in it. */
async function inJobs(where: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: where });
  await client.connect();
  const { rows } = await client.query(
    `SELECT name, state, retry_count, start_after, started_on, heartbeat_on, now(), output, data->>'page' AS page
     FROM rapporteur_jobs.job WHERE state <= 'active'`,
  );
  await client.end();
  for (const { page: _, ...row } of rows) process.stderr.write(`${JSON.stringify(row)}\n`);
  return new Set(rows.flatMap(({ page }) => (page === null ? [] : [(JSON.parse(page) as { url: string }).url])));
}

/**
 * What of the articles is not in the record, what is there twice, and whether (0 or 1) some are not related. `wanted`: ids, or
 * how many addresses of `pageOf`.
 */
async function lookInto(
  where: string,
  wanted: number | readonly string[],
): Promise<{ lost: string[]; twice: number; behind: number }> {
  const store = await openStore(where, { readOnly: true });
  try {
    const heads = await store.articles();
    const keys = heads.map(({ id, url }) => (typeof wanted === 'number' ? url! : id));
    const all =
      typeof wanted === 'number'
        ? Array.from({ length: wanted }, (_, n) => `https://gazette.example/reports/${n}`)
        : wanted;
    let twice = keys.length - new Set(keys).size;
    const incomplete: string[] = [];
    for (const { id } of heads) {
      const reading = await store.reading(id);
      const rows = await store.attributions({ article: id });
      if (!reading || reading.attributions.length === 0 || rows.length < reading.attributions.length)
        incomplete.push(id);
      else twice += rows.length - reading.attributions.length;
    }
    const behind = (await store.relating.isBehind()) ? 1 : 0;
    return { lost: [...all.filter((one) => !keys.includes(one)), ...incomplete], twice, behind };
  } finally {
    await store.close();
  }
}
