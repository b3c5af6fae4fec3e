import type { Dialect, SearchedTable } from '../database.ts';
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
  matches: (alias) => `${alias}.n IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)`,
  ranked: (table) =>
    `SELECT rowid AS n, bm25(${table}_fts, ${WEIGHT[table]}, 1.0) AS score FROM ${table}_fts WHERE ${table}_fts MATCH ?`,
  snippets: async (queries, table, ns, match) => {
    const snippets = new Map<number, string>();
    for (const n of ns) {
      const row = await queries.get(
        `SELECT snippet(${table}_fts, 1, char(0xfdd0), char(0xfdd1), '…', ${SNIPPET}) AS snippet
         FROM ${table}_fts WHERE ${table}_fts MATCH ? AND rowid = ?`,
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

const WEIGHT: Record<SearchedTable, string> = { articles: '5.0', attributions: '2.0' };
