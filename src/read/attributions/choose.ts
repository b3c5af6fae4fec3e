import type { Candidate } from './candidate.ts';
import type { Run } from './words.ts';

/** A candidate with its confidence, and its confidence should it stand in another's content. A free-standing quotation has no cue. */
export interface Weighed extends Omit<Candidate, 'cue'> {
  cue: Run | null;
  confidence: number;
  nested: number;
}

export interface Choice extends Weighed {
  /** Index of the choice in whose content this one stands, or -1. */
  parent: number;
}

/** Least confidence of an attribution that is kept, and of one that stands in another's content. */
export const LEAST = 0.34;
export const LEAST_NESTED = 0.65;

/**
 * Chooses among candidates with their confidence: one for each cue, the likeliest first. A choice whose cue stands in another's
 * content is its child. One that would make a child of likelier ones has to be worth them.
 */
export function choose(weighed: readonly Weighed[]): Weighed[] {
  const ordered = weighed
    .filter((one) => one.confidence >= LEAST)
    .sort((a, b) => b.confidence - a.confidence || a.head - b.head);
  const kept: Weighed[] = [];
  /** Of each kept one, in how many other contents its cue stands. */
  const depth = new Map<Weighed, number>();
  const keep = (one: Weighed): void => {
    depth.set(one, kept.filter((other) => covers(other, one.head)).length);
    for (const other of kept) if (covers(one, other.head)) depth.set(other, depth.get(other)! + 1);
    kept.push(one);
  };
  /** Those kept, in no other content, that would stand in this one's. */
  const taken = (one: Weighed): Weighed[] =>
    kept.filter((other) => depth.get(other) === 0 && covers(one, other.head) && !covers(other, one.head));
  for (const one of ordered) {
    if (kept.some((other) => clashes(one, other))) continue;
    const loss = taken(one).reduce((sum, other) => sum + other.confidence, 0);
    if (loss > 0 && one.confidence / (1 - one.confidence) < loss) continue;
    keep(one);
  }
  const inner = weighed
    .filter((one) => one.nested >= LEAST_NESTED)
    .sort((a, b) => b.nested - a.nested || a.head - b.head);
  for (const one of inner) {
    if (kept.some((other) => clashes(one, other)) || !kept.some((other) => covers(other, one.head))) continue;
    if (taken(one).length > 0) continue;
    keep({ ...one, confidence: one.nested });
  }
  return kept;
}

/** Gives each its parent; drops what is unlikely to be told within another's content. In the order of the text. */
export function nest(kept: readonly Weighed[]): Choice[] {
  const sure = kept.filter(
    (one) => one.nested >= LEAST_NESTED || !kept.some((other) => other !== one && covers(other, one.head)),
  );
  sure.sort((a, b) => a.head - b.head);
  return sure.map((one) => {
    const parent = parentOf(one, sure);
    return { ...one, parent, confidence: parent < 0 ? one.confidence : one.nested };
  });
}

const covers = ({ content }: Weighed, token: number): boolean =>
  content.some((run) => run.from <= token && token < run.to);

function clashes(a: Weighed, b: Weighed): boolean {
  if (a.head === b.head) return true;
  if (a.cue && b.cue && a.cue.from < b.cue.to && b.cue.from < a.cue.to) return true;
  return covers(a, b.head) && covers(b, a.head);
}

/** The choice with the smallest content around the cue of `one`. */
function parentOf(one: Weighed, all: readonly Weighed[]): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  all.forEach((other, k) => {
    if (other === one || !covers(other, one.head)) return;
    const size = other.content.reduce((sum, run) => sum + run.to - run.from, 0);
    if (size < least) {
      least = size;
      best = k;
    }
  });
  return best;
}
