import type { Variant } from '../record/index.ts';
import type { Value } from './database.ts';

/** The article that a variant stands in, as its rows need it. */
export interface Retold {
  n: number;
  instant: string | null;
  outlet: string | null;
}

export const RETELLING_COLUMNS = [
  ...['statement', 'variant', 'ord', 'kind', 'faithful', 'confidence'],
  ...['article', 'against', 'instant', 'outlet'],
];

/** The rows of a variant: one for each drift, or one that says how it keeps the words. None of an independent telling. */
export function retellingRows(
  statement: string,
  ord: number,
  variant: Variant,
  { n, instant, outlet }: Retold,
  against: number,
): Value[][] {
  const place = [n, against, instant, outlet];
  if (variant.drift.length > 0)
    return variant.drift.map((drift, i) => [statement, ord, i, drift.kind, 0, drift.confidence, ...place]);
  const kept = variant.kinds.find((kind) => kind === 'verbatim' || kind === 'light_edit' || kind === 'paraphrase');
  return kept === undefined ? [] : [[statement, ord, 0, kept, 1, null, ...place]];
}
