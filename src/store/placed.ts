import type { Span } from '../record/index.ts';
import type { Row } from './database.ts';

/** Index of the sentence in which the span begins: the last one that starts at or before it, 0 before the first. */
export function sentenceAt(sentences: readonly Span[], span: Span): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.start <= span.start) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The noun that a row holds whole, as JSON. */
export const bodyOf = <T>(row: Row): T => JSON.parse(row['body'] as string) as T;

/** A query for all bodies of the article `a` in a table, in order, as one value for `bodiesOf`. */
export const gathered = (table: string): string =>
  `SELECT string_agg(x.body, ',' ORDER BY x.ord) FROM ${table} x WHERE x.article = a.n`;

export const bodiesOf = <T>(value: unknown): T[] => JSON.parse(`[${(value as string | null) ?? ''}]`) as T[];
