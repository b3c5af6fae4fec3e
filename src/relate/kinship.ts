import { weight, wordLikeness } from './likeness.ts';
import type { Told } from './told.ts';
import type { Word } from './words.ts';

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
  const bestIn = likestBySentence(of);
  const theirPairs = of.bySentence.map((list) => new Set(pairsOf(of, list)));
  const count = of.bySentence.length;
  let total = 0;
  let covered = 0;
  let pairs = 0;
  let allPairs = 0;
  for (const list of copy.bySentence) {
    if (list.length === 0) continue;
    const cover = new Float32Array(count);
    let sum = 0;
    for (const i of list) {
      const word = copy.words[i]!;
      const like = bestIn(word);
      for (let t = 0; t < count; t++) cover[t]! += like[t]! * weight(word);
      sum += weight(word);
    }
    const mine = pairsOf(copy, list);
    let best = { both: 0, cover: 0, pairs: 0 };
    for (let t = 0; t < count; t++) {
      const shared = mine.filter((p) => theirPairs[t]!.has(p)).length;
      const both = cover[t]! / sum + (mine.length > 0 ? shared / mine.length : 0);
      if (both > best.both) best = { both, cover: cover[t]!, pairs: shared };
    }
    total += sum;
    covered += best.cover;
    pairs += best.pairs;
    allPairs += mine.length;
  }
  const verbatim = inRuns(copy, of);
  const c = total > 0 ? covered / total : 0;
  const p = allPairs > 0 ? pairs / allPairs : 0;
  return kinshipFrom(verbatim, c, p);
}

/** A kinship from its three shares. */
export const kinshipFrom = (verbatim: number, covered: number, pairs: number): Kinship => ({
  verbatim,
  covered,
  pairs,
  score: 0.4 * covered + 0.3 * pairs + 0.3 * verbatim,
});

/** Kinship of a pair, worked out once. */
export type KinshipOf = (copy: Told, of: Told) => Kinship;

export function rememberedKinship(): KinshipOf {
  const known = new WeakMap<Told, WeakMap<Told, Kinship>>();
  return (copy, of) => {
    let row = known.get(copy);
    if (!row) {
      row = new WeakMap();
      known.set(copy, row);
    }
    let value = row.get(of);
    if (!value) {
      value = kinship(copy, of);
      row.set(of, value);
    }
    return value;
  };
}

const pairsOf = (t: Told, list: readonly number[]): string[] =>
  list.slice(1).map((i, k) => `${t.words[list[k]!]!.stem} ${t.words[i]!.stem}`);

/** For a word its likeness to the likest word of each sentence; worked out once for words that are the same. */
function likestBySentence(of: Told): (word: Word) => Float32Array {
  const distinct = new Map<string, { word: Word; sentences: Set<number> }>();
  for (const word of of.words) {
    const key = `${word.kind} ${word.key}`;
    const there = distinct.get(key);
    if (there) there.sentences.add(word.sentence);
    else distinct.set(key, { word, sentences: new Set([word.sentence]) });
  }
  // Words that are alike begin alike or are synonyms.
  const beginning = Map.groupBy(distinct.values(), ({ word }) => word.stem.charCodeAt(0));
  const synonyms = Map.groupBy(distinct.values(), ({ word }) => word.group);
  const known = new Map<string, Float32Array>();
  return (word) => {
    const key = `${word.kind} ${word.key}`;
    let like = known.get(key);
    if (!like) {
      like = new Float32Array(of.bySentence.length);
      const others = [beginning.get(word.stem.charCodeAt(0)), word.group >= 0 ? synonyms.get(word.group) : undefined];
      for (const list of others)
        for (const { word: other, sentences } of list ?? []) {
          const value = wordLikeness(word, other);
          if (value > 0) for (const s of sentences) if (value > like[s]!) like[s] = value;
        }
      known.set(key, like);
    }
    return like;
  };
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
