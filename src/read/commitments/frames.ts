import type { Paper } from '../attributions/candidate.ts';
import type { Run, Words } from '../attributions/words.ts';
import { isPossessed, lack, nominal } from './assurances.ts';
import { type Binding, infinitive, NO, subjectAt } from './binding.ts';
import { deal, unclear } from './deals.ts';
import { ADJECTIVES, ASSURANCE, PARTICLE_VERBS, STATES, type Undertaking, VERBS } from './words.ts';

/** Every binding wording of an article. */
export function bindingsIn(paper: Paper): Binding[] {
  const found: Binding[] = [];
  paper.groups.forEach((_, k) => {
    const one =
      lack(paper, k) ??
      unclear(paper, k) ??
      outright(paper, k) ??
      deal(paper, k) ??
      adjective(paper, k) ??
      goingTo(paper, k) ??
      modal(paper, k);
    if (one && !inCondition(paper, one) && !ofNobody(paper, one)) found.push(one);
  });
  for (let i = 0; i < paper.words.low.length; i++) {
    const one = nominal(paper, i);
    if (one) found.push(one);
  }
  return found.sort((a, b) => a.head - b.head);
}

/** "no leader offered", "none of them agreed": nobody is bound. */
const ofNobody = ({ words }: Paper, { by, nobody, subject }: Binding): boolean =>
  by !== 'modal' &&
  !nobody &&
  subject !== null &&
  /^(?:no|none|nobody|neither|few|nothing)$/.test(words.low[subject.from]!);

const OPENS_CONDITION = /^(?:if|unless|once|until|whether|when|whenever|provided|should|before|after)$/;

/** Whether the clause of this subject is itself a condition: "if Baku released". */
function inCondition(paper: Paper, one: Binding): boolean {
  const { low } = paper.words;
  if (!one.subject) return false;
  const before = one.subject.from - 1;
  return OPENS_CONDITION.test(low[before] ?? '') || (low[before] === 'that' && low[before - 1] === 'provided');
}

/** "leaders back plan to rearm": no plural noun before it that could plan. */
function isNounPlan({ low, tag }: Words, subject: Run | null, at: number): boolean {
  const before = low[at - 1] ?? '';
  if (before === 'back') return true;
  if (!/[NP]/.test(tag[at - 1] ?? 'K')) return !/[ORWMVZFX]/.test(tag[at - 1] ?? 'K');
  return (
    !/s$|^(?:people|police|men|women|both)$/.test(before) && !(subject && low.slice(subject.from, at).includes('and'))
  );
}

function outright(paper: Paper, k: number): Binding | null {
  const { words, groups } = paper;
  const { low } = words;
  const group = groups[k]!;
  if (group.form === 't' || isPossessed(words, group.from)) return null;
  if (low[group.head] === 'plan' && isNounPlan(words, subjectAt(paper, k), group.head)) return null;
  if (group.form === 'g' && !/^(?:is|are|was|were|'s|'re)$/.test(low[group.from]!)) return null;
  const apart = /^(?:it|that|this|them|anything|nothing)$/.test(low[group.to] ?? '') && low[group.to + 1] === 'out';
  const particle = PARTICLE_VERBS.get(`${group.lemma} ${apart ? 'out' : (low[group.to] ?? '')}`);
  const plain: Undertaking | undefined = particle ?? VERBS.get(group.lemma);
  if (!plain || group.passive) return null;
  if (group.lemma === 'prepare' && group.form !== 'g' && !/ing$/.test(low[group.head]!)) return null;
  const after = group.to + (particle && low[group.to] !== 'to' ? 1 : 0);
  const goal = apart ? { at: group.to, verb: null, negated: false } : goalOf(paper, after, plain.takes, group.lemma);
  if (
    goal &&
    plain.act === 'refuse' &&
    /^(?:comment|elaborate|discuss|answer|say|speak|respond|name|identify|confirm|talk|specify|be|give)$/.test(
      goal.verb ?? '',
    ) &&
    /^(?:decline|refuse)$/.test(group.lemma)
  )
    return null;
  if (!goal) return null;
  if (
    /^(?:accept|approve|reject|consider|weigh|guarantee|announce)$/.test(group.lemma) &&
    goal.verb === null &&
    !proposed(paper, goal.at, group.lemma)
  )
    return null;
  if (group.lemma === 'consider' && group.form === 'y') return null;
  const base = {
    subject: subjectAt(paper, k),
    head: group.head,
    goal: goal.at,
    by: 'said' as const,
    modal: group.modal,
    verb: goal.verb,
  };
  if (group.negated && (plain.act === 'refuse' || group.lemma === 'decide'))
    return { ...base, act: 'consider', polarity: 'unclear', firmness: 'unclear' };
  if (group.negated && plain.act === 'consider')
    return { ...base, act: 'refuse', polarity: 'not_do', firmness: 'firm' };
  if (group.negated && /^(?:plan|intend|prepare)$/.test(group.lemma))
    return { ...base, act: 'refuse', polarity: 'not_do', firmness: 'intended' };
  if (group.negated && group.modal && plain.act === 'agree')
    return { ...base, act: 'refuse', polarity: 'not_do', firmness: 'firm' };
  if (group.negated) return { ...base, act: plain.act, polarity: 'unclear', firmness: 'unclear' };
  if (plain.act === 'refuse' && goal.verb === 'rule' && low[goal.at + 1] === 'out')
    return { ...base, act: 'consider', polarity: 'unclear', firmness: 'unclear' };
  if (group.modal && /^(?:may|might|could)$/.test(group.modal))
    return { ...base, act: 'consider', polarity: plain.act === 'refuse' ? 'not_do' : 'do', firmness: 'considered' };
  const nothing =
    low.slice(goal.at, goal.at + 4).some((w, i) => (i === 0 ? NO.test(w) && w !== 'any' : w === 'nothing')) &&
    plain.act !== 'refuse';
  if (nothing) return { ...base, act: plain.act, polarity: 'unclear', firmness: 'unclear', by: 'lack' };
  const not = plain.act === 'refuse' || goal.negated;
  return { ...base, act: plain.act, polarity: not ? 'not_do' : 'do', firmness: plain.firmness };
}

