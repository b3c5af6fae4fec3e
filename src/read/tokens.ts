import { type Annotator, layer, type Token } from './annotator.ts';
import { tagsOf } from './tagger.ts';

/**
 * Words and marks: dotted abbreviations; numbers with their separators; words with inner hyphens and apostrophes; dots and
 * dashes in runs; doubled quotation marks; every other mark alone. Clitics are tokens of their own (Kerry|’s, do|n’t, we|’ll).
 */
const TOKEN =
  /(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{M}]))?|[$€£¥]?\d+(?:[.,:/]\d+)*(?:[-‐‑]?[\p{L}\p{M}\p{N}]+)*%?|[\p{L}\p{M}\p{N}]+(?:[-‐‑'’&.@][\p{L}\p{M}\p{N}]+)*|\.{2,}|-{2,}|''|``|\S/gu;
const TITLES =
  /^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Brig|Amb|Hon|Rev|St|Jr|Sr|Inc|Corp|Ltd|Co|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;
const INITIAL = /^\p{Lu}$/u;
const CLITIC = /(?:n['’]t|['’](?:s|re|ll|ve|d|m))$/iu;
const PLURAL_OWNER = /^['’]$/u;

/** Words and marks with their part of speech. */
export const tokens: Annotator = {
  name: 'tokens',
  requires: ['sentences'],
  adds: ['tokens'],
  annotate(draft) {
    const { text } = draft.article;
    const found: Token[] = [];
    const sentences = layer(draft, 'sentences').map(({ start, end }, index) => {
      const first = found.length;
      split(text, start, end, (from, to) => void found.push({ start: from, end: to, sentence: index, tag: 'K' }));
      return first;
    });
    const words = found.map(({ start, end }) => text.slice(start, end));
    const capitals = namesWithin(words, sentences);
    sentences.forEach((first, index) => {
      const last = sentences[index + 1] ?? found.length;
      tagsOf(words.slice(first, last), (word) => capitals.has(word)).forEach((tag, k) => {
        found[first + k]!.tag = tag;
      });
    });
    draft.tokens = found;
  },
};

function split(text: string, start: number, stop: number, add: (start: number, end: number) => void): void {
  const pattern = new RegExp(TOKEN);
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match && match.index < stop; match = pattern.exec(text)) {
    const from = match.index;
    let to = Math.min(from + match[0].length, stop);
    const clitic = CLITIC.exec(match[0]);
    if (clitic && clitic.index > 0) {
      add(from, from + clitic.index);
      add(from + clitic.index, to);
    } else {
      if (text[to] === '.' && to + 1 < stop && (TITLES.test(match[0]) || INITIAL.test(match[0]))) to++;
      else if (PLURAL_OWNER.test(match[0]) && /^s(?![\p{L}\p{M}\p{N}])/u.test(text.slice(to, to + 3))) to++;
      add(from, to);
    }
    pattern.lastIndex = to;
  }
}

/** Words that stand capitalised in the middle of a sentence and never in lower case. */
function namesWithin(words: readonly string[], firsts: readonly number[]): Set<string> {
  const openers = new Set(firsts);
  const lower = new Set<string>();
  const capital = new Set<string>();
  words.forEach((word, i) => {
    if (/^\p{Ll}/u.test(word)) lower.add(word);
    else if (/^\p{Lu}\p{L}/u.test(word) && !openers.has(i) && !/^["“‘:]/u.test(words[i - 1] ?? '')) capital.add(word);
  });
  for (const word of capital) if (lower.has(word.toLowerCase())) capital.delete(word);
  return capital;
}
