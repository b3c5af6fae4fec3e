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

/** Of two reports how far the first can be had from the second, and the second from the first. */
export function kinships(a: Told, b: Told): [Kinship, Kinship] {
  const ready = readied(a);
  const [mine, theirs] = [vocabularyOf(a), vocabularyOf(b)];
  const inA = theirs.words.map(ready.likest);
  const inB = turned(mine, theirs, ready.alike);
  const [pairs, runs] = [pairsBySentence(b, ready), runsInBoth(ready, b)];
  return [
    kinshipOf(a, inB, mine, b.bySentence.length, pairs, runs),
    kinshipOf(b, inA, theirs, a.bySentence.length, ready.pairs, runs),
  ];
}

/** Compares each sentence of `copy` with that one of `count` sentences that it is most like. */
function kinshipOf(
  copy: Told,
  likest: readonly (readonly Likeness[])[],
  { at: wordAt }: Vocabulary,
  count: number,
  theirs: ReadonlyMap<number, readonly number[]>,
  runs: ReadonlySet<number>,
): Kinship {
  let total = 0;
  let covered = 0;
  let pairs = 0;
  let allPairs = 0;
  for (const [s, list] of copy.bySentence.entries()) {
    if (list.length === 0) continue;
    const cover = new Float32Array(count);
    const shared = new Float32Array(count);
    let sum = 0;
    for (const i of list) {
      const w = weight(copy.words[i]!);
      for (const { at, like } of likest[wordAt[i]!]!) cover[at]! += like * w;
      sum += w;
    }
    const mine = list.length - 1;
    for (const pair of pairsOf(copy)[s]!) for (const t of theirs.get(pair) ?? NOWHERE) shared[t]!++;
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
  const c = total > 0 ? covered / total : 0;
  const p = allPairs > 0 ? pairs / allPairs : 0;
  return kinshipFrom(inRuns(copy, runs), c, p);
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
  const rowOf = (copy: Told): WeakMap<Told, Kinship> => {
    const row = known.get(copy) ?? new WeakMap<Told, Kinship>();
    known.set(copy, row);
    return row;
  };
  return (copy, of) => {
    const value = rowOf(copy).get(of);
    if (value) return value;
    // The one that others were compared with lately is ready for more.
    const [a, b] = recent.has(of) && !recent.has(copy) ? [of, copy] : [copy, of];
    const [forth, back] = kinships(a, b);
    rowOf(a).set(b, forth);
    rowOf(b).set(a, back);
    return a === copy ? forth : back;
  };
}

/** The distinct words of a report. */
interface Vocabulary {
  words: readonly Word[];
  /** Sentences that each of them stands in. */
  sentences: readonly (readonly number[])[];
  /** For each word of the report which of them it is. */
  at: Uint32Array;
}

const vocabularyOf = once((t: Told): Vocabulary => {
  const places = new Map<string, number>();
  const [words, sentences]: [Word[], number[][]] = [[], []];
  const at = Uint32Array.from(t.words, (word) => {
    const key = keyOf(word);
    const there = places.get(key) ?? words.length;
    if (there === words.length) {
      places.set(key, there);
      words.push(word);
      sentences.push([]);
    }
    if (sentences[there]!.at(-1) !== word.sentence) sentences[there]!.push(word.sentence);
    return there;
  });
  return { words, sentences, at };
});

/** How like a word is to one of a vocabulary, above 0 and up to 1. */
interface Alike {
  word: number;
  like: number;
}

/** How like a word is to the likest word of a sentence, above 0 and up to 1. */
interface Likeness {
  /** Index of the sentence. */
  at: number;
  like: number;
}

/** What is worked out of a report to compare others with it. */
interface Readied {
  /** The distinct words that are like a word. */
  alike(word: Word): readonly Alike[];
  /** The sentences that have a word like it. */
  likest(word: Word): readonly Likeness[];
  /** The sentences that a pair of neighbouring words stands in. */
  pairs: ReadonlyMap<number, readonly number[]>;
  runs: ReadonlySet<number>;
}

/** The reports that others were last compared with: one that comes is compared with many. */
const recent = new Map<Told, Readied>();
const MOST_RECENT = 4;

function readied(of: Told): Readied {
  const value = recent.get(of) ?? makeReady(of);
  recent.delete(of);
  recent.set(of, value);
  if (recent.size > MOST_RECENT) recent.delete(recent.keys().next().value!);
  return value;
}

function makeReady(of: Told): Readied {
  const { words, sentences } = vocabularyOf(of);
  const all = words.map((_, i) => i);
  // Words that are alike begin alike or are synonyms.
  const beginning = Map.groupBy(all, (i) => words[i]!.stem.charCodeAt(0));
  const synonyms = Map.groupBy(
    all.filter((i) => words[i]!.group >= 0),
    (i) => words[i]!.group,
  );
  const alike = (word: Word): Alike[] => {
    const found = new Map<number, number>();
    for (const list of [beginning.get(word.stem.charCodeAt(0)), synonyms.get(word.group)])
      for (const i of list ?? NOWHERE) {
        const like = Math.fround(wordLikeness(word, words[i]!));
        if (like > 0) found.set(i, like);
      }
    return Array.from(found, ([i, like]) => ({ word: i, like }));
  };
  const known = new Map<string, { alike: readonly Alike[]; likest: readonly Likeness[] }>();
  const lookUp = (word: Word) => {
    const key = keyOf(word);
    let both = known.get(key);
    if (!both) {
      const list = alike(word);
      both = { alike: list, likest: bySentence(list, sentences) };
      known.set(key, both);
    }
    return both;
  };
  const pairs = pairsBySentence(of);
  return {
    alike: (word) => lookUp(word).alike,
    likest: (word) => lookUp(word).likest,
    pairs,
    runs: new Set(runsOf(of)),
  };
}

/** For each sentence the likest of the words that stand in it. */
function bySentence(list: readonly Alike[], sentences: Vocabulary['sentences']): readonly Likeness[] {
  if (list.length === 0) return NONE;
  if (list.length === 1) return sentences[list[0]!.word]!.map((at) => ({ at, like: list[0]!.like }));
  const best = new Map<number, number>();
  for (const { word, like } of list)
    for (const at of sentences[word]!) if (like > (best.get(at) ?? 0)) best.set(at, like);
  return Array.from(best, ([at, like]) => ({ at, like }));
}

/** For each distinct word of `mine` the sentences of the other that have a word like it, from what the other's words are like in it. */
function turned(
  mine: Vocabulary,
  theirs: Vocabulary,
  alike: (word: Word) => readonly Alike[],
): readonly (readonly Likeness[])[] {
  const lists: (Alike[] | undefined)[] = new Array(mine.words.length).fill(undefined);
  for (const [i, other] of theirs.words.entries())
    for (const { word, like } of alike(other)) (lists[word] ??= []).push({ word: i, like });
  return lists.map((list) => (list ? bySentence(list, theirs.sentences) : NONE));
}

const NONE: readonly Likeness[] = [];
const NOWHERE: readonly number[] = [];
const keyOf = (word: Word): string => `${word.kind} ${word.key}`;

/** Neighbouring words of each sentence, as hashes. */
const pairsOf = once((t: Told): readonly Uint32Array[] =>
  t.bySentence.map((list) =>
    Uint32Array.from({ length: Math.max(0, list.length - 1) }, (_, k) =>
      hash(`${t.words[list[k]!]!.stem} ${t.words[list[k + 1]!]!.stem}`),
    ),
  ),
);

/** The sentences that pairs of neighbouring words stand in; of those alone that stand in another report too, where that is given. */
function pairsBySentence(report: Told, other?: Readied): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [t, list] of pairsOf(report).entries())
    for (const pair of list) {
      if (other && !other.pairs.has(pair)) continue;
      const there = found.get(pair);
      if (!there) found.set(pair, [t]);
      else if (there.at(-1) !== t) there.push(t);
    }
  return found;
}

const runsInBoth = ({ runs }: Readied, other: Told): Set<number> => {
  const found = new Set<number>();
  for (const run of runsOf(other)) if (runs.has(run)) found.add(run);
  return found;
};

/** Share of a report's words that stand in these runs. */
function inRuns(copy: Told, runs: ReadonlySet<number>): number {
  if (copy.words.length === 0 || runs.size === 0) return 0;
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
