import type { Annotator, Sentence } from './annotator.ts';
import { type Line, paragraphsOf } from './paragraphs.ts';
import { endsSentence } from './stops.ts';

/** A stop, the stops after it, and the closing marks that belong to the same sentence. */
const STOP = /(?:[.!?…。！？؟]+)(?:['’”"»)\]]|\s(?=["”»]\s*$))*/gu;

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
  for (const match of words.matchAll(STOP)) {
    const to = match.index + match[0].length;
    if (to >= words.length || !endsSentence(words, match.index, to)) continue;
    pieces.push({ start: paragraph.start + from, end: paragraph.start + to });
    from = to;
    while (from < words.length && /\s/u.test(words[from]!)) from++;
  }
  if (from < words.length) pieces.push({ start: paragraph.start + from, end: paragraph.end });
  return pieces;
}
