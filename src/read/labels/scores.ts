import type { Act, SourceKind } from '../../record/index.ts';
import { ACT_NAMES, ACT_WEIGHTS, SOURCE_NAMES, SOURCE_WEIGHTS } from '../lexicon/labels.ts';

interface Scale {
  names: readonly string[];
  /** Weights as written, by evidence; decoded when first asked for. */
  written: Map<string, string>;
  decoded: Map<string, readonly number[]>;
}

let acts: Scale | undefined;
let sources: Scale | undefined;

function scale(names: string, list: string): Scale {
  const written = new Map<string, string>();
  for (const item of list.split(';')) {
    const at = item.lastIndexOf('|');
    written.set(item.slice(0, at), item.slice(at + 1));
  }
  return { names: names.split(' '), written, decoded: new Map() };
}

/** The places and weights of a piece of evidence, in turn. */
function weightsOf({ written, decoded }: Scale, evidence: string): readonly number[] | undefined {
  const given = decoded.get(evidence);
  if (given) return given;
  const code = written.get(evidence);
  if (code === undefined) return undefined;
  const weights = code.split(' ').flatMap((one) => [Number.parseInt(one[0]!, 36), Number(one.slice(1)) / 10]);
  decoded.set(evidence, weights);
  return weights;
}

function best(of: Scale, evidence: readonly string[]): string {
  const sums = new Float64Array(of.names.length);
  for (const one of evidence) {
    const found = weightsOf(of, one);
    if (found) for (let k = 0; k < found.length; k += 2) sums[found[k]!]! += found[k + 1]!;
  }
  let most = 0;
  for (let k = 1; k < sums.length; k++) if (sums[k]! > sums[most]!) most = k;
  return of.names[most]!;
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
