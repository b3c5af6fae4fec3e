import { type Encoded, type EncodedWindow, encodeRange } from './encode.ts';
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
  logit: number;
}

/** Shorter contents, in pieces, hold no attribution. */
const SHORTEST = 4;
/** Contents stand in contents so deep at most. */
const DEEPEST = 3;

/**
 * The attributions of an encoded text, in the order of their cues. Cues of outermost attributions have a logit of their own; a
 * content in which the other logit hints at a cue is read once more, as a text of its own, and what is outermost there is nested
 * here. Adds the windows of what was read again to `encoded.windows`.
 */
export async function framesIn(model: Model, encoded: Encoded): Promise<Frame[]> {
  const { threshold } = model.settings;
  const found: Frame[] = [];
  for (const [k, window] of encoded.windows.entries()) {
    const cues = candidates(
      encoded,
      threshold.cue,
      (i) => (encoded.owners[i] === k ? encoded.cue[2 * i]! : null),
      window,
    );
    found.push(...(await framesOf(model, encoded, k, cues, null)));
  }
  const frames = distinct(found).filter(
    (f) => confidenceOf(f, model.settings) >= (f.source.length ? threshold.outer : threshold.sourceless),
  );
  const taken = new Set(frames.map((f) => f.cue[0]!.start));
  for (let parent = 0, depth = 1, last = frames.length; parent < frames.length && depth <= DEEPEST; parent++) {
    for (const range of frames[parent]!.content) {
      const hints = candidates(encoded, threshold.hint, (i) => encoded.cue[2 * i + 1]!, range);
      if (range.end - range.start < SHORTEST || !hints.some((c) => !taken.has(c.at))) continue;
      const again = await encodeRange(model, encoded.pieces, range);
      encoded.windows.push(again);
      const cues = candidates(encoded, threshold.cue, (i) => again.cue[2 * (i - range.start + 1)]!, range);
      const inside = distinct(await framesOf(model, encoded, encoded.windows.length - 1, cues, parent));
      for (const frame of inside) {
        const at = frame.cue[0]!.start;
        if (taken.has(at) || confidenceOf(frame, model.settings) < threshold.nested) continue;
        taken.add(at);
        frames.push(frame);
      }
    }
    if (parent + 1 === last) {
      last = frames.length;
      depth++;
    }
  }
  return ordered(frames);
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

function candidates(
  encoded: Encoded,
  threshold: number,
  logitOf: (piece: number) => number | null,
  { start, end }: { start: number; end: number },
): Candidate[] {
  const least = Math.log(threshold / (1 - threshold));
  const found: Candidate[] = [];
  for (let i = start; i < end; i++) {
    const logit = logitOf(i);
    if (logit !== null && logit >= least && !encoded.pieces.inner[i]) found.push({ at: i, logit });
  }
  return found;
}

/** The frames of cues in one window; one run of the role graph. */
async function framesOf(
  model: Model,
  encoded: Encoded,
  index: number,
  cues: readonly Candidate[],
  parent: number | null,
): Promise<Frame[]> {
  if (!cues.length) return [];
  const window = encoded.windows[index]!;
  const width = model.settings.roles.length;
  const rows = window.end - window.start + 2;
  const out = await model.roles(
    window.hidden,
    cues.map((c) => c.at - window.start + 1),
  );
  return cues
    .map((cue, i) => {
      const from = (i * rows + 1) * width;
      return frameOf(encoded, index, cue, out.subarray(from, from + (rows - 2) * width), parent);
    })
    .filter((f) => f !== null);
}

/** The best roles for a cue; `scores` are the log probabilities of its window's tags, and are written to. */
function frameOf(
  encoded: Encoded,
  index: number,
  cue: Candidate,
  scores: Float32Array,
  parent: number | null,
): Frame | null {
  const window = encoded.windows[index]!;
  const length = window.end - window.start;
  const width = scores.length / length;
  for (let i = 0; i < length; i++) {
    const row = i * width;
    if (window.start + i !== cue.at) scores[row + B_CUE] = IMPOSSIBLE;
    else for (let tag = 0; tag < width; tag++) if (tag !== B_CUE) scores[row + tag] = IMPOSSIBLE;
  }
  const inner = encoded.pieces.inner.subarray(window.start, window.end);
  const opened = parent === null && window.start > 0;
  const { tags, score } = bestTags(scores, length, width, inner, { opened, apart: true });
  const spans = spansOf(tags).map((s) => ({ ...s, start: s.start + window.start, end: s.end + window.start }));
  const of = (type: number) => spans.filter((s) => s.type === type);
  if (!of(CUE).length || !of(CONTENT).length) return null;
  return {
    source: of(SOURCE),
    cue: of(CUE),
    content: of(CONTENT),
    parent,
    score: { cue: cue.logit, roles: score },
    window: index,
  };
}

/** Leaves out, of two frames whose cues overlap, the one whose cue is less likely. */
function distinct(frames: readonly Frame[]): Frame[] {
  return frames.filter((f) => !frames.some((g) => g !== f && touch(f.cue, g.cue) && stronger(g, f)));
}

const stronger = (a: Frame, b: Frame): boolean =>
  a.score.cue > b.score.cue || (a.score.cue === b.score.cue && a.cue[0]!.start < b.cue[0]!.start);

function ordered(frames: readonly Frame[]): Frame[] {
  const order = frames.map((_, i) => i).sort((a, b) => frames[a]!.cue[0]!.start - frames[b]!.cue[0]!.start || a - b);
  const place = new Map(order.map((from, to) => [from, to]));
  return order.map((i) => {
    const f = frames[i]!;
    return { ...f, parent: f.parent === null ? null : place.get(f.parent)! };
  });
}

const touch = (a: readonly PieceSpan[], b: readonly PieceSpan[]): boolean =>
  a.some((s) => b.some((t) => s.start < t.end && t.start < s.end));

/** The mean hidden rows of source, cue and content, the greatest of content, and the row of [CLS]; a role without pieces is zeros. */
export function pooled(frame: Frame, window: EncodedWindow, size: number, into: Float32Array): void {
  const { hidden } = window;
  [frame.source, frame.cue, frame.content].forEach((spans, part) => {
    const mean = into.subarray(part * size, (part + 1) * size);
    const rows = rowsOf(spans, window);
    for (const row of rows) for (let j = 0, at = row * size; j < size; j++, at++) mean[j]! += hidden[at]!;
    for (let j = 0; j < size; j++) mean[j]! /= rows.length || 1;
  });
  const [first, ...others] = rowsOf(frame.content, window);
  const greatest = into.subarray(3 * size, 4 * size);
  if (first !== undefined) greatest.set(hidden.subarray(first * size, (first + 1) * size));
  for (const row of others) {
    for (let j = 0, at = row * size; j < size; j++, at++) if (hidden[at]! > greatest[j]!) greatest[j] = hidden[at]!;
  }
  into.set(hidden.subarray(0, size), 4 * size);
}

/** The rows of `hidden` of spans, as far as they lie in the window. */
function rowsOf(spans: readonly PieceSpan[], window: EncodedWindow): number[] {
  const rows: number[] = [];
  for (const { start, end } of spans)
    for (let i = Math.max(start, window.start); i < Math.min(end, window.end); i++) rows.push(i - window.start + 1);
  return rows;
}
