import { saveArticle } from '../articles.ts';
import type { Database, Transaction, Value } from '../database.ts';
import type { Feeds, KeptPage, Told } from '../following.ts';
import type { Saved } from '../store.ts';
import { itemOf, waitingOf } from './rows.ts';

type Own = Pick<Feeds, 'takeItems' | 'takeItem' | 'kept' | 'same' | 'missed' | 'items' | 'due' | 'waiting'>;

const WAITING = 'SELECT i.*, f.title AS outlet FROM feed_items i LEFT JOIN feeds f ON f.id = i.feed';

/** The queries of the pages that feeds told of. */
export function itemsOn(database: Database): Own {
  return {
    takeItems: (at, until, most) =>
      database.transaction(async (tx) => {
        const rows = await tx.all(
          `SELECT address FROM feed_items WHERE next_try <= ? AND (taken IS NULL OR taken <= ?)
           ORDER BY next_try, address LIMIT ? ${tx.dialect.forUpdate}`,
          ...[at, at, most],
        );
        if (rows.length === 0) return [];
        const taken = JSON.stringify(rows.map((row) => row['address']));
        await tx.run(`UPDATE feed_items SET taken = ? WHERE ${tx.dialect.among('address')}`, until, taken);
        return (await tx.all(`${WAITING} WHERE ${tx.dialect.among('i.address')}`, taken)).map(waitingOf);
      }),
    takeItem: (address, at, until) =>
      database.transaction(async (tx) => {
        const set = await tx.run(
          'UPDATE feed_items SET taken = ? WHERE address = ? AND (taken IS NULL OR taken <= ?)',
          ...[until, address, at],
        );
        const row = set > 0 ? await tx.get(`${WAITING} WHERE i.address = ?`, address) : null;
        return row && waitingOf(row);
      }),
    kept: (address, page) => database.transaction((tx) => keep(tx, address, page)),
    same: (address, nextTry) =>
      database.transaction(async (tx) => {
        await tx.run(
          'UPDATE feed_items SET next_try = ?, looks = looks + 1, taken = NULL WHERE address = ?',
          ...[nextTry, address],
        );
      }),
    missed: (address, problem, nextTry) =>
      database.transaction(async (tx) => {
        // A page that was kept once stays so, whatever became of it since.
        await tx.run(
          `UPDATE feed_items SET tries = tries + 1, problem = ?, next_try = ?, taken = NULL,
           state = CASE WHEN state = 'waiting' AND ? = 1 THEN 'failed' ELSE state END,
           html = CASE WHEN ? = 1 THEN NULL ELSE html END WHERE address = ?`,
          ...[JSON.stringify(problem), nextTry, nextTry === null ? 1 : 0, nextTry === null ? 1 : 0, address],
        );
      }),
    items: async ({ feed, state, limit = 100 } = {}) => {
      const conditions: [string, Value][] = [];
      if (feed !== undefined) conditions.push(['feed = ?', feed]);
      if (state !== undefined) conditions.push(['state = ?', state]);
      const where = conditions.length > 0 ? `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}` : '';
      const rows = await database.all(
        `SELECT * FROM feed_items ${where} ORDER BY found DESC, address LIMIT ?`,
        ...conditions.map(([, value]) => value),
        limit,
      );
      return rows.map(itemOf);
    },
    async waiting(at, most) {
      const free = 'next_try <= ? AND (taken IS NULL OR taken <= ?)';
      const feeds = await database.all(
        `SELECT id FROM feeds WHERE paused = 0 AND ${free} ORDER BY next_try, id LIMIT ?`,
        ...[at, at, most],
      );
      const items = await database.all(
        `SELECT address FROM feed_items WHERE ${free} ORDER BY next_try, address LIMIT ?`,
        ...[at, at, most],
      );
      return {
        feeds: feeds.map((row) => row['id'] as string),
        items: items.map((row) => row['address'] as string),
      };
    },
    async due(at) {
      const counted = await database.get(
        `SELECT
           (SELECT count(*) FROM feeds WHERE paused = 0 AND next_try <= ?) AS feeds,
           (SELECT count(*) FROM feed_items WHERE next_try <= ?) AS items,
           (SELECT min(next_try) FROM feeds WHERE paused = 0) AS feed,
           (SELECT min(next_try) FROM feed_items WHERE next_try IS NOT NULL) AS item`,
        ...[at, at],
      );
      const next = [counted?.['feed'], counted?.['item']]
        .filter((one): one is string => typeof one === 'string')
        .sort();
      return { feeds: Number(counted?.['feeds']), items: Number(counted?.['items']), next: next[0] ?? null };
    },
  };
}

