import type { Queries, Row, SearchedTable } from './database.ts';
import { ACTOR_IN_ARTICLE, conditionsOf, HEAD, headOf } from './filter.ts';
import { parseQuery, type Query } from './query.ts';
import type { Filter, Hit } from './store.ts';

const DEFAULT_LIMIT = 50;
/** So many articles, and so many statements, are ranked: those of what matches that came last. */
const RANKED = 500;
/** So many of each are counted where counting takes long. */
const COUNTED = 5_000;

/**
 * Articles and statements, best first: a match in the title counts five times, one in the speaker's name twice. Where the words
 * are so common that more than five hundred match, the best of the latest five hundred come first.
 */
export async function search(queries: Queries, query: string, filter: Filter): Promise<{ total: number; hits: Hit[] }> {
  const { dialect } = queries;
  const parsed = parseQuery(query);
  const match = parsed && dialect.match(parsed);
  if (match === null) return { total: 0, hits: [] };
  const { limit = DEFAULT_LIMIT, offset = 0, ...narrowing } = filter;
  const narrowed = Object.keys(narrowing).length > 0;
  const conditions = {
    articles: narrowed ? conditionsOf(filter, ACTOR_IN_ARTICLE, dialect) : null,
    attributions: narrowed ? conditionsOf(filter, 's.actor = ?', dialect, 'statement') : null,
  };
  const count = async (table: SearchedTable, words: string, most: number): Promise<number> => {
    const { sql, values } = dialect.counted(table, words, conditions[table], most);
    return Number((await queries.get(sql, ...values))?.['n']);
  };
  const [articles, statements] = await Promise.all([
    count('articles', match, COUNTED),
    count('attributions', match, COUNTED),
  ]);
  const most = Math.max(RANKED, offset + limit);
  const telling =
    parsed!.any.length > 2 && Math.max(articles, statements) > most
      ? await rarest(queries, parsed!, most, count)
      : match;
  const best = async (table: SearchedTable, kind: Hit['kind'], matching: number): Promise<Found[]> => {
    const common = telling === match && matching >= COUNTED;
    const { sql, values } = dialect.newest(table, telling, conditions[table], most, common);
    const rows = await queries.all(
      `SELECT n, score FROM (${sql}) AS f ORDER BY score, n LIMIT ?`,
      ...[...values, offset + limit],
    );
    return rows.map((row) => ({ kind, n: row['n'] as number, score: Number(row['score']) }));
  };
  const found = await Promise.all([
    best('articles', 'article', articles),
    best('attributions', 'statement', statements),
  ]);
  const listed = found
    .flat()
    .sort((a, b) => a.score - b.score || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.n - b.n))
    .slice(offset, offset + limit);
  return { total: articles + statements, hits: await hitsOf(queries, match, listed) };
}

/** A matching article or statement by its number; the smaller the score, the better. */
interface Found {
  kind: Hit['kind'];
  n: number;
  score: number;
}

/**
 * Of a long list of alternatives (as a quote is looked for by its words) the rarest, as many as match no more rows than are
 * ranked: what has the most of the list has these, and is not lost among what has only its common words.
 */
async function rarest(
  { dialect }: Queries,
  { any, not }: Query,
  most: number,
  count: (table: SearchedTable, words: string, most: number) => Promise<number>,
): Promise<string> {
  const counted: { group: Query['any'][number]; n: number }[] = [];
  for (const group of any) {
    const words = dialect.match({ any: [group], not });
    if (words) counted.push({ group, n: await count('attributions', words, most) });
  }
  counted.sort((a, b) => a.n - b.n);
  let sum = 0;
  const kept = counted.filter(({ n }, i) => (sum += n) <= most || i === 0);
  return dialect.match({ any: kept.map(({ group }) => group), not })!;
}

async function hitsOf(queries: Queries, match: string, found: readonly Found[]): Promise<Hit[]> {
  const { dialect } = queries;
  const numbers = (kind: Hit['kind']): number[] => found.filter((one) => one.kind === kind).map(({ n }) => n);
  const load = async (ns: readonly number[], table: 'articles' | 'attributions', sql: string) => {
    if (ns.length === 0) return { rows: new Map<number, Row>(), snippets: new Map<number, string>() };
    const rows = await queries.all(sql, JSON.stringify(ns));
    return {
      rows: new Map(rows.map((row) => [row['n'] as number, row])),
      snippets: await dialect.snippets(queries, table, ns, match),
    };
  };
  const [articles, statements] = await Promise.all([
    load(
      numbers('article'),
      'articles',
      `SELECT a.n, ${HEAD} FROM articles a WHERE ${dialect.among('a.n', 'integer')}`,
    ),
    load(
      numbers('statement'),
      'attributions',
      `SELECT s.n, s.id, s.sentence, s.speaker, ${HEAD} FROM attributions s JOIN articles a ON a.n = s.article
       WHERE ${dialect.among('s.n', 'integer')}`,
    ),
  ]);
  return found.flatMap(({ kind, n }): Hit[] => {
    const { rows, snippets } = kind === 'article' ? articles : statements;
    const row = rows.get(n);
    if (!row) return []; // replaced by another version while we looked
    return [
      {
        kind,
        article: headOf(row),
        attribution: (row['id'] ?? null) as string | null,
        sentence: (row['sentence'] ?? null) as number | null,
        speaker: (row['speaker'] ?? null) as string | null,
        snippet: piecesOf(snippets.get(n) ?? ''),
      },
    ];
  });
}

function piecesOf(snippet: string): Hit['snippet'] {
  const pieces: Hit['snippet'] = [];
  for (const [i, part] of snippet.replace(/\s+/gu, ' ').split('\ufdd0').entries()) {
    const [matched, rest] = i === 0 ? [null, part] : (part.split('\ufdd1') as [string, string?]);
    if (matched) pieces.push({ text: matched, match: true });
    if (rest) pieces.push({ text: rest, match: false });
  }
  return pieces;
}
