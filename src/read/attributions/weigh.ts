import { CONSTRUCTIONS, CUES, WEIGHTS } from '../lexicon/cues.ts';
import type { Candidate, Paper } from './candidate.ts';
import { signsOf } from './signs.ts';

interface Counts {
  cues: Map<string, [hits: number, seen: number]>;
  constructions: Map<string, number>;
  weights: Map<string, number>;
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
  return { cues, constructions: pairs(CONSTRUCTIONS), weights: pairs(WEIGHTS) };
}

/** How many sightings the rate of a construction as a whole counts for beside a cue's own. */
export const PRIOR = 2;

/** Rate at which this cue in this construction was an attribution, drawn towards the rate of the construction. */
export function rateOf(hits: number, seen: number, construction: number): number {
  return (hits + PRIOR * construction) / (seen + PRIOR);
}

/** How likely a candidate is an attribution, 0 to 1. */
export function weigh(paper: Paper, candidate: Candidate): number {
  counts ??= load();
  const construction = counts.constructions.get(candidate.frame) ?? 0.02;
  const [hits, seen] = counts.cues.get(`${candidate.key}|${candidate.frame}`) ?? [0, 0];
  const rate = rateOf(hits, seen, construction);
  if (rate < 0.02) return rate;
  let sum = (counts.weights.get('rate') ?? 1) * Math.log(rate / (1 - rate)) + (counts.weights.get('bias') ?? 0);
  for (const sign of signsOf(paper, candidate)) sum += counts.weights.get(sign) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}
