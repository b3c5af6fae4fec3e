import type { Asked, Dialect, SearchedTable } from '../database.ts';
import { matchOf } from './match.ts';

/** Words of a snippet. */
const SNIPPET = 32;

/** SQLite's ways, with FTS5 for search: ranked by BM25, a match in the first column so many times as one in the second. */
export const dialect: Dialect = {
  engine: 'sqlite',
  forUpdate: '', // there is one writer
  noLimit: -1,
  among: (column) => `${column} IN (SELECT value FROM json_each(?))`,
  match: matchOf,
  matches: (alias, table = 'articles') => `${alias}.n IN (SELECT rowid FROM ${table}_fts WHERE ${table}_fts MATCH ?)`,
  newest: (table, match, conditions, most) => ({
    sql: `SELECT ${table}_fts.rowid AS n, bm25(${table}_fts, ${WEIGHT[table]}, 1.0) AS score ${from(table, conditions)}
      ORDER BY ${table}_fts.rowid DESC LIMIT ?`,
    values: [match, ...(conditions?.values ?? []), most],
  }),
  // FTS5 counts what matches fast; what it is joined to makes it slow.
  counted: (table, match, conditions, most) =>
    conditions
      ? {
          sql: `SELECT count(*) AS n FROM (SELECT 1 ${from(table, conditions)} LIMIT ?)`,
          values: [match, ...conditions.values, most],
        }
      : { sql: `SELECT count(*) AS n ${from(table, null)}`, values: [match] },
  snippets: async (queries, table, ns, match) => {
    const snippets = new Map<number, string>();
    for (const n of ns) {
      // Node binds numbers as REAL, and FTS5 takes a rowid that is no INTEGER for no condition: every hit would show the first one's words.
      const row = await queries.get(
        `SELECT snippet(${table}_fts, 1, char(0xfdd0), char(0xfdd1), '…', ${SNIPPET}) AS snippet
         FROM ${table}_fts WHERE ${table}_fts MATCH ? AND rowid = CAST(? AS INTEGER)`,
        ...[match, n],
      );
      if (row) snippets.set(n, row['snippet'] as string);
    }
    return snippets;
  },
  countOn: async () => {}, // SQLite does by itself
  indexColumns: [], // triggers keep the index
  indexValues: () => [],
};

/** CROSS JOIN keeps the order, from the words to the rows: the other way would look at every article. */
function from(table: SearchedTable, conditions: Asked | null): string {
  const joined =
    table === 'articles'
      ? 'CROSS JOIN articles a ON a.n = articles_fts.rowid'
      : 'CROSS JOIN attributions s ON s.n = attributions_fts.rowid CROSS JOIN articles a ON a.n = s.article';
  return `FROM ${table}_fts ${conditions ? joined : ''} WHERE ${table}_fts MATCH ?${conditions ? ` AND ${conditions.sql}` : ''}`;
}

const WEIGHT: Record<SearchedTable, string> = { articles: '5.0', attributions: '2.0' };
