import type { Candidate } from './candidate.ts';
import type { Grammar } from './grammar.ts';

/** Least confidence of one without a source, and of one in a headline, whose clipped grammar misleads. */
const SOURCELESS = 0.45;
const IN_HEADLINE = 0.7;

/** Least confidence that is asked of a candidate beside that of every other. */
export function leastOf({ words }: Grammar, one: Candidate): number {
  if (one.frame !== 'colon' && isHeadline(words, words.sentence[one.head]!)) return IN_HEADLINE;
  return one.source ? 0 : SOURCELESS;
}

/** Whether a sentence is a paragraph of its own, short and without a stop, before the last paragraph. */
function isHeadline({ low, sentences, paragraph }: Grammar['words'], index: number): boolean {
  const { from, to } = sentences[index]!;
  if (to - from < 3 || to - from > 20 || /^(?:[.!?…:;,]|["”»]|'')$/u.test(low[to - 1]!)) return false;
  const own = paragraph[from];
  return paragraph[from - 1] !== own && to < low.length && paragraph[to] !== own;
}