/** Lets go of all that is taken. */
export const release = (database: Database): Promise<void> =>
  database.transaction(async (tx) => {
    await tx.run('UPDATE feeds SET taken = NULL WHERE taken IS NOT NULL');
    await tx.run('UPDATE feed_items SET taken = NULL WHERE taken IS NOT NULL');
  });

const COLUMNS = [
  'address',
  'feed',
  'url',
  'title',
  'published',
  'updated',
  'html',
  'state',
  'next_try',
  'article',
  'found',
];

/** Puts what a feed tells of among the pages to be fetched; how many it had not told before. */
export async function tell(tx: Transaction, feed: string, told: readonly Told[], at: string): Promise<number> {
  const each = [...new Map(told.map((one) => [one.address, one])).values()];
  if (each.length === 0) return 0;
  const list = JSON.stringify(each.map((one) => one.address));
  const known = new Map(
    (
      await tx.all(`SELECT address, feed, title, updated FROM feed_items WHERE ${tx.dialect.among('address')}`, list)
    ).map((row) => [row['address'] as string, row]),
  );
  const articles = JSON.stringify(each.map((one) => one.article));
  const inRecord = new Set(
    (await tx.all(`SELECT id FROM articles WHERE ${tx.dialect.among('id')}`, articles)).map(
      (row) => row['id'] as string,
    ),
  );
  const fresh = each.filter((one) => !known.has(one.address));
  await tx.insert(
    'feed_items',
    COLUMNS,
    fresh.map((one) => {
      const there = inRecord.has(one.article);
      return [
        ...[one.address, feed, one.url, one.title, one.published, one.updated, there ? null : one.html],
        ...[there ? 'kept' : 'waiting', there ? null : at, there ? one.article : null, at],
      ];
    }),
    'ON CONFLICT (address) DO NOTHING',
  );
  for (const one of each) {
    const before = known.get(one.address);
    if (!before) continue;
    // What another feed says of the same page may differ for ever.
    if (before['feed'] !== feed) continue;
    const changed =
      (one.updated !== null && one.updated !== before['updated']) ||
      (one.title !== null && one.title !== before['title']);
    // Only what is in the record can have changed there; what waits is fetched anyhow.
    if (changed)
      await tx.run(
        `UPDATE feed_items SET title = coalesce(?, title), updated = coalesce(?, updated),
         next_try = CASE WHEN state = 'kept' AND looks < 20 THEN ? ELSE next_try END WHERE address = ?`,
        ...[one.title, one.updated, at, one.address],
      );
  }
  return fresh.length;
}

async function keep(tx: Transaction, address: string, page: KeptPage): Promise<{ id: string; saved: Saved }> {
  const { article, reading, print, marks, nextTry } = page;
  const item = await tx.get(
    `SELECT feed, state, article FROM feed_items WHERE address = ? ${tx.dialect.forUpdate}`,
    address,
  );
  const twin = print && (await twinOf(tx, article.id, print));
  const saved = twin ? 'unchanged' : await saveArticle(tx, article, reading);
  const id = twin ?? article.id;
  if (print && !twin)
    await tx.run(
      'INSERT INTO prints (site, digest, article) VALUES (?, ?, ?) ON CONFLICT (site, digest) DO NOTHING',
      ...[print.site, print.digest, article.id],
    );
  if (item) {
    await tx.run(
      `UPDATE feed_items SET state = 'kept', article = ?, problem = NULL, next_try = ?, taken = NULL, html = NULL,
       looks = looks + CASE WHEN state = 'kept' THEN 1 ELSE 0 END, tries = 0, etag = ?, modified = ? WHERE address = ?`,
      ...[id, twin ? null : nextTry, marks.etag, marks.modified, address],
    );
    if (saved === 'added')
      await tx.run('UPDATE feeds SET articles = articles + 1 WHERE id = ?', item['feed'] as string);
  }
  return { id, saved };
}

/** Another article of the same site with the same text. */
async function twinOf(
  tx: Transaction,
  own: string,
  { site, digest }: NonNullable<KeptPage['print']>,
): Promise<string | null> {
  const row = await tx.get(
    'SELECT p.article FROM prints p JOIN articles a ON a.id = p.article WHERE p.site = ? AND p.digest = ? AND p.article <> ?',
    ...[site, digest, own],
  );
  return (row?.['article'] as string | undefined) ?? null;
}
