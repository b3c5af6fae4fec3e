import type { Run, Words } from './words.ts';

/** A quotation with its marks, as token indices. It lies within one paragraph. */
export interface Quotation extends Run {
  paragraph: number;
  /** Left open at the end of its paragraph because the next one goes on with it. */
  open: boolean;
  /** Goes on with the quotation of the paragraph before. */
  goesOn: boolean;
}

export interface Quotations {
  list: Quotation[];
  /** For each token the index of the quotation it stands in, marks included, or -1. */
  within: Int32Array;
}

const OPENING = new Set(['“', '«', '``', '„']);
const CLOSING = new Set(['”', '»']);
const EITHER = new Set(['"', "''", '＂']);

/** Quotations by their double marks, paired within each paragraph; a mark without its partner is no quotation. */
export function quotationsOf(words: Words): Quotations {
  const { low, paragraph } = words;
  const list: Quotation[] = [];
  const within = new Int32Array(low.length).fill(-1);
  const close = (from: number, to: number, open: boolean) => {
    if (to - from < 2) return;
    within.fill(list.length, from, to);
    list.push({ from, to, paragraph: paragraph[from]!, open, goesOn: false });
  };
  let opened = -1;
  for (let i = 0; i < low.length; i++) {
    const word = low[i]!;
    const last = i + 1 === low.length || paragraph[i + 1] !== paragraph[i];
    if (opened < 0) {
      if (OPENING.has(word) || (EITHER.has(word) && !closesOnly(words, i))) opened = i;
    } else if (CLOSING.has(word) || (EITHER.has(word) && !opensOnly(words, i))) {
      close(opened, i + 1, false);
      opened = -1;
    } else if (EITHER.has(word)) opened = i;
    if (last && opened >= 0) {
      const next = low[i + 1];
      if (next !== undefined && (OPENING.has(next) || EITHER.has(next))) close(opened, i + 1, true);
      else if (startsParagraph(words, opened) && i - opened > 5) close(opened, i + 1, false);
      opened = -1;
    }
  }
  list.forEach((quotation, k) => {
    quotation.goesOn = k > 0 && list[k - 1]!.open && startsParagraph(words, quotation.from);
  });
  return { list, within };
}

const startsParagraph = ({ paragraph }: Words, i: number): boolean => i === 0 || paragraph[i - 1] !== paragraph[i];

function closesOnly(words: Words, i: number): boolean {
  if (startsParagraph(words, i)) return false;
  const glued = words.end[i - 1] === words.start[i];
  const apart = i + 1 >= words.low.length || words.start[i + 1]! > words.end[i]!;
  return glued && apart && !/^[(—–-]/u.test(words.low[i - 1]!);
}

function opensOnly(words: Words, i: number): boolean {
  const apart = words.end[i - 1]! < words.start[i]!;
  const glued = i + 1 < words.low.length && words.start[i + 1] === words.end[i];
  return apart && glued;
}
