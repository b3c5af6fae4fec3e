import { randomUUID } from 'node:crypto';
import { CHANNELS, type Delivery, type SavedSearch, type SearchHit } from '../record/index.ts';
import type { Database, Row, Transaction, Value } from './database.ts';
import type { NewHit, Searches } from './desk.ts';
import { countArticles, facetsOf, foundStatements } from './facets.ts';

export function searchesOn(database: Database): Searches {
  const one = async (sql: string, value: string): Promise<SavedSearch | null> => {
    const row = await database.get(`SELECT ${COLUMNS.join(', ')} FROM searches WHERE ${sql}`, value);
    return row && searchOf(row);
  };
  const some = async (sql: string, ...values: readonly Value[]): Promise<SavedSearch[]> =>
    (
      await database.all(`SELECT ${COLUMNS.join(', ')} FROM searches WHERE ${sql} ORDER BY lower(name), id`, ...values)
    ).map(searchOf);
  return {
    list: (who) => (who === undefined ? some('1 = 1') : some('who = ?', who)),
    load: (id) => one('id = ?', id),
    byFeed: (feed) => one('feed = ?', feed),
    save: ({ id, who, name, query, added, feed, webhook, secret, email }) =>
      database.transaction((tx) =>
        tx.insert(
          'searches',
          COLUMNS,
          [[id, who, name, query, added, feed, webhook, secret, email]],
          `ON CONFLICT (id) DO UPDATE SET name = excluded.name, query = excluded.query, feed = excluded.feed,
             webhook = excluded.webhook, secret = excluded.secret, email = excluded.email`,
        ),
      ),
    remove: (who, id) =>
      database.transaction(async (tx) => (await tx.run('DELETE FROM searches WHERE who = ? AND id = ?', who, id)) > 0),
    facets: (filter) => facetsOf(database, filter),
    statements: (filter) => foundStatements(database, filter),
    articles: (filter) => countArticles(database, filter),

    async unwatched(limit) {
      const rows = await database.all(
        'SELECT a.id, u.at FROM unwatched u JOIN articles a ON a.n = u.article ORDER BY u.article LIMIT ?',
        limit,
      );
      return rows.map((row) => ({ article: row['id'] as string, at: row['at'] as string }));
    },
    watched: (articles, hits, at) =>
      database.transaction(async (tx) => {
        const fresh = new Map<string, number[]>();
        for (const hit of hits) {
          const n = await keep(tx, hit, at);
          if (n !== null) fresh.set(hit.search, [...(fresh.get(hit.search) ?? []), n]);
        }
        for (const [search, numbers] of fresh) await send(tx, search, numbers, at);
        await tx.run(
          `DELETE FROM unwatched WHERE article IN (SELECT n FROM articles WHERE ${tx.dialect.among('id')})`,
          JSON.stringify(articles),
        );
        return [...fresh.values()].reduce((sum, numbers) => sum + numbers.length, 0);
      }),
    async hits(search, limit) {
      const rows = await database.all(
        'SELECT n, search, found, body FROM hits WHERE search = ? ORDER BY n DESC LIMIT ?',
        ...[search, limit ?? database.dialect.noLimit],
      );
      return rows.map(hitOf);
    },
    async deliveries(search, limit) {
      const rows = await database.all(
        'SELECT * FROM deliveries WHERE search = ? ORDER BY made DESC, id LIMIT ?',
        ...[search, limit ?? database.dialect.noLimit],
      );
      return rows.map(deliveryOf);
    },
    async due(now, again, limit) {
      const taken = await database.transaction(async (tx) => {
        const rows = await tx.all(
          `SELECT * FROM deliveries WHERE state = 'waiting' AND next_try <= ? ORDER BY next_try, id LIMIT ?${tx.dialect.forUpdate}`,
          ...[now, limit],
        );
        await tx.run(
          `UPDATE deliveries SET next_try = ? WHERE ${tx.dialect.among('id')}`,
          ...[again, JSON.stringify(rows.map((row) => row['id']))],
        );
        return rows.map(deliveryOf);
      });
      const all = [];
      for (const delivery of taken) {
        const search = await one('id = ?', delivery.search);
        const hits = await database.all(
          `SELECT n, search, found, body FROM hits WHERE ${database.dialect.among('n', 'integer')} ORDER BY n`,
          JSON.stringify(delivery.hits),
        );
        if (search) all.push({ delivery, search, hits: hits.map(hitOf) });
      }
      return all;
    },
    delivered: (id, at) =>
      database.transaction(async (tx) => {
        await tx.run(
          `UPDATE deliveries SET state = 'done', tries = tries + 1, next_try = NULL, done = ?, problem = NULL WHERE id = ?`,
          ...[at, id],
        );
      }),
    failed: (id, problem, nextTry) =>
      database.transaction(async (tx) => {
        await tx.run(
          'UPDATE deliveries SET state = ?, tries = tries + 1, next_try = ?, problem = ? WHERE id = ?',
          ...[nextTry === null ? 'failed' : 'waiting', nextTry, problem, id],
        );
      }),
  };
}

const COLUMNS = ['id', 'who', 'name', 'query', 'added', 'feed', 'webhook', 'secret', 'email'];

/** The number of a hit that was not known; null of one that was, or whose search is gone. */
async function keep(tx: Transaction, { search, article, place, ...rest }: NewHit, at: string): Promise<number | null> {
  const row = await tx.get(
    `INSERT INTO hits (search, article, place, found, body) SELECT id, ?, ?, ?, ? FROM searches WHERE id = ?
     ON CONFLICT (search, article, place) DO NOTHING RETURNING n`,
    ...[article, place, at, JSON.stringify({ article, ...rest }), search],
  );
  return row && Number(row['n']);
}

/** Sets hits on their way by the channels of their search. */
async function send(tx: Transaction, search: string, hits: readonly number[], at: string): Promise<void> {
  const row = await tx.get('SELECT webhook, email FROM searches WHERE id = ?', search);
  for (const channel of CHANNELS)
    if (row?.[channel])
      await tx.insert(
        'deliveries',
        ['id', 'search', 'channel', 'hits', 'state', 'tries', 'next_try', 'made'],
        [[randomUUID(), search, channel, JSON.stringify(hits), 'waiting', 0, at, at]],
      );
}

const searchOf = (row: Row): SavedSearch => Object.fromEntries(COLUMNS.map((name) => [name, row[name]])) as SavedSearch;

const hitOf = (row: Row): SearchHit => ({
  n: Number(row['n']),
  search: row['search'] as string,
  found: row['found'] as string,
  ...JSON.parse(row['body'] as string),
});

const deliveryOf = (row: Row): Delivery => ({
  id: row['id'] as string,
  search: row['search'] as string,
  channel: row['channel'] as Delivery['channel'],
  hits: JSON.parse(row['hits'] as string),
  state: row['state'] as Delivery['state'],
  tries: Number(row['tries']),
  nextTry: row['next_try'] as string | null,
  made: row['made'] as string,
  done: row['done'] as string | null,
  problem: row['problem'] as string | null,
});
