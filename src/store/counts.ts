import { listActors } from './actors.ts';
import type { Queries } from './database.ts';
import { ACTOR_IN_ARTICLE, conditionsOf } from './filter.ts';
import type { Counts, Extent, Filter } from './store.ts';

export async function count(queries: Queries, filter: Filter): Promise<Counts> {
  if (Object.values(filter).every((value) => value === undefined)) return whole(queries);
  const inArticles = conditionsOf(filter, ACTOR_IN_ARTICLE, queries.dialect);
  // SQLite takes a CROSS JOIN in its order: what is asked of an article narrows most, but for an actor.
  const [articles, by] =
    filter.actor === undefined ? ['FROM articles a CROSS JOIN', 'WHERE'] : ['FROM articles a JOIN', 'ON'];
  const rows = async (table: string, actorIn: string, and = '1 = 1'): Promise<number> => {
    const { sql, values } = conditionsOf(filter, actorIn, queries.dialect);
    const row = await queries.get(
      `SELECT count(*) AS n ${articles} ${table} x ${by} a.n = x.article AND ${sql} AND ${and}`,
      ...values,
    );
    return row?.['n'] as number;
  };
  const outermost = (order: string): string =>
    `(SELECT a.published FROM articles a WHERE a.instant IS NOT NULL AND ${inArticles.sql} ORDER BY a.instant ${order} LIMIT 1)`;
  const within = await queries.get(
    `SELECT count(*) AS n, ${outermost('')} AS first, ${outermost('DESC NULLS LAST')} AS last FROM articles a WHERE ${inArticles.sql}`,
    ...[...inArticles.values, ...inArticles.values, ...inArticles.values],
  );
  return {
    articles: within?.['n'] as number,
    attributions: await rows('attributions', 'x.actor = ?'),
    unnamed: await rows('attributions', 'x.actor = ?', `x.source_kind = 'unnamed'`),
    commitments: await rows('commitments', 'x.holder_actor = ?'),
    events: await rows(
      'events',
      'EXISTS (SELECT 1 FROM participants p WHERE p.article = x.article AND p.event = x.ord AND p.actor = ?)',
    ),
    actors: (await listActors(queries, filter)).length,
    first: within?.['first'] as string | null,
    last: within?.['last'] as string | null,
  };
}

/** Of the whole record, without looking at its articles one by one. */
async function whole(queries: Queries): Promise<Counts> {
  const of = (table: string, where = ''): string => `(SELECT count(*) FROM ${table} ${where})`;
  const { articles, first, last } = await extent(queries);
  const row = await queries.get(
    `SELECT ${of('attributions')} AS attributions,
       ${of('attributions', "WHERE source_kind = 'unnamed'")} AS unnamed, ${of('commitments')} AS commitments,
       ${of('events')} AS events, ${of('actors')} AS actors`,
  );
  const number = (column: string): number => Number(row?.[column] ?? 0);
  return {
    articles,
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
