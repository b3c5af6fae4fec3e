import { hash, spread } from './minhash.ts';
import type { Told } from './told.ts';
import type { Word } from './words.ts';

const RUN = 4;
const SOLID_RUN = 3;

/**
 * What a report's quotations are known by: hashes of each four words in a row that carry two meanings or more, and of each three words
 * of meaning in a row, whatever stands between them. Ascending, distinct.
 */
export function quotedRuns(t: Told): number[] {
  const found = new Set<number>();
  const put = (words: readonly Word[], form: (w: Word) => string, length: number): void => {
    for (let i = 0; i + length <= words.length; i++) {
      const run = words.slice(i, i + length);
      if (run.filter((w) => w.kind !== 'function').length >= 2)
        found.add(spread(hash(`${length} ${run.map(form).join(' ')}`)) >>> 1);
    }
  };
  for (const [quote, words] of Map.groupBy(t.words, (w) => w.quote)) {
    if (quote < 0) continue;
    put(words, (w) => w.key, RUN);
    put(
      words.filter((w) => w.kind !== 'function'),
      (w) => w.stem,
      SOLID_RUN,
    );
  }
  return [...found].sort((a, b) => a - b);
}
