/** The kinds of a word's shape, gap and quotation feature; the model knows them by their index (training/reader/pieces.py). */
export const SHAPES = ['lower', 'UPPER', 'Title', 'digit', 'mixed', 'mark', 'Initial', 'none'] as const;
export const GAPS = ['glued', 'space', 'line', 'paragraph'] as const;
export const QUOTES = ['outside', 'inside', 'opening', 'closing'] as const;

const LONGEST_WORD = 100;
const OPENING = '“«„';
const CLOSING = '”»';

/** The word pieces of a text, as parallel arrays. Offsets are UTF-16 units into the text, half-open. */
export interface Pieces {
  length: number;
  /** Vocabulary ids. */
  ids: Int32Array;
  /** Indices into SHAPES, GAPS and QUOTES: what the uncased ids do not tell. */
  shape: Uint8Array;
  gap: Uint8Array;
  quote: Uint8Array;
  /** 1 where the piece goes on with the word of the piece before it. */
  inner: Uint8Array;
  start: Int32Array;
  end: Int32Array;
}

export interface Tokenizer {
  (text: string): Pieces;
  readonly cls: number;
  readonly sep: number;
}

type Piece = readonly [id: number, length: number];
type Folded = { kind: 'space' | 'skip' | 'mark' | 'letter'; form: string };

/**
 * WordPiece over an uncased BERT vocabulary, one piece a line: control characters are dropped, accents and case folded, marks
 * and CJK ideographs stand alone, the longest known piece is taken first (Devlin et al. 2019; Wu et al. 2016).
 * Throws where the vocabulary lacks [CLS], [SEP] or [UNK].
 */
export function wordPieces(vocabulary: string): Tokenizer {
  const known = new Map<string, number>();
  vocabulary.split('\n').forEach((line, index) => {
    const piece = line.replace(/\r$/u, '');
    if (piece) known.set(piece, index);
  });
  const special = (piece: string): number => {
    const id = known.get(piece);
    if (id === undefined) throw new Error(`the vocabulary has no ${piece}`);
    return id;
  };
  const unknown = special('[UNK]');
  const cache = new Map<string, readonly Piece[]>();
  const split = (word: string): readonly Piece[] => {
    let pieces = cache.get(word);
    if (!pieces) {
      pieces = longestFirst(word, known, unknown);
      if (cache.size < 50_000) cache.set(word, pieces);
    }
    return pieces;
  };
  return Object.assign((text: string) => tokenize(text, split), { cls: special('[CLS]'), sep: special('[SEP]') });
}

/** Lengths count UTF-16 units of the folded word. */
function longestFirst(word: string, known: ReadonlyMap<string, number>, unknown: number): readonly Piece[] {
  const points = [...word];
  if (points.length > LONGEST_WORD) return [[unknown, word.length]];
  const pieces: Piece[] = [];
  let at = 0;
  while (at < points.length) {
    let end = points.length;
    let id: number | undefined;
    for (; end > at; end--) {
      id = known.get((at ? '##' : '') + points.slice(at, end).join(''));
      if (id !== undefined) break;
    }
    if (id === undefined) return [[unknown, word.length]];
    pieces.push([id, points.slice(at, end).join('').length]);
    at = end;
  }
  return pieces;
}

function tokenize(text: string, split: (word: string) => readonly Piece[]): Pieces {
  const rows: number[] = [];
  let gap = 3;
  let inside = false;
  let word = '';
  /** For each unit of `word`, where its character begins and ends in the text. */
  let from: number[] = [];
  let to: number[] = [];

  const flush = (): void => {
    if (!word) return;
    const written = text.slice(from[0], to[to.length - 1]);
    if (gap >= 2) inside = false;
    let quote = inside ? 1 : 0;
    if (OPENING.includes(written) || (written === '"' && !inside)) {
      quote = 2;
      inside = true;
    } else if (CLOSING.includes(written) || written === '"') {
      quote = 3;
      inside = false;
    }
    const shape = shapeOf(written);
    let at = 0;
    for (const [id, length] of split(word)) {
      rows.push(id, shape, gap, quote, at ? 1 : 0, from[at]!, to[at + length - 1]!);
      gap = 0;
      at += length;
    }
    word = '';
    from = [];
    to = [];
  };
  const push = (form: string, start: number, end: number): void => {
    word += form;
    for (let i = 0; i < form.length; i++) {
      from.push(start);
      to.push(end);
    }
  };

  for (let i = 0; i < text.length; ) {
    const point = text.codePointAt(i)!;
    const end = i + (point > 0xffff ? 2 : 1);
    const { kind, form } = fold(point);
    if (kind === 'space') {
      flush();
      gap = Math.max(gap, point === 10 ? (gap >= 2 ? 3 : 2) : 1);
    } else if (kind === 'mark') {
      flush();
      push(form, i, end);
      flush();
    } else if (kind === 'letter') push(form, i, end);
    i = end;
  }
  flush();
  return columns(rows);
}

