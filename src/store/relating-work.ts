import type { Report } from '../record/index.ts';
import { loadArticle } from './articles.ts';
import type { Database, Transaction } from './database.ts';
import { holdArticle } from './hold.ts';
import { bodyOf } from './placed.ts';
import { loadReading } from './readings.ts';
import type { Relating, RelatingWork } from './relating.ts';
import {
  CHAIN_COLUMNS,
  chainRow,
  daysAround,
  featuresFrom,
  featuresText,
  HEAD_COLUMNS,
  headRow,
  numbersOf,
  PLACE_COLUMNS,
  placeRow,
  UNKNOWN_DAY,
} from './relating-rows.ts';
import { putFamilies } from './relations.ts';

/** Articles that are looked at for one without a place, those that came last. */
const LATEST = 1_000;

export const relatingOn = (db: Database): Relating => ({
  waiting: async (limit) => {
    const rows = await db.all(
      'SELECT a.id FROM unrelated u JOIN articles a ON a.n = u.article ORDER BY u.article LIMIT ?',
      limit,
    );
    return rows.map((row) => row['id'] as string);
  },
  isBehind: async () => {
    const row = await db.get(
      `SELECT EXISTS (SELECT 1 FROM unrelated) AS unrelated,
         EXISTS (SELECT 1 FROM (SELECT n FROM articles ORDER BY n DESC LIMIT ?) AS late
           WHERE NOT EXISTS (SELECT 1 FROM affair_reports r WHERE r.article = late.n)) AS unplaced`,
      LATEST,
    );
    return row?.['unrelated'] === 1 || row?.['unplaced'] === 1;
  },
  alone: (work) => db.alone('relate', work),
  within: (work) => db.transaction((tx) => work(workOn(tx))),
});

