import type { Article, Version } from '../record/index.ts';
import { loadArticle } from './articles.ts';
import type { Database, Transaction } from './database.ts';
import type { Versions } from './following.ts';

export function versionsOn(database: Database): Versions {
  return {
    async list(article) {
      const rows = await database.all(
        `SELECT v.number, v.seen, v.body FROM versions v JOIN articles a ON a.n = v.article WHERE a.id = ? ORDER BY v.number`,
        article,
      );
      const now = await database.get('SELECT coalesce(seen, added) AS seen FROM articles WHERE id = ?', article);
      const latest = await loadArticle(database, article);
      if (!now || !latest) return [];
      const earlier = rows.map(
        (row): Version => ({
          number: Number(row['number']),
          seen: row['seen'] as string,
          article: JSON.parse(row['body'] as string) as Article,
        }),
      );
      return [...earlier, { number: earlier.length + 1, seen: now['seen'] as string, article: latest }];
    },
    async counts(articles) {
      const rows = await database.all(
        `SELECT a.id, count(*) AS earlier FROM versions v JOIN articles a ON a.n = v.article
         WHERE ${database.dialect.among('a.id')} GROUP BY a.id`,
        JSON.stringify(articles),
      );
      return new Map(rows.map((row) => [row['id'] as string, Number(row['earlier']) + 1]));
    },
    async changed({ since, limit = 100 }) {
      const rows = await database.all(
        `SELECT a.id, a.seen, count(*) AS earlier FROM versions v JOIN articles a ON a.n = v.article
         WHERE a.seen IS NOT NULL ${since === undefined ? '' : 'AND a.seen >= ?'}
         GROUP BY a.id, a.seen ORDER BY a.seen DESC, a.id LIMIT ?`,
        ...(since === undefined ? [] : [since]),
        limit,
      );
      return rows.map((row) => ({
        article: row['id'] as string,
        versions: Number(row['earlier']) + 1,
        seen: row['seen'] as string,
      }));
    },
  };
}

/** Words in a row: what is left of a text when how it is laid out is taken away. */
const bare = (text: string | null): string => (text ?? '').replace(/\s+/gu, ' ').trim();

/**
 * Keeps the article as it stands among its earlier states, where what is about to take its place has other words or another
 * title. A new reading of the same words, a date found later, or other spaces make no new state.
 */
export async function keepVersion(tx: Transaction, n: number, next: Article, at: string): Promise<void> {
  const row = await tx.get('SELECT id, seen, added FROM articles WHERE n = ?', n);
  const before = row && (await loadArticle(tx, row['id'] as string));
  if (!before || (bare(before.text) === bare(next.text) && bare(before.title) === bare(next.title))) return;
  await tx.run(
    `INSERT INTO versions (article, number, seen, body)
     SELECT ?, 1 + (SELECT count(*) FROM versions WHERE article = ?), ?, ?`,
    ...[n, n, (row['seen'] ?? row['added']) as string, JSON.stringify(before)],
  );
  await tx.run('UPDATE articles SET seen = ? WHERE n = ?', at, n);
}
