import { Failure, type Report, type Statement, type Variant } from '../../record/index.ts';
import type { Filter } from '../store.ts';
import { ACTOR_IN_ARTICLE } from './articles.ts';
import type { Connection } from './connection.ts';
import { conditionsOf, NEWEST_FIRST, page } from './filter.ts';
import { bodyOf } from './placed.ts';

/** Puts reports and statements into the open transaction in place of those of the same articles and families. */
export function saveRelations(
  connection: Connection,
  reports: readonly Report[],
  statements: readonly Statement[],
): void {
  const numbers = new Map<string, number>();
  const numberOf = (article: string): number => {
    const known = numbers.get(article) ?? connection.get('SELECT n FROM articles WHERE id = ?', article)?.['n'];
    if (typeof known !== 'number')
      throw new Failure('not_found', 'A relation names an article that is not in the record.', { value: article });
    numbers.set(article, known);
    return known;
  };
  const familyOf = (article: string): string =>
    (connection.get('SELECT family FROM reports WHERE article = ?', numberOf(article))?.['family'] ??
      article) as string;

  const families = new Set<string>();
  for (const report of reports) {
    families.add(familyOf(report.article)).add(report.family);
    connection.run(
      'INSERT OR REPLACE INTO reports (article, family, role, body) VALUES (?, ?, ?, ?)',
      ...[numberOf(report.article), report.family, report.role, JSON.stringify(report)],
    );
  }
  for (const family of families) connection.run('DELETE FROM statements WHERE family = ?', family);
  for (const { variants, ...statement } of statements) {
    connection.run(
      'INSERT OR REPLACE INTO statements (id, family, speaker, actor, body) VALUES (?, ?, ?, ?, ?)',
      ...[statement.id, familyOf(variants[0]!.article)],
      ...[statement.speaker?.name ?? null, statement.speaker?.actor ?? null, JSON.stringify(statement)],
    );
    for (const [ord, variant] of variants.entries())
      connection.run(
        'INSERT INTO variants (statement, ord, article, attribution, body) VALUES (?, ?, ?, ?, ?)',
        ...[statement.id, ord, numberOf(variant.article), variant.attribution, JSON.stringify(variant)],
      );
  }
}

export function loadReport(connection: Connection, article: string): Report | null {
  const row = connection.get('SELECT r.body FROM reports r JOIN articles a ON a.n = r.article WHERE a.id = ?', article);
  return row && bodyOf<Report>(row);
}

/** Earliest report first. */
export function loadFamily(connection: Connection, family: string): Report[] {
  return connection
    .all(
      `SELECT r.body FROM reports r JOIN articles a ON a.n = r.article WHERE r.family = ?
       ORDER BY a.instant IS NULL, a.instant, a.id`,
      family,
    )
    .map((row) => bodyOf<Report>(row));
}

export function listReports(connection: Connection, filter: Filter): Report[] {
  const { sql, values } = conditionsOf(filter, ACTOR_IN_ARTICLE);
  return connection
    .all(
      `SELECT r.body FROM reports r JOIN articles a ON a.n = r.article WHERE ${sql}
       ORDER BY ${NEWEST_FIRST} LIMIT ? OFFSET ?`,
      ...values,
      ...page(filter),
    )
    .map((row) => bodyOf<Report>(row));
}

export function loadStatement(connection: Connection, id: string): Statement | null {
  const row = connection.get('SELECT body FROM statements WHERE id = ?', id);
  if (!row) return null;
  const variants = connection.all('SELECT body FROM variants WHERE statement = ? ORDER BY ord', id);
  return { ...bodyOf<Omit<Statement, 'variants'>>(row), variants: variants.map((variant) => bodyOf<Variant>(variant)) };
}

/** Statements with a variant in the filter's articles, the one told last first. */
export function listStatements(connection: Connection, filter: Filter): Statement[] {
  const { sql, values } = conditionsOf(filter, 's.actor = ?');
  return connection
    .all(
      `SELECT s.id FROM statements s JOIN variants v ON v.statement = s.id JOIN articles a ON a.n = v.article
       WHERE ${sql} GROUP BY s.id ORDER BY max(a.instant) IS NULL, max(a.instant) DESC, s.id LIMIT ? OFFSET ?`,
      ...values,
      ...page(filter),
    )
    .flatMap((row) => loadStatement(connection, row['id'] as string) ?? []);
}
