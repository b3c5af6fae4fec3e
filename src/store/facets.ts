import { statementConditions } from './attributions.ts';
import type { Queries, Row } from './database.ts';
import type { Facets } from './desk.ts';
import type { AttributionFilter } from './filters.ts';

/** Values of one facet at most. */
const MOST = 12;

/** Counts the statements that a filter lets through, by outlet, act, speaker, kind of source and month. */
export async function facetsOf(queries: Queries, filter: AttributionFilter): Promise<Facets> {
  const { sql, values } = statementConditions(filter, queries.dialect);
  const from = `FROM attributions s JOIN articles a ON a.n = s.article WHERE ${sql}`;
  const facet = async <T>(column: string, order = '2 DESC, 1'): Promise<{ value: T; n: number }[]> => {
    const rows = await queries.all(
      `SELECT ${column} AS value, count(*) AS n ${from} AND ${column} IS NOT NULL GROUP BY ${column} ORDER BY ${order} LIMIT ?`,
      ...values,
      MOST,
    );
    return rows.map((row: Row) => ({ value: row['value'] as T, n: Number(row['n']) }));
  };
  const [total, outlets, acts, speakers, sources, months] = await Promise.all([
    queries.get(`SELECT count(*) AS n ${from}`, ...values),
    facet<string>('a.outlet'),
    facet<Facets['acts'][number]['value']>('s.act'),
    facet<string>("CASE WHEN s.source_kind IN ('unnamed', 'none') THEN NULL ELSE s.speaker END"),
    facet<Facets['sources'][number]['value']>('s.source_kind'),
    facet<string>('substr(a.published, 1, 7)', '1 DESC'),
  ]);
  return { total: Number(total?.['n'] ?? 0), outlets, acts, speakers, sources, months };
}
