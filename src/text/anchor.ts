import { type Range, slice } from './span.ts';

/** Words with the place where they stood. */
export interface Placed extends Range {
  words: string;
}

/**
 * Where words stand in a text that may have changed since: at their old place where they still are there, otherwise at the
 * place nearest to it; null where the text no longer has them.
 */
export function findAgain(text: string, placed: Placed): Range | null {
  const { start, end, words } = placed;
  if (slice(text, { start, end }) === words) return { start, end };
  let best: Range | null = null;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (best === null || Math.abs(at - start) < Math.abs(best.start - start))
      best = { start: at, end: at + words.length };
  return best;
}

/** The words of ranges, each with its place. */
export const placedIn = (text: string, ranges: readonly Range[]): Placed[] =>
  ranges.map(({ start, end }) => ({ start, end, words: text.slice(start, end) }));
