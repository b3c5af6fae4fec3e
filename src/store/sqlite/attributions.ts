import type { Attribution, Reading } from '../../record/index.ts';
import { sliceAll } from '../../text/index.ts';
import type { AttributionFilter, StoredAttribution } from '../store.ts';
import type { Connection, Row } from './connection.ts';
import { conditionsOf, HEAD, headOf, NEWEST_FIRST, page } from './filter.ts';
import { bodyOf, sentenceAt } from './placed.ts';

export function saveAttributions(connection: Connection, article: number, reading: Reading): void {
  const words = (spans: Attribution['source']): string | null => (spans ? sliceAll(reading.text, spans) : null);
  for (const [ord, attribution] of reading.attributions.entries())
    connection.run(
      `INSERT INTO attributions (article, ord, id, sentence, speaker, actor, source, cue, content, source_kind, act, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[article, ord, attribution.id, sentenceAt(reading.sentences, attribution.content[0]!)],
      ...[attribution.speaker?.name ?? null, attribution.speaker?.actor ?? null],
      ...[words(attribution.source), words(attribution.cue), sliceAll(reading.text, attribution.content)],
      ...[attribution.sourceKind, attribution.act, JSON.stringify(attribution)],
    );
}

export function loadAttributions(connection: Connection, article: number): Attribution[] {
  return connection
    .all('SELECT body FROM attributions WHERE article = ? ORDER BY ord', article)
    .map((row) => bodyOf<Attribution>(row));
}

export function listAttributions(connection: Connection, filter: AttributionFilter): StoredAttribution[] {
  const { sql, values } = conditionsOf(filter, 's.actor = ?');
  const clauses = [sql];
  if (filter.sourceKind !== undefined) {
    clauses.push('s.source_kind = ?');
    values.push(filter.sourceKind);
  }
  if (filter.act !== undefined) {
    clauses.push('s.act = ?');
    values.push(filter.act);
  }
  return connection
    .all(
      `SELECT ${ATTRIBUTION}, ${HEAD} FROM attributions s JOIN articles a ON a.n = s.article
       WHERE ${clauses.join(' AND ')} ORDER BY ${NEWEST_FIRST}, s.ord LIMIT ? OFFSET ?`,
      ...values,
      ...page(filter),
    )
    .map(attributionOf);
}

/** The columns that `attributionOf` reads, of the table under the alias `s`. */
export const ATTRIBUTION = 's.sentence, s.source, s.cue, s.content, s.body';

export function attributionOf(row: Row): StoredAttribution {
  return {
    article: headOf(row),
    sentence: row['sentence'] as number,
    attribution: bodyOf<Attribution>(row),
    source: row['source'] as string | null,
    cue: row['cue'] as string | null,
    content: row['content'] as string,
  };
}
