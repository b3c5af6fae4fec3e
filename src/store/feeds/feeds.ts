import type { Database, Transaction } from '../database.ts';
import type { Feeds, FollowedFeed, NewFeed, Visited } from '../following.ts';
import { tell } from './items.ts';
import { feedOf, followedOf } from './rows.ts';

type Own = Omit<Feeds, 'begin' | 'takeItems' | 'takeItem' | 'kept' | 'same' | 'missed' | 'items' | 'due' | 'waiting'>;

/** The queries of feeds; those of their items are in items.ts. */
export function followedOn(database: Database): Own {
  return {
    follow: (feeds, at) =>
      database.transaction(async (tx) => {
        const followed = [];
        for (const feed of feeds) followed.push(await follow(tx, feed, at));
        return followed;
      }),
    list: async () =>
      (
        await database.all("SELECT * FROM feeds ORDER BY coalesce(folder, ''), lower(coalesce(title, address)), id")
      ).map(feedOf),
    async load(feed) {
      const row = await database.get('SELECT * FROM feeds WHERE id = ? OR address = ?', feed, feed);
      return row && feedOf(row);
    },
    setPaused: (id, paused, at) =>
      database.transaction(async (tx) => {
        const set = paused
          ? await tx.run('UPDATE feeds SET paused = 1 WHERE id = ?', id)
          : await tx.run('UPDATE feeds SET paused = 0, failures = 0, next_try = ? WHERE id = ?', at, id);
        return set > 0;
      }),
    remove: (id) =>
      database.transaction(async (tx) => {
        await tx.run("DELETE FROM feed_items WHERE feed = ? AND state <> 'kept'", id);
        await tx.run('UPDATE feed_items SET next_try = NULL WHERE feed = ?', id);
        return (await tx.run('DELETE FROM feeds WHERE id = ?', id)) > 0;
      }),
    hasten: (ids, at) =>
      database.transaction((tx) =>
        ids === null
          ? tx.run('UPDATE feeds SET next_try = ? WHERE paused = 0 AND next_try > ?', at, at)
          : tx.run(
              `UPDATE feeds SET next_try = ? WHERE next_try > ? AND ${tx.dialect.among('id')}`,
              ...[at, at, JSON.stringify(ids)],
            ),
      ),
    takeFeeds: (at, until, most) =>
      database.transaction(async (tx) => {
        const rows = await tx.all(
          `SELECT * FROM feeds WHERE paused = 0 AND next_try <= ? AND (taken IS NULL OR taken <= ?)
           ORDER BY next_try, id LIMIT ? ${tx.dialect.forUpdate}`,
          ...[at, at, most],
        );
        if (rows.length > 0)
          await tx.run(
            `UPDATE feeds SET taken = ? WHERE ${tx.dialect.among('id')}`,
            ...[until, JSON.stringify(rows.map((row) => row['id']))],
          );
        return rows.map(followedOf);
      }),
    takeFeed: (id, at, until) =>
      database.transaction(async (tx): Promise<FollowedFeed | null> => {
        const row = await tx.get(
          `SELECT * FROM feeds WHERE id = ? AND (taken IS NULL OR taken <= ?) ${tx.dialect.forUpdate}`,
          ...[id, at],
        );
        if (row) await tx.run('UPDATE feeds SET taken = ? WHERE id = ?', until, id);
        return row && followedOf(row);
      }),
    reserve: (host, at, gap) =>
      database.transaction(async (tx) => {
        const row = await tx.get(
          `INSERT INTO hosts (host, free) VALUES (?, ?) ON CONFLICT (host) DO UPDATE
           SET free = CASE WHEN hosts.free > ? THEN hosts.free ELSE ? END + ? RETURNING free`,
          ...[host, at + gap, at, at, gap],
        );
        return Number(row!['free']) - gap - at;
      }),
    visited: (id, visit) => database.transaction((tx) => saveVisit(tx, id, visit)),
    failed: (id, { problem, nextTry, pause }) =>
      database.transaction(async (tx) => {
        await tx.run(
          `UPDATE feeds SET last_try = ?, problem = ?, failures = failures + 1, next_try = ?, taken = NULL,
           paused = CASE WHEN ? = 1 THEN 1 ELSE paused END WHERE id = ?`,
          ...[problem.at, JSON.stringify(problem), nextTry, pause ? 1 : 0, id],
        );
      }),
  };
}

async function follow(
  tx: Transaction,
  feed: NewFeed,
  at: string,
): ReturnType<Feeds['follow']> extends Promise<(infer F)[]> ? Promise<F> : never {
  const { id, address, format, title, site, folder } = feed;
  const added = await tx.run(
    `INSERT INTO feeds (id, address, format, title, site, folder, added, next_try, every)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ...[id, address, format, title, site, folder, at, at, FIRST],
  );
  const row = await tx.get('SELECT * FROM feeds WHERE address = ? OR id = ?', address, id);
  return { feed: feedOf(row!), added: added > 0 };
}

/** Seconds to the second visit of a feed of which nothing is known. */
const FIRST = 1800;

async function saveVisit(tx: Transaction, id: string, visit: Visited): Promise<number> {
  const { at, nextTry, interval, marks, movedTo, read } = visit;
  if (!(await tx.get(`SELECT id FROM feeds WHERE id = ? ${tx.dialect.forUpdate}`, id))) return 0; // removed meanwhile
  const fresh = read ? await tell(tx, id, read.told, at) : 0;
  await tx.run(
    `UPDATE feeds SET last_try = ?, last_good = ?, problem = NULL, failures = 0, next_try = ?, every = ?, taken = NULL,
     etag = ?, modified = ?, digest = ?, items = items + ?,
     last_new = CASE WHEN ? > 0 THEN ? ELSE last_new END WHERE id = ?`,
    ...[at, at, nextTry, interval, marks.etag, marks.modified, marks.digest, fresh, fresh, at, id],
  );
  if (read)
    await tx.run(
      'UPDATE feeds SET format = ?, title = coalesce(?, title), site = coalesce(?, site) WHERE id = ?',
      ...[read.format, read.title, read.site, id],
    );
  if (movedTo !== null && !(await tx.get('SELECT id FROM feeds WHERE address = ?', movedTo)))
    await tx.run('UPDATE feeds SET address = ? WHERE id = ?', movedTo, id);
  return fresh;
}