/** What the tables of sketches, buckets, kinships and families say and take, in a transaction. */
export function workOn(tx: Transaction): RelatingWork {
  const among = (column: string): string => tx.dialect.among(column);
  const numbers = (column: string): string => tx.dialect.among(column, 'integer');
  const list = (items: readonly (string | number)[]): string => JSON.stringify([...new Set(items)]);
  return {
    hold: (id) => holdArticle(tx, id),
    async article(id) {
      const [article, reading] = [await loadArticle(tx, id), await loadReading(tx, id)];
      return article && reading ? { article, reading } : null;
    },
    async candidates({ id, day, near, quoted, far }, days, meetings) {
      const around = daysAround(day, days);
      const within = `SELECT s.id, s."day", s.features FROM sketch_features s WHERE s.id <> ? AND s.article IN (
        SELECT b.article FROM near_buckets b WHERE ${numbers('b."day"')} AND ${numbers('b.bucket')})`;
      const rows = await tx.all(within, id, list(around), list(near));
      const same = await tx.all(within, id, list(around), list(quoted));
      const others = await tx.all(
        `SELECT s.id, s."day", s.features FROM sketch_features s
         WHERE s.id <> ? AND NOT ${numbers(`coalesce(s."day", ${UNKNOWN_DAY})`)} AND s.article IN (
           SELECT b.article FROM far_buckets b WHERE ${numbers('b.bucket')} GROUP BY b.article HAVING count(*) >= ?)`,
        ...[id, list(around), list(far), meetings],
      );
      const met = new Set(same.map((row) => row['id'] as string));
      return [...rows.filter((row) => !met.has(row['id'] as string)), ...same, ...others].map((row) => ({
        id: row['id'] as string,
        day: row['day'] as number | null,
        features: featuresFrom(row['features'] as string),
        met: met.has(row['id'] as string),
      }));
    },
    async putSketch({ id, version, outlet, credits, published, length, day, features, near, quoted, far }) {
      const n = (await tx.get('SELECT n FROM articles WHERE id = ?', id))!['n'] as number;
      await tx.insert(
        'sketches',
        ['article', 'id', 'version', 'outlet', 'credits', 'published', 'length', '"day"', 'quoted', 'head'],
        [
          [
            ...[n, id, version, outlet, JSON.stringify(credits)],
            ...[published, length, day, JSON.stringify(quoted), id],
          ],
        ],
      );
      await tx.insert(
        'sketch_features',
        ['article', 'id', '"day"', 'features'],
        [[n, id, day, featuresText(features)]],
      );
      await tx.insert(
        'near_buckets',
        ['"day"', 'bucket', 'article'],
        [...new Set([...near, ...quoted])].map((bucket) => [day ?? UNKNOWN_DAY, bucket, n]),
      );
      await tx.insert(
        'far_buckets',
        ['bucket', 'article'],
        [...new Set(far)].map((bucket) => [bucket, n]),
      );
    },
    async sketch(id) {
      const row = await tx.get(
        'SELECT s.version, s."day", f.features, s.quoted FROM sketches s JOIN sketch_features f ON f.article = s.article WHERE s.id = ?',
        id,
      );
      return (
        row && {
          id,
          version: row['version'] as string,
          day: row['day'] as number | null,
          features: featuresFrom(row['features'] as string),
          quoted: JSON.parse(row['quoted'] as string) as number[],
        }
      );
    },
    async dropSketch({ id, day, near, quoted, far }) {
      const n = (await numbersOf(tx, [id])).get(id);
      if (n === undefined) return;
      await tx.run(
        `DELETE FROM near_buckets WHERE "day" = ? AND ${numbers('bucket')} AND article = ?`,
        ...[day ?? UNKNOWN_DAY, list([...near, ...quoted]), n],
      );
      await tx.run(`DELETE FROM far_buckets WHERE ${numbers('bucket')} AND article = ?`, list(far), n);
      const others = await tx.all('SELECT other FROM kinships WHERE article = ?', n);
      await tx.run(
        `DELETE FROM kinships WHERE other = ? AND ${numbers('article')}`,
        ...[n, list(others.map((row) => row['other'] as number))],
      );
      await tx.run('DELETE FROM kinships WHERE article = ?', n);
      await tx.run('DELETE FROM sketch_features WHERE article = ?', n);
      await tx.run('DELETE FROM sketches WHERE article = ?', n);
    },
    async putKinships(rows) {
      const n = await numbersOf(
        tx,
        rows.map((row) => row.article),
      );
      await tx.insert(
        'kinships',
        ['article', 'other', 'verbatim', 'covered', 'pairs', 'event', 'credit', 'credited'],
        rows.map((row) => [
          ...[n.get(row.article)!, n.get(row.other)!, row.verbatim, row.covered, row.pairs],
          ...[row.event ? 1 : 0, row.credit && JSON.stringify(row.credit), row.credited ? 1 : 0],
        ]),
      );
    },
    async kinships(articles) {
      const rows = await tx.all(
        `SELECT m.id AS mine, k.other, k.verbatim, k.covered, k.pairs, k.event, k.credit, k.credited
         FROM sketches m JOIN kinships k ON k.article = m.article WHERE ${among('m.id')}`,
        list(articles),
      );
      const heads = new Map(
        (
          await tx.all(
            `SELECT s.article, ${HEAD_COLUMNS} FROM sketches s WHERE ${numbers('s.article')}`,
            list(rows.map((row) => row['other'] as number)),
          )
        ).map((row) => [row['article'], headRow(row)]),
      );
      return rows.map((row) => {
        const head = heads.get(row['other'])!;
        return {
          article: row['mine'] as string,
          other: head.id,
          verbatim: row['verbatim'] as number,
          covered: row['covered'] as number,
          pairs: row['pairs'] as number,
          event: row['event'] === 1,
          credit: row['credit'] === null ? null : JSON.parse(row['credit'] as string),
          credited: row['credited'] === 1,
          head,
        };
      });
    },
    async places(articles) {
      const sql = `SELECT ${PLACE_COLUMNS} FROM sketches s WHERE ${among('s.id')}`;
      return (await tx.all(sql, list(articles))).map(placeRow);
    },
    async chainsOf(heads) {
      const sql = `SELECT ${PLACE_COLUMNS} FROM sketches s WHERE ${among('s.head')}`;
      return (await tx.all(sql, list(heads))).map(placeRow);
    },
    async putPlaces(rows) {
      for (const { id, descent, up, head } of rows)
        await tx.run(
          'UPDATE sketches SET descent = ?, up = ?, head = ? WHERE id = ?',
          ...[JSON.stringify(descent), up, head, id],
        );
    },
    async chains(heads) {
      const sql = `SELECT ${CHAIN_COLUMNS} FROM sketches s WHERE ${among('s.id')} AND s.leader IS NOT NULL`;
      return (await tx.all(sql, list(heads))).map(chainRow);
    },
    async ledBy(leaders) {
      const sql = `SELECT ${CHAIN_COLUMNS} FROM sketches s WHERE ${among('s.leader')} AND s.leader IS NOT NULL`;
      return (await tx.all(sql, list(leaders))).map(chainRow);
    },
    async beside(heads) {
      const rows = await tx.all(
        `SELECT m.id AS mine, ${CHAIN_COLUMNS}
         FROM sketches m JOIN kinships k ON k.article = m.article JOIN sketches s ON s.article = k.other
         WHERE ${among('m.id')} AND k.event = 1 AND s.leader IS NOT NULL`,
        list(heads),
      );
      return rows.map((row) => ({ of: row['mine'] as string, chain: chainRow(row) }));
    },
    async putChains(rows) {
      for (const { id, chain, leads, leader } of rows)
        await tx.run(
          'UPDATE sketches SET chain = ?, leads = ?, leader = ? WHERE id = ?',
          ...[chain, leads ? 1 : 0, leader, id],
        );
    },
    async dropChains(ids) {
      await tx.run(`UPDATE sketches SET chain = NULL, leads = NULL, leader = NULL WHERE ${among('id')}`, list(ids));
    },
    async reportsOf(articles) {
      const rows = await tx.all(
        `SELECT r.body FROM sketches s JOIN reports r ON r.article = s.article WHERE ${among('s.id')}`,
        list(articles),
      );
      return rows.map((row) => bodyOf<Report>(row));
    },
    async reportsWith(articles) {
      const rows = await tx.all(
        `SELECT r.body FROM reports r WHERE r.family IN (
           SELECT m.family FROM sketches s JOIN reports m ON m.article = s.article WHERE ${among('s.id')})`,
        list(articles),
      );
      return rows.map((row) => bodyOf<Report>(row));
    },
    putFamilies: (gone, reports, statements) => putFamilies(tx, gone, reports, statements),
    async done(id) {
      await tx.run('DELETE FROM unrelated WHERE article = (SELECT n FROM articles WHERE id = ?)', id);
    },
  };
}
