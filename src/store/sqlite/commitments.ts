import type { Commitment, Reading } from '../../record/index.ts';
import { sliceAll } from '../../text/index.ts';
import type { Filter, StoredCommitment } from '../store.ts';
import { ATTRIBUTION, attributionOf } from './attributions.ts';
import type { Connection } from './connection.ts';
import { conditionsOf, HEAD, headOf, NEWEST_FIRST, page } from './filter.ts';
import { bodyOf, sentenceAt } from './placed.ts';

export function saveCommitments(connection: Connection, article: number, reading: Reading): void {
  for (const [ord, commitment] of reading.commitments.entries())
    connection.run(
      `INSERT INTO commitments (article, ord, sentence, holder, holder_actor, act, attribution, words, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[article, ord, sentenceAt(reading.sentences, commitment.span[0]!)],
      ...[commitment.holder, commitment.holderActor ?? null, commitment.act, commitment.attribution],
      ...[sliceAll(reading.text, commitment.span), JSON.stringify(commitment)],
    );
}

export function loadCommitments(connection: Connection, article: number): Commitment[] {
  return connection
    .all('SELECT body FROM commitments WHERE article = ? ORDER BY ord', article)
    .map((row) => bodyOf<Commitment>(row));
}

export function listCommitments(connection: Connection, filter: Filter): StoredCommitment[] {
  const { sql, values } = conditionsOf(filter, 'c.holder_actor = ?');
  return connection
    .all(
      `SELECT c.article, c.sentence, c.words, c.attribution, c.body, ${HEAD}
       FROM commitments c JOIN articles a ON a.n = c.article
       WHERE ${sql} ORDER BY ${NEWEST_FIRST}, c.ord LIMIT ? OFFSET ?`,
      ...values,
      ...page(filter),
    )
    .map((row) => {
      const reported = connection.get(
        `SELECT ${ATTRIBUTION}, ${HEAD} FROM attributions s JOIN articles a ON a.n = s.article
         WHERE s.article = ? AND s.id = ?`,
        row['article'] as number,
        row['attribution'] as string | null,
      );
      return {
        article: headOf(row),
        sentence: row['sentence'] as number,
        commitment: bodyOf<Commitment>(row),
        words: row['words'] as string,
        reportedBy: reported ? attributionOf(reported) : null,
      };
    });
}
