/** A typed run of pieces, half-open; `type` indexes the types of the tag set. */
export interface PieceSpan {
  start: number;
  end: number;
  type: number;
}

export interface Tagged {
  /** The best tag of every piece: 0 outside, 1 + 2t the first piece of a span of type t, 2 + 2t the pieces after it. */
  tags: Uint8Array;
  /** The sum of the scores along the path. */
  score: number;
}

/**
 * The best BIO sequence (Viterbi 1967). `scores` holds `length` rows of `width` log probabilities: O, then B and I of each type.
 * A piece with `inner` set goes on with a word and takes the tag of the word. `opened`: the first piece may go on with a span
 * that began before it. `apart`: two spans of one type never stand side by side, as the fragments of one role do not.
 */
export function bestTags(
  scores: Float32Array,
  length: number,
  width: number,
  inner: Uint8Array,
  { opened = false, apart = false }: { opened?: boolean; apart?: boolean } = {},
): Tagged {
  const back = new Uint8Array(length * width);
  let previous = new Float64Array(width);
  let current = new Float64Array(width);
  for (let tag = 0; tag < width; tag++) {
    const goesOn = tag > 0 && tag % 2 === 0;
    previous[tag] = goesOn && !opened ? Number.NEGATIVE_INFINITY : (scores[tag] ?? 0);
  }
  for (let i = 1; i < length; i++) {
    const row = i * width;
    let top = 0;
    for (let tag = 1; tag < width; tag++) if (previous[tag]! > previous[top]!) top = tag;
    const whole = inner[i] === 0;
    for (let tag = 0; tag < width; tag++) {
      let from = top;
      if (tag === 0) {
        if (!whole) from = 0;
      } else if (tag % 2 === 1) {
        if (!whole) {
          current[tag] = Number.NEGATIVE_INFINITY;
          continue;
        }
        if (apart && (from === tag || from === tag + 1)) {
          from = 0;
          for (let t = 1; t < width; t++) if (t !== tag && t !== tag + 1 && previous[t]! > previous[from]!) from = t;
        }
      } else from = previous[tag]! > previous[tag - 1]! ? tag : tag - 1;
      back[row + tag] = from;
      current[tag] = previous[from]! + scores[row + tag]!;
    }
    [previous, current] = [current, previous];
  }
  const tags = new Uint8Array(length);
  if (!length) return { tags, score: 0 };
  let tag = 0;
  for (let t = 1; t < width; t++) if (previous[t]! > previous[tag]!) tag = t;
  const score = previous[tag]!;
  for (let i = length - 1; i >= 0; i--) {
    tags[i] = tag;
    tag = back[i * width + tag]!;
  }
  return { tags, score };
}

/** The spans of a tag sequence, in order. */
export function spansOf(tags: Uint8Array): PieceSpan[] {
  const spans: PieceSpan[] = [];
  let open: PieceSpan | null = null;
  for (let i = 0; i < tags.length; i++) {
    const tag = tags[i]!;
    const type = (tag - 1) >> 1;
    if (tag > 0 && tag % 2 === 0 && open && open.type === type) open.end = i + 1;
    else if (tag > 0) {
      open = { start: i, end: i + 1, type };
      spans.push(open);
    } else open = null;
  }
  return spans;
}

/** Rows of logits to rows of log probabilities, in place. */
export function logSoftmax(scores: Float32Array, width: number): Float32Array {
  for (let row = 0; row < scores.length; row += width) {
    let top = Number.NEGATIVE_INFINITY;
    for (let j = row; j < row + width; j++) top = Math.max(top, scores[j]!);
    let sum = 0;
    for (let j = row; j < row + width; j++) sum += Math.exp(scores[j]! - top);
    const log = top + Math.log(sum);
    for (let j = row; j < row + width; j++) scores[j]! -= log;
  }
  return scores;
}
