import { ATTRIBUTION, attributionOf, statementConditions } from './attributions.ts';
import type { Queries } from './database.ts';
import type { Facets } from './desk.ts';
import { ACTOR_IN_ARTICLE, conditionsOf, HEAD, NEWEST_FIRST, page } from './filter.ts';
import type { AttributionFilter, Filter } from './filters.ts';
import type { StoredAttribution } from './said.ts';

/** Values of one facet at most. */
const MOST = 12;

/**
 * Article by article from the newest: SQLite takes a CROSS JOIN in the order given, so that it goes through the narrow index of
 * the articles and stops where it has enough; PostgreSQL chooses for itself.
 */
const FROM = 'FROM articles a CROSS JOIN attributions s WHERE s.article = a.n';
/** Words are looked for first, and what they stand in after that. */
const OF_WORDS = 'FROM articles a JOIN attributions s ON s.article = a.n';
const from = (filter: AttributionFilter): string => (filter.said === undefined ? FROM : OF_WORDS);

/** Counts the statements that a filter lets through, by outlet, act, speaker, kind of source and month. */
export async function facetsOf(queries: Queries, filter: AttributionFilter): Promise<Facets> {
  const { sql, values } = statementConditions(filter, queries.dialect);
  // The words for an unnamed source are no name: whoever has the same is another. An outlet as an expression keeps SQLite to the
  // index that holds all that is asked of an article; by the index of outlets it would read the articles themselves.
  const rows = await queries.all(
    `SELECT a.outlet || '' AS outlet, substr(a.published, 1, 7) AS month, s.act AS act, s.source_kind AS source,
       CASE WHEN s.source_kind IN ('unnamed', 'none') THEN NULL ELSE s.speaker END AS speaker,
       count(*) AS n ${from(filter)} AND ${sql} GROUP BY 1, 2, 3, 4, 5`,
    ...values,
  );
  const counts = {
    outlet: new Map(),
    month: new Map(),
    act: new Map(),
    source: new Map(),
    speaker: new Map(),
  } as Record<'outlet' | 'month' | 'act' | 'source' | 'speaker', Map<string, number>>;
  let total = 0;
  for (const row of rows) {
    const n = Number(row['n']);
    total += n;
    for (const [name, known] of Object.entries(counts)) {
      const value = row[name] as string | null;
      if (value === null) continue;
      known.set(value, (known.get(value) ?? 0) + n);
    }
  }
  const most = <T extends string>(known: Map<string, number>): { value: T; n: number }[] =>
    [...known]
      .map(([value, n]) => ({ value: value as T, n }))
      .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1))
      .slice(0, MOST);
  return {
    total,
    outlets: most(counts.outlet),
    acts: most(counts.act),
    speakers: most(counts.speaker),
    sources: most(counts.source),
    months: [...counts.month]
      .map(([value, n]) => ({ value, n }))
      .sort((a, b) => (a.value < b.value ? 1 : -1))
      .slice(0, MOST),
  };
}

/** Statements that a filter lets through, newest article first. */
export async function foundStatements(queries: Queries, filter: AttributionFilter): Promise<StoredAttribution[]> {
  const { sql, values } = statementConditions(filter, queries.dialect);
  const rows = await queries.all(
    `SELECT ${ATTRIBUTION}, ${HEAD} FROM
       (SELECT s.n AS n ${from(filter)} AND ${sql} ORDER BY ${NEWEST_FIRST}, s.ord LIMIT ? OFFSET ?) AS f
     JOIN attributions s ON s.n = f.n JOIN articles a ON a.n = s.article ORDER BY ${NEWEST_FIRST}, s.ord`,
    ...values,
    ...page(filter, queries.dialect),
  );
  return rows.map(attributionOf);
}

/** How many articles a filter lets through. */
export async function countArticles(queries: Queries, filter: Filter): Promise<number> {
  const { sql, values } = conditionsOf(filter, ACTOR_IN_ARTICLE, queries.dialect);
  const row = await queries.get(`SELECT count(*) AS n FROM articles a WHERE ${sql}`, ...values);
  return Number(row?.['n'] ?? 0);
}
