import { compare, type Difference, within } from './compare.ts';
import { instant } from './dates.ts';
import { plainWords } from './fold.ts';
import type { Said } from './shapes.ts';

/** A place where a quote, or most of it, stands. */
export interface Found {
  row: Said;
  /** Share of the quote's words that stand there in the same order, 0 to 1. */
  share: number;
  exact: boolean;
  /** The quote against the words found. */
  differences: Difference[];
}

/** What became of a quote in the record. */
export interface Trace {
  /** `exact`: some report has these very words; `changed`: reports have most of them; `none`: no report has it. */
  verdict: 'exact' | 'changed' | 'none';
  /** Earliest first. */
  found: Found[];
}

/** Below this share two quotes are no longer the same statement. */
const LEAST = 0.6;

/** The words that a quote is looked for by: its longest. */
export const telling = (quote: string, most = 8): string[] =>
  [...new Set(plainWords(quote).replaceAll("'", ' ').split(' '))]
    .filter((word) => word.length > 3)
    .sort((a, b) => b.length - a.length)
    .slice(0, most);

/** Looks for a quote among statements. */
export function trace(quote: string, rows: readonly Said[]): Trace {
  const plain = plainWords(quote);
  const found = rows
    .map((row): Found => {
      const exact = plain !== '' && ` ${plainWords(row.content)} `.includes(` ${plain} `);
      return { row, exact, share: exact ? 1 : within(quote, row.content), differences: [] };
    })
    .filter((one) => one.exact || one.share >= LEAST)
    .sort((a, b) => instant(a.row.article.published) - instant(b.row.article.published) || b.share - a.share);
  const best = new Map<string, Found>();
  for (const one of found) {
    const known = best.get(one.row.article.id);
    if (!known || known.share < one.share) best.set(one.row.article.id, one);
  }
  const kept = found.filter((one) => best.get(one.row.article.id) === one);
  for (const one of kept) one.differences = compare(quote, one.row.content);
  return { verdict: kept.length === 0 ? 'none' : kept.some((one) => one.exact) ? 'exact' : 'changed', found: kept };
}
