/**
 * Derives src/read/lexicon/cues.ts: how often each cue, in each construction of the grammar, was an attribution in PolNeAR, and what
 * the signs beside it weigh.
 *   node scripts/lexicon/cues.ts POLNEAR_TRAIN > src/read/lexicon/cues.ts
 * A candidate is a hit where its cue touches that of an attribution, the sources touch (or both are missing) and the contents share at
 * least half of the words of both. Candidates inside a content are not counted, as PolNeAR annotates none there. Weights: logistic
 * regression on the rate without the candidate itself and the signs (AdaGrad, fixed seed: the same input gives the same file but for
 * the date).
 */

import type { Draft } from '../../src/read/annotator.ts';
import type { Candidate } from '../../src/read/attributions/candidate.ts';
import { candidatesOf, paperOf } from '../../src/read/attributions/candidates.ts';
import { signsOf } from '../../src/read/attributions/signs.ts';
import { LEAST_RATE, PRIOR, rateOf, seedRates } from '../../src/read/attributions/weigh.ts';
import type { Run, Words } from '../../src/read/attributions/words.ts';
import { sentences } from '../../src/read/sentences.ts';
import { tokens } from '../../src/read/tokens.ts';
import { type Gold, type Pair, polnear } from './polnear.ts';

interface Sighting {
  key: string;
  frame: string;
  hit: boolean;
  signs: string[];
}
type Counts = Map<string, [hits: number, seen: number]>;

const touches = (a: readonly Pair[], b: readonly Pair[]) => a.some(([s, e]) => b.some(([t, f]) => s < f && e > t));
const pairsOf = (words: Words, runs: readonly Run[]): Pair[] =>
  runs.map(({ from, to }) => [words.start[from]!, words.end[to - 1]!]);

function wordsIn(words: Words, spans: readonly Pair[]): Set<number> {
  const found = new Set<number>();
  for (let i = 0; i < words.low.length; i++)
    if (words.tag[i] !== 'K' && spans.some(([s, e]) => words.start[i]! < e && words.end[i]! > s)) found.add(i);
  return found;
}

function isHit(words: Words, one: Candidate, gold: Gold, content: Map<Gold, Set<number>>): boolean {
  const source = one.source ? pairsOf(words, [one.source]) : [];
  if (!touches(gold.cue, pairsOf(words, [one.cue]))) return false;
  if (gold.source.length || source.length ? !touches(gold.source, source) : false) return false;
  const a = content.get(gold)!;
  const b = wordsIn(words, pairsOf(words, one.content));
  const shared = [...a].filter((i) => b.has(i)).length;
  return shared / (a.size + b.size - shared || 1) >= 0.5;
}

const sightings: Sighting[] = [];
for (const { file, text, attributions } of polnear(process.argv[2]!)) {
  const draft = { article: { id: file, text, furniture: [] } } as unknown as Draft;
  sentences.annotate(draft);
  tokens.annotate(draft);
  const paper = paperOf(draft);
  const { words } = paper;
  const content = new Map(attributions.map((gold) => [gold, wordsIn(words, gold.content)]));
  for (const one of candidatesOf(paper)) {
    const hit = attributions.some((gold) => isHit(words, one, gold, content));
    const at: Pair[] = [[words.start[one.head]!, words.end[one.head]!]];
    if (!hit && attributions.some((gold) => touches(gold.content, at) && !touches(gold.cue, at))) continue;
    sightings.push({ key: one.key, frame: one.frame, hit, signs: signsOf(paper, one) });
  }
}

const cues: Counts = new Map();
const frames: Counts = new Map();
const count = (map: Counts, key: string, hit: boolean) => {
  const [hits, seen] = map.get(key) ?? [0, 0];
  map.set(key, [hits + (hit ? 1 : 0), seen + 1]);
};
for (const { key, frame, hit } of sightings) {
  count(cues, `${key}|${frame}`, hit);
  count(frames, frame, hit);
}

