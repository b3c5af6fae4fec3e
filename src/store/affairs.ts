import { type Affair, AffairName, Failure } from '../record/index.ts';
import type { AffairDay, AffairFilter, AffairReport, Affairs } from './affair-book.ts';
import type { Database, Row, Value } from './database.ts';
import { decidedOn } from './decisions.ts';
import { ACTOR_IN_ARTICLE, conditionsOf, page } from './filter.ts';
import { recounted } from './recounted.ts';

const COLUMNS = 'id, name, given, reports, families, outlets, first, last';

function conditions({ named, followedBy, addedSince, families, severalReports }: AffairFilter): {
  sql: string;
  values: Value[];
} {
  const asked: [string, Value | undefined][] = [
    ["lower(coalesce(given, name, '')) LIKE ?", named === undefined ? undefined : `%${named.toLowerCase()}%`],
    ['id IN (SELECT affair FROM affair_follows WHERE reader = ?)', followedBy],
    ['added > ?', addedSince],
    ['families >= ?', families],
    ['reports > ?', severalReports ? 1 : undefined],
  ];
  const given = asked.filter((one): one is [string, Value] => one[1] !== undefined);
  return { sql: ['reports > 0', ...given.map(([sql]) => sql)].join(' AND '), values: given.map(([, value]) => value) };
}

