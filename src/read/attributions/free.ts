import type { Paper } from './candidate.ts';
import type { Weighed } from './choose.ts';
import type { Quotation } from './quotes.ts';

/** How sure it is that a quotation with no words of saying is the speech of whoever the sentence before it is about. */
const OF_THE_SUBJECT = 0.6;
/** Shorter quotations are titles and scare quotes. */
const LEAST_WORDS = 7;

/**
 * Gives free-standing quotations, sentences that are nothing but a quotation, to their speaker: that of the paragraph before where a
 * quotation makes a paragraph of its own; else whoever the sentence before is about ("A second diplomat was less hopeful. “…”").
 */
export function withFreeSpeech(paper: Paper, chosen: readonly Weighed[]): Weighed[] {
  const all = [...chosen];
  for (const quotation of paper.quotations.list) {
    if (!standsFree(paper, quotation, all)) continue;
    const { words } = paper;
    const first = quotation.from === 0 || words.paragraph[quotation.from - 1] !== words.paragraph[quotation.from];
    if (first && !isWholeParagraph(paper, quotation)) continue;
    const before = lastSpeech(paper, quotation, all, first);
    if (before >= 0) {
      const one = all[before]!;
      all[before] = { ...one, content: [...one.content, { from: quotation.from, to: quotation.to }] };
    } else if (!first || introduces(paper, quotation.from)) {
      const own = ofSubject(paper, quotation);
      if (own) all.push(own);
    }
  }
  return all;
}

function standsFree({ words }: Paper, { from, to }: Quotation, all: readonly Weighed[]): boolean {
  if (to - from < LEAST_WORDS) return false;
  const told = ({ head, content }: Weighed) =>
    (head < from || head >= to) && content.some((run) => run.from < to && from < run.to);
  if (all.some(told)) return false;
  const start = words.sentences[words.sentence[from]!]!.from;
  const end = words.sentences[words.sentence[to - 1]!]!.to;
  return start === from && end <= to + 1;
}

const isWholeParagraph = ({ words }: Paper, { to, paragraph }: Quotation): boolean =>
  to >= words.low.length || words.paragraph[to] !== paragraph || words.tag[to] === 'K';

/** The last attribution with a quotation in the paragraph before, or in the sentence before within the paragraph; -1 where none. */
function lastSpeech(
  { words, quotations }: Paper,
  { from }: Quotation,
  all: readonly Weighed[],
  first: boolean,
): number {
  if (from === 0) return -1;
  const place = first ? words.paragraph : words.sentence;
  const there = place[from - 1]!;
  let found = -1;
  all.forEach((one, k) => {
    const spoken = one.content.some(
      (run) => quotations.within[run.to - 1]! >= 0 && run.from < from && place[run.to - 1] === there,
    );
    const said = place[one.head] === there && one.head < from && one.source !== null;
    if (said && spoken && (found < 0 || all[found]!.head < one.head)) found = k;
  });
  return found;
}

/** Whether the paragraph that ends before token `at` is one short sentence, there to bring in a speaker. */
function introduces({ words }: Paper, at: number): boolean {
  if (at === 0) return false;
  const { from, to } = words.sentences[words.sentence[at - 1]!]!;
  const alone = from === 0 || words.paragraph[from - 1] !== words.paragraph[from];
  return alone && to - from < 16 && words.low[to - 1] === '.';
}

function ofSubject({ words, groups, subjects, quotations }: Paper, { from, to }: Quotation): Weighed | null {
  const sentence = words.sentence[from - 1]!;
  const main = groups.findIndex(
    (group) => words.sentence[group.from] === sentence && group.form === 'f' && quotations.within[group.from]! < 0,
  );
  const subject = main < 0 ? null : subjects[main]!;
  if (!subject?.run || (subject.by !== 'np' && subject.by !== 'app')) return null;
  const { run } = subject;
  const word = words.low[run.from]!;
  if (run.to - run.from === 1 && /^(?:it|this|that|there|these|those|which|i|you|we)$/u.test(word)) return null;
  return {
    head: from,
    key: '',
    frame: 'free',
    source: run,
    by: 'own',
    cue: null,
    content: [{ from, to }],
    confidence: OF_THE_SUBJECT,
    nested: OF_THE_SUBJECT,
  };
}
