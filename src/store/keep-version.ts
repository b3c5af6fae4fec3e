import type { Article } from '../record/index.ts';
import type { Transaction } from './database.ts';

/** Words in a row: what is left of a text when how it is laid out is taken away. */
const bare = (text: string | null): string => (text ?? '').replace(/\s+/gu, ' ').trim();

/**
 * Keeps the article as it stands among its earlier states, where what is about to take its place has other words or another
 * title. A new reading of the same words, a date found later, or other spaces make no new state.
 */
export async function keepVersion(
  tx: Transaction,
  n: number,
  { before, next, at }: { before: Article; next: Article; at: string },
): Promise<void> {
  if (bare(before.text) === bare(next.text) && bare(before.title) === bare(next.title)) return;
  const row = await tx.get('SELECT coalesce(seen, added) AS seen FROM articles WHERE n = ?', n);
  await tx.run(
    `INSERT INTO versions (article, number, seen, body)
     SELECT ?, 1 + (SELECT count(*) FROM versions WHERE article = ?), ?, ?`,
    ...[n, n, row!['seen'] as string, JSON.stringify(before)],
  );
  await tx.run('UPDATE articles SET seen = ? WHERE n = ?', at, n);
}
