import { createHash } from 'node:crypto';
import type { Article, Reading } from '../record/index.ts';
import type { Queries, Transaction, Value } from './database.ts';
import { ACTOR_IN_ARTICLE, conditionsOf, HEAD, headOf, instantOf, NEWEST_FIRST, page } from './filter.ts';
import type { ArticleHead, Filter, Saved } from './filters.ts';
import { keepVersion } from './keep-version.ts';
import { saveReading } from './readings.ts';

/** Puts an article and all rows of its reading in. */
export async function saveArticle(tx: Transaction, article: Article, reading: Reading): Promise<Saved> {
  const digest = createHash('sha256')
    .update(JSON.stringify([article, reading]))
    .digest('hex');
  const before = await tx.get(`SELECT n, digest, text FROM articles WHERE id = ?${tx.dialect.forUpdate}`, article.id);
  if (before?.['digest'] === digest) return 'unchanged';
  const { id, text, title, outlet, url, published, byline, language, credits, furniture } = article;
  const values: Value[] = [
    ...[text, title, outlet, url, published, instantOf(published), byline, language],
    ...[JSON.stringify(credits), JSON.stringify(furniture), digest, ...tx.dialect.indexValues(title, text)],
  ];
  const columns = [...CHANGING, ...tx.dialect.indexColumns];
  let n = before?.['n'] as number | undefined;
  if (n === undefined) {
    const places = columns.map(() => '?').join(', ');
    const added = await tx.get(
      `INSERT INTO articles (${columns.join(', ')}, id, added) VALUES (${places}, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING n`,
      ...[...values, id, new Date().toISOString()],
    );
    // Another writer saved it between the two statements: now it is there.
    if (!added) return saveArticle(tx, article, reading);
    n = added['n'] as number;
  } else {
    const earlier = (await loadArticle(tx, article.id))!;
    await keepVersion(tx, n, { before: earlier, next: article, at: new Date().toISOString() });
    await tx.run(
      `UPDATE articles SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE n = ?`,
      ...values,
      n,
    );
  }
  await saveReading(tx, n, reading);
  // Another reading of the same words is no news.
  if (before?.['text'] !== text)
    await tx.insert(
      'unwatched',
      ['article', 'at'],
      [[n, new Date().toISOString()]],
      'ON CONFLICT (article) DO NOTHING',
    );
  return before ? 'replaced' : 'added';
}

const CHANGING = [
  ...['text', 'title', 'outlet', 'url', 'published', 'instant', 'byline', 'language'],
  ...['credits', 'furniture', 'digest'],
];

export async function loadArticle(queries: Queries, id: string): Promise<Article | null> {
  const row = await queries.get(
    `SELECT text, title, outlet, url, published, byline, language, credits, furniture FROM articles WHERE id = ?`,
    id,
  );
  if (!row) return null;
  return {
    id,
    text: row['text'] as string,
    title: row['title'] as string | null,
    outlet: row['outlet'] as string | null,
    url: row['url'] as string | null,
    published: row['published'] as string | null,
    byline: row['byline'] as string | null,
    language: row['language'] as string | null,
    credits: JSON.parse(row['credits'] as string),
    furniture: JSON.parse(row['furniture'] as string),
  };
}

export async function listArticles(queries: Queries, filter: Filter): Promise<ArticleHead[]> {
  const { sql, values } = conditionsOf(filter, ACTOR_IN_ARTICLE, queries.dialect);
  const rows = await queries.all(
    `SELECT ${HEAD} FROM articles a WHERE ${sql} ORDER BY ${NEWEST_FIRST} LIMIT ? OFFSET ?`,
    ...values,
    ...page(filter, queries.dialect),
  );
  return rows.map(headOf);
}
