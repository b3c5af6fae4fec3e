import type { Article, Version } from '../record/index.ts';
import { loadArticle } from './articles.ts';
import type { Database } from './database.ts';
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
