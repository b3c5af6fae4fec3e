import { CONSTRUCTIONS, CUES, WEIGHTS } from '../lexicon/cues.ts';
import { SEEDS } from '../lexicon/seeds.ts';
import type { Candidate, Paper } from './candidate.ts';
import { signsOf } from './signs.ts';

interface Counts {
  cues: Map<string, [hits: number, seen: number]>;
  constructions: Map<string, number>;
  weights: Map<string, number>;
  seeds: Map<string, number>;
}

let counts: Counts | undefined;

function load(): Counts {
  const cues = new Map<string, [number, number]>();
  for (const item of CUES.split(';')) {
    const [key, ...frames] = item.split('|') as [string, ...string[]];
    for (const frame of frames) {
      const [name, hits, seen] = frame.split(' ') as [string, string, string];
      cues.set(`${key}|${name}`, [Number(hits), Number(seen)]);
    }
  }
  const pairs = (list: string) =>
    new Map(list.split(';').map((item) => [item.split(' ')[0]!, Number(item.split(' ')[1])] as const));
  return { cues, constructions: pairs(CONSTRUCTIONS), weights: pairs(WEIGHTS), seeds: seedRates() };
}

/** How many sightings the rate of a construction as a whole counts for beside a cue's own. */
export const PRIOR = 2;

/** Candidates with a lower rate are not looked at further. */
export const LEAST_RATE = 0.07;

/** Rate at which this cue in this construction was an attribution, drawn towards the rate of the construction. */
export function rateOf(hits: number, seen: number, construction: number): number {
  return (hits + PRIOR * construction) / (seen + PRIOR);
}

/** The rate that lexicon/seeds.ts gives a cue in a construction, by "cue|construction". */
export function seedRates(): Map<string, number> {
  const seeds = new Map<string, number>();
  for (const { rates, cues } of SEEDS)
    for (const cue of cues.trim().split(/\s+/u)) {
      const noun = /^n[0svf]\./u.test(Object.keys(rates)[0]!);
      const adjective = Object.keys(rates)[0]!.startsWith('a.');
      const [word, after] = [cue.slice(0, cue.lastIndexOf('_')), cue.slice(cue.lastIndexOf('_') + 1)];
      for (const [frame, rate] of Object.entries(rates)) {
        const plain = !adjective && !noun;
        const needs = frame.slice(frame.indexOf('.') + 1);
        if (plain) seeds.set(`${cue.replace(/_/gu, ' ')}|${frame}`, rate);
        else if (needs === after || (needs === 'wh' && after === 'whether'))
          seeds.set(`${adjective ? 'be ' : ''}${word}|${frame}`, rate);
        else if (needs === 'prep' && !/^(?:that|to|whether)$/u.test(after))
          seeds.set(`${adjective ? 'be ' : ''}${word} ${after}|${frame}`, rate);
      }
    }
  return seeds;
}

/** The rate of a cue in a construction. */
function rateIn({ cues, constructions, seeds }: Counts, key: string, frame: string): number {
  const both = `${key}|${frame}`;
  const [hits, seen] = cues.get(both) ?? NEVER;
  return rateOf(hits, seen, seeds.get(both) ?? constructions.get(frame) ?? 0.02);
}

const NEVER: [number, number] = [0, 0];

/** Whether a cue is often enough one in a construction to be looked at. */
export function isLikely(key: string, frame: string): boolean {
  counts ??= load();
  return rateIn(counts, key, frame) >= LEAST_RATE;
}

/** How likely a candidate is an attribution, 0 to 1; `nested` is how likely where it is known to stand in another's content. */
export function weigh(paper: Paper, candidate: Candidate): { confidence: number; nested: number } {
  counts ??= load();
  const { weights } = counts;
  const rate = rateIn(counts, candidate.key, candidate.frame);
  if (rate < LEAST_RATE) return { confidence: rate, nested: rate };
  let sum = (weights.get('rate') ?? 1) * Math.log(rate / (1 - rate)) + (weights.get('bias') ?? 0);
  let inside = 0;
  for (const sign of signsOf(paper, candidate)) {
    if (sign === 'inside') inside = weights.get(sign) ?? 0;
    else sum += weights.get(sign) ?? 0;
  }
  return { confidence: chance(sum + inside), nested: chance(sum) };
}

const chance = (odds: number): number => 1 / (1 + Math.exp(-odds));
