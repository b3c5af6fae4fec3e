import type { Queries, Row } from './database.ts';
import { ACTOR_IN_ARTICLE, conditionsOf, HEAD, headOf } from './filter.ts';
import type { Filter, Hit } from './store.ts';

const DEFAULT_LIMIT = 50;

/** Articles and statements, best first: a match in the title counts five times, one in the speaker's name twice. */
export async function search(queries: Queries, query: string, filter: Filter): Promise<{ total: number; hits: Hit[] }> {
  const { dialect } = queries;
  const match = dialect.match(query);
  if (match === null) return { total: 0, hits: [] };
  const articles = conditionsOf(filter, ACTOR_IN_ARTICLE, dialect);
  const statements = conditionsOf(filter, 's.actor = ?', dialect, 'statement');
  const found = `
    SELECT 'article' AS kind, f.n AS n, f.score AS score FROM (${dialect.ranked('articles')}) AS f JOIN articles a ON a.n = f.n
    WHERE ${articles.sql}
    UNION ALL
    SELECT 'statement', f.n, f.score FROM (${dialect.ranked('attributions')}) AS f
    JOIN attributions s ON s.n = f.n JOIN articles a ON a.n = s.article WHERE ${statements.sql}`;
  const values = [match, ...articles.values, match, ...statements.values];
  const counted = await queries.get(`SELECT count(*) AS total FROM (${found}) AS found`, ...values);
  const rows = await queries.all(
    `${found} ORDER BY score, kind, n LIMIT ? OFFSET ?`,
    ...values,
    filter.limit ?? DEFAULT_LIMIT,
    filter.offset ?? 0,
  );
  return { total: counted?.['total'] as number, hits: await hitsOf(queries, match, rows) };
}

async function hitsOf(queries: Queries, match: string, found: readonly Row[]): Promise<Hit[]> {
  const { dialect } = queries;
  const numbers = (kind: Hit['kind']): number[] =>
    found.filter((row) => row['kind'] === kind).map((row) => row['n'] as number);
  const load = async (ns: readonly number[], table: 'articles' | 'attributions', sql: string) => {
    if (ns.length === 0) return { rows: new Map<number, Row>(), snippets: new Map<number, string>() };
    const rows = await queries.all(sql, JSON.stringify(ns));
    return {
      rows: new Map(rows.map((row) => [row['n'] as number, row])),
      snippets: await dialect.snippets(queries, table, ns, match),
    };
  };
  const articles = await load(
    numbers('article'),
    'articles',
    `SELECT a.n, ${HEAD} FROM articles a WHERE ${dialect.among('a.n', 'integer')}`,
  );
  const statements = await load(
    numbers('statement'),
    'attributions',
    `SELECT s.n, s.id, s.sentence, s.speaker, ${HEAD} FROM attributions s JOIN articles a ON a.n = s.article
     WHERE ${dialect.among('s.n', 'integer')}`,
  );
  return found.flatMap(({ kind, n }): Hit[] => {
    const { rows, snippets } = kind === 'article' ? articles : statements;
    const row = rows.get(n as number);
    if (!row) return []; // replaced by another version while we looked
    return [
      {
        kind: kind as Hit['kind'],
        article: headOf(row),
        attribution: (row['id'] ?? null) as string | null,
        sentence: (row['sentence'] ?? null) as number | null,
        speaker: (row['speaker'] ?? null) as string | null,
        snippet: piecesOf(snippets.get(n as number) ?? ''),
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
