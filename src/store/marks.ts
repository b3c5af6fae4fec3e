import { type Anchor, Failure, lineAt, type Mark, type Reading } from '../record/index.ts';
import type { Database, Queries, Row, Transaction, Value } from './database.ts';
import type { ReaderMarks } from './desk.ts';

/** Finds the lines of marks again in a new reading of their article. */
export async function reattachMarks(tx: Transaction, reading: Reading): Promise<void> {
  const rows = await tx.all('SELECT n, anchors FROM marks WHERE article = ? AND anchors IS NOT NULL', reading.id);
  for (const row of rows) {
    const line = lineAt(reading, JSON.parse(row['anchors'] as string) as Anchor[]);
    await tx.run('UPDATE marks SET attribution = ? WHERE n = ?', line?.id ?? null, row['n'] as number);
  }
}

export function marksOn(
  database: Database,
  readingOf: (queries: Queries, article: string) => Promise<Reading | null>,
): ReaderMarks {
  const list = async (queries: Queries, sql: string, ...values: readonly Value[]): Promise<Mark[]> => {
    const rows = await queries.all(`SELECT ${COLUMNS}, ${TAGS} FROM marks m WHERE ${sql}`, ...values);
    return rows.map(markOf);
  };
  return {
    list: (who, { article, limit } = {}) =>
      article === undefined
        ? list(
            database,
            `m.who = ? AND (m.starred = 1 OR m.note IS NOT NULL OR EXISTS (SELECT 1 FROM tags t WHERE t.mark = m.n))
             ORDER BY m.changed DESC, m.n LIMIT ?`,
            ...[who, limit ?? database.dialect.noLimit],
          )
        : list(
            database,
            'm.who = ? AND m.article = ? ORDER BY m.changed DESC, m.n LIMIT ?',
            ...[who, article, limit ?? database.dialect.noLimit],
          ),
    set: (who, article, anchors, change, at) =>
      database.transaction(async (tx) => {
        const reading = await readingOf(tx, article);
        if (!reading) throw new Failure('not_found', 'No article of the record has this id.', { value: article });
        const place = anchors === null ? '' : `${anchors[0]!.start}-${anchors.at(-1)!.end}`;
        await tx.run(
          `INSERT INTO marks (who, article, place, attribution, anchors, starred, changed) VALUES (?, ?, ?, ?, ?, 0, ?)
           ON CONFLICT (who, article, place) DO NOTHING`,
          ...[who, article, place, anchors && (lineAt(reading, anchors)?.id ?? null)],
          ...[anchors && JSON.stringify(anchors), at],
        );
        const key = 'who = ? AND article = ? AND place = ?';
        const row = (await tx.get(`SELECT n FROM marks WHERE ${key}${tx.dialect.forUpdate}`, who, article, place))!;
        const n = row['n'] as number;
        const sets: [string, Value][] = [['changed = ?', at]];
        if (change.starred !== undefined) sets.push(['starred = ?', change.starred ? 1 : 0]);
        if (change.note !== undefined) sets.push(['note = ?', change.note?.trim() || null]);
        if (change.read !== undefined) sets.push(['read_at = ?', change.read ? at : null]);
        await tx.run(
          `UPDATE marks SET ${sets.map(([sql]) => sql).join(', ')} WHERE n = ?`,
          ...sets.map(([, value]) => value),
          n,
        );
        if (change.tags !== undefined) {
          await tx.run('DELETE FROM tags WHERE mark = ?', n);
          await tx.insert(
            'tags',
            ['mark', 'tag'],
            [...new Set(change.tags)].map((tag) => [n, tag]),
          );
        }
        return (await list(tx, 'm.n = ?', n))[0]!;
      }),
    async read(who, articles) {
      const rows = await database.all(
        `SELECT article FROM marks WHERE who = ? AND place = '' AND read_at IS NOT NULL AND ${database.dialect.among('article')}`,
        ...[who, JSON.stringify(articles)],
      );
      return new Set(rows.map((row) => row['article'] as string));
    },
    async tags(who) {
      const rows = await database.all(
        `SELECT t.tag, count(*) AS n FROM tags t JOIN marks m ON m.n = t.mark WHERE m.who = ?
         GROUP BY t.tag ORDER BY 2 DESC, t.tag`,
        who,
      );
      return rows.map((row) => ({ tag: row['tag'] as string, marks: Number(row['n']) }));
    },
  };
}

const COLUMNS = 'm.who, m.article, m.attribution, m.anchors, m.starred, m.note, m.read_at, m.changed';
const TAGS = "(SELECT string_agg(t.tag, ' ' ORDER BY t.tag) FROM tags t WHERE t.mark = m.n) AS tags";

const markOf = (row: Row): Mark => ({
  who: row['who'] as string,
  article: row['article'] as string,
  attribution: row['attribution'] as string | null,
  anchors: row['anchors'] === null ? null : (JSON.parse(row['anchors'] as string) as Anchor[]),
  starred: Number(row['starred']) === 1,
  note: row['note'] as string | null,
  tags: ((row['tags'] as string | null) ?? '').split(' ').filter(Boolean),
  read: row['read_at'] as string | null,
  changed: row['changed'] as string,
});
