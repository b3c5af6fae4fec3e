/**
 * Finds on dev splits the figures of config.json that are no weights: the thresholds of cues and flags, and what turns scores
 * into a confidence; prints the expected calibration error (15 bins), cross-fitted by article.
 *
 *     node training/calibrate.ts [MODEL_FOLDER] [SHARED_FOLDER] [--keep]
 *
 * --keep prints and writes nothing.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Draft } from '../src/read/annotator.ts';
import { type Encoded, encode } from '../src/read/encoder/encode.ts';
import { type Frame, framesIn, signsOf } from '../src/read/encoder/frames.ts';
import { attributionsOf, labelsOf } from '../src/read/encoder/layers.ts';
import { loadModel } from '../src/read/encoder/session.ts';
import { type Ground, groundOf, signsOfAll } from '../src/read/labels/signs.ts';
import { mentions } from '../src/read/mentions.ts';
import { sentences } from '../src/read/sentences.ts';
import { tokens } from '../src/read/tokens.ts';

const [folder = join(import.meta.dirname, '../models/reader-en'), shared = join(import.meta.dirname, '../../shared')] =
  process.argv.slice(2).filter((a) => !a.startsWith('--'));
const scorer = (name: string) => import(pathToFileURL(join(resolve(shared), 'score', name)).href);
const { readPolnear, codePointIndex, toCodePoints, wordTokens, tokenSet, matchPairs } = await scorer('lib.mjs');
const { scoreAttributions } = await scorer('attributions.mjs');
const { scoreGold } = await scorer('gold.mjs');

type Pair = [number, number];
type Roles = Record<'source' | 'cue' | 'content', Pair[]>;
interface Text {
  file: string;
  text: string;
  attributions: Roles[];
}

const polnear = join(shared, 'data/polnear/dev');
const goldFolder = join(shared, 'gold/dev');
const model = await loadModel(pathToFileURL(`${resolve(folder)}/`), 2);
const { settings } = model;
const texts: Text[] = readPolnear(polnear);
const encoded = new Map<string, Encoded>();
for (const { file, text } of texts) encoded.set(file, await encode(model, text));

const grounds = new Map<string, Ground>();
async function groundFor(file: string, text: string): Promise<Ground> {
  let ground = grounds.get(file);
  if (!ground) {
    const draft = { article: { id: file, text, furniture: [] } } as unknown as Draft;
    for (const step of [sentences, tokens, mentions]) await step.annotate(draft);
    ground = groundOf(draft);
    grounds.set(file, ground);
  }
  return ground;
}

async function readingOf({ file, text }: Text, labelled = false) {
  const seen = encoded.get(file)!;
  const frames = await framesIn(model, seen);
  const bare = attributionsOf(text, seen, frames, settings);
  const labels = labelled ? await labelsOf(model, seen, frames, signsOfAll(await groundFor(file, text), bare)) : [];
  const attributions = bare.map((a, i) => ({ ...a, ...labels[i] }));
  const map = codePointIndex(text);
  const roles = frames.flatMap((frame, i) =>
    frame.parent === null
      ? [
          {
            frame,
            source: toCodePoints(attributions[i]!.source, map) as Pair[],
            cue: toCodePoints(attributions[i]!.cue, map) as Pair[],
            content: toCodePoints(attributions[i]!.content, map) as Pair[],
          },
        ]
      : [],
  );
  return { attributions, roles };
}

const percent = (x: number): string => (100 * x).toFixed(1);

/** Scores the articles of the full gold, the only ones with nesting and labels on dev. */
async function gold() {
  const files = new Set(readdirSync(goldFolder).map((f) => f.replace(/json$/u, 'txt')));
  const readings = new Map<string, unknown>();
  for (const t of texts.filter(({ file }) => files.has(file))) {
    const { attributions } = await readingOf(t, true);
    readings.set(t.file, { text: t.text, attributions, commitments: [], events: [] });
  }
  return scoreGold(goldFolder, polnear, (t: Text) => readings.get(t.file)).metrics;
}

async function bestBy(values: readonly number[], set: (value: number) => void, metric: string): Promise<number> {
  let best = { value: values[0]!, f: -1 };
  for (const value of values) {
    set(value);
    const { f } = (await gold())[metric];
    console.log(`${metric} at ${value}: ${percent(f)}`);
    if (f > best.f) best = { value, f };
  }
  set(best.value);
  return best.value;
}

interface Sample {
  article: number;
  x: number[];
  right: boolean;
}

