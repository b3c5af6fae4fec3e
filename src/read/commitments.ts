import type { Attribution, Commitment, Speaker } from '../record/index.ts';
import { COMMITMENT_ACTS } from '../record/index.ts';
import { type Annotator, type Draft, layer } from './annotator.ts';
import type { Paper } from './attributions/candidate.ts';
import { paperOf } from './attributions/candidates.ts';
import { nameActors } from './commitments/actors.ts';
import type { Binding } from './commitments/binding.ts';
import {
  addressee,
  clauseEnd,
  conditionsIn,
  dueIn,
  FORETOLD,
  gistOf,
  isOthersLot,
  trimmed,
} from './commitments/clauses.ts';
import { bindingsIn } from './commitments/frames.ts';
import { canonical, holderOf, isDelegate, partyCalled, partyName, sideOfSpeaker } from './commitments/holders.ts';
import { type CommitmentAct, STATES } from './commitments/words.ts';
import { core } from './speakers/persons.ts';
import { type Scene, sceneFor } from './speakers/scene.ts';

/**
 * Who has bound themselves to what: by the wording of contents and of the narration, then by attributions whose content binds
 * their source. The holder is who is bound; `attribution` is who reports it. A weak or foreign promise is left out rather than
 * given to somebody who did not make it.
 */
export const commitments: Annotator = {
  name: 'commitments',
  requires: ['sentences', 'tokens', 'mentions', 'timexes', 'attributions', 'labels', 'speakers'],
  adds: ['commitments'],
  annotate(draft: Draft) {
    const scene = sceneFor(draft);
    const paper = paperOf(draft);
    const all = layer(draft, 'attributions');
    const found: Commitment[] = [];
    for (const binding of bindingsIn(paper)) {
      const one = commitmentOf({ draft, scene, paper, all }, binding);
      for (const each of one ? severally(scene, one) : []) if (!found.some((f) => same(f, each))) found.push(each);
    }
    for (const told of all) {
      if (
        told.commitment !== 'self' ||
        found.some((f) => f.attribution === told.id || within(told, f) || begins(told, f))
      )
        continue;
      const one = ofWhole({ draft, scene, paper, all }, told);
      if (one) found.push(...severally(scene, one));
    }
    const outermost = found.filter(
      (f) =>
        !found.some(
          (g) =>
            g !== f &&
            g.attribution === f.attribution &&
            g.span[0]!.start > f.span[0]!.start &&
            g.span[0]!.end <= f.span[0]!.end &&
            /^(?:will|would|shall)$/.test(
              scene.text
                .slice(g.span[0]!.start, g.span[0]!.end)
                .split(/\s+/u)
                .find((w) => /^(?:will|would|shall)$/.test(w)) ?? '',
            ) &&
            /\bthat\b/u.test(scene.text.slice(f.span[0]!.start, g.span[0]!.start)),
        ),
    );
    draft.commitments = outermost.sort((a, b) => a.span[0]!.start - b.span[0]!.start);
    nameActors(draft);
  },
};

interface Reading {
  draft: Draft;
  scene: Scene;
  paper: Paper;
  all: readonly Attribution[];
}

const same = (a: Commitment, b: Commitment): boolean =>
  a.holder === b.holder &&
  a.span[0]!.start < b.span[0]!.end &&
  b.span[0]!.start < a.span[0]!.end &&
  (a.act === b.act || a.about === b.about);
const within = (told: Attribution, one: Commitment): boolean =>
  told.content.some((c) => c.start <= one.span[0]!.start && one.span[0]!.end <= c.end);
const begins = (told: Attribution, one: Commitment): boolean =>
  [...told.content, ...(told.cue ?? [])].some((c) => c.start < one.span[0]!.end && one.span[0]!.start < c.end) &&
  one.holder === told.speaker?.name;
const size = (one: Attribution): number => one.content.reduce((n, c) => n + c.end - c.start, 0);
const isAct = (act: string): act is CommitmentAct => (COMMITMENT_ACTS as readonly string[]).includes(act);

/** The innermost attribution in whose content a place stands. */
function reporter(all: readonly Attribution[], at: number): Attribution | null {
  let best: Attribution | null = null;
  for (const one of all)
    if (one.content.some((c) => c.start <= at && at < c.end) && (!best || size(one) < size(best))) best = one;
  return best;
}

