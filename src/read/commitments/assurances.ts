import type { Paper } from '../attributions/candidate.ts';
import type { Run, Words } from '../attributions/words.ts';
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

/** Whether the word before is a possessor: then "pledge" is no verb. */
export const isPossessed = ({ low, tag }: Words, at: number): boolean =>
  tag[at - 1] === 'S' || /['’]s$/.test(low[at - 1] ?? '') || /^(?:its|their|his|our)$/.test(low[at - 1] ?? '');

/** What is done with an undertaking that ends it: nobody is bound by it any more. */
const GAVE_UP =
  /^(?:drop|withdraw|abandon|reverse|retract|renounce|break|ditch|cancel|forget|shelve|scrap|renege|rescind|revoke|suspend)$/;
/** Nouns before "threat" and the like that tell what is threatened or offered: "veto threat". */
const NO_TOPIC = /^(?:bomb|death|terror|security|campaign|election|key|job|empty|safety|health|climate|takeover|hoax)$/;

/** "Tehran’s refusal to", "the administration’s plans to", "a pledge by Norway to", "its offer of mediation", "his veto threat". */
export function nominal(paper: Paper, i: number): Binding | null {
  const { words } = paper;
  const { low, tag } = words;
  const plain = NOUNS.get(low[i]!);
  if (!plain || !(tag[i] === 'N' || isPossessed(words, i))) return null;
  let at = i - 1;
  while (at > i - 3 && (tag[at] === 'J' || (tag[at] === 'N' && !/['’]s$/.test(low[at]!)))) at--;
  let subject = possessor(words, at);
  let after = i + 1;
  if (!subject) {
    if (!/^(?:by|from)$/.test(low[after] ?? '') || at < i - 3) return null;
    let end = after + 1;
    while (end < low.length && /[PNJDQS]/.test(tag[end]!) && end < after + 8) end++;
    if (end === after + 1) return null;
    subject = { from: after + 1, to: end };
    after = end;
  }
  if (givenUp(paper, Math.min(subject.from, at))) return null;
  const next = infinitive(paper, after) ?? bareInfinitive(words, after);
  const until = nextVerb(paper, next ? next.start + 1 : after);
  const base = {
    act: plain.act,
    firmness: plain.firmness,
    subject: ownerOf(paper, subject),
    head: i,
    by: 'said' as const,
    modal: null,
    until,
  };
  if (next)
    return {
      ...base,
      polarity: plain.act === 'refuse' || next.negated ? 'not_do' : 'do',
      goal: next.start,
      verb: next.verb,
    };
  if (!/^(?:promise|pledge|offer|threats?)$/.test(low[i]!)) return null;
  if (low[after] === 'of' && /[NPJDQG]/.test(tag[after + 1] ?? ''))
    return { ...base, polarity: 'do', goal: after + 1, verb: null };
  const topic = i - 1;
  return /^(?:threats?|offer)$/.test(low[i]!) && topic > at && tag[topic] === 'N' && !NO_TOPIC.test(low[topic]!)
    ? { ...base, polarity: 'do', goal: topic, verb: null }
    : null;
}

/** "to host the talks", where the verb could be a noun but takes an object. */
const bareInfinitive = ({ low, tag }: Words, at: number): { start: number; verb: string; negated: boolean } | null =>
  low[at] === 'to' && tag[at + 1] === 'N' && !/s$/.test(low[at + 1]!) && /[DPJQO]/.test(tag[at + 2] ?? '')
    ? { start: at + 1, verb: low[at + 1]!, negated: false }
    : null;

/** Where the sentence goes on after an undertaking told by a noun: its next finite verb; null where there is none. */
function nextVerb({ words, groups, groupAt }: Paper, at: number): number | null {
  for (let i = at; i < words.low.length && words.sentence[i] === words.sentence[at]; i++) {
    const group = groups[groupAt[i] ?? -1];
    if (group && group.from === i && group.form !== 't' && group.form !== 'g' && words.low[i - 1] !== 'to') return i;
  }
  return null;
}

/** Whose it is by a pronoun: of "Norway renewed its offer" the subject's. */
function ownerOf(paper: Paper, subject: Run): Run {
  const { words, groups, groupAt } = paper;
  if (subject.to - subject.from > 1 || !/^(?:his|her|its|their)$/.test(words.low[subject.from]!)) return subject;
  for (let i = subject.from - 1; i >= 0 && words.sentence[i] === words.sentence[subject.from]; i--) {
    const k = groupAt[i] ?? -1;
    if (groups[k]) return paper.subjects[k]!.run ?? subject;
  }
  return subject;
}

function possessor({ low, tag }: Words, at: number): Run | null {
  if (tag[at] === 'S' || /['’]s$/.test(low[at] ?? '')) {
    let from = at - (tag[at] === 'S' ? 1 : 0);
    const end = from + 1;
    while (from > 0 && /[PNJDQ]/.test(tag[from - 1]!) && end - from < 6) from--;
    return { from, to: end };
  }
  return /^(?:his|her|its|their)$/.test(low[at] ?? '') ? { from: at, to: at + 1 } : null;
}

/** Whether the verb right before a noun phrase ends what it names: "dropped her threat". */
function givenUp(paper: Paper, from: number): boolean {
  for (let i = from - 1; i > from - 4 && i >= 0; i--) {
    const group = paper.groups[paper.groupAt[i] ?? -1];
    // "to extend the alliance's promise": whose it is does not do it
    if (group)
      return (
        group.form === 't' || GAVE_UP.test(group.lemma) || (/^(?:back|walk|step)$/.test(group.lemma) && !group.negated)
      );
  }
  return false;
}
