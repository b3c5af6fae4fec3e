import type { Asked, Dialect, SearchedTable } from '../database.ts';
import { inPlaces, queryOf, snippetOf, vectorOf } from './words.ts';

/**
 * PostgreSQL's ways, with `tsvector` for search: ranked by how often and near the words stand, for the length of the text. What few
 * rows match is found by the index and sorted (`+ 0` keeps PostgreSQL from the index of `n`): it takes the words of an article for
 * cheap to look at, and would go back through the rows one by one, unpacking the words of each.
 */
export const dialect: Dialect = {
  engine: 'postgres',
  forUpdate: ' FOR UPDATE',
  noLimit: null,
  among: (column, of = 'text') =>
    `${column} = ANY (ARRAY (SELECT CAST(json_array_elements_text(CAST(? AS json)) AS ${of === 'text' ? 'text' : 'bigint'})))`,
  match: queryOf,
  matches: (alias) => `${alias}.words @@ CAST(? AS tsquery)`,
  newest: (table, match, conditions, most, common) => ({
    sql: `SELECT f.n, -ts_rank('{${WEIGHTS[table]}}', f.words, CAST(? AS tsquery), 1) AS score
      FROM (SELECT ${aliasOf(table)}.n, ${aliasOf(table)}.words ${from(table, conditions)}
        ORDER BY ${aliasOf(table)}.n${common ? '' : ' + 0'} DESC LIMIT ?) AS f`,
    values: [inPlaces(match), match, ...(conditions?.values ?? []), most],
  }),
  counted: (table, match, conditions, most) =>
    table === 'articles' && !conditions
      ? { sql: 'SELECT matching_articles(CAST(? AS tsquery), ?) AS n', values: [match, most] }
      : {
          sql: `SELECT count(*) AS n FROM (SELECT 1 ${from(table, conditions)} LIMIT ?) AS f`,
          values: [match, ...(conditions?.values ?? []), most],
        },
  snippets: async (queries, table, ns, match) => {
    const rows = await queries.all(
      `SELECT n, ${SHOWN[table]} AS shown FROM ${table} WHERE ${dialect.among('n', 'integer')}`,
      JSON.stringify(ns),
    );
    return new Map(rows.map((row) => [row['n'] as number, snippetOf(row['shown'] as string, inPlaces(match))]));
  },
  countOn: async (tx, table, column) => {
    await tx.get(
      `SELECT setval(pg_get_serial_sequence(?, ?), greatest(1, (SELECT max(${column}) FROM ${table})), EXISTS (SELECT 1 FROM ${table}))`,
      ...[table, column],
    );
  },
  indexColumns: ['words'],
  indexValues: (first, second) => [vectorOf(first, second)],
};

const aliasOf = (table: SearchedTable): string => (table === 'articles' ? 'a' : 's');

function from(table: SearchedTable, conditions: Asked | null): string {
  const alias = aliasOf(table);
  const joined = table === 'articles' || !conditions ? '' : 'JOIN articles a ON a.n = s.article';
  const matching = `FROM ${table} ${alias} ${joined} WHERE ${dialect.matches(alias)}`;
  return `${matching}${conditions ? ` AND ${conditions.sql}` : ''}`;
}

/** Of the words of weights D, C, B and A. */
const WEIGHTS: Record<SearchedTable, string> = { articles: '0.2, 0, 0, 1', attributions: '0.5, 0, 0, 1' };
const SHOWN: Record<SearchedTable, string> = { articles: 'text', attributions: 'content' };
