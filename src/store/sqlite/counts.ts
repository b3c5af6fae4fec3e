import type { Counts, Filter } from '../store.ts';
import { listActors } from './actors.ts';
import { ACTOR_IN_ARTICLE } from './articles.ts';
import type { Connection } from './connection.ts';
import { conditionsOf } from './filter.ts';

export function count(connection: Connection, filter: Filter): Counts {
  const inArticles = conditionsOf(filter, ACTOR_IN_ARTICLE);
  const rows = (table: string, actorIn: string, and = '1'): number => {
    const { sql, values } = conditionsOf(filter, actorIn);
    return connection.get(
      `SELECT count(*) AS n FROM ${table} x JOIN articles a ON a.n = x.article WHERE ${sql} AND ${and}`,
      ...values,
    )?.['n'] as number;
  };
  const articles = connection.get(
    `SELECT count(*) AS n,
       (SELECT a.published FROM articles a WHERE a.instant NOTNULL AND ${inArticles.sql} ORDER BY a.instant LIMIT 1) AS first,
       (SELECT a.published FROM articles a WHERE a.instant NOTNULL AND ${inArticles.sql} ORDER BY a.instant DESC LIMIT 1) AS last
     FROM articles a WHERE ${inArticles.sql}`,
    ...[...inArticles.values, ...inArticles.values, ...inArticles.values],
  )!;
  return {
    articles: articles['n'] as number,
    attributions: rows('attributions', 'x.actor = ?'),
    unnamed: rows('attributions', 'x.actor = ?', `x.source_kind = 'unnamed'`),
    commitments: rows('commitments', 'x.holder_actor = ?'),
    events: rows(
      'events',
      'EXISTS (SELECT 1 FROM participants p WHERE p.article = x.article AND p.event = x.ord AND p.actor = ?)',
    ),
    actors: listActors(connection, filter).length,
    first: articles['first'] as string | null,
    last: articles['last'] as string | null,
  };
}
