/** A line of a text: `text.slice(start, end)` without its line end; `words` is it without white space at its ends. */
export interface Line {
  start: number;
  end: number;
  words: string;
}

/** The lines of a text, empty ones too; "\n", "\r\n", "\r", U+2028 and U+2029 end one. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const m of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
    lines.push({ start, end: m.index, words: text.slice(start, m.index).trim() });
    start = m.index + m[0].length;
  }
  lines.push({ start, end: text.length, words: text.slice(start).trim() });
  return lines;
}

/** The words of a line: runs of letters and digits with inner marks. */
export const wordsOf = (line: string): string[] => line.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.&-]*/gu) ?? [];

const SENTENCE_END = /[.!?…。？！؟][\s"'”’»)\]]{0,3}$/u;

/** Whether a line is running text: a full sentence, or too long for a headline. */
export function isProse(line: string): boolean {
  const words = wordsOf(line);
  if (line.length > 200 || words.length > 30) return true;
  if (/^["“«„'‘].{10,}["”»’']\s/.test(line) && words.length >= 8) return true;
  return SENTENCE_END.test(line) && words.length >= 7;
}

/** Whether a line could be a headline: 3 to 30 words, no full stop at its end, not all links or marks. */
export function isHeadline(line: string): boolean {
  const words = wordsOf(line);
  if (words.length < 3 || words.length > 30 || line.length > 220) return false;
  return !/[.;,:]$/.test(line) || /\b[A-Z]\.[A-Z]\.$|\b(?:Inc|Co|Ltd|St|Jr)\.$/.test(line);
}