function commitmentOf(reading: Reading, binding: Binding): Commitment | null {
  const { draft, scene, paper, all } = reading;
  const { words } = paper;
  const { text } = scene;
  const at = words.start[binding.head]!;
  const own = all.find((a) => a.cue?.some((c) => c.start <= at && at < c.end)) ?? null;
  const told = reporter(all, at);
  const teller = own?.speaker && /^(?:named|body|group)$/.test(own.sourceKind) && binding.by !== 'modal' ? own : null;
  const direct = teller
    ? teller.speaker
    : binding.nobody
      ? denier(scene, told)
      : binding.subject && holderOf(scene, words, binding.subject, told);
  if (!direct) return null;
  const side =
    teller && !PERSONAL.test(binding.verb ?? '') && isDelegate(scene, direct) ? sideOfSpeaker(scene, teller) : null;
  const holder = canonical(scene, side ?? direct);
  const self = told !== null && isSelf(reading, told, binding, holder);
  const act = binding.by === 'modal' ? actOfModal(reading, binding, told, self, holder) : settledBy(binding, own);
  if (!act) return null;
  const sentence = scene.sentences[words.sentence[binding.head]!]!;
  const content = told?.content.find((c) => c.start <= at && at < c.end);
  const limit = content ? Math.min(content.end, sentence.end) : sentence.end;
  const goal = words.start[binding.goal] ?? words.end[binding.head]!;
  const end = trimmed(text, clauseEnd(text, goal, Math.max(limit, goal)));
  const opening = Math.min(
    ...(told?.content ?? []).filter((c) => c.end > sentence.start && c.start <= at).map((c) => c.start),
  );
  const first = content ? Math.max(opening, sentence.start) : sentence.start;
  const subjectStart = binding.subject ? words.start[binding.subject.from]! : at;
  const start = subjectStart <= at && at - subjectStart < 90 && subjectStart >= first ? subjectStart : at;
  const conditions = conditionsIn(text, first, start, end, limit);
  const to = addressee(scene, words.end[binding.head]!, end, (m) => partyName(scene, m).name === holder.name);
  const receiver = to ? partyName(scene, to) : null;
  const offered =
    act === 'promise' &&
    binding.by === 'modal' &&
    conditions.length > 0 &&
    binding.modal !== 'will' &&
    binding.polarity === 'do';
  return {
    holder: holder.name,
    ...(holder.actor ? { holderActor: holder.actor } : {}),
    act: offered ? 'offer' : act,
    to: receiver?.name ?? null,
    ...(receiver?.actor ? { toActor: receiver.actor } : {}),
    about: gistOf(text, goal, Math.max(end, goal)),
    polarity: binding.polarity,
    firmness: firmnessOf(binding, told),
    conditions,
    due:
      binding.by === 'lack' || binding.polarity === 'unclear'
        ? null
        : dueIn(
            text,
            layer(draft, 'timexes'),
            binding.by === 'said' ? Math.max(start, goal) : start,
            end,
            conditions,
            scene.published,
          ),
    attribution: own ? reportOf(text, own, told) : (told?.id ?? null),
    span: [{ start, end: Math.max(end, words.end[binding.head]!) }],
    confidence: confidence(binding, own ?? told, self),
  };
}

/** What a person does in person, for whomever they speak. */
const PERSONAL =
  /^(?:travel|visit|meet|attend|resign|go|come|fly|return|call|mediate|stay|step|speak|write|ask|present)$/;

function firmnessOf(binding: Binding, told: Attribution | null): Commitment['firmness'] {
  return told?.hedged && binding.by === 'modal' && binding.firmness === 'firm' && !/^will$/.test(binding.modal ?? '')
    ? 'intended'
    : binding.firmness;
}

/** One commitment for each of the known parties that are bound together: "China and the United States". */
function severally(scene: Scene, one: Commitment): Commitment[] {
  const parts = one.holder.split(/,?\s+and\s+(?:the\s+)?|,\s+/u);
  if (parts.length < 2 || one.holderActor) return [one];
  const parties = parts.map((part) => partyCalled(scene, part));
  if (parties.some((p) => p === null)) return [one];
  return parties.map((p) => ({ ...one, holder: p!.name, ...(p!.actor ? { holderActor: p!.actor } : {}) }));
}