/** A construction's rate over cues seen at most four times, drawn towards half of its rate over all. */
const rare: Counts = new Map();
for (const [both, [hits, seen]] of cues) {
  const frame = both.slice(both.lastIndexOf('|') + 1);
  const [h, n] = rare.get(frame) ?? [0, 0];
  if (seen <= 4) rare.set(frame, [h + hits, n + seen]);
}
const priors = new Map(
  [...frames].map(([frame, [hits, seen]]) => {
    const [h, n] = rare.get(frame) ?? [0, 0];
    return [frame, (h + (2.5 * hits) / seen) / (n + 5)] as const;
  }),
);
const seeds = seedRates();

const sample = sightings.flatMap(({ key, frame, hit, signs }) => {
  const [hits, seen] = cues.get(`${key}|${frame}`)!;
  const rate = rateOf(hits - (hit ? 1 : 0), seen - 1, seeds.get(`${key}|${frame}`) ?? priors.get(frame)!);
  return rate < LEAST_RATE / 2 ? [] : [{ odds: Math.log(rate / (1 - rate)), hit, signs }];
});
const often: Counts = new Map();
for (const { signs, hit } of sample) for (const sign of signs) count(often, sign, hit);

const weights = new Map<string, number>([['rate', 1]]);
const steps = new Map<string, number>();
let state = 1;
const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const nudge = (name: string, slope: number) => {
  const sum = (steps.get(name) ?? 0) + slope * slope;
  steps.set(name, sum);
  weights.set(name, (weights.get(name) ?? 0) + (0.08 * slope) / Math.sqrt(sum + 1e-3));
};
for (let round = 0; round < 6; round++) {
  for (let k = sample.length - 1; k > 0; k--) {
    const j = Math.floor(random() * (k + 1));
    [sample[k], sample[j]] = [sample[j]!, sample[k]!];
  }
  for (const { odds, hit, signs } of sample) {
    let sum = weights.get('rate')! * odds + (weights.get('bias') ?? 0);
    for (const sign of signs) sum += weights.get(sign) ?? 0;
    const error = (hit ? 1 : 0) - 1 / (1 + Math.exp(-sum));
    nudge('rate', error * odds);
    nudge('bias', error);
    for (const sign of signs) if (often.get(sign)![1] > 20) nudge(sign, error);
  }
}

const byCue = new Map<string, string[]>();
for (const [both, [hits, seen]] of [...cues].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const at = both.lastIndexOf('|');
  const [key, frame] = [both.slice(0, at), both.slice(at + 1)];
  const prior = seeds.get(both) ?? priors.get(frame)!;
  if (!/^[\p{L}\p{M}': -]+$/u.test(key)) continue;
  if (hits === 0 && (prior < 0.04 || seen < 3)) continue;
  if (seen < 2 && prior < 0.02) continue;
  if (rateOf(hits, seen, prior) < 0.03 && prior < 0.06) continue;
  byCue.set(key, [...(byCue.get(key) ?? []), `${frame} ${hits} ${seen}`]);
}
const literal = (text: string) => `'${text.replace(/\\/gu, '\\\\').replace(/'/gu, "\\'")}'`;
console.error(`${sightings.length} sightings, ${byCue.size} cues, ${weights.size} weights, prior counts for ${PRIOR}`);
console.log(`/**
 * Cues of attribution and how often each was one, by construction, as counted by scripts/lexicon/cues.ts in the training part of
 * PolNeAR 1.0.0 (Newell, Margolin and Ruths 2018) on ${new Date().toISOString().slice(0, 10)}. Only counts are kept.
 *
 * A cue: its lemma, then "construction hits sightings" for each construction (see ../attributions/).
 */
export const CUES =
  ${literal([...byCue].map(([key, list]) => [key, ...list].join('|')).join(';'))};

/** The rate of each construction over cues that were seen seldom. */
export const CONSTRUCTIONS =
  ${literal(
    [...priors]
      .filter(([frame]) => frames.get(frame)![1] >= 5)
      .map(([frame, rate]) => `${frame} ${rate.toFixed(3)}`)
      .join(';'),
  )};

/** Weights of the signs beside the rate, in log odds. */
export const WEIGHTS =
  ${literal(
    [...weights]
      .filter(([name, weight]) => Math.abs(weight) > 0.02 || name === 'rate')
      .map(([name, weight]) => `${name} ${weight.toFixed(2)}`)
      .join(';'),
  )};`);
