import type { Candidate, Paper } from './candidate.ts';
import { isWholeQuotation } from './contents.ts';

/**
 * Signs beside the cue and its construction that make an attribution more or less likely; their weights are in
 * lexicon/cues.ts under the same names.
 */
export function signsOf(paper: Paper, candidate: Candidate): string[] {
  const { words, groups, groupAt, quotations } = paper;
  const { low, tag, capital } = words;
  const { source, frame, content } = candidate;
  const signs: string[] = [`by.${family(frame)}.${candidate.by}`];
  const group = groups[groupAt[candidate.head] ?? -1];
  if (group) {
    signs.push(`form.${group.form}`);
    if (group.modal) signs.push(/^(?:would|could|should|might|may)$/u.test(group.modal) ? 'modal.would' : 'modal.will');
    if (group.negated) signs.push('not');
    if (group.form === 'f' && !group.modal) signs.push(/[ZF]/u.test(tag[group.from]!) ? 'present' : 'past');
    if (group.form === 'g' || group.form === 't') signs.push(`after.${beforeBare(paper, group.from)}`);
  }
  if (source) signs.push(`source.${sourceSign(paper, candidate)}`);
  const length = content.reduce((sum, run) => sum + run.to - run.from, 0);
  signs.push(`length.${length < 2 ? 1 : length < 4 ? 2 : length < 8 ? 4 : length < 20 ? 8 : 20}`);
  const first = content[0]!;
  if (content.some((run) => isWholeQuotation(paper, run))) signs.push('quoted');
  else if (content.some((run) => hasQuotation(paper, run))) signs.push('marks');
  if (quotations.within[candidate.head]! >= 0) signs.push('inside');
  const sentence = words.sentences[words.sentence[candidate.head]!]!;
  const end = low[sentence.to - 1];
  if (end === '?') signs.push('question');
  if (!/^(?:[.!?”"»…]|''|\))$/u.test(end ?? '')) signs.push('heading');
  if (/^(?:if|whether|when)$/u.test(low[sentence.from]!) && family(frame) === 'right') signs.push('if');
  if (frame === 'np' || frame === 'prep' || frame.startsWith('n')) {
    const i = first.from;
    signs.push(
      `object.${tag[i] === 'O' ? 'pronoun' : capital[i] && tag[i] === 'P' ? 'name' : tag[i] === 'Q' ? 'number' : tag[i] === 'G' ? 'ing' : 'common'}`,
    );
  }
  return signs;
}

export function family(frame: string): string {
  if (/^[QMS]\+?\./u.test(frame)) return frame.split('.')[0]!;
  if (/^(?:pre|post|mid)$/u.test(frame)) return 'phrase';
  if (/^n[0svf]\./u.test(frame)) return frame.slice(0, 2);
  if (/^(?:np|prep|npas|o\.np|o\.prep)$/u.test(frame)) return 'np';
  return /^(?:p[is]?|r|a)\./u.test(frame) ? frame.split('.')[0]! : 'right';
}

const hasQuotation = ({ quotations }: Paper, run: { from: number; to: number }): boolean => {
  for (let i = run.from; i < run.to; i++) if (quotations.within[i]! >= 0) return true;
  return false;
};

function beforeBare({ words }: Paper, from: number): string {
  const word = words.low[from - 1] ?? '';
  if (word === ',') return 'comma';
  if (word === 'to') return /^(?:V|[ZFXYG])$/u.test(words.tag[from - 2] ?? '') ? 'verb' : 'to';
  if (words.tag[from - 1] === 'I') return 'prep';
  return words.tag[from - 1] === 'C' ? 'and' : 'other';
}

function sourceSign({ words }: Paper, { source, by }: Candidate): string {
  const { low, tag } = words;
  const { from, to } = source!;
  const last = to - 1;
  if (to - from === 1) {
    const word = low[from]!;
    if (/^(?:he|she|his|her)$/u.test(word)) return 'he';
    if (/^(?:they|their|we|our)$/u.test(word)) return 'they';
    if (/^(?:i|my|me)$/u.test(word)) return 'i';
    if (/^(?:you|your|one)$/u.test(word)) return 'you';
    if (/^(?:it|its|this|that|which|these|those|there|what|all)$/u.test(word)) return 'it';
    if (word === 'who') return 'who';
  }
  let head = last;
  for (let i = from; i <= last; i++)
    if (tag[i] === 'I' || (low[i] === ',' && by !== 'after')) {
      head = i - 1;
      break;
    }
  if (tag[head] === 'P') return 'name';
  if (tag[head] === 'N') return low[head]!.endsWith('s') ? 'plural' : tag[from] === 'D' ? 'common' : 'bare';
  return 'other';
}
