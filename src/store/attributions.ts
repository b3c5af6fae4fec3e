import type { Attribution, Reading } from '../record/index.ts';
import { sliceAll } from '../text/index.ts';
import type { Queries, Row, Transaction, Value } from './database.ts';
import { conditionsOf, HEAD, headOf, NEWEST_FIRST, page } from './filter.ts';
import { sentenceAt } from './placed.ts';
import type { AttributionFilter, StoredAttribution } from './store.ts';

export async function saveAttributions(tx: Transaction, article: number, reading: Reading): Promise<void> {
  const words = (spans: Attribution['source']): string | null => (spans ? sliceAll(reading.text, spans) : null);
  const rows = reading.attributions.map((attribution, ord): Value[] => {
    const speaker = attribution.speaker?.name ?? null;
    const content = sliceAll(reading.text, attribution.content);
    return [
      ...[article, ord, attribution.id, sentenceAt(reading.sentences, attribution.content[0]!)],
      ...[speaker, attribution.speaker?.actor ?? null, words(attribution.source), words(attribution.cue), content],
      ...[attribution.sourceKind, attribution.act, JSON.stringify(attribution)],
      ...tx.dialect.indexValues('attributions', speaker, content),
    ];
  });
  await tx.insert('attributions', [...COLUMNS, ...tx.dialect.indexColumns], rows);
}

const COLUMNS = [
  ...['article', 'ord', 'id', 'sentence', 'speaker', 'actor', 'source', 'cue', 'content'],
  ...['source_kind', 'act', 'body'],
];

export async function listAttributions(queries: Queries, filter: AttributionFilter): Promise<StoredAttribution[]> {
  const { sql, values } = conditionsOf(filter, 's.actor = ?', queries.dialect);
  const clauses = [sql];
  if (filter.sourceKind !== undefined) {
    clauses.push('s.source_kind = ?');
    values.push(filter.sourceKind);
  }
  if (filter.act !== undefined) {
    clauses.push('s.act = ?');
    values.push(filter.act);
  }
  const rows = await queries.all(
    `SELECT ${ATTRIBUTION}, ${HEAD} FROM attributions s JOIN articles a ON a.n = s.article
     WHERE ${clauses.join(' AND ')} ORDER BY ${NEWEST_FIRST}, s.ord LIMIT ? OFFSET ?`,
    ...values,
    ...page(filter, queries.dialect),
  );
  return rows.map(attributionOf);
}

/** The columns that `attributionOf` reads, of the table under the alias `s`; the article's head comes beside them. */
export const ATTRIBUTION =
  's.sentence AS said_in, s.source AS said_by, s.cue AS said_with, s.content AS said, s.body AS saying';

export function attributionOf(row: Row): StoredAttribution {
  return {
    article: headOf(row),
    sentence: row['said_in'] as number,
    attribution: JSON.parse(row['saying'] as string) as Attribution,
    source: row['said_by'] as string | null,
    cue: row['said_with'] as string | null,
    content: row['said'] as string,
  };
}
