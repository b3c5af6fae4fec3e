import type { Attribution, Reading } from '../record/index.ts';
import { sliceAll } from '../text/index.ts';
import type { Dialect, Queries, Row, Transaction, Value } from './database.ts';
import { type Conditions, conditionsOf, HEAD, headOf, NEWEST_FIRST, page } from './filter.ts';
import type { AttributionFilter } from './filters.ts';
import { beginnings, folded } from './folded.ts';
import { sentenceAt } from './placed.ts';
import type { StoredAttribution } from './said.ts';

export async function saveAttributions(tx: Transaction, article: number, reading: Reading): Promise<void> {
  const words = (spans: Attribution['source']): string | null => (spans ? sliceAll(reading.text, spans) : null);
  const rows = reading.attributions.map((attribution, ord): Value[] => {
    const speaker = attribution.speaker?.name ?? null;
    const content = sliceAll(reading.text, attribution.content);
    return [
      ...[article, ord, attribution.id, sentenceAt(reading.sentences, attribution.content[0]!)],
      ...[speaker, attribution.speaker?.actor ?? null, words(attribution.source), words(attribution.cue), content],
      ...[attribution.sourceKind, attribution.act, JSON.stringify(attribution)],
      ` ${folded(speaker, isCorrected(attribution) ? null : words(attribution.source))}`,
      ...tx.dialect.indexValues(speaker, content),
    ];
  });
  await tx.insert('attributions', [...COLUMNS, ...tx.dialect.indexColumns], rows);
}

/** Whether a person said who speaks: then the report's words for the source are another's name. */
const isCorrected = ({ corrected }: Attribution): boolean =>
  corrected?.some(({ field }) => field === 'speaker') ?? false;

const COLUMNS = [
  ...['article', 'ord', 'id', 'sentence', 'speaker', 'actor', 'source', 'cue', 'content'],
  ...['source_kind', 'act', 'body', 'voice'],
];

/** What a filter asks of the statement `s` and its article `a`. */
export function statementConditions(filter: AttributionFilter, dialect: Dialect): Conditions {
  const { sql, values } = conditionsOf(filter, 's.actor = ?', dialect, 'statement');
  const clauses = [sql];
  const ask = (clause: string, ...given: Value[]): void => {
    clauses.push(clause);
    values.push(...given);
  };
  if (filter.sourceKind !== undefined) ask('s.source_kind = ?', filter.sourceKind);
  if (filter.act !== undefined) ask('s.act = ?', filter.act);
  const match = filter.said === undefined ? null : dialect.match(filter.said);
  if (match !== null) ask(dialect.matches('s', 'attributions'), match);
  for (const pattern of beginnings(filter.speaker ?? '')) ask('s.voice LIKE ?', pattern);
  const to = beginnings(filter.to ?? '');
  if (to.length > 0)
    ask(
      `(s.article, s.id) IN (SELECT c.article, c.attribution FROM commitments c
         WHERE ${to.map(() => 'c.recipient LIKE ?').join(' AND ')})`,
      ...to,
    );
  return { sql: clauses.join(' AND '), values };
}

export async function listAttributions(queries: Queries, filter: AttributionFilter): Promise<StoredAttribution[]> {
  const { sql, values } = statementConditions(filter, queries.dialect);
  // SQLite takes a CROSS JOIN in its order: from the newest article on, until there are enough. What a few statements have,
  // their words or their speaker, is looked for by itself.
  const joined = filter.actor === undefined && filter.said === undefined ? 'CROSS JOIN' : 'JOIN';
  const rows = await queries.all(
    `SELECT ${ATTRIBUTION}, ${HEAD} FROM (
       SELECT s.n AS n FROM articles a ${joined} attributions s ${joined === 'JOIN' ? 'ON' : 'WHERE'} s.article = a.n AND ${sql}
       ORDER BY ${NEWEST_FIRST}, s.ord LIMIT ? OFFSET ?
     ) AS f JOIN attributions s ON s.n = f.n JOIN articles a ON a.n = s.article ORDER BY ${NEWEST_FIRST}, s.ord`,
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