const PROPOSED =
  /^(?:proposals?|offers?|requests?|deals?|agreements?|terms?|plans?|invitations?|conditions?|demands?|resolutions?|sanctions?|calls?|links?|mentions?|compromises?|bills?|treat(?:y|ies)|accords?|settlements?|truces?|cease-?fires?|pacts?|drafts?|measures?|legislation|aid|packages?|roles?|mediation|talks?|concessions?|options?|responses?|steps?|moves?|withdrawals?|contributions?|pauses?|tolls?|deployments?|strikes?|actions?|tariffs?|budgets?|ideas? of|visits?|inspections?|troops?|forces?|missions?|pledges?|extensions?|bans?|embargo(?:es)?|referendums?|state|states)$/;

/** Whether what follows is a proposal or measure that can be taken or refused, not a claim or a thing. */
function proposed(paper: Paper, at: number, lemma: string): boolean {
  const { low, tag } = paper.words;
  for (let i = at; i < at + 9 && i < low.length && !/[KVZXM]/.test(tag[i]!); i++) {
    if (
      /^(?:claims?|allegations?|accusations?|reports?|suggestions?|notions?|criticisms?|charges?|responsibility|arguments?)$/.test(
        low[i]!,
      )
    )
      return false;
    if (PROPOSED.test(low[i]!)) return true;
    if (i > at && tag[i] === 'I' && !/^(?:of|for|on|in|to|'s)$/.test(low[i]!)) break;
  }
  return tag[at] === 'G' && lemma !== 'guarantee';
}

/** What is undertaken after a verb that says so: an infinitive, a clause, a noun phrase; null where the verb means something else. */
function goalOf(
  paper: Paper,
  after: number,
  takes: string,
  lemma: string,
): { at: number; verb: string | null; negated: boolean } | null {
  const { low, tag } = paper.words;
  if (takes === '') return { at: after, verb: null, negated: false };
  const direct = infinitive(paper, after);
  if (direct)
    return takes.includes('t')
      ? { at: direct.start, verb: direct.verb, negated: direct.negated }
      : lemma === 'weigh' || lemma === 'reject'
        ? null
        : null;
  if (takes.includes('t') || takes.includes('c'))
    for (let i = after; i < after + 5 && i < low.length; i++) {
      if (/[KVZXF]/.test(tag[i]!)) break;
      const later = low[i] === 'to' || low[i] === 'not' ? infinitive(paper, i) : null;
      if (later && takes.includes('t')) return { at: later.start, verb: later.verb, negated: later.negated };
      if (low[i] === 'that' && takes.includes('c')) return { at: i + 1, verb: null, negated: false };
    }
  if (takes.includes('g') && tag[after] === 'G') return { at: after, verb: low[after]!, negated: false };
  if (takes.includes('n') && /[NPJDQG]/.test(tag[after] ?? '')) return { at: after, verb: null, negated: false };
  if (lemma === 'agree' && low[after] === 'in' && low[after + 1] === 'principle') {
    for (let i = after + 2; i < after + 6; i++) {
      const later = low[i] === 'to' ? infinitive(paper, i) : null;
      if (later) return { at: later.start, verb: later.verb, negated: later.negated };
    }
  }
  return takes.includes('c') && paper.groupAt[after] === undefined ? null : null;
}

function adjective(paper: Paper, k: number): Binding | null {
  const { words, groups } = paper;
  const { low, tag } = words;
  const group = groups[k]!;
  if (!/^(?:be|remain|seem|appear|stand)$/.test(group.lemma)) return null;
  let at = group.to;
  while (tag[at] === 'R' && at < group.to + 2 && low[at] !== 'open') at++;
  const negated = group.negated || low[at - 1] === 'not' || low[at - 1] === 'no';
  const word = low[at] ?? '';
  const plain = ADJECTIVES.get(word);
  if (!plain) return null;
  const to = low[at + 1];
  if (to !== 'to') return null;
  const next = infinitive(paper, at + 1);
  if (!next && !/^(?:open|committed|dedicated)$/.test(word)) return null;
  const base = {
    subject: subjectAt(paper, k),
    head: at,
    goal: next?.start ?? at + 2,
    by: 'said' as const,
    modal: group.modal,
    verb: next?.verb ?? null,
  };
  if (negated)
    return {
      ...base,
      act: plain.act === 'promise' ? 'promise' : 'refuse',
      polarity: plain.act === 'promise' ? 'unclear' : 'not_do',
      firmness: plain.act === 'promise' ? 'unclear' : 'firm',
    };
  const not = plain.act === 'refuse' || word === 'reluctant' || next?.negated;
  return {
    ...base,
    act: plain.act,
    polarity: not ? 'not_do' : 'do',
    firmness: /^(?:seem|appear)$/.test(group.lemma) ? 'intended' : plain.firmness,
  };
}

function goingTo(paper: Paper, k: number): Binding | null {
  const group = paper.groups[k]!;
  const { low } = paper.words;
  if (low[group.head] !== 'going' || low[group.to] !== 'to') return null;
  const next = infinitive(paper, group.to);
  if (!next || STATES.test(next.verb)) return null;
  return {
    act: group.negated ? 'refuse' : 'promise',
    polarity: group.negated ? 'not_do' : 'do',
    firmness: 'firm',
    subject: subjectAt(paper, k),
    head: group.head,
    goal: next.start,
    by: 'modal',
    modal: 'will',
    verb: next.verb,
  };
}

function modal(paper: Paper, k: number): Binding | null {
  const group = paper.groups[k]!;
  const { low } = paper.words;
  if (group.modal === null || group.copula || group.head <= group.from) return null;
  const word = group.modal
    .replace(/^(?:'ll|’ll)$/, 'will')
    .replace(/^wo$/, 'will')
    .replace(/^'d$/, 'would');
  if (!/^(?:will|would|shall|may|might|could)$/.test(word)) return null;
  if (low.slice(group.from, group.to).includes('have') && group.lemma !== 'have') return null;
  const { run, by } = paper.subjects[k]!;
  if (by === 'rel' || (run && isRelative(paper, run))) return null;
  const weak = /^(?:may|might|could)$/.test(word);
  const nobody = run !== null && /^(?:no|none|nobody|neither|nothing)$/.test(low[run.from]!);
  // "it may take several days"
  if (
    run &&
    low[run.from] === 'it' &&
    /^(?:take|last|matter|help)$/.test(group.lemma) &&
    /^(?:time|long|longer|several|some|a|an|until|\d+|days|weeks|months|years|two|three)$/.test(low[group.to] ?? '')
  )
    return null;
  const doubly = nobody && (group.negated || low[run.from + 1] === 'one');
  const negated =
    nobody ||
    group.negated ||
    low.slice(group.from, group.to + 1).some((w) => /^(?:neither|never|hardly|scarcely|nor)$/.test(w));
  if (doubly) return null;
  return {
    act: weak ? 'consider' : negated ? 'refuse' : 'promise',
    polarity: negated ? 'not_do' : 'do',
    firmness: weak ? 'considered' : 'firm',
    subject: nobody ? null : subjectAt(paper, k),
    head: group.from,
    goal: nobody ? run.from : group.head,
    by: 'modal',
    modal: word,
    verb: group.passive ? 'be' : group.lemma,
    nobody,
  };
}

/** Whether the clause of a subject only describes a noun or asks: "guarantees the U.S. would provide", "what the EU could do". */
function isRelative(paper: Paper, run: Run): boolean {
  const { low, tag } = paper.words;
  const before = run.from - 1;
  if (before < 0) return false;
  return (
    tag[before] === 'N' ||
    ASSURANCE.test(low[before]!) ||
    /^(?:which|what|how|whether|where|why|who|whom|when|whatever|because)$/.test(low[before]!) ||
    (low[before] === 'that' &&
      tag[before - 1] === 'N' &&
      low[before - 1] !== 'day' &&
      !SAYS_THAT.test(low[before - 1]!))
  );
}
/** Nouns whose "that" opens what is said, not a description. */
const SAYS_THAT =
  /^(?:promises?|pledges?|vows?|assurances?|guarantees?|commitments?|threats?|warning|statement|announcement|interview|reporters|parliament|journalists|lawmakers|leaders|ministers|allies|\w+day|week|month|year|morning|evening|night|statement|conference|speech|letter|post|tweet)$/;
