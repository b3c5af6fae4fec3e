import { Failure, type Report, type Statement, type Variant } from '../record/index.ts';
import type { Queries, Row, Transaction } from './database.ts';
import { ACTOR_IN_ARTICLE, conditionsOf, NEWEST_FIRST, page } from './filter.ts';
import { bodiesOf, bodyOf } from './placed.ts';
import { RETELLING_COLUMNS, type Retold, retellingRows } from './retelling-rows.ts';
import type { Filter } from './store.ts';

/** Puts reports and statements in, in place of those of the same articles and families. */
export async function saveRelations(
  tx: Transaction,
  reports: readonly Report[],
  statements: readonly Statement[],
): Promise<void> {
  const variants = statements.flatMap(({ id, variants }) => variants.map((variant, ord) => ({ id, ord, variant })));
  const articles = [...reports.map(({ article }) => article), ...variants.map(({ variant }) => variant.article)];
  const known = await articlesOf(tx, [...new Set(articles)]);
  const numberOf = (article: string): number => {
    const found = known.get(article);
    if (!found)
      throw new Failure('not_found', 'A relation names an article that is not in the record.', { value: article });
    return found.n;
  };
  const families = new Map(reports.map(({ article, family }) => [article, family]));
  const familyOf = (article: string): string => families.get(article) ?? known.get(article)?.family ?? article;

  await tx.insert(
    'reports',
    ['article', 'family', 'role', 'body'],
    reports.map((report) => [numberOf(report.article), report.family, report.role, JSON.stringify(report)]),
    'ON CONFLICT (article) DO UPDATE SET family = excluded.family, role = excluded.role, body = excluded.body',
  );
  const gone = new Set(reports.flatMap(({ article, family }) => [known.get(article)?.family ?? article, family]));
  await tx.run(`DELETE FROM statements WHERE ${tx.dialect.among('family')}`, JSON.stringify([...gone]));
  await tx.run(
    `DELETE FROM statements WHERE ${tx.dialect.among('id')}`,
    JSON.stringify(statements.map(({ id }) => id)),
  );
  await tx.insert(
    'statements',
    ['id', 'family', 'speaker', 'actor', 'body'],
    statements.map(({ variants: [first], ...statement }) => [
      ...[statement.id, familyOf(first!.article), statement.speaker?.name ?? null, statement.speaker?.actor ?? null],
      JSON.stringify(statement),
    ]),
  );
  await tx.insert(
    'variants',
    ['statement', 'ord', 'article', 'attribution', 'body'],
    variants.map(({ id, ord, variant }) => [
      ...[id, ord, numberOf(variant.article), variant.attribution, JSON.stringify(variant)],
    ]),
  );
  await tx.insert(
    'retellings',
    RETELLING_COLUMNS,
    variants.flatMap(({ id, ord, variant }) =>
      variant.against === null
        ? []
        : retellingRows(id, ord, variant, known.get(variant.article)!, numberOf(variant.against)),
    ),
  );
}

/** Puts families in, in place of those of the same articles and of these ids. */
export async function putFamilies(
  tx: Transaction,
  gone: readonly string[],
  reports: readonly Report[],
  statements: readonly Statement[],
): Promise<void> {
  await tx.run(`DELETE FROM statements WHERE ${tx.dialect.among('family')}`, JSON.stringify(gone));
  await saveRelations(tx, reports, statements);
}

interface KnownArticle extends Retold {
  family: string | null;
}

async function articlesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, KnownArticle>> {
  const rows = await tx.all(
    `SELECT a.id, a.n, a.instant, a.outlet, r.family FROM articles a LEFT JOIN reports r ON r.article = a.n WHERE ${tx.dialect.among('a.id')}`,
    JSON.stringify(ids),
  );
  return new Map(
    rows.map((row) => [
      row['id'] as string,
      {
        n: row['n'] as number,
        family: row['family'] as string | null,
        instant: row['instant'] as string | null,
        outlet: row['outlet'] as string | null,
      },
    ]),
  );
}

export async function loadReport(queries: Queries, article: string): Promise<Report | null> {
  const row = await queries.get(
    'SELECT r.body FROM reports r JOIN articles a ON a.n = r.article WHERE a.id = ?',
    article,
  );
  return row && bodyOf<Report>(row);
}

/** Earliest report first. */
export async function loadFamily(queries: Queries, family: string): Promise<Report[]> {
  const rows = await queries.all(
    `SELECT r.body FROM reports r JOIN articles a ON a.n = r.article WHERE r.family = ?
     ORDER BY a.instant NULLS LAST, a.id`,
    family,
  );
  return rows.map((row) => bodyOf<Report>(row));
}

export async function listReports(queries: Queries, filter: Filter): Promise<Report[]> {
  const { sql, values } = conditionsOf(filter, ACTOR_IN_ARTICLE, queries.dialect);
  const rows = await queries.all(
    `SELECT r.body FROM reports r JOIN articles a ON a.n = r.article WHERE ${sql}
     ORDER BY ${NEWEST_FIRST} LIMIT ? OFFSET ?`,
    ...values,
    ...page(filter, queries.dialect),
  );
  return rows.map((row) => bodyOf<Report>(row));
}

const VARIANTS = `(SELECT string_agg(v.body, ',' ORDER BY v.ord) FROM variants v WHERE v.statement = s.id) AS variants`;

const statementOf = (row: Row): Statement => ({
  ...bodyOf<Omit<Statement, 'variants'>>(row),
  variants: bodiesOf<Variant>(row['variants']),
});

export async function loadStatement(queries: Queries, id: string): Promise<Statement | null> {
  const row = await queries.get(`SELECT s.body, ${VARIANTS} FROM statements s WHERE s.id = ?`, id);
  return row && statementOf(row);
}

/** Statements with a variant in the filter's articles, the one told last first. */
export async function listStatements(queries: Queries, filter: Filter): Promise<Statement[]> {
  const { sql, values } = conditionsOf(filter, 's.actor = ?', queries.dialect);
  const rows = await queries.all(
    `SELECT s.body, ${VARIANTS} FROM (
       SELECT s.id, max(a.instant) AS told
       FROM statements s JOIN variants v ON v.statement = s.id JOIN articles a ON a.n = v.article
       WHERE ${sql} GROUP BY s.id ORDER BY told DESC NULLS LAST, s.id LIMIT ? OFFSET ?
     ) AS listed JOIN statements s ON s.id = listed.id ORDER BY listed.told DESC NULLS LAST, s.id`,
    ...values,
    ...page(filter, queries.dialect),
  );
  return rows.map(statementOf);
}