/** Every outermost candidate on dev, and whether its source and content are right in the sense of "linked relaxed". */
async function samples(): Promise<Sample[]> {
  const found: Sample[] = [];
  for (const [article, t] of texts.entries()) {
    const { roles } = await readingOf(t);
    const tokens = wordTokens(t.text);
    const touches = (a: Pair[], b: Pair[]) => a.some(([s, e]) => b.some(([u, f]) => s < f && e > u));
    const matched = new Set(
      matchPairs(t.attributions, roles, (g: Roles, p: Roles) => {
        const a: Set<number> = tokenSet(g.content, tokens);
        const b: Set<number> = tokenSet(p.content, tokens);
        const both = [...a].filter((i) => b.has(i)).length;
        const iou = both / (a.size + b.size - both || 1);
        return ((!g.source.length && !p.source.length) || touches(g.source, p.source)) && iou >= 0.5 ? iou : 0;
      }).values(),
    );
    roles.forEach(({ frame }: { frame: Frame }, i: number) => {
      found.push({ article, x: signsOf(frame), right: matched.has(i) });
    });
  }
  return found;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const guess = (w: readonly number[], { x }: Sample): number => sigmoid(x.reduce((sum, v, i) => sum + v * w[i]!, 0));

/** Logistic regression by Newton's method, with a slight ridge. */
function regression(list: readonly Sample[]): number[] {
  const n = list[0]!.x.length;
  const zeros = () => new Array<number>(n).fill(0);
  let w = zeros();
  for (let round = 0; round < 30; round++) {
    const g = w.map((v) => -0.1 * v);
    const h = Array.from({ length: n }, zeros);
    for (let i = 0; i < n; i++) h[i]![i] = 0.1;
    for (const s of list) {
      const p = guess(w, s);
      for (let i = 0; i < n; i++) {
        g[i]! += ((s.right ? 1 : 0) - p) * s.x[i]!;
        for (let j = 0; j < n; j++) h[i]![j]! += p * (1 - p) * s.x[i]! * s.x[j]!;
      }
    }
    const step = solve(h, g);
    w = w.map((v, i) => v + step[i]!);
  }
  return w;
}

/** Gaussian elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  const m = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const by = m[j]![i]! / m[i]![i]!;
      for (let k = i; k <= n; k++) m[j]![k]! -= by * m[i]![k]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let rest = 0;
    for (let j = i + 1; j < n; j++) rest += m[i]![j]! * x[j]!;
    x[i] = (m[i]![n]! - rest) / m[i]![i]!;
  }
  return x;
}

/** Expected calibration error: mean distance of confidence and accuracy over 15 bins of equal width (Guo et al. 2017). */
function calibrationError(list: readonly { p: number; right: boolean }[]): number {
  let error = 0;
  for (let bin = 0; bin < 15; bin++) {
    const inside = list.filter(({ p }) => Math.min(14, Math.floor(p * 15)) === bin);
    const sum = inside.reduce((total, { p, right }) => total + p - (right ? 1 : 0), 0);
    error += Math.abs(sum) / list.length;
  }
  return error;
}

/** What of the relaxed F1 may be given for more attributions without a source. */
const FOR_SOURCELESS = 0.003;
/** Least confidence of an attribution that only the rules have: 0.5, 0.6, 0.7, 0.8 and 0.9 were tried on dev, and differ by 0.3. */
const RULES = 0.7;
const NAMES = ['bias', 'cue', 'roles', 'sourceless', 'long'] as const;
settings.threshold = { cue: 0.15, hint: 0.1, outer: 0, sourceless: 0, nested: 1, rules: RULES };
const all = await samples();
if (all.length === 0)
  throw new Error('The model finds no attribution on dev, so there is nothing to calibrate: train it longer.');
const folds = [0, 1, 2, 3, 4].map((fold) => regression(all.filter((s) => s.article % 5 !== fold)));
const cross = all.map((s) => ({ p: guess(folds[s.article % 5]!, s), right: s.right }));
const gold_ = texts.reduce((sum, t) => sum + t.attributions.length, 0);
let best = { least: 0, f: 0 };
for (let least = 0.2; least < 0.6; least += 0.02) {
  const kept = cross.filter(({ p }) => p >= least);
  const f = (2 * kept.filter((s) => s.right).length) / (kept.length + gold_);
  if (f > best.f) best = { least: Math.round(100 * least) / 100, f };
}
console.log(
  `of ${all.length} candidates, those of a confidence of ${best.least} or more: relaxed ${percent(best.f)} (cross-fitted)`,
);
console.log(
  `expected calibration error ${calibrationError(cross.filter(({ p }) => p >= best.least)).toFixed(4)} (cross-fitted)`,
);
const weights = regression(all);
settings.confidence = Object.fromEntries(NAMES.map((name, i) => [name, weights[i]!])) as typeof settings.confidence;
settings.threshold.outer = best.least;
settings.threshold.sourceless = best.least;
for (const share of [0.85, 0.7, 0.55, 0.4]) {
  const least = best.least * share;
  const kept = cross.filter(({ p }, i) => p >= (all[i]!.x[3] ? least : best.least));
  const f = (2 * kept.filter((s) => s.right).length) / (kept.length + gold_);
  console.log(`without a source from ${least.toFixed(2)}: relaxed ${percent(f)}`);
  if (f > best.f - FOR_SOURCELESS) settings.threshold.sourceless = Math.round(1000 * least) / 1000;
}
const roles = new Map<string, Roles[]>();
for (const t of texts) roles.set(t.file, (await readingOf(t)).roles);
const { metrics } = scoreAttributions(texts, (t: Text) => roles.get(t.file));
for (const [name, m] of Object.entries<{ f: number; r: number }>(metrics))
  console.log(`${name}: ${percent(name.includes('recall') ? m.r : m.f)}`);
await bestBy([0.2, 0.3, 0.4, 0.5, 0.6], (v) => (settings.threshold.nested = v), 'nested attribution');
await bestBy([0.3, 0.4, 0.5, 0.6, 0.7], (v) => (settings.flags.conditional = v), 'flag conditional');
await bestBy([0.3, 0.4, 0.5, 0.6, 0.7], (v) => (settings.flags.hedged = v), 'flag hedged');
console.log(JSON.stringify({ threshold: settings.threshold, flags: settings.flags, confidence: settings.confidence }));
if (!process.argv.includes('--keep')) {
  const file = join(folder, 'config.json');
  writeFileSync(file, `${JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...settings }, null, 1)}\n`);
}
