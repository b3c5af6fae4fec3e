import type { Encoded, EncodedWindow } from './encode.ts';
import type { Model, ModelSettings } from './session.ts';
import { bestTags, type PieceSpan, spansOf } from './viterbi.ts';

const SOURCE = 0;
const CUE = 1;
const CONTENT = 2;
const B_CUE = 1 + 2 * CUE;
const IMPOSSIBLE = -1e4;

/** An attribution in pieces: one cue, and what it says of whom. */
export interface Frame {
  source: PieceSpan[];
  cue: PieceSpan[];
  content: PieceSpan[];
  /** Index of the frame in whose content this one stands. */
  parent: number | null;
  /** Logit of the cue, and log probability of the best roles. */
  score: { cue: number; roles: number };
  /** The window it was read in. */
  window: number;
}

interface Candidate {
  at: number;
  outer: boolean;
  logit: number;
}

/**
 * The attributions of an encoded text, in the order of their cues. An outermost cue is one that its logit says stands outside
 * all contents; a cue that only the second logit finds is nested, in the smallest content that it stands in, and its roles
 * stay within that content.
 */
export async function framesIn(model: Model, encoded: Encoded): Promise<Frame[]> {
  const { threshold } = model.settings;
  const outer = candidates(encoded, 0, threshold.outer);
  const begins = new Set(outer.map((c) => c.at));
  const inner = candidates(encoded, 1, threshold.nested).filter((c) => !begins.has(c.at));
  const scores = await rolesOf(model, encoded, [...outer, ...inner]);
  const frames = distinct(
    outer.map((c) => frameOf(encoded, c, scores.get(c.at)!, null)).filter((f) => f !== null),
  ).filter((f) => confidenceOf(f, model.settings) >= threshold.confidence);
  const nested = inner
    .flatMap((c) => frames.flatMap((f, parent) => (within(c.at, f.content) ? [{ c, parent }] : [])))
    .map(({ c, parent }) => frameOf(encoded, c, scores.get(c.at)!, { frame: frames[parent]!, index: parent }))
    .filter((f) => f !== null);
  return ordered(deepest(frames, distinct(nested)));
}

/** What a frame's confidence is made of, in the order of `confidence` in the settings. */
export function signsOf({
  score,
  source,
  content,
}: Frame): [bias: number, cue: number, roles: number, sourceless: number, long: number] {
  const pieces = content.reduce((sum, s) => sum + s.end - s.start, 0);
  return [1, score.cue, Math.max(-20, score.roles), source.length ? 0 : 1, Math.log(pieces)];
}

/** How likely it is that source and content of a frame are right: a logistic regression on PolNeAR dev. */
export function confidenceOf(frame: Frame, { confidence: w }: ModelSettings): number {
  const weights = [w.bias, w.cue, w.roles, w.sourceless, w.long];
  const x = signsOf(frame).reduce((sum, sign, i) => sum + sign * weights[i]!, 0);
  return 1 / (1 + Math.exp(-x));
}

function candidates(encoded: Encoded, column: 0 | 1, threshold: number): Candidate[] {
  const least = Math.log(threshold / (1 - threshold));
  const found: Candidate[] = [];
  for (let i = 0; i < encoded.pieces.length; i++) {
    const logit = encoded.cue[2 * i + column]!;
    if (logit >= least && !encoded.pieces.inner[i]) found.push({ at: i, outer: column === 0, logit });
  }
  return found;
}

/** For each cue the log probabilities of the tags of its window's pieces; one run of the role graph a window. */
async function rolesOf(model: Model, encoded: Encoded, cues: readonly Candidate[]): Promise<Map<number, Float32Array>> {
  const width = model.settings.roles.length;
  const found = new Map<number, Float32Array>();
  for (const [k, window] of encoded.windows.entries()) {
    const mine = cues.filter((c) => encoded.owners[c.at] === k);
    if (!mine.length) continue;
    const rows = window.end - window.start + 2;
    const out = await model.roles(
      window.hidden,
      mine.map((c) => c.at - window.start + 1),
    );
    mine.forEach((c, i) => {
      const from = (i * rows + 1) * width;
      found.set(c.at, out.slice(from, from + (rows - 2) * width));
    });
  }
  return found;
}

