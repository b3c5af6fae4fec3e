import type { Run, Words } from './words.ts';

/** Words that open a clause of their own: a noun phrase to their right does not reach over them. */
export const SUBORDINATORS = new Set(
  'that if because while although though since whether unless until whereas than so once as before after when where how why what whose whom whenever lest'.split(
    ' ',
  ),
);
const TIME_NOUNS =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:week|month|year|night|morning|afternoon|evening|today|yesterday|weekend|recently)$/u;
const BREAKS = /^[,;:—–()[\]…]$|^-{1,3}$|^\.{2,}$/u;
const QUOTE_MARK = /^(?:["“”«»]|''|``)$/u;

/**
 * The noun phrase that ends just before token `end`, as a subject there: to the left as far as the clause, a comma or a verb lets
 * it reach, without a leading adverbial. Null where no noun or pronoun is there.
 */
export function nounPhraseBefore(words: Words, end: number, lowest: number): Run | null {
  const { low, tag } = words;
  let from = end;
  while (from > lowest && reaches(words, from - 1, end)) from--;
  while (from < end && /[CRKULI]/u.test(tag[from]!) && low[from] !== '[' && !startsPhrase(words, from, end)) from++;
  from = afterAdverbial(words, from, end);
  let to = end;
  while (to > from && (tag[to - 1] === 'R' || (tag[to - 1] === 'K' && !/^[%”"»\]]$/u.test(low[to - 1]!)))) to--;
  for (let i = from; i < to; i++)
    if (/[NPOWE]/u.test(tag[i]!) || (/[DQJ]/u.test(tag[i]!) && i === to - 1)) return { from, to };
  return null;
}

function reaches({ low, tag }: Words, i: number, end: number): boolean {
  const word = low[i]!;
  switch (tag[i]) {
    case 'N':
    case 'P':
    case 'J':
    case 'D':
    case 'Q':
    case 'S':
    case 'R':
    case 'L':
      return true;
    case 'O':
      return i === end - 1 || tag[i + 1] === 'C' || tag[i + 1] === 'R';
    case 'I':
      return !SUBORDINATORS.has(word);
    case 'C':
      return i < end - 1 && /[NPJDQOSY]/u.test(tag[i + 1]!);
    case 'T':
      return true;
    case 'G':
    case 'Y':
      return i < end - 1;
    case 'K':
      return (
        (/^(?:[%&/'’‘[]|["“”])$/u.test(word) && i < end - 1) || (word === ']' && i > 0 && /[NPO]/u.test(tag[i - 1]!))
      );
    default:
      return false;
  }
}

/** "In each of the five states" has its noun inside the prepositional phrase: the phrase stays whole. */
function startsPhrase({ low, tag }: Words, i: number, end: number): boolean {
  if (low[i] === 'at' && /^(?:least|most)$/u.test(low[i + 1] ?? '') && i + 2 < end) return true;
  return (
    tag[i] === 'R' &&
    i + 1 < end &&
    /[QJD]/u.test(tag[i + 1]!) &&
    /^(?:about|nearly|almost|roughly|only|even|more|most|some|not)$/u.test(low[i]!)
  );
}

/** "In 2014 he" → "he"; "Last week the minister" → "the minister". */
function afterAdverbial({ low, tag }: Words, from: number, end: number): number {
  for (let i = end - 1; i > from; i--) {
    if (!/[DOP]/u.test(tag[i]!) || tag[i - 1] === 'S') continue;
    if (TIME_NOUNS.test(low[i - 1]!) && !TIME_NOUNS.test(low[i]!)) return i;
    if (tag[i] === 'P') {
      if (tag[i - 1] === 'Q' && /^(?:19|20)\d\d$/u.test(low[i - 1]!)) return i;
      continue;
    }
    if (/[NPQ]/u.test(tag[i - 1]!) && !/^(?:all|both|half|such)$/u.test(low[i - 1]!)) return i;
  }
  return from;
}

/**
 * The noun phrase that begins at token `from`, as a subject after its verb: "Brian Baker, a political adviser to the family".
 * Appositions and relative clauses go with it when `tail` is set.
 */
export function nounPhraseAfter(words: Words, from: number, limit: number, tail: boolean): Run | null {
  const { low, tag } = words;
  let i = from;
  let seen = false;
  for (; i < limit; i++) {
    const t = tag[i]!;
    const word = low[i]!;
    if (t === 'D' && seen && /[NPQ]/u.test(tag[i - 1]!) && !/^(?:all|both|half)$/u.test(low[i - 1]!)) break;
    if (/[NPJDQS]/u.test(t)) seen ||= /[NPDQJ]/u.test(t);
    else if (t === 'O' || t === 'E') {
      if (seen && tag[i - 1] !== 'C') break;
      i++;
      seen = true;
      if (tag[i] !== 'C') break;
      i--;
    } else if (t === 'I') {
      if (
        !seen ||
        SUBORDINATORS.has(word) ||
        !/^(?:of|for|from|at|in|with|to|on|against|under|behind|close|near|among|between|within)$/u.test(word)
      )
        break;
      if (/^(?:in|on|at|to)$/u.test(word) && !/[NPJDQ]/u.test(tag[i + 1] ?? 'K')) break;
    } else if (t === 'C') {
      if (!seen || !/[NPJDQ]/u.test(tag[i + 1] ?? 'K')) break;
    } else if (t === 'T' && word === 'to' && seen && /[NPJD]/u.test(tag[i + 1] ?? 'K')) {
      // "adviser to the family"
    } else if (t === 'K' && /^(?:&|%|'|’|\/)$/u.test(word)) {
      // "Johnson & Johnson"
    } else if (t === 'G' && !seen) {
      // "leading economists"
    } else if (t === 'Y' && /[NPJ]/u.test(tag[i + 1] ?? 'K')) {
      // "the newly appointed envoy"
    } else if (t === 'R' && /[JYQ]/u.test(tag[i + 1] ?? 'K')) {
      // "a very senior aide"
    } else break;
  }
  while (i > from && /[ICTRKD]/u.test(tag[i - 1]!) && !(tag[i - 1] === 'D' && i - 1 === from)) i--;
  if (!seen || i <= from) return null;
  return { from, to: tail ? withTail(words, i, limit) : i };
}

/** Takes in ", a former adviser," ", 52," and ", who was there" after a noun phrase that ends at `i`. */
function withTail(words: Words, i: number, limit: number): number {
  const { low, tag } = words;
  if (i < limit && tag[i] === 'W' && /^(?:who|whose)$/u.test(low[i]!)) return clauseEnd(words, i, limit);
  let end = i;
  while (end < limit && low[end] === ',') {
    const next = end + 1;
    if (next >= limit) break;
    if (tag[next] === 'W') return clauseEnd(words, next, limit);
    if (!/[DNPJQR]/u.test(tag[next]!)) break;
    let stop = next;
    while (
      stop < limit &&
      !BREAKS.test(low[stop]!) &&
      !QUOTE_MARK.test(low[stop]!) &&
      !/[ZFXM]/u.test(tag[stop]!) &&
      tag[stop] !== 'W'
    )
      stop++;
    if (stop < limit && /[ZFXM]/u.test(tag[stop]!)) break;
    if (stop < limit && tag[stop] === 'W') return clauseEnd(words, stop, limit);
    end = stop;
  }
  while (end > i && /[K]/u.test(tag[end - 1]!)) end--;
  return end;
}

function clauseEnd({ low }: Words, i: number, limit: number): number {
  let end = i;
  while (end < limit && !/^[;:—.]$/u.test(low[end]!) && !QUOTE_MARK.test(low[end]!)) end++;
  while (end > i && /^[,]$/u.test(low[end - 1]!)) end--;
  return end;
}
