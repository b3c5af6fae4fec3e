import { REPORTING_VERBS } from './lexicon/verbs.ts';
import { SUFFIXES, TAG_PAIRS, TAG_SET, WORD_TAGS } from './lexicon/words.ts';

/**
 * Coarse part of speech, one letter: N noun, P proper noun, J adjective, R adverb, D determiner or possessive, Q number,
 * O personal pronoun, W wh-word, I preposition or subordinator, T "to", M modal, V base verb, Z verb in -s, F other present,
 * X past, Y past participle, G -ing, C "and", S possessive ’s, E "there", U interjection, L particle, K mark.
 */
export type Tag = string;

interface Tables {
  words: Lexicon;
  suffixes: Lexicon;
  pairs: Float64Array;
}

const SIZE = TAG_SET.length;
const PROPER = TAG_SET.indexOf('P');
const MARK = TAG_SET.indexOf('K');
const NUMBER = TAG_SET.indexOf('Q');
let tables: Tables | undefined;

/** Forms of the verbs of reporting with the tags they can bear. */
function* reportingForms(): Generator<[string, string]> {
  for (const base of REPORTING_VERBS.trim().split(/\s+/u)) {
    const stem = base.endsWith('e') ? base.slice(0, -1) : base;
    const short = /[^aeiou]y$/u.test(base) ? base.slice(0, -1) : null;
    yield [base, 'VF'];
    yield [short ? `${short}ies` : /(?:s|sh|ch|x)$/u.test(base) ? `${base}es` : `${base}s`, 'Z'];
    yield [short ? `${short}ied` : `${stem}ed`, 'XY'];
    yield [`${stem}ing`, 'G'];
  }
}

/** Weights of the tags of words: [tag, log weight, …], the weight being P(tag|word) / P(tag). Decoded when first asked for. */
interface Lexicon {
  get(word: string): number[] | undefined;
  set(word: string, options: number[]): void;
}

function lexiconOf(list: string, prior: Float64Array): Lexicon {
  const codes = new Map<string, string>();
  for (const item of list.split(';')) {
    const space = item.indexOf(' ');
    const code = item.slice(space + 1);
    for (const word of item.slice(0, space).split(',')) codes.set(word, code);
  }
  const decoded = new Map<string, number[]>();
  const own = new Map<string, number[]>();
  return {
    get(word) {
      const given = own.get(word);
      if (given) return given;
      const code = codes.get(word);
      if (code === undefined) return undefined;
      let options = decoded.get(code);
      if (!options) decoded.set(code, (options = decode(code, prior)));
      return options;
    },
    set: (word, options) => void own.set(word, options),
  };
}

/** "N12Z30" → the tags N and Z with their weights. */
function decode(code: string, prior: Float64Array): number[] {
  const counts = [...code.matchAll(/(\D)(\d+)/gu)].map((m) => [TAG_SET.indexOf(m[1]!), Number(m[2])] as const);
  const total = counts.reduce((sum, [, n]) => sum + n, 0);
  return counts.flatMap(([tag, n]) => [tag, Math.log(n / total / prior[tag]!)]);
}

function load(): Tables {
  const pairs = new Float64Array(SIZE * SIZE);
  const prior = new Float64Array(SIZE);
  TAG_PAIRS.split(';').forEach((row, from) => {
    const counts = row.split(' ').map((n) => Number(n) + 0.5);
    const sum = counts.reduce((a, b) => a + b, 0);
    counts.forEach((n, to) => {
      pairs[from * SIZE + to] = Math.log(n / sum);
      prior[to]! += n;
    });
  });
  const all = prior.reduce((a, b) => a + b, 0);
  for (let i = 0; i < SIZE; i++) prior[i]! /= all;
  const words = lexiconOf(WORD_TAGS, prior);
  for (const [form, tags] of reportingForms()) {
    const options = [...(words.get(form) ?? [])];
    for (const letter of tags) {
      const tag = TAG_SET.indexOf(letter);
      if (!options.some((value, k) => k % 2 === 0 && value === tag)) options.push(tag, Math.log(0.15 / prior[tag]!));
    }
    words.set(form, options);
  }
  return { words, suffixes: lexiconOf(SUFFIXES, prior), pairs };
}

/**
 * Tags the words of one sentence with a bigram model (Viterbi). `known` tells whether a capitalised first word is a name
 * elsewhere in the text.
 */
