import { createHash } from 'node:crypto';
import type { Article, Reading } from '../../record/index.ts';
import type { ArticleHead, Filter, Saved } from '../store.ts';
import { saveActors } from './actors.ts';
import { loadAttributions, saveAttributions } from './attributions.ts';
import { loadCommitments, saveCommitments } from './commitments.ts';
import type { Connection } from './connection.ts';
import { loadEvents, saveEvents } from './events.ts';
import { conditionsOf, HEAD, headOf, instantOf, NEWEST_FIRST, page } from './filter.ts';

/** Puts an article and all rows of its reading into the open transaction. */
export function saveArticle(connection: Connection, article: Article, reading: Reading): Saved {
  const digest = createHash('sha256')
    .update(JSON.stringify([article, reading]))
    .digest('hex');
  const before = connection.get('SELECT n, digest FROM articles WHERE id = ?', article.id);
  if (before?.['digest'] === digest) return 'unchanged';
  const { id, text, title, outlet, url, published, byline, language, credits, furniture } = article;
  const values = [
    ...[text, title, outlet, url, published, instantOf(published), byline, language],
    ...[JSON.stringify(credits), JSON.stringify(furniture), digest, id],
  ];
  let n: number;
  if (before) {
    n = before['n'] as number;
    removeRows(connection, n);
    connection.run(UPDATE, ...values);
  } else n = connection.run(INSERT, ...values, new Date().toISOString()).row;
  connection.run(
    'INSERT INTO readings (article, reader, sentences, mentions, timexes, actors) VALUES (?, ?, ?, ?, ?, ?)',
    ...[n, reading.reader, JSON.stringify(reading.sentences), JSON.stringify(reading.mentions)],
    ...[JSON.stringify(reading.timexes), JSON.stringify(reading.actors)],
  );
  saveActors(connection, reading.actors);
  saveAttributions(connection, n, reading);
  saveCommitments(connection, n, reading);
  saveEvents(connection, n, reading);
  return before ? 'replaced' : 'added';
}

const UPDATE = `UPDATE articles SET text = ?, title = ?, outlet = ?, url = ?, published = ?, instant = ?, byline = ?,
  language = ?, credits = ?, furniture = ?, digest = ? WHERE id = ?`;
const INSERT = `INSERT INTO articles (text, title, outlet, url, published, instant, byline, language, credits, furniture,
  digest, id, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function removeRows(connection: Connection, n: number): void {
  for (const table of ['readings', 'attributions', 'commitments', 'events'])
    connection.run(`DELETE FROM ${table} WHERE article = ?`, n);
}

export function loadArticle(connection: Connection, id: string): Article | null {
  const row = connection.get('SELECT * FROM articles WHERE id = ?', id);
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

export function loadReading(connection: Connection, id: string): Reading | null {
  const row = connection.get(
    'SELECT a.n, a.text, a.published, r.* FROM articles a JOIN readings r ON r.article = a.n WHERE a.id = ?',
    id,
  );
  if (!row) return null;
  const n = row['n'] as number;
  const parsed = (column: string) => JSON.parse(row[column] as string);
  return {
    id,
    text: row['text'] as string,
    published: row['published'] as string | null,
    reader: row['reader'] as string,
    sentences: parsed('sentences'),
    mentions: parsed('mentions'),
    timexes: parsed('timexes'),
    attributions: loadAttributions(connection, n),
    commitments: loadCommitments(connection, n),
    events: loadEvents(connection, n),
    actors: parsed('actors'),
  };
}

export function listArticles(connection: Connection, filter: Filter): ArticleHead[] {
  const { sql, values } = conditionsOf(filter, ACTOR_IN_ARTICLE);
  return connection
    .all(
      `SELECT ${HEAD} FROM articles a WHERE ${sql} ORDER BY ${NEWEST_FIRST} LIMIT ? OFFSET ?`,
      ...values,
      ...page(filter),
    )
    .map(headOf);
}

/** An article in which the actor speaks, is bound or takes part. */
export const ACTOR_IN_ARTICLE = `EXISTS (SELECT 1 FROM attributions x WHERE x.article = a.n AND x.actor = ?)
  OR EXISTS (SELECT 1 FROM commitments x WHERE x.article = a.n AND x.holder_actor = ?)
  OR EXISTS (SELECT 1 FROM participants x WHERE x.article = a.n AND x.actor = ?)`;
