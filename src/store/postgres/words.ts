import { stemmer } from 'stemmer';
import { parseQuery, type Query, type Term } from '../query.ts';

// Words as SQLite's index has them (its tokenizer "porter unicode61 remove_diacritics 2"), so that both engines find the same:
// runs of letters and numbers, without case and diacritics, by Porter's stem. What PostgreSQL gets is made of stems alone, so
// it needs no dictionary, extension or locale of its own.

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;
/**
 * PostgreSQL's limits: characters of a word, bytes of one or of a pair, bytes of a vector, places kept of a word, the last place that
 * is told apart.
 */
const LIMITS = { word: 500, lexeme: 2_000, vector: 900_000, places: 255, place: 16_383 };

const stems = new Map<string, string>();

function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().slice(0, LIMITS.word);
  const stem = /^[a-z]{3,64}$/.test(plain) ? stemmer(plain) : plain;
  if (stems.size >= 50_000) stems.clear();
  stems.set(word, stem);
  return stem;
}

const stemsOf = (text: string): string[] => (text.match(WORD) ?? []).map(stemOf).filter((stem) => stem !== '');

/**
 * The `tsvector` of two columns, as its literal; words of the first have weight A. Two words that stand together are a word of it
 * too (`' prime minist'`, without its places; the space before it keeps it from the beginnings of words): a phrase of two is then
 * found by the index alone, where its places would have to be looked up in every text that has both.
 */
export function vectorOf(first: string | null, second: string): string {
  const places = new Map<string, string[]>();
  const pairs = new Set<string>();
  let size = 0;
  let place = 0;
  const add = (text: string, weight: string): void => {
    let before = '';
    for (const stem of stemsOf(text)) {
      place++;
      const pair = ` ${before} ${stem}`;
      if (before !== '' && !pairs.has(pair) && size < LIMITS.vector && pair.length * 3 < LIMITS.lexeme) {
        pairs.add(pair);
        size += pair.length * 3 + 4;
      }
      before = stem;
      const known = places.get(stem);
      if (known && known.length >= LIMITS.places) continue;
      size += (known ? 0 : stem.length * 3) + 4;
      if (size > LIMITS.vector) return;
      const at = `${Math.min(place, LIMITS.place)}${weight}`;
      if (!known) places.set(stem, [at]);
      else if (known.at(-1) !== at) known.push(at);
    }
  };
  add(first ?? '', 'A');
  place++; // no phrase goes from one column into the other
  add(second, '');
  return [
    ...[...places].map(([stem, at]) => `'${stem}':${at.join(',')}`),
    ...[...pairs].map((pair) => `'${pair}'`),
  ].join(' ');
}

/** The `tsquery` of a query, as its literal; null where it has no words. */
export function queryOf(query: string | Query): string | null {
  const parsed = typeof query === 'string' ? parseQuery(query) : query;
  if (!parsed) return null;
  const groups = parsed.any.map((group) => group.flatMap(phraseOf)).filter((group) => group.length > 0);
  if (groups.length === 0) return null;
  const any = groups.map((group) => `(${group.join(' & ')})`).join(' | ');
  const not = parsed.not.flatMap(phraseOf);
  return not.length === 0 ? any : `(${any}) & !(${not.join(' | ')})`;
}

function phraseOf({ words, prefix }: Term): string[] {
  const all = stemsOf(words).map((stem) => `'${stem}'`);
  if (all.length === 0) return [];
  if (prefix) all.push(`${all.pop()}:*`);
  if (all.length === 1) return all;
  const pairs = all.slice(1).map((stem, i) => `' ${all[i]!.slice(1, -1)} ${stem.slice(1)}`);
  return [pairs.length === 1 ? pairs[0]! : `(${all.join(' <-> ')} & (${pairs.join(' & ')}))`];
}

/** A query (as `queryOf` gave it) with its phrases as words that follow each other, without their pairs. */
export const inPlaces = (query: string): string => query.replace(PAIRS_OF_MORE, '').replace(PAIR, "('$1' <-> '$2'$3)");
const PAIR = /' ([^' ]+) ([^']+)'(:\*)?/g;
const PAIRS_OF_MORE = / & \((?:(?: & )?' [^']+'(?::\*)?){2,}\)/g;

/** Words of a snippet, and how far before a match it looks for the beginning of a sentence. */
const [SNIPPET, BEFORE] = [32, 12];
const MOST_MATCHES = 500;

/**
 * The part of a text with the most of what a query (as `queryOf` gave it) asks for, beginning with a sentence where one is
 * near; every match stands between U+FDD0 and U+FDD1.
 */
export function snippetOf(text: string, query: string): string {
  const words = [...text.matchAll(WORD)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    stem: stemOf(found[0]),
  }));
  const phrases = [...query.matchAll(/'[^']*'(?::\*)?(?: <-> '[^']*'(?::\*)?)*/g)].map(([phrase]) =>
    phrase.split(' <-> ').map((word) => ({ stem: word.split("'")[1]!, prefix: word.endsWith('*') })),
  );
  const matches: { phrase: number; from: number; to: number }[] = [];
  for (let from = 0; from < words.length && matches.length < MOST_MATCHES; from++) {
    const phrase = phrases.findIndex((wanted) =>
      wanted.every(({ stem, prefix }, i) => {
        const word = words[from + i]?.stem;
        return word !== undefined && (prefix ? word.startsWith(stem) : word === stem);
      }),
    );
    if (phrase >= 0) matches.push({ phrase, from, to: from + phrases[phrase]!.length - 1 });
  }

  const within = (begin: number) => matches.filter(({ from, to }) => from >= begin && to < begin + SNIPPET);
  let begin = 0;
  let best = -1;
  for (const { from } of matches) {
    const at = beginningOf(text, words, from);
    const inside = within(at);
    const worth = new Set(inside.map(({ phrase }) => phrase)).size * 1000 + inside.length;
    if (worth > best) [begin, best] = [at, worth];
  }

  const last = Math.min(begin + SNIPPET, words.length) - 1;
  let at = begin === 0 ? 0 : words[begin]!.start;
  const end = last >= words.length - 1 ? text.length : words[last]!.end;
  let snippet = begin === 0 ? '' : '…';
  for (const { from, to } of within(begin)) {
    const [start, stop] = [words[from]!.start, words[to]!.end];
    if (start < at || stop > end) continue;
    snippet += `${text.slice(at, start)}\ufdd0${text.slice(start, stop)}\ufdd1`;
    at = stop;
  }
  return `${snippet}${text.slice(at, end)}${end < text.length ? '…' : ''}`;
}

function beginningOf(text: string, words: readonly { start: number; end: number }[], match: number): number {
  const earliest = Math.max(0, Math.min(match - BEFORE, words.length - SNIPPET));
  for (let at = match; at > earliest; at--)
    if (/[.!?:\n]\P{L}*$/u.test(text.slice(words[at - 1]!.end, words[at]!.start))) return at;
  return earliest;
}
