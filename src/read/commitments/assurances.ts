import type { Paper } from '../attributions/candidate.ts';
import type { Run } from '../attributions/words.ts';
import { type Binding, infinitive, NO, subjectAt } from './binding.ts';
import { ASSURANCE, GETS, GIVES, NOUNS } from './words.ts';

/** "gave no clear promises", "was unable to get reassurances from": an assurance that was not given, or one that was. */
export function lack(paper: Paper, k: number): Binding | null {
  const { words, groups } = paper;
  const { low, tag } = words;
  const group = groups[k]!;
  const gives = GIVES.test(group.lemma);
  if (!gives && !GETS.test(group.lemma)) return null;
  let noun = -1;
  let none = group.negated;
  for (let i = group.to; i < group.to + 7 && i < low.length && !/[KVZXM]/.test(tag[i]!); i++) {
    if (NO.test(low[i]!) && low[i] !== 'any') none = true;
    if (ASSURANCE.test(low[i]!) || (low[i] === 'offer' && none)) noun = i;
  }
  if (noun < 0) return null;
  // "to extend the alliance's promise": another's promise is not given
  if (gives && !none && (group.form === 't' || low.slice(group.to, noun).some((_, i) => tag[group.to + i] === 'S')))
    return null;
  const before = low.slice(Math.max(0, group.from - 4), group.from + 1).join(' ');
  if (/\b(?:unable|failed|fails|failing|without|impossible|struggled) ?(?:to|$)/.test(before)) none = true;
  let subject = subjectAt(paper, k);
  if (!gives) {
    const from = low.indexOf('from', noun);
    if (from < 0 || from > noun + 2) return null;
    let end = from + 1;
    while (end < low.length && /[PNJDOQS]/.test(tag[end]!)) end++;
    if (end === from + 1) return null;
    subject = { from: from + 1, to: end };
  }
  if (!none && !gives) return null;
  return {
    act: low[noun] === 'offer' ? 'offer' : 'promise',
    polarity: none ? 'unclear' : 'do',
    firmness: none ? 'unclear' : 'firm',
    subject,
    head: group.head,
    goal: topicAfter(paper, noun, subject) ?? (none ? noun : noun + 1),
    by: 'lack',
    modal: group.modal,
    verb: null,
  };
}

/** Where the topic of an assurance begins: after "on", "about", "regarding", with "from X" stepped over. */
function topicAfter(paper: Paper, noun: number, subject: Run | null): number | null {
  const { low } = paper.words;
  for (const at of [noun + 1, subject ? subject.to : -1])
    if (/^(?:on|about|regarding|over|concerning)$/.test(low[at] ?? '')) return at + 1;
  // "no commitment from him to back the force"
  if (subject && subject.from > noun && infinitive(paper, subject.to)) return subject.to + 1;
  return null;
}

/** "Tehran’s refusal to", "the administration’s plans to". */
export function nominal(paper: Paper, i: number): Binding | null {
  const { low, tag } = paper.words;
  const plain = tag[i] === 'N' ? NOUNS.get(low[i]!) : undefined;
  if (!plain) return null;
  const next = infinitive(paper, i + 1);
  if (!next) return null;
  let at = i - 1;
  while (at > i - 3 && tag[at] === 'J') at--;
  let subject: Run | null = null;
  if (tag[at] === 'S' || /['’]s$/.test(low[at] ?? '')) {
    let from = at - (tag[at] === 'S' ? 1 : 0);
    const end = from + 1;
    while (from > 0 && /[PNJDQ]/.test(tag[from - 1]!) && end - from < 6) from--;
    subject = { from, to: end };
  } else if (/^(?:his|her|its|their)$/.test(low[at] ?? '')) subject = { from: at, to: at + 1 };
  if (!subject) return null;
  return {
    act: plain.act,
    polarity: plain.act === 'refuse' || next.negated ? 'not_do' : 'do',
    firmness: plain.firmness,
    subject,
    head: i,
    goal: next.start,
    by: 'said',
    modal: null,
    verb: next.verb,
  };
}
