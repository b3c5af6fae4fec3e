import type { Candidate, Paper } from './candidate.ts';
import { contentEnd, trimmed } from './contents.ts';
import { nounPhraseAfter } from './nouns.ts';
import { limitOf } from './verbframes.ts';
import type { Run } from './words.ts';

/** Candidates whose cue is a preposition: according to the ministry; per the report; in the words of Mr. Tan. */
export function prepositional(paper: Paper, at: number): Candidate[] {
  const { words, quotations } = paper;
  const { low } = words;
  const limit = limitOf(paper, at);
  const lowest = words.sentences[words.sentence[at]!]!.from;
  const inside = quotations.within[at]!;
  const cueTo = cueEnd(low, at);
  if (cueTo === null) return [];
  let cueFrom = at;
  if (words.tag[at - 1] === 'R' && at > lowest) cueFrom--;
  const source = nounPhraseAfter(words, cueTo, limit, true);
  if (!source) return [];
  const key = low.slice(at, cueTo).join(' ');
  const found = (frame: string, content: Run[]): Candidate[] => [
    {
      head: at,
      key,
      frame,
      source: trimTail(paper, source, frame),
      by: 'after',
      cue: { from: cueFrom, to: cueTo },
      content,
    },
  ];
  const opening = opensClause(paper, cueFrom, lowest, inside);
  if (opening) {
    const short = nounPhraseAfter(words, cueTo, limit, false)!;
    const comma = commaAfter(paper, short.to, limit, inside);
    if (comma === null) return [];
    const from = comma + 1;
    const source_ = { from: source.from, to: comma };
    return [{ ...found('pre', [{ from, to: contentEnd(paper, from, limit, 'rest', inside) }])[0]!, source: source_ }];
  }
  const from = startBefore(paper, cueFrom - 1, lowest, inside);
  const content: Run[] = [{ from, to: trimmed(words, from, cueFrom) }];
  if (
    low[cueFrom - 1] === ',' &&
    low[source.to] === ',' &&
    source.to + 1 < limit &&
    !/[GWC]/u.test(words.tag[source.to + 1]!)
  ) {
    const rest = source.to + 1;
    content.push({ from: rest, to: contentEnd(paper, rest, limit, 'rest', inside) });
    return found('mid', content);
  }
  return found('post', content);
}

function cueEnd(low: string[], at: number): number | null {
  if (low[at] === 'according' && low[at + 1] === 'to') return at + 2;
  if (low[at] === 'per' && low[at - 1] === ',') return at + 1;
  if (
    low[at] === 'in' &&
    low[at + 1] === 'the' &&
    /^(?:words|view|eyes|opinion)$/u.test(low[at + 2] ?? '') &&
    low[at + 3] === 'of'
  )
    return at + 4;
  return null;
}

function opensClause({ words }: Paper, at: number, lowest: number, inside: number): boolean {
  let first = lowest;
  if (inside >= 0) return at <= first + 1;
  while (first < at && /[CRKI]/u.test(words.tag[first]!) && at - first < 4) first++;
  return first >= at || /^(?:;|and|but|while|that|—|--)$/u.test(words.low[at - 1] ?? '');
}

/** The comma that ends a source which opens the sentence, over its own appositions. */
function commaAfter(paper: Paper, from: number, limit: number, inside: number): number | null {
  const { words, quotations } = paper;
  for (let i = from; i < limit; i++) {
    const q = quotations.within[i]!;
    if (q !== inside && q >= 0) {
      if (i > from) return words.low[i - 1] === ',' ? i - 1 : null;
      i = quotations.list[q]!.to - 1;
      continue;
    }
    if (words.low[i] === ',') return i;
  }
  return null;
}

function startBefore(paper: Paper, at: number, lowest: number, inside: number): number {
  const { words, quotations } = paper;
  let from = lowest;
  for (let i = at - 1; i > lowest; i--) {
    const q = quotations.within[i]!;
    if (q !== inside && q >= 0) {
      i = quotations.list[q]!.from;
      continue;
    }
    if (words.low[i] === ';') {
      from = i + 1;
      break;
    }
  }
  const q = quotations.within[at]!;
  if (q >= 0 && q !== inside && quotations.list[q]!.to >= at) {
    const quotation = quotations.list[q]!;
    if (quotation.from < from) from = quotation.from;
  }
  if (words.tag[from] === 'C' && /^(?:and|but)$/u.test(words.low[from]!) && from + 1 < at) from++;
  return from;
}

function trimTail({ words }: Paper, source: Run, frame: string): Run {
  let to = source.to;
  while (to > source.from + 1 && words.low[to - 1] === ',') to--;
  return frame === 'mid' ? { from: source.from, to } : { from: source.from, to };
}

/** A name, a colon and what is said, at the head of a paragraph: "Okafor: No deal before spring". */
export function headed(paper: Paper, sentence: Run): Candidate[] {
  const { words, quotations } = paper;
  const { low, tag, paragraph } = words;
  const { from, to } = sentence;
  if (from > 0 && paragraph[from - 1] === paragraph[from]) return [];
  for (let i = from; i < Math.min(to - 2, from + 7); i++) {
    if (low[i] === ':') {
      if (i === from) return [];
      const q = quotations.within[i + 1]!;
      const end = q >= 0 && quotations.list[q]!.from === i + 1 ? quotations.list[q]!.to : trimmed(words, i + 1, to);
      const key = tag.slice(from, i).every((one) => one === 'P') ? ': name' : ':';
      const cue = { from: i, to: i + 1 };
      return [
        { head: i, key, frame: 'headed', source: { from, to: i }, by: 'own', cue, content: [{ from: i + 1, to: end }] },
      ];
    }
    if (!/[PNDJSQ]/u.test(tag[i]!)) return [];
  }
  return [];
}