export function tagsOf(words: readonly string[], known: (word: string) => boolean): Tag[] {
  tables ??= load();
  const { pairs } = tables;
  const shouting = isTitleCase(words);
  let scores = new Float64Array(SIZE);
  let next = new Float64Array(SIZE);
  const trail = new Int8Array(words.length * SIZE);
  scores[MARK] = 0;
  let live = [MARK];
  let at = 0;
  let opening = true;
  for (const word of words) {
    const options = remembered(word, opening || shouting, known, tables);
    if (/[\p{L}\p{N}]/u.test(word)) opening = false;
    else if (/["“‘:([—]|^''$/u.test(word)) opening = true;
    const reached: number[] = [];
    for (let k = 0; k < options.length; k += 2) {
      const tag = options[k]!;
      let best = Number.NEGATIVE_INFINITY;
      for (const previous of live) {
        const score = scores[previous]! + pairs[previous * SIZE + tag]!;
        if (score > best) {
          best = score;
          trail[at + tag] = previous;
        }
      }
      next[tag] = best + options[k + 1]!;
      reached.push(tag);
    }
    [scores, next] = [next, scores];
    live = reached;
    at += SIZE;
  }
  let tag = live.reduce((a, b) => (scores[a]! >= scores[b]! ? a : b));
  const tags: Tag[] = [];
  for (let i = words.length - 1; i >= 0; i--) {
    tags.push(TAG_SET[tag]!);
    tag = trail[i * SIZE + tag]!;
  }
  return tags.reverse();
}

const CAPITAL = /^\p{Lu}/u;

const MEMORY = 50_000;
const memory = new Map<string, number[]>();

/** The options of a word, kept for the next time it comes in the same place. */
function remembered(word: string, opening: boolean, known: (word: string) => boolean, t: Tables): number[] {
  const key = opening ? `${known(word) ? '!' : '^'}${word}` : word;
  let options = memory.get(key);
  if (!options) {
    options = optionsOf(word, opening, known, t);
    if (memory.size >= MEMORY) memory.clear();
    memory.set(key, options);
  }
  return options;
}

function optionsOf(word: string, opening: boolean, known: (word: string) => boolean, t: Tables): number[] {
  if (!/[\p{L}\p{N}]/u.test(word)) return t.words.get(word) ?? [MARK, 0];
  const lower = word.toLowerCase().replace(/’/gu, "'");
  if (/^[$€£¥]?\p{N}/u.test(word) && !/[\p{L}]{4}/u.test(word))
    return /(?:st|nd|rd|th|s)$/u.test(word) ? [TAG_SET.indexOf('J'), 0, TAG_SET.indexOf('N'), 0] : [NUMBER, 0];
  const listed = t.words.get(lower);
  if (!CAPITAL.test(word)) return without(listed, PROPER) ?? guess(lower, t);
  if (opening) {
    if (listed && !known(word)) return listed;
    return listed
      ? [...(without(listed, PROPER) ?? []), PROPER, 1.5]
      : [...guess(lower, t), PROPER, known(word) ? 3 : 1];
  }
  if (!listed) return [PROPER, 1, TAG_SET.indexOf('J'), -4];
  if (/^(?:i|mr|mrs|the|a|an|of|and|in|on|to)$/u.test(lower)) return listed;
  const options: number[] = [PROPER, 1];
  for (let k = 0; k < listed.length; k += 2) if (listed[k] !== PROPER) options.push(listed[k]!, listed[k + 1]! - 2.5);
  return options;
}

function without(options: number[] | undefined, tag: number): number[] | undefined {
  if (!options) return undefined;
  const at = options.indexOf(tag);
  if (at % 2 !== 0 || options.length === 2) return at === 0 && options.length === 2 ? undefined : options;
  return [...options.slice(0, at), ...options.slice(at + 2)];
}

function guess(lower: string, t: Tables): number[] {
  const hyphen = lower.lastIndexOf('-');
  const tail = hyphen > 0 ? lower.slice(hyphen + 1) : lower;
  for (let n = Math.min(5, tail.length); n > 0; n--) {
    const found = t.suffixes.get((hyphen > 0 ? '-' : '') + tail.slice(-n)) ?? t.suffixes.get(tail.slice(-n));
    if (found) return found;
  }
  return t.suffixes.get('*')!;
}

/** A heading in title case or capitals: capitals there say nothing. */
function isTitleCase(words: readonly string[]): boolean {
  const letters = words.filter((word) => /^\p{L}{4}/u.test(word));
  return letters.length >= 3 && letters.every((word) => CAPITAL.test(word));
}

/** Whether a word in lower case has been seen with a tag. */
export function canBe(word: string, tag: Tag): boolean {
  tables ??= load();
  const options = tables.words.get(word);
  const wanted = TAG_SET.indexOf(tag);
  if (options) for (let k = 0; k < options.length; k += 2) if (options[k] === wanted) return true;
  return false;
}
