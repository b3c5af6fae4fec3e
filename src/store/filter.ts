import type { Dialect, Row, Value } from './database.ts';
import type { ArticleHead, Filter } from './filters.ts';
import { markedBy } from './marked.ts';

/** Conditions of a query and their values, in the same order. */
export interface Conditions {
  sql: string;
  values: Value[];
}

/** The columns of an article's head, of the table under the alias `a`. */
export const HEAD = 'a.id AS article_id, a.title, a.outlet, a.url, a.published';

export function headOf(row: Row): ArticleHead {
  return {
    id: row['article_id'] as string,
    title: row['title'] as string | null,
    outlet: row['outlet'] as string | null,
    url: row['url'] as string | null,
    published: row['published'] as string | null,
  };
}

/**
 * What a filter asks of the articles under the alias `a`. `actorIn` says what the filter's actor must be: an SQL condition
 * with a place for its id, or several; null where it does not apply. `of` says whose marks a filter's marks are: the article's
 * and of anything in it, or the statement's under the alias `s`.
 */
export function conditionsOf(
  filter: Filter,
  actorIn: string | null,
  dialect: Dialect,
  of: 'article' | 'statement' = 'article',
): Conditions {
  const clauses: string[] = [];
  const values: Value[] = [];
  const ask = (clause: string, ...given: Value[]): void => {
    clauses.push(clause);
    values.push(...given);
  };
  if (filter.article !== undefined) ask('a.id = ?', filter.article);
  if (filter.among !== undefined) ask(dialect.among('a.id'), JSON.stringify(filter.among));
  if (filter.affair !== undefined) ask('a.n IN (SELECT article FROM affair_reports WHERE affair = ?)', filter.affair);
  if (filter.addedSince !== undefined) ask('a.added > ?', filter.addedSince);
  if (filter.outlet !== undefined) ask('lower(a.outlet) = lower(?)', filter.outlet);
  if (filter.since !== undefined) ask(...published('>=', filter.since));
  if (filter.before !== undefined) ask(...published('<', filter.before));
  const match = filter.about === undefined ? null : dialect.match(filter.about);
  if (match !== null) ask(dialect.matches('a'), match);
  if (filter.actor !== undefined && actorIn !== null)
    ask(`(${actorIn})`, ...Array<Value>(actorIn.split('?').length - 1).fill(filter.actor));
  if (filter.marks !== undefined) {
    const marked = markedBy(filter.marks, of);
    ask(marked.sql, ...marked.values);
  }
  return { sql: clauses.length === 0 ? '1 = 1' : clauses.join(' AND '), values };
}

/** An article in which the actor speaks, is bound or takes part. */
export const ACTOR_IN_ARTICLE = `EXISTS (SELECT 1 FROM attributions x WHERE x.article = a.n AND x.actor = ?)
  OR EXISTS (SELECT 1 FROM commitments x WHERE x.article = a.n AND x.holder_actor = ?)
  OR EXISTS (SELECT 1 FROM participants x WHERE x.article = a.n AND x.actor = ?)`;

/** A day is compared with the day that the article itself gives, a moment with its moment. */
function published(comparison: '>=' | '<', bound: string): [string, string] {
  const moment = bound.includes('T') ? instantOf(bound) : null;
  return moment === null
    ? [`substr(a.published, 1, 10) ${comparison} ?`, bound]
    : [`a.instant ${comparison} ?`, moment];
}

/** The moment in UTC of an ISO date (its first moment) or date and time (without an offset: UTC); null where it is none. */
export function instantOf(published: string | null): string | null {
  if (published === null || !/^\d{4}-\d{2}-\d{2}/.test(published)) return null;
  const zoned = !published.includes('T') || /(?:Z|[+-]\d{2}:?\d{2})$/i.test(published) ? published : `${published}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Rows from the newest article to the oldest, those without a date last. */
export const NEWEST_FIRST = 'a.instant DESC NULLS LAST, a.id';

/** The values of `LIMIT ? OFFSET ?`. */
export const page = (filter: { limit?: number; offset?: number }, dialect: Dialect): [number | null, number] => [
  filter.limit ?? dialect.noLimit,
  filter.offset ?? 0,
];
