import type { Paper } from './candidate.ts';
import type { Run } from './words.ts';

/**
 * Further quotations that go on with a speech which was attributed up to token `from`: in the rest of the sentence after a comma,
 * and sentences of the same paragraph that are nothing but a quotation.
 */
export function following(paper: Paper, from: number): Run[] {
  const { words, quotations } = paper;
  const found: Run[] = [];
  let at = from;
  const paragraph = words.paragraph[Math.max(0, from - 1)];
  for (const quotation of quotations.list) {
    if (quotation.from < at) continue;
    if (quotation.paragraph !== paragraph) break;
    if (quotation.from > at) {
      const between = gap(paper, at, quotation.from);
      if (!between) break;
    }
    const rest = words.sentences[words.sentence[quotation.to - 1]!]!.to;
    // the quotation has words of saying of its own behind it
    if (rest > quotation.to && !/^[.]$/u.test(words.low[quotation.to]!)) break;
    if (words.sentences[words.sentence[quotation.from]!]!.from !== quotation.from && quotation.from !== at) break;
    found.push({ from: quotation.from, to: quotation.to });
    at = quotation.to;
  }
  return found;
}

/** Whether only marks lie between two tokens. */
function gap({ words }: Paper, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (words.tag[i] !== 'K') return false;
  return true;
}
