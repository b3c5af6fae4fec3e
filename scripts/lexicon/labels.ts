/**
 * Derives src/read/lexicon/labels.ts: what each piece of evidence weighs for each act and each kind of source.
 *   node scripts/lexicon/labels.ts POLNEAR_TRAIN LABELS.tsv > src/read/lexicon/labels.ts
 * LABELS.tsv: file, id, source_kind, act, conditional, hedged, commitment of attributions of PolNeAR train, given after
 * docs/GUIDELINE.md. Multinomial logistic regression (AdaGrad, fixed seed, decay), small weights dropped. With --folds it writes
 * nothing and prints the accuracy over five folds of files.
 */
import { readFileSync } from 'node:fs';
import type { Draft } from '../../src/read/annotator.ts';
import { actEvidence, type Spoken, sourceEvidence } from '../../src/read/labels/evidence.ts';
import { mentions } from '../../src/read/mentions.ts';
import { sentences } from '../../src/read/sentences.ts';
import { tokens } from '../../src/read/tokens.ts';
import { type Pair, polnear } from './polnear.ts';

interface Item {
  file: string;
  evidence: string[];
  label: string;
}
interface Fit {
  names: string[];
  weights: Map<string, Float64Array>;
}
interface Options {
  /** Evidence met less often is left out. */
  least: number;
  decay: number;
  rounds: number;
}

const [split, table] = process.argv.slice(2) as [string, string];
const rows = new Map<string, Map<string, string[]>>();
for (const line of readFileSync(table, 'utf8').trim().split('\n').slice(1)) {
  const cells = line.split('\t');
  const of = rows.get(cells[0]!) ?? new Map<string, string[]>();
  rows.set(cells[0]!, of.set(cells[1]!, cells));
}
const acts: Item[] = [];
const sources: Item[] = [];
const spans = (pairs: Pair[]) => pairs.map(([start, end]) => ({ start, end }));
for (const { file, text, attributions } of polnear(split)) {
  const labelled = rows.get(file);
  if (!labelled) continue;
  const draft = { article: { id: file, text, furniture: [] } } as unknown as Draft;
  for (const step of [sentences, tokens, mentions]) await step.annotate(draft);
  for (const gold of attributions) {
    const cells = labelled.get(gold.id);
    if (!cells) continue;
    const source = gold.source.length ? spans(gold.source) : null;
    const spoken: Spoken = {
      text,
      source,
      cue: spans(gold.cue),
      content: spans(gold.content),
      mentions: draft.mentions!,
    };
    acts.push({ file, evidence: actEvidence(spoken), label: cells[3]! });
    if (source) sources.push({ file, evidence: sourceEvidence(spoken), label: cells[2]! });
  }
}

function regress(items: readonly Item[], { least, decay, rounds }: Options): Fit {
  const names = [...new Set(items.map(({ label }) => label))].sort();
  const seen = new Map<string, number>();
  for (const { evidence } of items) for (const one of evidence) seen.set(one, (seen.get(one) ?? 0) + 1);
  const weights = new Map<string, Float64Array>();
  const steps = new Map<string, Float64Array>();
  for (const [one, n] of seen)
    if (n >= least) {
      weights.set(one, new Float64Array(names.length));
      steps.set(one, new Float64Array(names.length).fill(1e-2));
    }
  let state = 7;
  const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const order = [...items];
  for (let round = 0; round < rounds; round++) {
    for (let k = order.length - 1; k > 0; k--) {
      const j = Math.floor(random() * (k + 1));
      [order[k], order[j]] = [order[j]!, order[k]!];
    }
    for (const { evidence, label } of order) {
      const chances = sums(weights, evidence, names.length);
      const most = Math.max(...chances);
      let all = 0;
      for (let c = 0; c < names.length; c++) all += chances[c] = Math.exp(chances[c]! - most);
      for (const one of evidence) {
        const of = weights.get(one);
        if (!of) continue;
        const taken = steps.get(one)!;
        for (let c = 0; c < names.length; c++) {
          const slope = (names[c] === label ? 1 : 0) - chances[c]! / all - decay * of[c]!;
          taken[c]! += slope * slope;
          of[c]! += (0.15 * slope) / Math.sqrt(taken[c]!);
        }
      }
    }
  }
  return { names, weights };
}

function sums(weights: Map<string, Float64Array>, evidence: readonly string[], size: number): Float64Array {
  const found = new Float64Array(size);
  for (const one of evidence) {
    const of = weights.get(one);
    if (of) for (let c = 0; c < size; c++) found[c]! += of[c]!;
  }
  return found;
}

function folds(items: readonly Item[], options: Options): number {
  const files = [...new Set(items.map(({ file }) => file))];
  const fold = new Map(files.map((file, k) => [file, k % 5]));
  let right = 0;
  for (let k = 0; k < 5; k++) {
    const { names, weights } = regress(
      items.filter(({ file }) => fold.get(file) !== k),
      options,
    );
    for (const { file, evidence, label } of items) {
      if (fold.get(file) !== k) continue;
      const found = sums(weights, evidence, names.length);
      if (names[found.indexOf(Math.max(...found))] === label) right++;
    }
  }
  return right / items.length;
}

const written = ({ weights }: Fit): string =>
  [...weights]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([one, of]) => {
      const kept = [...of].flatMap((weight, c) =>
        Math.abs(weight) >= 0.15 ? [`${c.toString(36)}${Math.round(weight * 10)}`] : [],
      );
      return kept.length && !/[;|]/u.test(one) ? [`${one}|${kept.join(' ')}`] : [];
    })
    .join(';');
const literal = (text: string) => `'${text.replace(/\\/gu, '\\\\').replace(/'/gu, "\\'")}'`;

const ACT: Options = { least: 4, decay: 0.03, rounds: 6 };
const SOURCE: Options = { least: 3, decay: 0.01, rounds: 8 };
if (process.argv.includes('--folds')) console.log({ act: folds(acts, ACT), source: folds(sources, SOURCE) });
else {
  const act = regress(acts, ACT);
  const source = regress(sources, SOURCE);
  console.log(`/**
 * Weights of the evidence (../labels/evidence.ts) for each label, in tenths of log odds, as fitted by scripts/lexicon/labels.ts on
 * ${new Date().toISOString().slice(0, 10)} to ${acts.length} attributions of PolNeAR's training part that were labelled after docs/GUIDELINE.md.
 * Evidence, then for each label its place in the list (base 36, one digit) and its weight.
 */
export const ACT_NAMES = '${act.names.join(' ')}';
export const ACT_WEIGHTS =
  ${literal(written(act))};

export const SOURCE_NAMES = '${source.names.join(' ')}';
export const SOURCE_WEIGHTS =
  ${literal(written(source))};`);
}
