/**
 * What it costs to relate one report more in a large record, on disk (SQLite, every report its own transaction with fsync).
 *   npm run bench -- growth-relate [--sizes 1000,10000,100000] [--added 300] [--keep DIR]
 * A record in DIR/SIZE is taken as it is, where one stands there; it is filled and left there where none does.
 * The record grows by affairs made from the families of the samples: of a family's reports the words of four letters and more that are not
 * frequent in the samples are put otherwise, the same in all its reports, by words and names of the same length from a vocabulary with
 * Zipf's frequencies, so that copies stay copies and affairs share words as news does; inside quotation marks all words of three letters and
 * more are, as no two affairs quote the same. 300 reports a day. The record is related
 * without statements while it is filled; then two runs of reports of new affairs on its last days are saved and related one
 * by one, in order of time, with nothing laid out beforehand: copies alone, and with statements and drift.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extract, pageOf } from '../src/extract/index.ts';
import { relateArticle } from '../src/jobs/relating.ts';
import { read } from '../src/read/index.ts';
import { createShelf, type ReadArticle, relate, type Shelf } from '../src/relate/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { seeded } from './lib/growth-record.ts';

const { values: given } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000' },
    added: { type: 'string', default: '300' },
    keep: { type: 'string' },
    shared: { type: 'string' },
  },
});
const A_DAY = 300;
const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 1);

const SAMPLES = join(import.meta.dirname, '..', 'samples');

async function samples(): Promise<ReadArticle[]> {
  const found: ReadArticle[] = [];
  for (const page of JSON.parse(readFileSync(join(SAMPLES, 'index.json'), 'utf8'))) {
    const article = extract(
      pageOf(readFileSync(join(SAMPLES, page.file)), { ...page, name: page.file, id: page.file }),
    );
    found.push({ article, reading: await read(article, { reader: 'rules' }) });
  }
  return found;
}

/** Words of a vocabulary, the frequent ones drawn more often. */
function vocabulary(size: number): (length: number, draw: number, capital: boolean) => string {
  const letters = 'etaoinshrdlcumwfgypbvk';
  const random = seeded(7);
  const lists = new Map<string, string[]>();
  return (length, draw, capital) => {
    const key = `${length} ${capital}`;
    const list = lists.get(key) ?? [];
    lists.set(key, list);
    while (list.length < size) {
      const word = Array.from({ length }, () => letters[Math.floor(random() ** 1.5 * letters.length)]).join('');
      list.push(capital ? word[0]!.toUpperCase() + word.slice(1) : word);
    }
    return list[Math.floor(Math.exp(draw * Math.log(size)) - 1)]!;
  };
}

