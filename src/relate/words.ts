import type { Span } from '../record/index.ts';
import { FUNCTION_WORDS, NUMBER_WORDS, SYNONYM_GROUP } from './lexicon.ts';

export type WordKind = 'name' | 'number' | 'content' | 'function';

/** A word of an article, in the form in which words of different articles are compared. */
export interface Word extends Span {
  /** Lower case without accents; a number in plain digits. */
  key: string;
  /** `key` without its inflection. */
  stem: string;
  kind: WordKind;
  /** Its group of synonyms; -1 where it is in none. */
  group: number;
  /** Of a number its value. */
  value: number | null;
  /** Index of the sentence it stands in. */
  sentence: number;
  /** Index of the quotation it stands in; -1 outside quotation marks. */
  quote: number;
}

const WORD = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[’'.,\-‐‑](?=[\p{L}\p{N}]))*/gu;
const NUMERAL = /^(\d[\d.,]*)(.*)$/u;

/** Lower case, no accents, plain apostrophes. */
export const fold = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’‘`]/gu, "'")
    .replace(/[‐‑]/gu, '-')
    .replace(/ł/gu, 'l')
    .replace(/đ/gu, 'd')
    .replace(/ø/gu, 'o')
    .replace(/ß/gu, 'ss')
    .replace(/ı/gu, 'i');

/** Reports are of few distinct words and names: what was worked out for one is kept. */
export function remembered<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    let value = known.get(word);
    if (value === undefined) {
      value = of(word);
      if (known.size >= MOST_WORDS) known.clear();
      known.set(word, value);
    }
    return value;
  };
}
const MOST_WORDS = 50_000;

const folded = remembered(fold);

/** An English word without plural, tense and adverb endings: enough to compare, not to read. */
export function stemOf(key: string): string {
  let w = key.replace(/'s?$/u, '').replace(/\./gu, '');
  if (w.length <= 3) return w;
  if (w.endsWith('ies') && w.length > 4) return `${w.slice(0, -3)}y`;
  if (w.endsWith('sses') || w.endsWith('shes') || w.endsWith('ches')) w = w.slice(0, -2);
  else if (w.endsWith('s') && !/(?:ss|us|is)$/u.test(w)) w = w.slice(0, -1);
  const bare = /^(.{3,}?)(?:ing|ed|ly)$/u.exec(w)?.[1];
  if (bare && /[aeiouy]/u.test(bare)) {
    w = bare.endsWith('i') ? `${bare.slice(0, -1)}y` : /([bdgmnprt])\1$/u.test(bare) ? bare.slice(0, -1) : bare;
  }
  if (w.length > 3 && w.endsWith('e')) w = w.slice(0, -1);
  return w
    .replace(/our$/u, 'or')
    .replace(/tre$/u, 'ter')
    .replace(/is(?=(?:ation|e|r)?$)/u, (m, at: number) => (at > 3 ? 'iz' : m));
}

/** 1,200 and 1.200 -> 1200; 1,9 and 1.9 -> 1.9. */
function numeral(digits: string): number | null {
  const bare = digits.replace(/[.,]+$/u, '');
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(bare)
    ? bare.replace(/,/gu, '')
    : /^\d{1,3}(?:\.\d{3}){2,}$/u.test(bare)
      ? bare.replace(/\./gu, '')
      : bare.replace(/,/gu, '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** A mark without its other half is looked no further for, in UTF-16 units. */
const LONGEST_QUOTATION = 4000;
const QUOTE_OPEN = /[“„«"]|(?<![\p{L}\p{N}])['‘]/u;

/** Quotations, their marks included, in double, single, low and angle quotation marks; a mark that does not close ends with its paragraph. */
export function quotations(text: string): Span[] {
  const found: Span[] = [];
  const close: Record<string, string> = { '“': '”', '„': '“”', '«': '»', '"': '"', "'": "'’", '‘': '’' };
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]!;
    if (!(mark in close)) continue;
    if (!QUOTE_OPEN.test(text.slice(Math.max(0, i - 1), i + 1).slice(-2))) continue;
    const before = text[i - 1];
    if ((mark === "'" || mark === '‘') && before !== undefined && /[\p{L}\p{N}]/u.test(before)) continue;
    if (mark === '"' && before !== undefined && /[\p{L}\p{N},.!?]/u.test(before)) continue;
    const end = closing(text, i + 1, close[mark]!);
    if (end > i + 2) {
      found.push({ start: i, end });
      i = end - 1;
    }
  }
  return found;
}

function closing(text: string, from: number, marks: string): number {
  for (let i = from; i < text.length && i < from + LONGEST_QUOTATION; i++) {
    if (text[i] === '\n' && text[i + 1] === '\n') return -1;
    if (!marks.includes(text[i]!)) continue;
    const single = text[i] === "'" || text[i] === '’';
    if (single && /[\p{L}\p{N}]/u.test(text[i + 1] ?? ' ')) continue;
    return i + 1;
  }
  return -1;
}

/** The words of a text outside `skip`; `sentences` must be sorted. */
export function wordsOf(text: string, sentences: readonly Span[], skip: readonly Span[] = []): Word[] {
  const quotes = quotations(text);
  const words: Word[] = [];
  let s = 0;
  let q = 0;
  let k = 0;
  let before = -1;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    while (k < skip.length && skip[k]!.end <= start) k++;
    if (k < skip.length && skip[k]!.start < end) continue;
    while (s < sentences.length - 1 && sentences[s]!.end <= start) s++;
    while (q < quotes.length && quotes[q]!.end <= start) q++;
    const quote = q < quotes.length && quotes[q]!.start < start ? q : -1;
    words.push(...wordsIn(match[0], start, s, quote, s !== before));
    before = s;
  }
  return words;
}

function wordsIn(raw: string, start: number, sentence: number, quote: number, opens: boolean): Word[] {
  const key = folded(raw);
  const end = start + raw.length;
  const place = { start, end, sentence, quote };
  const digits = NUMERAL.exec(key);
  if (digits) {
    const figure = number(numeral(digits[1]!), digits[1]!);
    const unit = digits[2]!;
    if (!unit || /^(?:st|nd|rd|th)$/u.test(unit)) return [{ ...place, ...figure }];
    const cut = start + digits[1]!.length;
    const rest = unit.replace(/^-/u, '');
    const first: Word = { ...place, end: cut, ...figure };
    return rest === '' ? [first] : [first, { ...place, start: cut, ...plain(rest, 'content') }];
  }
  const value = NUMBER_WORDS.get(key);
  if (value !== undefined) return [{ ...place, ...number(value, key) }];
  if (FUNCTION_WORDS.has(key)) return [{ ...place, ...plain(key, 'function') }];
  const capital = /^\p{Lu}/u.test(raw) || /^\p{Ll}{1,3}[-’']\p{Lu}/u.test(raw);
  const named = capital && (!opens || /^\p{Lu}{2,}/u.test(raw));
  return [{ ...place, ...plain(key, named ? 'name' : 'content') }];
}

const stemmed = remembered(stemOf);

type Form = Pick<Word, 'key' | 'stem' | 'kind' | 'group' | 'value'>;

function plain(key: string, kind: WordKind): Form {
  const stem = stemmed(key);
  return { key, stem, kind, group: SYNONYM_GROUP.get(stem) ?? SYNONYM_GROUP.get(key) ?? -1, value: null };
}

function number(value: number | null, key: string): Form {
  if (value === null) return plain(key, 'content');
  return { key: String(value), stem: String(value), kind: 'number', group: -1, value };
}
