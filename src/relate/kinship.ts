import { weight, wordLikeness } from './likeness.ts';
import type { Told } from './told.ts';

/** How far one article's words can be had from another's. All shares are of the copy's words, 0 to 1. */
export interface Kinship {
  /** Words in runs of five and more that stand in both, word for word. */
  verbatim: number;
  /** Words that have a like word in the sentence that tells the same. */
  covered: number;
  /** Pairs of neighbouring words that stand in both. */
  pairs: number;
  /** The three together: what the choice of a parent goes by. */
  score: number;
}

const RUN = 5;

/** Compares each sentence of `copy` with the sentence of `of` that it is most like. */
export function kinship(copy: Told, of: Told): Kinship {
  const theirs = of.bySentence.map((list) => list.map((i) => of.words[i]!));
  const theirPairs = theirs.map((list) => new Set(list.slice(1).map((w, i) => `${list[i]!.stem} ${w.stem}`)));
  let total = 0;
  let covered = 0;
  let pairs = 0;
  let allPairs = 0;
  for (const list of copy.bySentence) {
    const mine = list.map((i) => copy.words[i]!);
    if (mine.length === 0) continue;
    const sum = mine.reduce((n, w) => n + weight(w), 0);
    const minePairs = mine.slice(1).map((w, i) => `${mine[i]!.stem} ${w.stem}`);
    let best = { both: 0, cover: 0, pairs: 0 };
    theirs.forEach((them, t) => {
      if (them.length === 0) return;
      let cover = 0;
      for (const w of mine) {
        let most = 0;
        for (const v of them) {
          const like = wordLikeness(w, v);
          if (like > most) most = like;
        }
        cover += most * weight(w);
      }
      const shared = minePairs.filter((p) => theirPairs[t]!.has(p)).length;
      const both = cover / sum + (minePairs.length > 0 ? shared / minePairs.length : 0);
      if (both > best.both) best = { both, cover, pairs: shared };
    });
    total += sum;
    covered += best.cover;
    pairs += best.pairs;
    allPairs += minePairs.length;
  }
  const verbatim = inRuns(copy, of);
  const c = total > 0 ? covered / total : 0;
  const p = allPairs > 0 ? pairs / allPairs : 0;
  return { verbatim, covered: c, pairs: p, score: 0.4 * c + 0.3 * p + 0.3 * verbatim };
}

function inRuns(copy: Told, of: Told): number {
  if (copy.words.length === 0) return 0;
  const runs = new Set<string>();
  for (let i = 0; i + RUN <= of.words.length; i++) runs.add(keyAt(of, i));
  const inside = new Uint8Array(copy.words.length);
  for (let i = 0; i + RUN <= copy.words.length; i++) if (runs.has(keyAt(copy, i))) inside.fill(1, i, i + RUN);
  return inside.reduce((n, x) => n + x, 0) / copy.words.length;
}

const keyAt = (t: Told, i: number): string =>
  t.words
    .slice(i, i + RUN)
    .map((w) => w.key)
    .join(' ');
