import type { Annotator, Sentence } from './annotator.ts';
import { type Line, paragraphsOf } from './paragraphs.ts';
import { endsSentence } from './stops.ts';

const STOPS = new Set([...'.!?…。！？؟'].map((mark) => mark.charCodeAt(0)));
const CLOSING = new Set([...'\'’”"»)]'].map((mark) => mark.charCodeAt(0)));

/** Past the stops at `at` and the closing marks that belong to the same sentence. */
function closingAfter(words: string, at: number): number {
  let to = at;
  while (STOPS.has(words.charCodeAt(to))) to++;
  while (CLOSING.has(words.charCodeAt(to))) to++;
  if (/^\s["”»]\s*$/u.test(words.slice(to, to + 4)) && to + 4 >= words.length) to += 2;
  return to;
}

/** Sentences and the paragraphs they stand in. Furniture is left out; no sentence crosses a paragraph. */
export const sentences: Annotator = {
  name: 'sentences',
  requires: [],
  adds: ['sentences'],
  annotate(draft) {
    const { text, furniture } = draft.article;
    const found: Sentence[] = [];
    paragraphsOf(text, furniture).forEach((paragraph, index) => {
      for (const piece of split(text, paragraph)) found.push({ ...piece, paragraph: index });
    });
    draft.sentences = found;
  },
};

function split(text: string, paragraph: Line): Line[] {
  const pieces: Line[] = [];
  const words = text.slice(paragraph.start, paragraph.end);
  let from = 0;
  for (let at = 0; at < words.length; at++) {
    if (!STOPS.has(words.charCodeAt(at))) continue;
    const to = closingAfter(words, at);
    const stop = at;
    at = to - 1;
    if (to >= words.length || !endsSentence(words, stop, to)) continue;
    pieces.push({ start: paragraph.start + from, end: paragraph.start + to });
    from = to;
    while (from < words.length && /\s/u.test(words[from]!)) from++;
  }
  if (from < words.length) pieces.push({ start: paragraph.start + from, end: paragraph.end });
  return pieces;
}