const alike = (a: Speaker, b: Speaker | null): boolean => b !== null && a.actor !== undefined && a.actor === b.actor;

/** Who refuses when nobody and nothing will: the body or person who says so of its own side. */
const denier = (scene: Scene, told: Attribution | null): Speaker | null =>
  told?.speaker && told.commitment === 'self' && /^(?:named|body)$/.test(told.sourceKind)
    ? told.sourceKind === 'body'
      ? told.speaker
      : (sideOfSpeaker(scene, told) ?? told.speaker)
    : null;

/** Whether the reporter speaks of itself or of its own side. */
function isSelf({ scene, paper }: Reading, told: Attribution, binding: Binding, holder: Speaker): boolean {
  const { words } = paper;
  if (binding.subject && /^(?:i|we)$/.test(words.low[binding.subject.to - 1]!)) return true;
  return holder.name === told.speaker?.name || alike(holder, sideOfSpeaker(scene, told)) || alike(holder, told.speaker);
}

/** What holds back or spares: not to do it is a promise, not a refusal. */
const SPARES =
  /^(?:leave|abandon|desert|fire|attack|forget|repeat|strike|harm|hurt|betray|forsake|escalate|interfere|target|shoot|invade|let)$/;

/**
 * What "will" and the like do: only what a source says of itself or its side binds, what it is told to tell of another's
 * undertaking, and what those who would know say that a state or body will or may do.
 */
function actOfModal(
  { scene }: Reading,
  binding: Binding,
  told: Attribution | null,
  self: boolean,
  holder: Speaker,
): CommitmentAct | null {
  if (!told) return null;
  const { verb, polarity } = binding;
  const bound = self && told.act === 'promise' && told.commitment === 'self';
  if (verb !== null && STATES.test(verb) && !(polarity === 'not_do' && self) && !(bound && verb !== 'be')) return null;
  const side = /^(?:state|body)\//.test(holder.actor ?? '');
  const knows = side && mayKnow(scene, told);
  if (
    /^(?:mental|ask|accuse|warn|request|deny)$/.test(told.act) &&
    told.commitment === '-' &&
    !(knows && told.act === 'accuse')
  )
    return null;
  if (told.act === 'predict' && told.commitment === '-' && !(self && side && binding.act !== 'consider')) return null;
  if (told.commitment === '-' && !knows && !(self && told.sourceKind !== 'document' && binding.act !== 'consider'))
    return null;
  if (binding.act === 'consider') return self && told.act === 'threaten' ? 'threaten' : 'consider';
  if (polarity === 'not_do')
    return verb !== null && SPARES.test(verb) ? 'promise' : self && told.act === 'threaten' ? 'threaten' : 'refuse';
  if (self && isAct(told.act) && told.act !== 'consider' && told.act !== 'refuse') return told.act;
  return binding.act;
}

/** Whether a source is one who would know what a state or body is to do: a body, an unnamed official, one who speaks for a side. */
const mayKnow = (scene: Scene, told: Attribution): boolean =>
  /^(?:unnamed|body|document)$/.test(told.sourceKind) ||
  (told.sourceKind === 'named' &&
    told.speaker !== null &&
    (isDelegate(scene, told.speaker) || sideOfSpeaker(scene, told) !== null));

function settledBy(binding: Binding, own: Attribution | null): CommitmentAct {
  if (
    own &&
    (own.act === 'threaten' || own.act === 'announce') &&
    binding.act === 'promise' &&
    binding.polarity === 'do'
  )
    return own.act;
  return binding.act;
}

function confidence(binding: Binding, told: Attribution | null, self: boolean): number {
  const base = binding.by === 'said' ? 0.8 : binding.by === 'lack' ? 0.75 : self ? 0.75 : 0.6;
  return Math.round(base * (told ? 0.6 + 0.4 * told.confidence : 0.9) * 100) / 100;
}

