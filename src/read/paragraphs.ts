import type { Span } from '../record/index.ts';

/** A range without white space at its ends. */
export type Line = Span;

/**
 * The paragraphs of a text, trimmed, in order. A blank line ends a paragraph. A single line break ends one too, unless the
 * text is wrapped to a fixed width (blank lines between paragraphs and most lines of a like length, 45 to 110 units).
 * Furniture belongs to no paragraph.
 */
export function paragraphsOf(text: string, furniture: readonly Span[]): Line[] {
  const breaks = isWrapped(text)
    ? /(?:\r\n?|\n|\u2028|\u2029)[^\S\r\n]*(?:\r\n?|\n|\u2028|\u2029)\s*|\u2029\s*/gu
    : /[\r\n\u2028\u2029\v\f]+\s*/gu;
  const found: Line[] = [];
  for (const region of outside(text.length, furniture)) {
    let from = region.start;
    const part = text.slice(region.start, region.end);
    for (const match of part.matchAll(breaks)) {
      push(found, text, from, region.start + match.index);
      from = region.start + match.index + match[0].length;
    }
    push(found, text, from, region.end);
  }
  return found;
}

function push(found: Line[], text: string, start: number, end: number): void {
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  if (start < end) found.push({ start, end });
}

/** White space, and marks that show nothing (byte order mark, zero-width space, directions). */
function isSpace(text: string, at: number): boolean {
  return /[\s\u0000\u200b\u200e\u200f\u2060\ufeff]/u.test(text[at]!);
}

function outside(length: number, furniture: readonly Span[]): Line[] {
  const regions: Line[] = [];
  let from = 0;
  for (const { start, end } of furniture) {
    if (start > from) regions.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (from < length) regions.push({ start: from, end: length });
  return regions;
}

function isWrapped(text: string): boolean {
  const blocks = text.trim().split(/(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*/u);
  if (blocks.length < 2) return false;
  let lines = 0;
  let full = 0;
  let open = 0;
  for (const block of blocks) {
    const inner = block.split(/\r\n?|\n/u).slice(0, -1);
    for (const line of inner) {
      lines++;
      const length = line.trimEnd().length;
      if (length >= 45 && length <= 110) full++;
      if (!/[.!?:…”"’'»)\]]\s*$/u.test(line)) open++;
    }
  }
  return lines >= 2 && full / lines >= 0.8 && open / lines >= 0.5;
}