function frameOf(
  encoded: Encoded,
  cue: Candidate,
  scores: Float32Array,
  parent: { frame: Frame; index: number } | null,
): Frame | null {
  const index = encoded.owners[cue.at]!;
  const window = encoded.windows[index]!;
  const length = window.end - window.start;
  const width = scores.length / length;
  const allowed = parent ? scores.slice() : scores;
  for (let i = 0; i < length; i++) {
    const row = i * width;
    if (window.start + i === cue.at) {
      for (let tag = 0; tag < width; tag++) if (tag !== B_CUE) allowed[row + tag] = IMPOSSIBLE;
    } else {
      allowed[row + B_CUE] = IMPOSSIBLE;
      if (parent && !within(window.start + i, parent.frame.content)) {
        allowed[row] = 0;
        for (let tag = 1; tag < width; tag++) allowed[row + tag] = IMPOSSIBLE;
      }
    }
  }
  const inner = encoded.pieces.inner.subarray(window.start, window.end);
  const { tags, score } = bestTags(allowed, length, width, inner, { opened: window.start > 0, apart: true });
  const spans = spansOf(tags).map((s) => ({ ...s, start: s.start + window.start, end: s.end + window.start }));
  const of = (type: number) => spans.filter((s) => s.type === type);
  if (!of(CONTENT).length) return null;
  return {
    source: of(SOURCE),
    cue: of(CUE),
    content: of(CONTENT),
    parent: parent?.index ?? null,
    score: { cue: cue.logit, roles: score },
    window: index,
  };
}

/** Leaves out, of two frames whose cues overlap, the one whose cue is less likely. */
function distinct(frames: readonly Frame[]): Frame[] {
  return frames.filter(
    (f) => !frames.some((g) => g !== f && g.parent === f.parent && touch(f.cue, g.cue) && stronger(g, f)),
  );
}

const stronger = (a: Frame, b: Frame): boolean =>
  a.score.cue > b.score.cue || (a.score.cue === b.score.cue && a.cue[0]!.start < b.cue[0]!.start);

/**
 * Puts each nested frame under the smallest content that holds all of it. A cue that stands in several outer contents is read
 * once, in the smallest of them.
 */
function deepest(outer: readonly Frame[], nested: readonly Frame[]): Frame[] {
  const sizeOf = (f: Frame): number => f.content.reduce((sum, s) => sum + s.end - s.start, 0);
  const once = new Map<number, Frame>();
  for (const f of nested) {
    const at = f.cue[0]!.start;
    const other = once.get(at);
    if (!other || sizeOf(outer[f.parent!]!) < sizeOf(outer[other.parent!]!)) once.set(at, f);
  }
  const inner = [...once.values()];
  const all = [...outer, ...inner];
  return all.map((f) => {
    if (f.parent === null) return f;
    let parent = f.parent;
    inner.forEach((g, i) => {
      const holds =
        g !== f && sizeOf(g) > sizeOf(f) && [...f.source, ...f.cue, ...f.content].every((s) => covered(s, g.content));
      if (holds && sizeOf(g) < sizeOf(all[parent]!)) parent = outer.length + i;
    });
    return { ...f, parent };
  });
}

function ordered(frames: readonly Frame[]): Frame[] {
  const order = frames.map((_, i) => i).sort((a, b) => frames[a]!.cue[0]!.start - frames[b]!.cue[0]!.start || a - b);
  const place = new Map(order.map((from, to) => [from, to]));
  return order.map((i) => {
    const f = frames[i]!;
    return { ...f, parent: f.parent === null ? null : place.get(f.parent)! };
  });
}

const within = (piece: number, spans: readonly PieceSpan[]): boolean =>
  spans.some((s) => s.start <= piece && piece < s.end);
const covered = (span: PieceSpan, by: readonly PieceSpan[]): boolean =>
  by.some((s) => s.start <= span.start && span.end <= s.end);
const touch = (a: readonly PieceSpan[], b: readonly PieceSpan[]): boolean =>
  a.some((s) => b.some((t) => s.start < t.end && t.start < s.end));

/** The mean hidden rows of source, cue and content, the greatest of content, and the row of [CLS]; a role without pieces is zeros. */
export function pooled(frame: Frame, window: EncodedWindow, size: number, into: Float32Array): void {
  const rows = (spans: readonly PieceSpan[]): number[] => {
    const found: number[] = [];
    for (const { start, end } of spans)
      for (let i = Math.max(start, window.start); i < Math.min(end, window.end); i++) found.push(i - window.start + 1);
    return found;
  };
  [frame.source, frame.cue, frame.content].forEach((spans, part) => {
    const list = rows(spans);
    for (const row of list)
      for (let j = 0; j < size; j++) into[part * size + j]! += window.hidden[row * size + j]! / list.length;
  });
  const list = rows(frame.content);
  for (let j = 0; j < size; j++) {
    let top = list.length ? Number.NEGATIVE_INFINITY : 0;
    for (const row of list) top = Math.max(top, window.hidden[row * size + j]!);
    into[3 * size + j] = top;
    into[4 * size + j] = window.hidden[j]!;
  }
}
