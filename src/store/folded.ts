/** Words as fields are searched by: lower case, without accents, one space between them. */
export const folded = (...words: readonly (string | null | undefined)[]): string =>
  words
    .filter(Boolean)
    .join(' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Patterns for `LIKE … ESCAPE '\'`: every word begins somewhere in the column. */
export const beginnings = (words: string): string[] =>
  folded(words)
    .split(' ')
    .filter(Boolean)
    .map((word) => `% ${word}%`);
