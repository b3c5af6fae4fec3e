import type { Value } from './database.ts';
import type { MarkFilter } from './filters.ts';

/** What a reader's marks ask of the article `a`, or of the statement `s` in it. */
export function markedBy(
  { who, starred, noted, tag, read }: MarkFilter,
  on: 'article' | 'statement',
): {
  sql: string;
  values: Value[];
} {
  const asked = [
    ...(starred ? ['m.starred = 1'] : []),
    ...(noted ? ['m.note IS NOT NULL'] : []),
    ...(tag === undefined ? [] : ['EXISTS (SELECT 1 FROM tags t WHERE t.mark = m.n AND t.tag = ?)']),
  ];
  const clauses: string[] = [];
  const values: Value[] = [];
  if (asked.length > 0) {
    const place = on === 'statement' ? ' AND m.attribution = s.id' : '';
    clauses.push(
      `EXISTS (SELECT 1 FROM marks m WHERE m.who = ? AND m.article = a.id${place} AND ${asked.join(' AND ')})`,
    );
    values.push(who, ...(tag === undefined ? [] : [tag.toLowerCase()]));
  }
  if (read !== undefined) {
    clauses.push(
      `${read ? '' : 'NOT '}EXISTS (SELECT 1 FROM marks m WHERE m.who = ? AND m.article = a.id AND m.place = '' AND m.read_at IS NOT NULL)`,
    );
    values.push(who);
  }
  return { sql: clauses.length === 0 ? '1 = 1' : clauses.join(' AND '), values };
}
