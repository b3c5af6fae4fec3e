/**
 * How fast articles are read: PolNeAR dev (84 articles, 936 tokens each) through `read --jsonl`, and one article alone
 * through a fresh `read`. CPU seconds are user + system of the whole process tree, start-up included; the running rate leaves
 * start-up out: four times the articles more, over the seconds that they take more.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { score, sharedFolder } from './lib/shared.ts';

const shared = sharedFolder();
const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'rapporteur-speed-'));
const entry = join(root, existsSync(join(root, 'dist/cli/main.js')) ? 'dist/cli/main.js' : 'src/cli/main.ts');
const readers = existsSync(join(root, 'models/reader-en/config.json')) ? ['rules', 'model'] : ['rules'];

interface Cost {
  wall: number;
  cpu: number;
  /** Largest single process, MiB. */
  rss: number;
}

/** Runs the command under GNU time (`/usr/bin/time`, Debian package `time`), whose figures include the children. */
function cost(args: string[]): Cost {
  const figures = join(work, 'time');
  const started = performance.now();
  const run = spawnSync('/usr/bin/time', ['-f', '%U %S %M', '-o', figures, process.execPath, entry, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (run.error || run.status !== 0) throw run.error ?? new Error(`read ended with ${run.status}`);
  const wall = (performance.now() - started) / 1000;
  const [user, system, kib] = readFileSync(figures, 'utf8').trim().split('\n').at(-1)!.split(' ').map(Number);
  return { wall, cpu: user! + system!, rss: kib! / 1024 };
}
const median = (runs: Cost[], of: keyof Cost): number =>
  runs.map((r) => r[of]).sort((a, b) => a - b)[runs.length >> 1]!;

const lines = score(shared, 'inputs.mjs', 'polnear', join(shared, 'data/polnear/dev'));
const many = join(work, 'many.jsonl');
writeFileSync(many, lines);
const more = join(work, 'more.jsonl');
writeFileSync(more, lines.repeat(5));
const texts = lines
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { text: string }).text);
const tokens = texts.reduce(
  (n, t) => n + (t.match(/[\p{L}\p{N}]+(?:['’\-.][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu)?.length ?? 0),
  0,
);
const one = join(work, 'one.txt');
writeFileSync(one, [...texts].sort((a, b) => a.length - b.length)[texts.length >> 1]!);

process.stdout.write(
  `${texts.length} articles, ${tokens} tokens, ${cpus().length} cores, ${cpus()[0]?.model}, Node ${process.versions.node}\n`,
);
process.stdout.write(
  'reader     CPU s  wall s  articles/CPU s  tokens/CPU s  articles/s  running, articles/s  RSS MiB | one article: CPU s  wall s  RSS MiB\n',
);
for (const reader of readers) {
  const runs = [1, 2, 3].map(() => cost(['read', '--jsonl', '--reader', reader, many]));
  const single = [1, 2, 3, 4, 5].map(() => cost(['read', '--json', '--reader', reader, one]));
  const cpu = median(runs, 'cpu');
  const wall = median(runs, 'wall');
  const running = (4 * texts.length) / (cost(['read', '--jsonl', '--reader', reader, more]).wall - wall);
  process.stdout.write(
    `${reader.padEnd(9)} ${cpu.toFixed(2).padStart(6)} ${wall.toFixed(2).padStart(7)} ${(texts.length / cpu).toFixed(1).padStart(15)} ` +
      `${(tokens / cpu).toFixed(0).padStart(13)} ${(texts.length / wall).toFixed(1).padStart(11)} ${running.toFixed(1).padStart(20)} ${median(runs, 'rss').toFixed(0).padStart(8)} | ` +
      `${median(single, 'cpu').toFixed(2).padStart(18)} ${median(single, 'wall').toFixed(2).padStart(7)} ${median(single, 'rss').toFixed(0).padStart(8)}\n`,
  );
}
process.stdout.write(
  'Peers, last run of 2026-11-24: articles/CPU s CoreNLP 0.23-1.4, textacy 7.1, Citron 3.5; one article, wall s: 15-80, 5.2, 3.1\n',
);
rmSync(work, { recursive: true });