function columns(rows: readonly number[]): Pieces {
  const length = rows.length / 7;
  const column = <A extends Int32Array | Uint8Array>(to: A, at: number): A => {
    for (let i = 0; i < length; i++) to[i] = rows[7 * i + at]!;
    return to;
  };
  return {
    length,
    ids: column(new Int32Array(length), 0),
    shape: column(new Uint8Array(length), 1),
    gap: column(new Uint8Array(length), 2),
    quote: column(new Uint8Array(length), 3),
    inner: column(new Uint8Array(length), 4),
    start: column(new Int32Array(length), 5),
    end: column(new Int32Array(length), 6),
  };
}

/** The pieces that lie outside `ranges` (sorted, disjoint); the first after a range begins a paragraph. */
export function without(pieces: Pieces, ranges: readonly { start: number; end: number }[]): Pieces {
  if (!ranges.length) return pieces;
  const kept: number[] = [];
  let range = 0;
  for (let i = 0; i < pieces.length; i++) {
    while (range < ranges.length && ranges[range]!.end <= pieces.start[i]!) range++;
    if (range === ranges.length || ranges[range]!.start >= pieces.end[i]!) kept.push(i);
  }
  const pick = <A extends Int32Array | Uint8Array>(column: A): A => column.filter((_, i) => keep[i] === 1) as A;
  const keep = new Uint8Array(pieces.length);
  for (const i of kept) keep[i] = 1;
  const gap = pick(pieces.gap);
  kept.forEach((i, at) => {
    if (i > 0 && !keep[i - 1]) gap[at] = 3;
  });
  return {
    length: kept.length,
    ids: pick(pieces.ids),
    shape: pick(pieces.shape),
    gap,
    quote: pick(pieces.quote),
    inner: pick(pieces.inner),
    start: pick(pieces.start),
    end: pick(pieces.end),
  };
}

const folds = new Map<number, Folded>();

function fold(point: number): Folded {
  let folded = folds.get(point);
  if (!folded) {
    folded = foldOnce(point);
    folds.set(point, folded);
  }
  return folded;
}

function foldOnce(point: number): Folded {
  const ch = String.fromCodePoint(point);
  if (ch === '\t' || ch === '\n' || ch === '\r') return { kind: 'space', form: '' };
  if (ch === '\ufffd' || /\p{C}/u.test(ch)) return { kind: 'skip', form: '' };
  if (/\s/u.test(ch)) return { kind: 'space', form: '' };
  const form = ch
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  if (!form) return { kind: 'skip', form: '' };
  const single = form.codePointAt(0)! > 0xffff ? form.length === 2 : form.length === 1;
  const mark = single && (/[!-/:-@[-`{-~]/u.test(form) || /\p{P}/u.test(form) || isIdeograph(form.codePointAt(0)!));
  return { kind: mark ? 'mark' : 'letter', form };
}

const isIdeograph = (c: number): boolean =>
  (c >= 0x4e00 && c <= 0x9fff) ||
  (c >= 0x3400 && c <= 0x4dbf) ||
  (c >= 0x20000 && c <= 0x2a6df) ||
  (c >= 0x2a700 && c <= 0x2ceaf) ||
  (c >= 0xf900 && c <= 0xfaff) ||
  (c >= 0x2f800 && c <= 0x2fa1f);

/** The shape of a word as written, an index into SHAPES. */
function shapeOf(word: string): number {
  let upper = 0;
  let lower = 0;
  let digit = false;
  let letter = false;
  for (const ch of word) {
    if (/\p{Uppercase}/u.test(ch)) upper++;
    else if (/\p{Lowercase}/u.test(ch)) lower++;
    if (/[\p{Nd}\u00b2\u00b3\u00b9\u2070-\u2089]/u.test(ch)) digit = true;
    else if (/\p{L}/u.test(ch)) letter = true;
  }
  if (upper + lower === 0) return digit ? 3 : letter ? 0 : 5;
  if (upper === 0) return 0;
  if (lower === 0) return upper + lower > 1 ? 1 : 6;
  return upper === 1 && /^\p{Uppercase}/u.test(word) ? 2 : 4;
}