/** Affairs without end, each of one family of the samples put in other words. */
function* affairs(
  templates: readonly ReadArticle[][],
  seed: number,
  dayOf: (n: number) => number,
): Generator<ReadArticle[]> {
  const counts = new Map<string, number>();
  for (const [word] of templates
    .flat()
    .map((t) => t.article.text)
    .join('\n')
    .matchAll(/\p{L}{4,}/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  const wordOf = vocabulary(4000);
  for (let n = 0, made = 0; ; n++) {
    const random = seeded(seed + n);
    const template = templates[Math.floor(random() * templates.length)]!;
    const other = new Map<string, string>();
    const shift = Math.floor(random() * 90);
    const put = (word: string, quoted: boolean): string => {
      if (/^\d/u.test(word)) return String((Number(word) + shift) % 10 ** word.length).padStart(word.length, '1');
      if (!quoted && (word.length < 4 || counts.get(word)! >= 25)) return word;
      const known = other.get(word) ?? wordOf(word.length, random(), /^\p{Lu}/u.test(word));
      other.set(word, known);
      return known;
    };
    const first = Math.min(...template.map((t) => Date.parse(t.article.published!)));
    const at = START + dayOf(made) * DAY + Math.floor(random() * DAY);
    yield template.map(({ article, reading }) => {
      const text = article.text
        .split(/([“"][^“”"]*[”"])/u)
        .map((part, i) => part.replace(/\p{L}{3,}|\d{2,3}/gu, (word) => put(word, i % 2 === 1)))
        .join('');
      const id = `${article.id}-${seed}-${made++}`;
      const published = new Date(at + Date.parse(article.published!) - first).toISOString();
      return { article: { ...article, id, text, published }, reading: { ...reading, id, text, published } };
    });
  }
}

async function fill(store: Store, templates: readonly ReadArticle[][], size: number): Promise<void> {
  const shelf: Shelf = { ...createShelf(), statements: () => [] };
  let batch: ReadArticle[] = [];
  let saved = 0;
  const flush = async (): Promise<void> => {
    await Promise.all(batch.map(({ article, reading }) => store.save(article, reading)));
    await store.relating.within(async (record) => {
      for (const { article } of batch) await relateArticle(record, article.id, shelf);
    });
    batch = [];
  };
  for (const affair of affairs(templates, 1000, (made) => Math.floor(made / A_DAY))) {
    batch.push(...affair);
    saved += affair.length;
    if (batch.length >= 100) await flush();
    if (saved >= size) break;
  }
  await flush();
}

async function measure(
  store: Store,
  templates: readonly ReadArticle[][],
  size: number,
  shelf: Shelf,
  seed: number,
): Promise<string> {
  const days = Math.max(0, Math.floor(size / A_DAY) - 1);
  const reports: ReadArticle[] = [];
  for (const affair of affairs(templates, seed, () => days)) {
    reports.push(...affair);
    if (reports.length >= Number(given.added)) break;
  }
  reports.sort((a, b) => (a.article.published! < b.article.published! ? -1 : 1));
  const times: number[] = [];
  const processor: number[] = [];
  for (const { article, reading } of reports) {
    await store.save(article, reading);
    const before = process.cpuUsage();
    const started = performance.now();
    await store.relating.within((record) => relateArticle(record, article.id, shelf));
    times.push(performance.now() - started);
    const used = process.cpuUsage(before);
    processor.push((used.user + used.system) / 1000);
  }
  const at = (list: number[], q: number): string =>
    list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))]!.toFixed(1);
  const row = (list: number[]): string => `p50 ${at(list, 0.5)}  p95 ${at(list, 0.95)}  p99 ${at(list, 0.99)}`;
  return `${row(times)} ms; processor ${row(processor)} ms  (${times.length} reports)`;
}

const all = await samples();
const found = relate(all);
const templates = [...Map.groupBy(found.reports, (r) => r.family).values()].map((family) =>
  family.map((r) => all.find((t) => t.article.id === r.article)!),
);
console.log(
  `families of the samples: ${templates
    .map((t) => t.length)
    .sort((a, b) => b - a)
    .join(' ')}`,
);
for (const size of given.sizes.split(',').map(Number)) {
  const where = mkdtempSync(join(tmpdir(), 'growth-relate-'));
  const kept = given.keep ? join(given.keep, String(size)) : null;
  if (kept && existsSync(kept)) cpSync(kept, where, { recursive: true });
  else {
    const started = performance.now();
    const filled = await openStore(where);
    await fill(filled, templates, size);
    await filled.close();
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`${size} reports saved and related without statements: ${seconds} s`);
    if (kept) cpSync(where, kept, { recursive: true });
  }
  execFileSync('sync'); // what the copy left in memory would be written to disk while it is measured
  const store = await openStore(where);
  const alone = await measure(store, templates, size, { ...createShelf(), statements: () => [] }, 900_001);
  console.log(`one report more to ${size}, copies alone:               ${alone}`);
  const whole = await measure(store, templates, size, createShelf(), 950_001);
  console.log(`one report more to ${size}, with statements and drift:  ${whole}`);
  await store.close();
  const bytes = readdirSync(where).reduce((n, file) => n + statSync(join(where, file)).size, 0);
  console.log(`on disk ${(bytes / 2 ** 20).toFixed(0)} MiB; load of the machine ${loadavg()[0]!.toFixed(1)}`);
  rmSync(where, { recursive: true });
}