export function affairsOn(db: Database): Affairs {
  return {
    ...decidedOn(db),
    async list(filter = {}) {
      const { sql, values } = conditions(filter);
      const rows = await db.all(
        `SELECT ${COLUMNS} FROM affairs WHERE ${sql} ORDER BY last DESC NULLS LAST, id LIMIT ? OFFSET ?`,
        ...values,
        ...page(filter, db.dialect),
      );
      return rows.map(affairOf);
    },
    async count(filter = {}) {
      const { sql, values } = conditions(filter);
      return Number((await db.get(`SELECT count(*) AS n FROM affairs WHERE ${sql}`, ...values))?.['n'] ?? 0);
    },
    async load(id) {
      const row = await db.get(`SELECT ${COLUMNS} FROM affairs WHERE id = ? AND reports > 0`, id);
      return row && affairOf(row);
    },
    async active(filter = {}) {
      const { limit: _, offset: __, ...narrowing } = filter;
      if (Object.keys(narrowing).length === 0) {
        const rows = await db.all(
          `SELECT ${COLUMNS} FROM affairs WHERE reports > 0
           ORDER BY families DESC, reports DESC, last DESC NULLS LAST, id LIMIT ? OFFSET ?`,
          ...page(filter, db.dialect),
        );
        return rows.map(affairOf).map((affair) => ({ affair, reports: affair.reports, families: affair.families }));
      }
      const { sql, values } = conditionsOf(filter, ACTOR_IN_ARTICLE, db.dialect);
      const rows = await db.all(
        `SELECT ${COLUMNS.split(', ')
          .map((column) => `f.${column}`)
          .join(', ')}, t.here, t.tellings FROM (
           SELECT r.affair, count(*) AS here, count(DISTINCT r.family) AS tellings
           FROM affair_reports r JOIN articles a ON a.n = r.article WHERE ${sql} GROUP BY r.affair
         ) AS t JOIN affairs f ON f.id = t.affair
         ORDER BY t.tellings DESC, t.here DESC, f.last DESC NULLS LAST, f.id LIMIT ? OFFSET ?`,
        ...values,
        ...page(filter, db.dialect),
      );
      return rows.map((row) => ({
        affair: affairOf(row),
        reports: Number(row['here']),
        families: Number(row['tellings']),
      }));
    },
    async activity(filter = {}) {
      if (Object.keys(filter).length === 0) {
        const row = await db.get(
          `SELECT (SELECT count(*) FROM affairs WHERE reports > 0) AS affairs,
             (SELECT count(*) FROM reports WHERE role = 'derived') AS copies`,
        );
        return { affairs: Number(row?.['affairs'] ?? 0), copies: Number(row?.['copies'] ?? 0) };
      }
      const { sql, values } = conditionsOf(filter, ACTOR_IN_ARTICLE, db.dialect);
      const row = await db.get(
        `SELECT count(DISTINCT r.affair) AS affairs, sum(CASE WHEN p.role = 'derived' THEN 1 ELSE 0 END) AS copies
         FROM articles a LEFT JOIN affair_reports r ON r.article = a.n LEFT JOIN reports p ON p.article = a.n WHERE ${sql}`,
        ...values,
      );
      return { affairs: Number(row?.['affairs'] ?? 0), copies: Number(row?.['copies'] ?? 0) };
    },
    async days(ids) {
      const rows = await db.all(
        `SELECT r.affair, substr(a.published, 1, 10) AS day, count(*) AS reports,
           sum(CASE WHEN p.role = 'derived' THEN 1 ELSE 0 END) AS copies
         FROM affair_reports r JOIN articles a ON a.n = r.article LEFT JOIN reports p ON p.article = a.n
         WHERE ${db.dialect.among('r.affair')} AND a.published IS NOT NULL
         GROUP BY r.affair, substr(a.published, 1, 10) ORDER BY day`,
        JSON.stringify(ids),
      );
      const days = new Map<string, AffairDay[]>(ids.map((id) => [id, []]));
      for (const row of rows)
        days.get(row['affair'] as string)?.push({
          day: row['day'] as string,
          reports: Number(row['reports']),
          copies: Number(row['copies'] ?? 0),
        });
      return days;
    },
    async addedSince(at) {
      return Number((await db.get('SELECT count(*) AS n FROM articles WHERE added > ?', at))?.['n'] ?? 0);
    },
    async positions(affair) {
      const row = await db.get('SELECT body FROM affair_positions WHERE affair = ?', affair);
      return (row?.['body'] as string | undefined) ?? null;
    },
    keepPositions: (affair, body) =>
      db.transaction(async (tx) => {
        await tx.insert(
          'affair_positions',
          ['affair', 'body'],
          [[affair, body]],
          'ON CONFLICT (affair) DO UPDATE SET body = excluded.body',
        );
      }),
    forgetPositions: ({ affair, issue } = {}) =>
      db.transaction(async (tx) => {
        if (affair !== undefined) await tx.run('DELETE FROM affair_positions WHERE affair = ?', affair);
        if (issue !== undefined)
          await tx.run('DELETE FROM affair_positions WHERE body LIKE ?', `%${JSON.stringify(issue)}%`);
        if (affair === undefined && issue === undefined) await tx.run('DELETE FROM affair_positions');
      }),
    async names(ids) {
      const rows = await db.all(`SELECT ${COLUMNS} FROM affairs WHERE ${db.dialect.among('id')}`, JSON.stringify(ids));
      return new Map(rows.map(affairOf).map(({ id, name }) => [id, name]));
    },
    async withoutPositions() {
      const rows = await db.all(
        `SELECT f.id FROM affairs f LEFT JOIN affair_positions p ON p.affair = f.id
         WHERE p.affair IS NULL AND f.reports > 0 ORDER BY f.last DESC NULLS LAST, f.id`,
      );
      return rows.map((row) => row['id'] as string);
    },
    async standing(id) {
      const row = await db.get('SELECT reports FROM affairs WHERE id = ?', id);
      if (!row) return null;
      if (Number(row['reports']) > 0) return id;
      const moved = await db.get(
        'SELECT affair FROM affair_reports WHERE found = ? GROUP BY affair ORDER BY count(*) DESC, affair LIMIT 1',
        id,
      );
      return (moved?.['affair'] as string | undefined) ?? null;
    },
    async of(articles) {
      const rows = await db.all(
        `SELECT a.id, r.affair FROM affair_reports r JOIN articles a ON a.n = r.article WHERE ${db.dialect.among('a.id')}`,
        JSON.stringify(articles),
      );
      return new Map(rows.map((row) => [row['id'] as string, row['affair'] as string]));
    },
    async unplaced() {
      const rows = await db.all(
        `SELECT a.id FROM articles a LEFT JOIN affair_reports r ON r.article = a.n WHERE r.article IS NULL
         ORDER BY a.instant NULLS LAST, a.id`,
      );
      return rows.map((row) => row['id'] as string);
    },
    async placed(since) {
      const rows = await db.all(
        `SELECT a.id, r.affair, r.family, r.published, r.terms FROM affair_reports r JOIN articles a ON a.n = r.article
         WHERE r.published >= ? ORDER BY r.published, a.id`,
        since,
      );
      return rows.map((row) => ({
        article: row['id'] as string,
        affair: row['affair'] as string,
        family: row['family'] as string,
        at: Number(row['published']),
        terms: JSON.parse(row['terms'] as string),
      }));
    },
    place: (reports) =>
      db.transaction(async (tx) => {
        const numbers = new Map(
          (
            await tx.all(
              `SELECT id, n FROM articles WHERE ${tx.dialect.among('id')}`,
              JSON.stringify(reports.map(({ article }) => article)),
            )
          ).map((row) => [row['id'] as string, row['n'] as number]),
        );
        const numberOf = ({ article }: AffairReport): number => {
          const n = numbers.get(article);
          if (n === undefined)
            throw new Failure('not_found', 'An affair names an article that is not in the record.', { value: article });
          return n;
        };
        await tx.insert(
          'affair_reports',
          ['article', 'found', 'affair', 'family', 'published', 'terms'],
          reports.map((one) => [
            ...[numberOf(one), one.affair, one.affair, one.family, one.at, JSON.stringify(one.terms)],
          ]),
          'ON CONFLICT (article) DO NOTHING',
        );
        const grown = [...new Set(reports.map(({ affair }) => affair))];
        await recounted(tx, grown);
      }),
    name: (names) =>
      db.transaction(async (tx) => {
        for (const [id, name] of names)
          await tx.run('UPDATE affairs SET name = ? WHERE id = ?', JSON.stringify(AffairName.parse(name)), id);
      }),
    follow: (reader, affair, at) =>
      db.transaction(async (tx) => {
        await tx.run('DELETE FROM affair_follows WHERE reader = ? AND affair = ?', reader, affair);
        if (at !== null) await tx.insert('affair_follows', ['reader', 'affair', 'since'], [[reader, affair, at]]);
      }),
    async followedBy(reader) {
      const rows = await db.all('SELECT affair FROM affair_follows WHERE reader = ? ORDER BY since, affair', reader);
      return rows.map((row) => row['affair'] as string);
    },
  };
}

function affairOf(row: Row): Affair {
  const found = row['name'] === null ? null : (JSON.parse(row['name'] as string) as AffairName);
  const given = row['given'] as string | null;
  return {
    id: row['id'] as string,
    name: given ?? found?.words ?? 'Unnamed affair',
    found,
    given: given !== null,
    reports: Number(row['reports']),
    families: Number(row['families']),
    outlets: Number(row['outlets']),
    first: row['first'] as string | null,
    last: row['last'] as string | null,
  };
}
