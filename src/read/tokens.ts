import { type Annotator, layer, type Token } from './annotator.ts';

/**
 * Words and marks: dotted abbreviations; numbers with their separators; words with inner hyphens and apostrophes; dots and
 * dashes in runs; every other mark alone. Clitics are tokens of their own (Kerry|’s, do|n’t, we|’ll).
 */
const TOKEN =
  /(?:\p{L}\.){2,}(?:\p{L}(?![\p{L}\p{M}]))?|[$€£¥]?\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|[-‐‑][\p{L}\p{M}\p{N}]+)*%?(?![\p{L}\p{M}])|[\p{L}\p{M}\p{N}]+(?:[-‐‑'’&.@][\p{L}\p{M}\p{N}]+)*|\.{2,}|-{2,}|[^\s]/gu;
const TITLES =
  /^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Brig|Amb|Hon|Rev|St|Jr|Sr|Inc|Corp|Ltd|Co|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/u;
const CLITIC = /(?:n['’]t|['’](?:s|re|ll|ve|d|m))$/iu;

export const tokens: Annotator = {
  name: 'tokens',
  requires: ['sentences'],
  adds: ['tokens'],
  annotate(draft) {
    const { text } = draft.article;
    const found: Token[] = [];
    layer(draft, 'sentences').forEach((sentence, index) => {
      const words = text.slice(sentence.start, sentence.end);
      const add = (start: number, end: number) =>
        void found.push({ start: sentence.start + start, end: sentence.start + end, sentence: index });
      let from = 0;
      TOKEN.lastIndex = 0;
      for (let match = TOKEN.exec(words); match; match = TOKEN.exec(words)) {
        const start = match.index;
        let end = start + match[0].length;
        if (start < from) continue;
        const clitic = CLITIC.exec(match[0]);
        if (clitic && clitic.index > 0) {
          add(start, start + clitic.index);
          add(start + clitic.index, end);
        } else {
          if (words[end] === '.' && end + 1 < words.length && TITLES.test(match[0])) end++;
          else if (/^[’']$/u.test(match[0]) && /^s(?![\p{L}\p{M}\p{N}])/u.test(words.slice(end, end + 2))) end++;
          add(start, end);
        }
        from = end;
        TOKEN.lastIndex = end;
      }
    });
    draft.tokens = found;
  },
};
