/**
 * Copies and statements beside baselines.
 *   npm run bench -- copies [--shared DIR]
 * Accuracy: the clusters of SHARED/gold/clusters with the scorer's rules for edges and pairs, readings by the rules. Baselines for who
 * copied whom: shared 25-character n-grams (as passim finds reprints), Jaccard index of word 3-grams; a page's parent is the
 * earlier page with the highest score over the threshold that is best on these very clusters, which flatters the baselines.
 * Baseline for the same statement: edit distance over the longer text, with the best threshold too.
 * Edit distance is given the tellings' places, which rapporteur has to find.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { extract, pageOf } from '../src/extract/index.ts';
import { read } from '../src/read/index.ts';
import type { Statement } from '../src/record/index.ts';
import { type ReadArticle, relate } from '../src/relate/index.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: '../shared' },
  },
});

interface Gold {
  pages: { file: string; outlet: string; url: string; published: string; role: string }[];
  edges: { copy: string; of: string }[];
  statements: { variants: { file: string; text: string }[] }[];
}

async function readPage(
  folder: string,
  page: { file: string; outlet: string; url: string; published: string },
): Promise<ReadArticle> {
  const body = readFileSync(join(folder, page.file));
  const article = await extract(
    pageOf(body, { name: page.file, id: page.file, outlet: page.outlet, published: page.published }),
  );
  return { article, reading: await read(article) };
}

const percent = (hit: number, said: number, due: number): string => {
  const p = said > 0 ? hit / said : 0;
  const r = due > 0 ? hit / due : 0;
  return `P ${(100 * p).toFixed(1)}  R ${(100 * r).toFixed(1)}  F1 ${((200 * p * r) / (p + r || 1)).toFixed(1)}`;
};
const f1 = (hit: number, said: number, due: number): number => (2 * hit) / (said + due || 1);

const grams = (text: string, n: number): Set<string> => {
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - n + 1) }, (_, i) => plain.slice(i, i + n)));
};
const wordGrams = (text: string): Set<string> => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(2).map((w, i) => `${words[i]} ${words[i + 1]} ${w}`));
};
const shared = (a: Set<string>, b: Set<string>): number => [...a].filter((x) => b.has(x)).length;

function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

async function accuracy(folder: string): Promise<void> {
  const clusters = await Promise.all(
    readdirSync(folder)
      .sort()
      .map(async (name) => {
        const gold: Gold = JSON.parse(readFileSync(join(folder, name, 'gold.json'), 'utf8'));
        const articles: ReadArticle[] = [];
        for (const page of gold.pages) articles.push(await readPage(join(folder, name), page));
        return { gold, articles };
      }),
  );
  let [hit, said, due] = [0, 0, 0];
  const bySystem: { kind: string; score: (a: string, b: string) => number }[] = [
    {
      kind: 'shared 25-character n-grams',
      score: (a, b) => shared(grams(a, 25), grams(b, 25)) / Math.max(1, grams(a, 25).size),
    },
    {
      kind: 'Jaccard of word 3-grams',
      score: (a, b) => {
        const [x, y] = [wordGrams(a), wordGrams(b)];
        const both = shared(x, y);
        return both / Math.max(1, x.size + y.size - both);
      },
    },
  ];
  for (const { gold, articles } of clusters) {
    const of = new Map(relate(articles).reports.map((r) => [r.article, r.of]));
    for (const e of gold.edges) if (of.get(e.copy) === e.of) hit++;
    said += [...of.values()].filter((x) => x !== null).length;
    due += gold.edges.length;
  }
  console.log(`who copied whom, the parent itself     rapporteur                     ${percent(hit, said, due)}`);
  for (const { kind, score } of bySystem) {
    const choices = clusters.flatMap(({ gold, articles }) =>
      gold.pages.map((page) => {
        const text = (file: string): string => articles.find((a) => a.article.id === file)!.article.text;
        const earlier = gold.pages.filter((o) => o.published < page.published);
        const best = earlier
          .map((o) => ({ of: o.file, score: score(text(page.file), text(o.file)) }))
          .sort((a, b) => b.score - a.score)[0];
        return { best, of: gold.edges.find((e) => e.copy === page.file)?.of ?? null };
      }),
    );
    const at = (bar: number): [number, number, number] => {
      const over = choices.filter((c) => c.best && c.best.score >= bar && c.best.score > 0);
      return [over.filter((c) => c.best!.of === c.of).length, over.length, choices.filter((c) => c.of !== null).length];
    };
    const bars = Array.from({ length: 60 }, (_, i) => i / 100).sort((a, b) => f1(...at(b)) - f1(...at(a)));
    console.log(`                                       ${kind.padEnd(30)} ${percent(...at(bars[0]!))}`);
  }
  statementPairs(clusters);
}

/** Pairs of tellings of different pages, over the gold tellings: do they tell the same? */
function statementPairs(clusters: { gold: Gold; articles: ReadArticle[] }[]): void {
  const pairs: { same: boolean; ours: boolean; distance: number }[] = [];
  for (const { gold, articles } of clusters) {
    const text = new Map(articles.map((a) => [a.article.id, a.article.text]));
    const statements = relate(articles).statements;
    const places = gold.statements.flatMap((s, i) =>
      s.variants.map((v) => {
        const start = text.get(v.file)!.indexOf(v.text);
        return { statement: i, ...v, ours: statementAt(statements, v.file, start, start + v.text.length) };
      }),
    );
    places.forEach((a, i) => {
      for (const b of places.slice(i + 1)) {
        if (a.file === b.file) continue;
        const distance = edits(a.text, b.text) / Math.max(a.text.length, b.text.length);
        pairs.push({ same: a.statement === b.statement, ours: a.ours !== null && a.ours === b.ours, distance });
      }
    });
  }
  const due = pairs.filter((p) => p.same).length;
  const at = (says: (p: (typeof pairs)[number]) => boolean): [number, number, number] => {
    const over = pairs.filter(says);
    return [over.filter((p) => p.same).length, over.length, due];
  };
  console.log(`the same statement, pairs              rapporteur                     ${percent(...at((p) => p.ours))}`);
  const bars = Array.from({ length: 90 }, (_, i) => i / 100).sort(
    (a, b) => f1(...at((p) => p.distance <= b)) - f1(...at((p) => p.distance <= a)),
  );
  console.log(
    `                                       edit distance                  ${percent(...at((p) => p.distance <= bars[0]!))}`,
  );
}

function statementAt(statements: readonly Statement[], article: string, start: number, end: number): string | null {
  let best: string | null = null;
  let most = 0.3;
  for (const s of statements) {
    for (const v of s.variants) {
      if (v.article !== article) continue;
      const at = { start: v.content[0]!.start, end: v.content.at(-1)!.end };
      const both = Math.max(0, Math.min(end, at.end) - Math.max(start, at.start));
      const share = both / (end - start + at.end - at.start - both);
      if (share > most) [best, most] = [s.id, share];
    }
  }
  return best;
}

await accuracy(join(values.shared, 'gold', 'clusters'));
