import type { Drift, Span } from '../../record/index.ts';
import { wordLikeness } from '../likeness.ts';
import type { Told } from '../told.ts';
import type { Word } from '../words.ts';

/** One side of a comparison: the words of a telling in their report. */
export interface Side {
  page: Told;
  words: readonly Word[];
  content: Span;
  quoted: boolean;
  /** The words of its sentence that are not the telling's. */
  around: readonly Word[];
}

/** A telling and its variant, with the words that answer each other. */
export interface Comparison {
  origin: Side;
  variant: Side;
  /** For each word of the origin the index of its like in the variant, or -1; `back` the other way round. */
  forth: readonly number[];
  back: readonly number[];
}

/** Links words that are the same or mean the same, each at most once; of several likes the one that keeps the order. */
export function comparisonOf(origin: Side, variant: Side): Comparison {
  const a = origin.words;
  const b = variant.words;
  const forth = new Array<number>(a.length).fill(-1);
  const back = new Array<number>(b.length).fill(-1);
  for (const [i, j] of inOrder(a, b)) {
    forth[i] = j;
    back[j] = i;
  }
  for (const floor of [0.9, 0.7]) {
    for (let i = 0; i < a.length; i++) {
      if (forth[i]! >= 0 || a[i]!.kind === 'function') continue;
      let best = -1;
      let most = floor;
      for (let j = 0; j < b.length; j++) {
        if (back[j]! >= 0) continue;
        const like = wordLikeness(a[i]!, b[j]!);
        if (like > most || (like === most && best < 0)) {
          most = like;
          best = j;
        }
      }
      if (best < 0) continue;
      forth[i] = best;
      back[best] = i;
    }
  }
  return { origin, variant, forth, back };
}

/** The heaviest chain of like words in the order of both lists (Needleman and Wunsch 1970, gaps free of cost). */
export function inOrder(a: readonly Word[], b: readonly Word[]): [number, number][] {
  const n = a.length;
  const m = b.length;
  const best = Array.from({ length: n + 1 }, () => new Float64Array(m + 1));
  const gain = (i: number, j: number): number => {
    const like = wordLikeness(a[i]!, b[j]!);
    return like < 0.7 ? 0 : like * (a[i]!.kind === 'function' ? 0.4 : 1);
  };
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const here = gain(i, j);
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, here > 0 ? here + best[i + 1]![j + 1]! : 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < n && j < m; ) {
    const here = gain(i, j);
    if (here > 0 && best[i]![j] === here + best[i + 1]![j + 1]!) pairs.push([i++, j++]);
    else if (best[i]![j] === best[i + 1]![j]!) i++;
    else j++;
  }
  return pairs;
}

export const drift = (kind: Drift['kind'], before: Span | null, after: Span | null, confidence: number): Drift => ({
  kind,
  before: before && { start: before.start, end: before.end },
  after: after && { start: after.start, end: after.end },
  confidence,
});

/** The span from the first to the last of some words; null of none. */
export const spanOf = (words: readonly Word[]): Span | null =>
  words.length === 0 ? null : { start: words[0]!.start, end: words.at(-1)!.end };
