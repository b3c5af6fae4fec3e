/**
 * Accuracy and speed of extract on saved pages (data/extraction; development half): text on article-extraction-benchmark and
 * trafilatura's own set, days on htmldate's set.
 *   npm run bench -- extraction [--shared DIR] [--python PATH]
 * With a Python that has trafilatura and htmldate, both run over the same pages in this run. Else, and for the other peers,
 * their last known figures are printed as such. Speed: pages in memory, one process, seconds of processor time; the first
 * pass, and for us also the third, when the engine has compiled what is hot.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extract, pageOf } from '../src/extract/index.ts';
import { Failure } from '../src/record/index.ts';
import { score, sharedFolder } from './lib/shared.ts';

interface Input {
  id: string;
  url: string | null;
  html?: string;
  htmlBase64?: string;
}
interface Figures {
  p: number;
  r: number;
  f: number;
}
const SETS = ['aeb', 'trafilatura', 'dates'] as const;
type Metrics = Record<(typeof SETS)[number], Figures>;

/** Precision, recall and F1 on this half as of 2026-11-24, by the same scorer. */
const LAST_KNOWN: [string, string][] = [
  ['trafilatura 2.3.1, htmldate 1.11.0', '94.4  98.0  96.2   90.7  95.0  92.8   91.2  99.4  95.1'],
  ['Readability 0.6.0, linkedom', '91.6  98.7  95.0   86.6  91.9  89.2   95.8  54.6  69.5'],
  ['defuddle 0.19.4, linkedom', '90.1  97.5  93.6   84.5  93.6  88.8   94.1  68.1  79.0'],
];

const shared = sharedFolder();
const { values } = parseArgs({ strict: false, options: { python: { type: 'string' } } });
const corpus = join(shared, 'data', 'extraction');
const lines = score(shared, 'inputs.mjs', 'extraction', corpus).trimEnd();
const pages = lines
  .split('\n')
  .map((line) => JSON.parse(line) as Input)
  .map(({ id, url, html, htmlBase64 }) =>
    pageOf(html ?? Buffer.from(htmlBase64 ?? '', 'base64'), { id, url, mediaType: 'text/html' }),
  );

/** One pass over the pages: answers for the scorer, and pages a second of processor time. */
function pass(): { answers: string[]; refused: number; rate: number } {
  const answers: string[] = [];
  let refused = 0;
  const began = process.cpuUsage();
  for (const page of pages) {
    try {
      const { id, text, published } = extract(page);
      answers.push(JSON.stringify({ id, text, published }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refused++;
      answers.push(JSON.stringify({ id: page.id, text: '', published: error.about?.['published'] ?? null }));
    }
  }
  const { user, system } = process.cpuUsage(began);
  return { answers, refused, rate: (pages.length * 1e6) / (user + system) };
}

const percent = (x: number): string => (100 * x).toFixed(1).padStart(4);
function row(name: string, cells: string): void {
  process.stdout.write(`${name.padEnd(48)}${cells}\n`);
}
function scored(file: string): string {
  const { metrics } = JSON.parse(score(shared, 'extraction.mjs', corpus, file, '--json')) as { metrics: Metrics };
  return SETS.map((set) => [metrics[set].p, metrics[set].r, metrics[set].f].map(percent).join('  ')).join('   ');
}

const work = mkdtempSync(join(tmpdir(), 'rapporteur-extraction-'));
try {
  const first = pass();
  pass();
  const third = pass();
  process.stdout.write(`${pages.length} pages: precision, recall and F1\n`);
  row('', 'articles           trafilatura        dates');
  const ours = join(work, 'ours.jsonl');
  writeFileSync(ours, `${first.answers.join('\n')}\n`);
  row(`Rapporteur (${first.refused} without an article)`, scored(ours));

  const speeds = [
    `Rapporteur, text, dates, heads and credits: ${first.rate.toFixed(0)}, third pass ${third.rate.toFixed(0)}`,
  ];
  if (typeof values['python'] === 'string') {
    const [from, to] = [join(work, 'pages.jsonl'), join(work, 'theirs.jsonl')];
    writeFileSync(from, `${lines}\n`);
    const script = join(import.meta.dirname, 'lib/extraction_peers.py');
    const out = execFileSync(values['python'], [script, from, to], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const took = JSON.parse(out) as { versions: string; text: number; dates: number };
    row(`${took.versions}, this run`, scored(to));
    speeds.push(
      `trafilatura, text: ${(pages.length / took.text).toFixed(0)}; with htmldate's dates: ${(pages.length / (took.text + took.dates)).toFixed(0)}`,
    );
  }
  for (const [name, cells] of LAST_KNOWN) row(`${name}, last known`, cells);
  process.stdout.write(`\nPages a second of processor time\n${speeds.join('\n')}\n`);
} finally {
  rmSync(work, { recursive: true });
}
