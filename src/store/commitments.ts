import type { Commitment, Reading } from '../record/index.ts';
import { sliceAll } from '../text/index.ts';
import { ATTRIBUTION, attributionOf } from './attributions.ts';
import type { Queries, Transaction } from './database.ts';
import { conditionsOf, HEAD, headOf, NEWEST_FIRST, page } from './filter.ts';
import { folded } from './folded.ts';
import { bodyOf, sentenceAt } from './placed.ts';
import type { CommitmentFilter, StoredCommitment } from './store.ts';

export async function saveCommitments(tx: Transaction, article: number, reading: Reading): Promise<void> {
  const rows = reading.commitments.map((commitment, ord) => [
    ...[article, ord, sentenceAt(reading.sentences, commitment.span[0]!)],
    ...[commitment.holder, commitment.holderActor ?? null, commitment.act, commitment.attribution],
    ...[sliceAll(reading.text, commitment.span), JSON.stringify(commitment), ` ${folded(commitment.to)}`],
    commitment.toActor ?? null,
  ]);
  await tx.insert('commitments', COLUMNS, rows);
}

const COLUMNS = [
  'article',
  'ord',
  'sentence',
  'holder',
  'holder_actor',
  'act',
  'attribution',
  'words',
  'body',
  'recipient',
  'to_actor',
];

export async function listCommitments(queries: Queries, filter: CommitmentFilter): Promise<StoredCommitment[]> {
  const asked = conditionsOf(filter, 'c.holder_actor = ?', queries.dialect);
  const [clauses, values] = [[asked.sql], [...asked.values]];
  if (filter.towards !== undefined) {
    clauses.push('c.to_actor = ?');
    values.push(filter.towards);
  }
  if (filter.act !== undefined) {
    clauses.push('c.act = ?');
    values.push(filter.act);
  }
  const rows = await queries.all(
    `SELECT c.sentence, c.words, c.body, ${ATTRIBUTION}, ${HEAD}
     FROM commitments c JOIN articles a ON a.n = c.article
     LEFT JOIN attributions s ON s.article = c.article AND s.id = c.attribution
     WHERE ${clauses.join(' AND ')} ORDER BY ${NEWEST_FIRST}, c.ord LIMIT ? OFFSET ?`,
    ...values,
    ...page(filter, queries.dialect),
  );
  return rows.map((row) => ({
    article: headOf(row),
    sentence: row['sentence'] as number,
    commitment: bodyOf<Commitment>(row),
    words: row['words'] as string,
    reportedBy: row['saying'] === null ? null : attributionOf(row),
  }));
}
