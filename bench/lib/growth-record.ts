import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquire } from '../../src/acquire/index.ts';
import { affairPositions, placeAffairs, readPages } from '../../src/jobs/index.ts';
import type { AffairName, Article, Reading, Report, Statement } from '../../src/record/index.ts';
import { type Positions, relate } from '../../src/relate/index.ts';
import { type AffairReport, openStore, type Store } from '../../src/store/index.ts';

/** What is saved at a time: articles with their readings, who copied whom among them, and which affairs they are of. */
export interface Part {
  articles: { article: Article; reading: Reading }[];
  reports: Report[];
  statements: Statement[];
  /** Without their times, which are those of the articles. */
  places: Omit<AffairReport, 'at'>[];
  /** Affairs with their names, and who stands where in them. */
  affairs: { id: string; name: AffairName | null; positions: Positions }[];
}

/** Saves a part. */
export async function savePart(store: Store, { articles, reports, statements, places, affairs }: Part): Promise<void> {
  await Promise.all(articles.map(({ article, reading }) => store.save(article, reading)));
  await store.saveRelations(reports, statements);
  const at = new Map(articles.map(({ article }) => [article.id, Date.parse(article.published ?? '') || 0]));
  await store.affairs.place(places.map((place) => ({ ...place, at: at.get(place.article)! })));
  await store.affairs.name(new Map(affairs.flatMap(({ id, name }) => (name ? [[id, name] as const] : []))));
  for (const { id, positions } of affairs) await store.affairs.keepPositions(id, JSON.stringify(positions));
}

/** The affairs of related reports, as a record of these alone finds them. */
async function affairsOf(part: Omit<Part, 'places' | 'affairs'>): Promise<Pick<Part, 'places' | 'affairs'>> {
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-affairs-'));
  const store = await openStore(dir);
  try {
    await savePart(store, { ...part, places: [], affairs: [] });
    await placeAffairs(store);
    const places = (await store.affairs.placed(0)).map(({ at: _, ...place }) => place);
    const affairs = [];
    for (const { id, found } of await store.affairs.list())
      affairs.push({ id, name: found, positions: await affairPositions(store, id) });
    return { places, affairs };
  } finally {
    await store.close();
    rmSync(dir, { recursive: true });
  }
}

/** A generator of numbers from 0 to 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Templates {
  /** Articles of one part. */
  readonly size: number;
  /** The n-th part: the samples with half of their names and a tenth of their longer words put in another way. */
  part(n: number): Part;
  /** Queries as people ask them, of words that stand in the records made. */
  queries(n: number): string[];
  /** Quotes of the n-th part, as a reader would look for them. */
  quotes(n: number): string[];
}

/** Reads and relates the sample reports once, by the rules, to make records of any size of them. */
export async function templates(): Promise<Templates> {
  const folder = join(import.meta.dirname, '../../samples');
  const read: { article: Article; reading: Reading }[] = [];
  for await (const one of readPages(acquire([folder], process.stdin), { product: 'both', reader: 'rules' }))
    if ('json' in one) read.push(JSON.parse(one.json));
  const { reports, statements } = await relate(read);
  const related = { articles: read, reports, statements };
  const part: Part = { ...related, ...(await affairsOf(related)) };
  const json = JSON.stringify(part);

  const texts = read.map(({ article }) => article.text).join('\n');
  const counted = new Map<string, number>();
  for (const [word] of texts.matchAll(/\p{L}{5,}/gu)) counted.set(word, (counted.get(word) ?? 0) + 1);
  const all = [...counted.keys()];
  // Not the words that keys and labels of the JSON are of.
  const free = (word: string): boolean => !json.includes(`"${word.toLowerCase()}"`);
  const names = all.filter((word) => /^[A-Z][a-z]+$/.test(word) && !counted.has(word.toLowerCase()) && free(word));
  const plain = all.filter((word) => /^[a-z]{6,}$/.test(word) && free(word));
  const ids = { articles: read.map(({ article }) => article.id), affairs: part.affairs.map(({ id }) => id) };

  return {
    size: read.length,
    part: (n) => JSON.parse(n === 0 ? json : changed(json, n, { names, plain, ids })) as Part,
    queries: (n) => queriesOf(n, names, plain, texts),
    quotes: (n) => {
      const made = JSON.parse(n === 0 ? json : changed(json, n, { names, plain, ids })) as Part;
      return made.articles
        .flatMap(({ article, reading }) =>
          reading.attributions
            .filter(({ kind }) => kind === 'direct')
            .map(({ content: [span] }) => article.text.slice(span!.start, span!.end)),
        )
        .filter((quote) => quote.length > 40 && quote.length < 200);
    },
  };
}

interface Changing {
  names: readonly string[];
  plain: readonly string[];
  ids: { articles: readonly string[]; affairs: readonly string[] };
}

/** Other words are as long as those they stand for, so that every span still holds. */
function changed(json: string, n: number, { names, plain, ids }: Changing): string {
  const random = seeded(n);
  const put = new Map<string, string>();
  for (const name of names) {
    if (random() < 0.5) continue;
    const other = invented(name.length, random);
    put.set(name, other).set(name.toLowerCase(), other.toLowerCase());
  }
  for (const word of plain) if (random() < 0.1) put.set(word, invented(word.length, random).toLowerCase());
  for (const id of ids.affairs) put.set(id, `${id}${n.toString(36)}`);
  for (const id of ids.articles) put.set(id, `${id.slice(0, -6)}${n.toString(36).padStart(6, '0')}`);
  const days = Math.floor(n * 0.6);
  return json
    .replace(/[A-Za-z0-9_-]{5,}/g, (word) => put.get(word) ?? word)
    .replace(/("published":")(\d{4}-\d{2}-\d{2})/g, (_, key: string, day: string) => `${key}${later(day, days)}`)
    .replace(
      /("(?:start|day|due)":")(\d{4}-\d{2}-\d{2})/g,
      (_, key: string, day: string) => `${key}${later(day, days)}`,
    )
    .replace(/("url":"[^"]*)"/g, `$1-${n}"`);
}

const later = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const SYLLABLES = [
  'ka',
  'lo',
  'mi',
  'ren',
  'sta',
  'vor',
  'tel',
  'an',
  'bru',
  'dis',
  'fe',
  'gal',
  'hor',
  'is',
  'jun',
  'pe',
];

function invented(length: number, random: () => number): string {
  let word = '';
  while (word.length < length) word += SYLLABLES[Math.floor(random() * SYLLABLES.length)];
  return `${word[0]!.toUpperCase()}${word.slice(1, length)}`;
}

function queriesOf(n: number, names: readonly string[], plain: readonly string[], texts: string): string[] {
  const random = seeded(n + 77);
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const phrases = texts.match(/\b[a-z]{4,} [a-z]{4,}\b/g) ?? [];
  const kinds = [
    () => one(names),
    () => one(plain),
    () => `${one(names)} ${one(plain)}`,
    () => `${one(plain)} ${one(plain)}`,
    () => `"${one(phrases)}"`,
    () => `${one(plain).slice(0, 5)}*`,
    () => `${one(names)} ${one(names)} -${one(plain)}`,
    () => `${one(names)} OR ${one(plain)}`,
  ];
  return Array.from({ length: 200 }, (_, i) => kinds[i % kinds.length]!());
}
