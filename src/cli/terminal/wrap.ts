import { stripVTControlCharacters } from 'node:util';

/** A half-open range of a text. */
interface Range {
  start: number;
  end: number;
}

/** Columns that a text takes, counting characters as a person sees them, not colours; wide ones of East Asia take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const { segment } of characters.segment(stripVTControlCharacters(text))) width += WIDE.test(segment) ? 2 : 1;
  return width;
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}/u;

/** The lines of a text at most `width` columns wide, as ranges of it: broken at spaces, and at every line feed. */
export function wrapRanges(text: string, width: number): Range[] {
  const lines: Range[] = [];
  let line: Range | null = null;
  for (const { 0: piece, index } of text.matchAll(/\n|[^\S\n]+|\S+/gu)) {
    const end = index + piece.length;
    if (piece === '\n') {
      lines.push(line ?? { start: index, end: index });
      line = null;
    } else if (line === null) {
      if (/\S/u.test(piece)) line = { start: index, end };
    } else if (/\S/u.test(piece)) {
      if (widthOf(text.slice(line.start, end)) <= width) line.end = end;
      else {
        lines.push(line);
        line = { start: index, end };
      }
    }
  }
  if (line) lines.push(line);
  return lines;
}

/** The text in lines at most `width` columns wide, those after the first indented. */
export function wrap(text: string, width: number, indent = ''): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return wrapRanges(flat, width - indent.length)
    .map(({ start, end }) => flat.slice(start, end))
    .join(`\n${indent}`);
}
