import type { Span } from '../../record/index.ts';
import type { Model, WindowInput } from './session.ts';
import { ownersOf, type Window, windowsOver } from './windows.ts';
import { type Pieces, without } from './wordpiece.ts';

const SHAPE_OF_NONE = 7;

/** A window of an article with the encoder's output; row 0 of `hidden` is [CLS], row i + 1 is piece `start + i`. */
export interface EncodedWindow extends Window {
  hidden: Float32Array;
}

/** An article as the encoder sees it. The score arrays have one row a piece, each from the window that sees most around it. */
export interface Encoded {
  pieces: Pieces;
  windows: EncodedWindow[];
  /** For each piece, the index of the window its scores come from. */
  owners: Uint16Array;
  /** Logits, two a piece: an outermost cue begins here; a cue at any depth begins here. */
  cue: Float32Array;
  /** Logits of the tags of names and of time expressions. */
  names: Float32Array;
  times: Float32Array;
}

/**
 * Runs the encoder over a text, window by window. Windows are not batched: activations are quantised over the whole input, so a
 * neighbour would change the reading. Pieces inside `furniture` are left out.
 */
export async function encode(model: Model, text: string, furniture: readonly Span[] = []): Promise<Encoded> {
  const { settings, tokenizer } = model;
  const pieces = without(tokenizer(text), furniture);
  const n = pieces.length;
  const windows: EncodedWindow[] = [];
  const spans = windowsOver(n, settings.window, settings.overlap);
  const owners = ownersOf(n, spans);
  const widths = { cue: 2, names: settings.names.length, times: settings.times.length };
  const scores = {
    cue: new Float32Array(n * widths.cue),
    names: new Float32Array(n * widths.names),
    times: new Float32Array(n * widths.times),
  };
  for (const [k, { start, end }] of spans.entries()) {
    const out = await model.encode(inputOf(pieces, start, end, tokenizer));
    windows.push({ start, end, hidden: out.hidden });
    for (const kind of ['cue', 'names', 'times'] as const) {
      const width = widths[kind];
      for (let i = start; i < end; i++) {
        if (owners[i] !== k) continue;
        const row = (i - start + 1) * width;
        scores[kind].set(out[kind].subarray(row, row + width), i * width);
      }
    }
  }
  return { pieces, windows, owners, ...scores };
}

/** Reads a range of an article's pieces once more, as a text of its own. */
export async function encodeRange(
  model: Model,
  pieces: Pieces,
  range: Window,
): Promise<EncodedWindow & { cue: Float32Array }> {
  const { start, end } = range;
  const { hidden, cue } = await model.encode(inputOf(pieces, start, end, model.tokenizer));
  return { start, end, hidden, cue };
}

function inputOf(pieces: Pieces, start: number, end: number, ends: { cls: number; sep: number }): WindowInput {
  const length = end - start + 2;
  const framed = (column: Int32Array | Uint8Array, first: number, last: number): Int32Array => {
    const row = new Int32Array(length);
    row[0] = first;
    row.set(column.subarray(start, end), 1);
    row[length - 1] = last;
    return row;
  };
  return {
    ids: framed(pieces.ids, ends.cls, ends.sep),
    shape: framed(pieces.shape, SHAPE_OF_NONE, SHAPE_OF_NONE),
    gap: framed(pieces.gap, 0, 0),
    quote: framed(pieces.quote, 0, 0),
  };
}
