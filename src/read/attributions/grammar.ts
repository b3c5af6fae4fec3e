import type { Quotations } from './quotes.ts';
import type { VerbGroup } from './verbs.ts';
import type { Words } from './words.ts';

/** What the constructions look at. */
export interface Grammar {
  words: Words;
  quotations: Quotations;
  groups: readonly VerbGroup[];
}
