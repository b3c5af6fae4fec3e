import { weight, wordLikeness } from './likeness.ts';
import { hash } from './minhash.ts';
import { once } from './once.ts';
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
  const { likest, pairs: theirs } = readied(of);
  const count = of.bySentence.length;
  let total = 0;
  let covered = 0;
  let pairs = 0;
  let allPairs = 0;
  for (const list of copy.bySentence) {
    if (list.length === 0) continue;
    const cover = new Float32Array(count);
    const shared = new Float32Array(count);
    let sum = 0;
    for (const i of list) {
      const word = copy.words[i]!;
      const w = weight(word);
      for (const { at, like } of likest(word)) cover[at]! += like * w;
      sum += w;
    }
    const mine = list.length - 1;
    for (const pair of pairsOf(copy, list)) for (const t of theirs.get(pair) ?? []) shared[t]!++;
    let best = { both: 0, cover: 0, pairs: 0 };
    for (let t = 0; t < count; t++) {
      const both = cover[t]! / sum + (mine > 0 ? shared[t]! / mine : 0);
      if (both > best.both) best = { both, cover: cover[t]!, pairs: shared[t]! };
    }
    total += sum;
    covered += best.cover;
    pairs += best.pairs;
    allPairs += mine;
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

/** Neighbouring words of a sentence, as hashes. */
const pairsOf = (t: Told, list: readonly number[]): number[] =>
  list.slice(1).map((i, k) => hash(`${t.words[list[k]!]!.stem} ${t.words[i]!.stem}`));

/** How like a word is to the likest word of a sentence. */
interface Likeness {
  /** Index of the sentence. */
  at: number;
  /** 0 to 1, above 0. */
  like: number;
}

interface Readied {
  likest(word: Word): readonly Likeness[];
  /** The sentences that a pair of neighbouring words stands in. */
  pairs: ReadonlyMap<number, readonly number[]>;
  runs: ReadonlySet<number>;
}

/** The reports that others were last compared with: one that comes is compared with many. */
const recent = new Map<Told, Readied>();
const MOST_RECENT = 4;

function readied(of: Told): Readied {
  const value = recent.get(of) ?? {
    likest: likestBySentence(of),
    pairs: pairsBySentence(of),
    runs: new Set(runsOf(of)),
  };
  recent.delete(of);
  recent.set(of, value);
  if (recent.size > MOST_RECENT) recent.delete(recent.keys().next().value!);
  return value;
}

function pairsBySentence(of: Told): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [t, list] of of.bySentence.entries())
    for (const pair of pairsOf(of, list)) {
      const there = found.get(pair);
      if (!there) found.set(pair, [t]);
      else if (there.at(-1) !== t) there.push(t);
    }
  return found;
}

/** For a word the sentences that have one like it; worked out once for words that are the same. */
function likestBySentence(of: Told): (word: Word) => readonly Likeness[] {
  const distinct = new Map<string, { word: Word; sentences: number[] }>();
  for (const word of of.words) {
    const key = keyOf(word);
    const there = distinct.get(key);
    if (!there) distinct.set(key, { word, sentences: [word.sentence] });
    else if (there.sentences.at(-1) !== word.sentence) there.sentences.push(word.sentence);
  }
  // Words that are alike begin alike or are synonyms.
  const beginning = Map.groupBy(distinct.values(), ({ word }) => word.stem.charCodeAt(0));
  const synonyms = Map.groupBy(
    [...distinct.values()].filter(({ word }) => word.group >= 0),
    ({ word }) => word.group,
  );
  const known = new Map<string, readonly Likeness[]>();
  return (word) => {
    const key = keyOf(word);
    let likeness = known.get(key);
    if (!likeness) {
      const best = new Map<number, number>();
      for (const list of [beginning.get(word.stem.charCodeAt(0)), synonyms.get(word.group)])
        for (const { word: other, sentences } of list ?? []) {
          const value = Math.fround(wordLikeness(word, other));
          if (value > 0) for (const s of sentences) if (value > (best.get(s) ?? 0)) best.set(s, value);
        }
      likeness = best.size === 0 ? NONE : Array.from(best, ([at, like]) => ({ at, like }));
      known.set(key, likeness);
    }
    return likeness;
  };
}
const NONE: readonly Likeness[] = [];
const keyOf = (word: Word): string => `${word.kind} ${word.key}`;

function inRuns(copy: Told, of: Told): number {
  if (copy.words.length === 0) return 0;
  const { runs } = readied(of);
  const inside = new Uint8Array(copy.words.length);
  for (const [i, run] of runsOf(copy).entries()) if (runs.has(run)) inside.fill(1, i, i + RUN);
  return inside.reduce((n, x) => n + x, 0) / copy.words.length;
}

/** The run of words that begins at each word, as a hash. */
const runsOf = once((t: Told): Uint32Array => {
  const count = Math.max(0, t.words.length - RUN + 1);
  return Uint32Array.from({ length: count }, (_, i) => {
    let run = '';
    for (let k = i; k < i + RUN; k++) run += `${t.words[k]!.key} `;
    return hash(run);
  });
});
