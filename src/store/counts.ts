import { listActors } from './actors.ts';
import type { Queries } from './database.ts';
import { ACTOR_IN_ARTICLE, conditionsOf } from './filter.ts';
import type { Counts, Extent, Filter, Tally } from './store.ts';

export async function count(queries: Queries, filter: Filter): Promise<Counts> {
  if (isOpen(filter)) return whole(queries);
  const inArticles = conditionsOf(filter, ACTOR_IN_ARTICLE, queries.dialect);
  // In one pass over what the filter lets through: the index by time would be gone through for the first that does.
  const outermost = await queries.get(
    `SELECT min(a.instant || a.published) AS first, max(a.instant || a.published) AS last FROM articles a WHERE ${inArticles.sql}`,
    ...inArticles.values,
  );
  const published = (end: 'first' | 'last'): string | null =>
    (outermost?.[end] as string | null | undefined)?.slice(INSTANT) ?? null;
  return {
    ...(await tally(queries, filter)),
    commitments: await rowsOf(queries, filter, 'commitments', 'x.holder_actor = ?'),
    events: await rowsOf(
      ...[queries, filter, 'events'],
      'EXISTS (SELECT 1 FROM participants p WHERE p.article = x.article AND p.event = x.ord AND p.actor = ?)',
    ),
    actors: (await listActors(queries, filter)).length,
    first: published('first'),
    last: published('last'),
  };
}

/** Letters of `instant`. */
const INSTANT = '2025-02-26T00:00:00.000Z'.length;

const isOpen = (filter: Filter): boolean => Object.values(filter).every((value) => value === undefined);

async function rowsOf(
  queries: Queries,
  filter: Filter,
  table: string,
  actorIn: string,
  and = '1 = 1',
): Promise<number> {
  const { sql, values } = conditionsOf(filter, actorIn, queries.dialect);
  // SQLite takes a CROSS JOIN in its order: what is asked of an article narrows most, but for an actor.
  const [articles, by] =
    filter.actor === undefined ? ['FROM articles a CROSS JOIN', 'WHERE'] : ['FROM articles a JOIN', 'ON'];
  const row = await queries.get(
    `SELECT count(*) AS n ${articles} ${table} x ${by} a.n = x.article AND ${sql} AND ${and}`,
    ...values,
  );
  return Number(row?.['n']);
}

export async function tally(queries: Queries, filter: Filter): Promise<Tally> {
  if (isOpen(filter)) {
    const { articles, attributions, unnamed } = (await queries.get(`SELECT ${WHOLE_TALLY}`))!;
    return { articles: Number(articles), attributions: Number(attributions), unnamed: Number(unnamed) };
  }
  const { sql, values } = conditionsOf(filter, ACTOR_IN_ARTICLE, queries.dialect);
  const row = await queries.get(`SELECT count(*) AS n FROM articles a WHERE ${sql}`, ...values);
  return {
    articles: Number(row?.['n']),
    attributions: await rowsOf(queries, filter, 'attributions', 'x.actor = ?'),
    unnamed: await rowsOf(queries, filter, 'attributions', 'x.actor = ?', `x.source_kind = 'unnamed'`),
  };
}

const numberOf = (table: string, where = ''): string => `(SELECT count(*) FROM ${table} ${where})`;
const WHOLE_TALLY = `${numberOf('articles')} AS articles, ${numberOf('attributions')} AS attributions,
  ${numberOf('attributions', "WHERE source_kind = 'unnamed'")} AS unnamed`;

/** Of the whole record, without looking at its articles one by one. */
async function whole(queries: Queries): Promise<Counts> {
  const { first, last } = await extent(queries);
  const row = await queries.get(
    `SELECT ${WHOLE_TALLY}, ${['commitments', 'events', 'actors'].map((table) => `${numberOf(table)} AS ${table}`).join(', ')}`,
  );
  const number = (column: string): number => Number(row?.[column] ?? 0);
  return {
    articles: number('articles'),
    attributions: number('attributions'),
    unnamed: number('unnamed'),
    commitments: number('commitments'),
    events: number('events'),
    actors: number('actors'),
    first,
    last,
  };
}

export async function extent(queries: Queries): Promise<Extent> {
  const outermost = (order: string): string =>
    `(SELECT published FROM articles WHERE instant IS NOT NULL ORDER BY instant ${order}, id LIMIT 1)`;
  const row = await queries.get(
    `SELECT (SELECT count(*) FROM articles) AS articles, ${outermost('')} AS first, ${outermost('DESC')} AS last`,
  );
  return {
    articles: Number(row?.['articles'] ?? 0),
    first: (row?.['first'] ?? null) as string | null,
    last: (row?.['last'] ?? null) as string | null,
  };
}
