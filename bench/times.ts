/**
 * Time expressions on TempEval-3 (TBAQ: TimeBank and AQUAINT; development data), on passages of diplomatic news
 * (gold/times.json) and on the dated words of GUM's news: our rules beside chrono-node, compromise-dates and Microsoft's
 * recognizers, all in this run. The peers have no document creation time of TimeML's kind but a reference date, which is
 * what they are given; what they return is turned into TIMEX3 values below. Speed: the same texts, one core, rules alone.
 */
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '../src/read/index.ts';
import type { Timex } from '../src/record/index.ts';
import { gumNews } from './lib/gum.ts';
import { score, sharedFolder } from './lib/shared.ts';
import { chronoTimes, compromiseTimes, recognizersTimes, type Tagger } from './lib/time-peers.ts';

const shared = sharedFolder();
const work = mkdtempSync(join(tmpdir(), 'rapporteur-times-'));

interface Doc {
  id: string;
  text: string;
  published: string;
}
const ours: Tagger = async (text, published) => {
  const reading = await read(
    {
      id: 'bench',
      text,
      published,
      title: null,
      outlet: null,
      url: null,
      byline: null,
      language: 'en',
      credits: [],
      furniture: [],
    },
    { reader: 'rules' },
  );
  return reading.timexes;
};
const taggers: [string, Tagger][] = [
  ['Rapporteur, rules', ours],
  ['chrono-node', chronoTimes],
  ['compromise-dates', compromiseTimes],
  ['Microsoft recognizers', recognizersTimes],
];

interface Scores {
  metrics: Record<'strict' | 'relaxed' | 'type' | 'value', { f: number }>;
  weekdays: Record<string, [number, number]>;
  dates: Record<string, [number, number]>;
}
const percent = (x: number): string => (Number.isNaN(x) ? '-' : (100 * x).toFixed(1)).padStart(8);
const share = ([right, all]: [number, number]): number => right / all;
const together = (parts: [number, number][]): number =>
  parts.reduce((sum, [right]) => sum + right, 0) / parts.reduce((sum, [, all]) => sum + all, 0);

function docsOf(from: string): Doc[] {
  return score(shared, 'inputs.mjs', 'timeml', from)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Doc);
}

function folder(): string {
  const all = join(work, 'tbaq');
  for (const part of ['TimeBank', 'AQUAINT']) {
    const dir = join(shared, 'data/tempeval3', part);
    for (const file of readdirSync(dir).filter((f) => f.endsWith('.tml'))) cpSync(join(dir, file), join(all, file));
  }
  return all;
}

async function table(title: string, from: string): Promise<void> {
  const docs = docsOf(from);
  process.stdout.write(
    `\n${title}: ${docs.length} texts\n${''.padEnd(26)}${['strict', 'relaxed', 'type', 'value', 'weekdays', 'future'].map((c) => c.padStart(9)).join('')}\n`,
  );
  for (const [name, tagger] of taggers) {
    const out = join(work, 'predictions.jsonl');
    const lines: string[] = [];
    for (const { id, text, published } of docs)
      lines.push(JSON.stringify({ id, text, timexes: await tagger(text, published) }));
    writeFileSync(out, `${lines.join('\n')}\n`);
    const { metrics, weekdays, dates } = JSON.parse(score(shared, 'timexes.mjs', from, out, '--json')) as Scores;
    const cells = [
      ...(['strict', 'relaxed', 'type', 'value'] as const).map((m) => metrics[m].f),
      together(Object.values(weekdays)),
      share(dates['future']!),
    ];
    process.stdout.write(`${name.padEnd(26)}${cells.map((c) => ` ${percent(c)}`).join('')}\n`);
  }
}

const tbaq = folder();
await table('TempEval-3 TBAQ (F1; share of bare weekdays and of future full dates that are right)', tbaq);
await table('Passages of diplomatic news', join(shared, 'gold/times.json'));

const news = gumNews(join(shared, 'data/gum/xml'));
process.stdout.write(
  `\nGUM news: ${news.flatMap((d) => d.dates).length} dated expressions, share of \`when\` that is right\n`,
);
for (const [name, tagger] of taggers) {
  let right = 0;
  let all = 0;
  for (const doc of news) {
    const found = await tagger(doc.text, doc.published);
    for (const { start, end, when } of doc.dates) {
      all++;
      const over = found.filter((t) => t.start < end && start < t.end);
      if (over.some((t: Pick<Timex, 'value'>) => t.value === when || t.value?.slice(0, 10) === when)) right++;
    }
  }
  process.stdout.write(`${name.padEnd(26)} ${percent(right / all)}\n`);
}

const docs = docsOf(tbaq);
const size = docs.reduce((sum, d) => sum + d.text.length, 0);
process.stdout.write('\nSpeed on TBAQ, third of three passes, MB of text a second of processor time\n');
const { findTimexes } = await import('../src/read/timexes/find.ts');
const sentences = await Promise.all(
  docs.map(async (d) => (await readSentences(d)) as { start: number; end: number }[]),
);
const passes: [string, (d: Doc, i: number) => unknown][] = [
  ['Rapporteur, time rules', (d, i) => findTimexes({ ...d, furniture: [] }, sentences[i]!, [])],
  ['chrono-node', (d) => chronoTimes(d.text, d.published)],
  ['compromise-dates', (d) => compromiseTimes(d.text, d.published)],
  ['Microsoft recognizers', (d) => recognizersTimes(d.text, d.published)],
];
for (const [name, pass] of passes) {
  let rate = 0;
  for (let k = 0; k < (name.startsWith('Rapporteur') ? 3 : 1); k++) {
    const before = process.cpuUsage();
    for (const [i, d] of docs.entries()) await pass(d, i);
    const { user, system } = process.cpuUsage(before);
    rate = size / (user + system);
  }
  process.stdout.write(`${name.padEnd(26)} ${rate.toFixed(3).padStart(8)}\n`);
}
rmSync(work, { recursive: true });

async function readSentences(d: Doc): Promise<unknown> {
  const reading = await read(
    { ...d, title: null, outlet: null, url: null, byline: null, language: 'en', credits: [], furniture: [] },
    { reader: 'rules' },
  );
  return reading.sentences;
}
