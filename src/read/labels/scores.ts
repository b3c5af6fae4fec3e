import type { Act, SourceKind } from '../../record/index.ts';
import { ACT_NAMES, ACT_WEIGHTS, SOURCE_NAMES, SOURCE_WEIGHTS } from '../lexicon/labels.ts';

interface Scale {
  names: readonly string[];
  weights: Map<string, readonly number[]>;
}

let acts: Scale | undefined;
let sources: Scale | undefined;

function scale(names: string, list: string): Scale {
  const weights = new Map<string, number[]>();
  for (const item of list.split(';')) {
    const at = item.lastIndexOf('|');
    const values = item.slice(at + 1).split(' ');
    weights.set(
      item.slice(0, at),
      values.flatMap((value) => [Number.parseInt(value[0]!, 36), Number(value.slice(1)) / 10]),
    );
  }
  return { names: names.split(' '), weights };
}

function best({ names, weights }: Scale, evidence: readonly string[]): string {
  const sums = new Float64Array(names.length);
  for (const one of evidence) {
    const found = weights.get(one);
    if (found) for (let k = 0; k < found.length; k += 2) sums[found[k]!]! += found[k + 1]!;
  }
  let most = 0;
  for (let k = 1; k < sums.length; k++) if (sums[k]! > sums[most]!) most = k;
  return names[most]!;
}

/** The act that the evidence speaks for most. */
export const likeliestAct = (evidence: readonly string[]): Act => {
  acts ??= scale(ACT_NAMES, ACT_WEIGHTS);
  return best(acts, evidence) as Act;
};

/** The kind of source that the evidence speaks for most. */
export const likeliestSource = (evidence: readonly string[]): SourceKind => {
  sources ??= scale(SOURCE_NAMES, SOURCE_WEIGHTS);
  return best(sources, evidence) as SourceKind;
};
