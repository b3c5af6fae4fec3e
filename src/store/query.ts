/** What a query asks for: groups of which one must hold, each a list of terms that all must, and terms that must not. */
export interface Query {
  any: Term[][];
  not: Term[];
}

export interface Term {
  /** A word, or the words of a phrase. */
  words: string;
  /** Whether the last word is only the beginning of one. */
  prefix: boolean;
}

/** Without the stars at its end; `/\*+$/` would try each run of stars from each of its places. */
function withoutStars(words: string): string {
  let end = words.length;
  while (words[end - 1] === '*') end--;
  return words.slice(0, end);
}

/**
 * Reads a query as people write them: words, "a phrase", begin*, -without, OR. Whatever else is in it is taken as words;
 * null where there is none.
 */
export function parseQuery(given: string): Query | null {
  // Control characters part words; NUL would end the expression for SQLite.
  const text = given.replace(/\p{Cc}/gu, ' ');
  const any: Term[][] = [[]];
  const not: Term[] = [];
  for (const [, minus, phrase, word] of text.matchAll(/(?:(?<=^|\s)(-))?(?:["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+))/gu)) {
    if (word === 'OR') {
      any.push([]);
      continue;
    }
    const words = phrase ?? word ?? '';
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    const term: Term = { words: withoutStars(words), prefix: phrase === undefined && words.endsWith('*') };
    if (minus) not.push(term);
    else any.at(-1)!.push(term);
  }
  const groups = any.filter((group) => group.length > 0);
  if (groups.length > 0) return { any: groups, not };
  // Only exclusions: nothing to look for, so they are taken as plain words.
  return not.length > 0 ? { any: [not], not: [] } : null;
}