/** An attribution that binds its source by its act, where no wording says how. */
function ofWhole({ draft, scene, all }: Reading, told: Attribution): Commitment | null {
  const { text } = scene;
  if (!isAct(told.act) || !told.speaker || !/^(?:named|body|group)$/.test(told.sourceKind)) return null;
  if (all.some((a) => a.parent === told.id && a.commitment === 'self')) return null;
  const span = told.content[0]!;
  const words = text.slice(span.start, span.end);
  const first = /^[“”"'‘’\s]*(?:that\s+)?/u.exec(words)![0].length;
  const start = span.start + first;
  const end = trimmed(text, clauseEnd(text, start, span.end));
  if (end - start < 3) return null;
  const opening = core(text.slice(start, end)).toLowerCase();
  if (isOthersLot(text.slice(start, end), opening) || (told.parent !== null && FORETOLD.test(cueWords(text, told))))
    return null;
  const side = sideOfSpeaker(scene, told);
  const ours =
    /^(?:we|us|our (?:government|country|nation|side|forces|troops|party|goal|plans?|intention|policy|aim))\b/.test(
      opening,
    ) ||
    startsWithSide(scene, start, side) ||
    (told.sourceKind === 'named' && isDelegate(scene, told.speaker));
  const holder = canonical(scene, ours && side ? side : told.speaker);
  if (
    !/\b(?:will|would|shall|going to|['’]ll|won['’]t|plan\w*|intend\w*|want\w*|ready|willing|prepared|commit\w*|goal|never|not|refus\w*|may|might|could|until|ruled?)\b/iu.test(
      text.slice(start, end),
    ) &&
    (told.kind !== 'indirect' || (told.act === 'announce' && saysOnly(text, told))) &&
    told.act !== 'consider'
  )
    return null;
  const negated = /\b(?:not|never|no|n't|won['’]t)\b/iu.test(text.slice(start, Math.min(end, start + 80)));
  const considered =
    told.act === 'consider' &&
    (/\b(?:may|might|could)\b/iu.test(text.slice(start, end)) ||
      /\b(?:weigh|mull|consider|contemplat)/iu.test(cueWords(text, told)));
  // "in principle on Monday to exchange": a date before the infinitive tells when it was said
  const infinitive = text.slice(start, end).search(/\bto\s+\p{Ll}/u);
  const unclear = (told.act === 'consider' && !considered) || /\b(?:would|will) too\b/iu.test(text.slice(start, end));
  const conditions = conditionsIn(text, span.start, start, end, span.end);
  const goal =
    start +
    (/^(?:(?:he|she|it|they|we|i|the \S+|his \S+|her \S+|\p{Lu}\S+)\s+)?(?:will|would|shall|to|is going to|are going to)\s+(?:not\s+|never\s+)?/iu.exec(
      text.slice(start, end),
    )?.[0].length ?? 0);
  return {
    holder: holder.name,
    ...(holder.actor ? { holderActor: holder.actor } : {}),
    act: told.act,
    to: null,
    about: gistOf(text, goal, end),
    polarity: told.act === 'refuse' ? 'not_do' : unclear ? 'unclear' : negated ? 'not_do' : 'do',
    firmness: considered
      ? 'considered'
      : unclear
        ? 'unclear'
        : told.act === 'offer' || told.hedged
          ? 'intended'
          : 'firm',
    conditions,
    due: dueIn(text, layer(draft, 'timexes'), start + Math.max(0, infinitive), end, conditions, scene.published),
    attribution: reportOf(text, told, null),
    span: [{ start, end }],
    confidence: Math.round(0.55 * told.confidence * 100) / 100,
  };
}

const cueWords = (text: string, told: Attribution): string =>
  told.cue?.map((c) => text.slice(c.start, c.end)).join(' ') ?? '';
/** Whose words tell it: of "Saudi Arabia agreed, an official said" the official's, of "Macron said he agreed" Macron's. */
const reportOf = (text: string, own: Attribution, around: Attribution | null): string =>
  /\b(?:said|says|say|told|tell|wrote|announced|added|declared|stated|insisted|explained|according)\b/iu.test(
    cueWords(text, own),
  )
    ? own.id
    : (own.parent ?? around?.id ?? own.id);
const saysOnly = (text: string, told: Attribution): boolean =>
  /\b(?:said|says|announced|announces|told|added|noted|declared)\b/iu.test(
    told.cue?.map((c) => text.slice(c.start, c.end)).join(' ') ?? '',
  );

/** Whether the content opens with the state or body for which its source speaks. */
const startsWithSide = (scene: Scene, start: number, side: Speaker | null): boolean =>
  side !== null && scene.mentions.some((m) => m.start >= start && m.start < start + 6 && m.actor === side.actor);
