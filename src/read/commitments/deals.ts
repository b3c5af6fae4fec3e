import type { Paper } from '../attributions/candidate.ts';
import { type Binding, infinitive, NO, subjectAt } from './binding.ts';
import { ASSURANCE } from './words.ts';

const AGREEMENT =
  /^(?:agreements?|deals?|accords?|treat(?:y|ies)|pacts?|memorandum|truce|cease-?fire|compromise|settlement|declaration)$/;
const MEASURE =
  /^(?:sanctions|tariffs?|embargo|ban|restrictions|curbs|duties|blockade|curfew|moratorium|penalties|quotas?)$/;

/** The first token of a noun phrase's noun that fits, from `at`; -1 where another verb or mark comes before it. */
function nounFrom({ words: { low, tag } }: Paper, at: number, fits: RegExp): number {
  for (let i = at; i < at + 7 && i < low.length; i++) {
    if (/[KVZXMF]/.test(tag[i]!) && !/^(?:signed|binding)$/.test(low[i]!)) return -1;
    if (fits.test(low[i]!)) return i;
    if (i > at && tag[i] === 'I' && !/^(?:of|for|on|'s)$/.test(low[i]!)) return -1;
  }
  return -1;
}

/** Whether a group tells of what has been done: no infinitive, no "may", no participle that describes a noun. */
const isDone = (group: Paper['groups'][number]): boolean =>
  group.form !== 't' && group.form !== 'g' && group.modal === null && !group.passive && !group.negated;

/** "signed an agreement to share its radar", "reached a deal to", and measures that states take: "imposed sanctions on". */
export function deal(paper: Paper, k: number): Binding | null {
  const { words, groups } = paper;
  const group = groups[k]!;
  if (!isDone(group)) return null;
  const base = { subject: subjectAt(paper, k), head: group.head, by: 'said' as const, modal: null };
  if (/^(?:sign|reach|strike|conclude|seal|clinch|ratify)$/.test(group.lemma)) {
    const noun = nounFrom(paper, group.to, AGREEMENT);
    if (noun < 0 || NO.test(words.low[group.to]!)) return null;
    for (let i = noun + 1; i < noun + 6; i++) {
      if (/[KVZXMF]/.test(words.tag[i] ?? 'K')) break;
      const next = infinitive(paper, i);
      if (next)
        return {
          ...base,
          act: 'agree',
          polarity: next.negated ? 'not_do' : 'do',
          firmness: 'firm',
          goal: next.start,
          verb: next.verb,
        };
    }
    return null;
  }
  if (/^(?:impose|reimpose|slap|levy|lift|ease|tighten|suspend)$/.test(group.lemma)) {
    if (nounFrom(paper, group.to, MEASURE) < 0) return null;
    return {
      ...base,
      act: 'announce',
      polarity: 'do',
      firmness: 'firm',
      goal: group.head,
      verb: group.lemma,
      official: true,
    };
  }
  return null;
}

/** Undertakings that are not clear: "stopped short of promising", "would not commit to", "has made no decision on". */
export function unclear(paper: Paper, k: number): Binding | null {
  const { words, groups } = paper;
  const { low, tag } = words;
  const group = groups[k]!;
  if (group.passive) return null;
  const base = {
    subject: subjectAt(paper, k),
    head: group.head,
    polarity: 'unclear' as const,
    firmness: 'unclear' as const,
    by: 'lack' as const,
    modal: group.modal,
  };
  if (group.lemma === 'stop' && !group.negated && low[group.to] === 'short' && low[group.to + 1] === 'of') {
    const at = group.to + 2;
    if (/^(?:promising|pledging|committing|vowing|guaranteeing|offering|agreeing)$/.test(low[at] ?? ''))
      return { ...base, act: 'promise', goal: low[at + 1] === 'to' ? at + 2 : at + 1, verb: null };
    if (low[at] === 'ruling' && low[at + 1] === 'out') return { ...base, act: 'consider', goal: at + 2, verb: null };
    return null;
  }
  if (/^(?:avoid|withhold|dodge|sidestep)$/.test(group.lemma) && !group.negated && group.form !== 't') {
    const noun = nounFrom(paper, group.to, ASSURANCE);
    return noun < 0 ? null : { ...base, act: 'promise', goal: low[noun + 1] === 'to' ? noun + 2 : noun, verb: null };
  }
  const unwilling =
    group.negated ||
    /^(?:refused|refuses|declined|declines|unwilling|reluctant|failed)$/.test(low[group.from - 1] ?? '');
  if (group.lemma === 'commit' && unwilling) {
    const to = [group.to, group.to + 1].find((i) => low[i] === 'to');
    if (to === undefined || (to > group.to && low[group.to] !== 'itself' && low[group.to] !== 'himself')) return null;
    const subject = group.negated ? base.subject : subjectAt(paper, Math.max(0, k - 1));
    return { ...base, subject, act: 'promise', goal: to + 1, verb: null };
  }
  if (/^(?:make|take|reach)$/.test(group.lemma) && group.form !== 't') {
    const noun = nounFrom(paper, group.to, /^decisions?$/);
    if (noun < 0 || !(group.negated || low.slice(group.to, noun).includes('no')) || tag[noun] !== 'N') return null;
    const on = /^(?:on|about|whether|over)$/.test(low[noun + 1] ?? '') ? noun + 2 : noun;
    return { ...base, act: 'consider', goal: on, verb: null };
  }
  return null;
}
