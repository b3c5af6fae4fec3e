import type { Statement, Variant } from '../record/index.ts';
import { byPublication } from './dates.ts';
import type { Place, Said } from './shapes.ts';

const FAITHFUL = new Set(['origin', 'independent', 'verbatim', 'light_edit', 'paraphrase']);

/** Whether a variant says something else than its origin did. */
export const changed = (variant: Variant): boolean => variant.kinds.some((kind) => !FAITHFUL.has(kind));

/** A line with its copies behind it. */
export interface Folded<Row> {
  /** The earliest report of it. */
  first: Row;
  /** The other reports, earliest first; one for each article. */
  also: Row[];
  /** The statement that relates them, where the record has one. */
  statement: Statement | null;
}

/** How many copies of a statement changed it. */
export const changedCopies = (statement: Statement | null): number =>
  statement ? statement.variants.filter(changed).length : 0;

/** Words alone, lower case: what is left of a quote when punctuation, case and quote marks are set aside. */
export const plainWords = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/gu, "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

/** Too few words to be sure that two reports tell the same thing. */
const TELLING = 5;

/**
 * Folds attributions that tell the same statement: by the record's statements where there are any, and by equal words
 * of at least five words otherwise.
 */
export function fold(rows: readonly Said[], statements: readonly Statement[]): Folded<Said>[] {
  const of = new Map<string, Statement>();
  for (const statement of statements)
    for (const variant of statement.variants)
      if (variant.attribution !== null) of.set(`${variant.article} ${variant.attribution}`, statement);
  const sorted = [...rows].sort((a, b) => byPublication(a.article, b.article));
  return gather(sorted, (row) => {
    const statement = of.get(`${row.article.id} ${row.attribution.id}`);
    if (statement) return { key: `statement ${statement.id}`, statement };
    const words = plainWords(row.content).replace(/^that /u, '');
    const alike = words.split(' ').length >= TELLING ? words : `${row.article.id} ${row.attribution.id}`;
    return { key: `${row.attribution.parent === null ? 'told' : 'relayed'} ${alike}`, statement: null };
  });
}

/** Gathers rows with the same key under the first of them; rows of one article count once. */
export function gather<Row extends Place>(
  rows: readonly Row[],
  keyOf: (row: Row) => { key: string; statement: Statement | null },
): Folded<Row>[] {
  const folded = new Map<string, Folded<Row>>();
  for (const row of rows) {
    const { key, statement } = keyOf(row);
    const known = folded.get(key);
    if (!known) folded.set(key, { first: row, also: [], statement });
    else if (![known.first, ...known.also].some((other) => other.article.id === row.article.id)) known.also.push(row);
  }
  return [...folded.values()];
}
