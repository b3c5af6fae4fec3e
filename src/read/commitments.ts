import type { Attribution, Commitment, Speaker } from '../record/index.ts';
import { type Annotator, type Draft, layer } from './annotator.ts';
import { paperOf } from './attributions/candidates.ts';
import { nameActors } from './commitments/actors.ts';
import type { Binding } from './commitments/binding.ts';
import { addressee, clauseEnd, dueIn, gistOf, trimmed } from './commitments/clauses.ts';
import { conditionAfter, conditionsIn } from './commitments/conditions.ts';
import { bindingsIn } from './commitments/frames.ts';
import { agree, heard } from './commitments/heard.ts';
import {
  canonical,
  holderOf,
  isDelegate,
  NOBODY_KNOWN,
  partyCalled,
  partyName,
  sideOfSpeaker,
} from './commitments/holders.ts';
import { actOfModal, isSelf, isTrade, mayKnow, punishes } from './commitments/modals.ts';
import { type Reading, reporter, reportOf } from './commitments/reading.ts';
import { ofWhole } from './commitments/wholes.ts';
import type { CommitmentAct } from './commitments/words.ts';
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
    const all = heard(draft);
    const reading: Reading = { draft, scene, paper, all };
    const found: Commitment[] = [];
    for (const binding of bindingsIn(paper)) {
      const one = commitmentOf(reading, binding);
      for (const each of one ? severally(scene, one) : []) if (!found.some((f) => same(f, each))) found.push(each);
    }
    for (const told of all) {
      if (
        told.commitment !== 'self' ||
        found.some((f) => f.attribution === told.id || within(told, f) || begins(told, f) || takesIn(f, told))
      )
        continue;
      const one = ofWhole(reading, told);
      if (one) found.push(...severally(scene, one));
    }
    draft.commitments = found
      .filter((f) => !found.some((g) => saysIt(scene.text, f, g)))
      .sort((x, y) => x.span[0]!.start - y.span[0]!.start);
    agree(draft, draft.commitments);
    nameActors(draft);
  },
};

const WILL = /\b(?:will|would|shall)\b/u;
/** Whether one undertaking only introduces another: "promised that it would come". */
const saysIt = (text: string, outer: Commitment, inner: Commitment): boolean => {
  const [a, b] = [outer.span[0]!, inner.span[0]!];
  return (
    inner !== outer &&
    inner.attribution === outer.attribution &&
    b.start > a.start &&
    b.end <= a.end &&
    WILL.test(text.slice(b.start, b.end)) &&
    /\bthat\b/u.test(text.slice(a.start, b.start))
  );
};

const same = (a: Commitment, b: Commitment): boolean =>
  a.holder === b.holder &&
  a.span[0]!.start < b.span[0]!.end &&
  b.span[0]!.start < a.span[0]!.end &&
  (a.act === b.act || a.about === b.about);
const within = (told: Attribution, one: Commitment): boolean =>
  told.content.some((c) => c.start <= one.span[0]!.start && one.span[0]!.end <= c.end);
const takesIn = ({ span }: Commitment, told: Attribution): boolean =>
  told.content.every((c) => span.some((s) => s.start <= c.start && c.end <= s.end + 1));
const begins = (told: Attribution, one: Commitment): boolean =>
  [...told.content, ...(told.cue ?? [])].some((c) => c.start < one.span[0]!.end && one.span[0]!.start < c.end) &&
  one.holder === told.speaker?.name;
function commitmentOf(reading: Reading, binding: Binding): Commitment | null {
  const { draft, scene, paper, all } = reading;
  const { words } = paper;
  const { text } = scene;
  const at = words.start[binding.head]!;
  const own = all.find((a) => a.cue?.some((c) => c.start <= at && at < c.end)) ?? null;
  const told = reporter(all, at);
  const teller = own?.speaker && /^(?:named|body|group)$/.test(own.sourceKind) && binding.by !== 'modal' ? own : null;
  const direct = teller
    ? (tellerMeant(scene, teller, told) ?? (binding.subject && holderOf(scene, words, binding.subject, told)))
    : binding.nobody
      ? denier(scene, told)
      : binding.subject && holderOf(scene, words, binding.subject, told);
  if (!direct) return null;
  // "Lind gave no clear promise" is told of Lind alone.
  const given = binding.by !== 'modal' && !binding.nobody && binding.polarity !== 'unclear';
  const speaks = teller ?? (given ? { speaker: direct, sourceKind: 'named' as const } : null);
  const side =
    speaks && !PERSONAL.test(binding.verb ?? '') && isDelegate(scene, direct) ? sideOfSpeaker(scene, speaks) : null;
  const holder = canonical(scene, side ?? direct);
  if (NOBODY_KNOWN.test(holder.name) || (binding.official && !/^(?:state|body)\//.test(holder.actor ?? '')))
    return null;
  const self = told !== null && isSelf(reading, told, binding, holder);
  if (
    binding.by === 'said' &&
    binding.modal &&
    /^(?:will|would|shall|'ll|'d)$/.test(binding.modal) &&
    told &&
    !self &&
    !mayKnow(reading, told)
  )
    return null;
  const act = binding.by === 'modal' ? actOfModal(reading, binding, told, self, holder) : settledBy(binding, own);
  if (!act) return null;
  const sentence = scene.sentences[words.sentence[binding.head]!]!;
  const content = told?.content.find((c) => c.start <= at && at < c.end);
  const limit = content ? Math.min(content.end, sentence.end) : sentence.end;
  const goal = words.start[binding.goal] ?? words.end[binding.head]!;
  const stop = binding.until ? Math.min(limit, words.start[binding.until]!) : limit;
  const end = trimmed(text, clauseEnd(text, goal, Math.max(stop, goal)));
  const opening = Math.min(
    ...(told?.content ?? []).filter((c) => c.end > sentence.start && c.start <= at).map((c) => c.start),
  );
  const first = content ? Math.max(opening, sentence.start) : sentence.start;
  const subjectStart = binding.subject ? words.start[binding.subject.from]! : at;
  const start = subjectStart <= at && at - subjectStart < 90 && subjectStart >= first ? subjectStart : at;
  const timed = binding.by === 'modal' ? start : goal;
  const conditions = [
    ...conditionsIn(text, first, start, end, limit, timed),
    ...conditionAfter(text, told, end, sentence.end),
  ];
  const to = addressee(scene, words.end[binding.head]!, end, (m) => partyName(scene, m).name === holder.name);
  const receiver = to ? partyName(scene, to) : null;
  const offered =
    act === 'promise' &&
    binding.by === 'modal' &&
    conditions.some((c) => isTrade(text.slice(c.start, c.end))) &&
    binding.modal !== 'will' &&
    binding.polarity === 'do';
  const harms =
    (act === 'promise' || act === 'announce') &&
    binding.by !== 'lack' &&
    binding.polarity === 'do' &&
    !binding.official;
  return {
    holder: holder.name,
    ...(holder.actor ? { holderActor: holder.actor } : {}),
    act: harms && punishes(text.slice(goal, end)) ? 'threaten' : offered ? 'offer' : act,
    to: receiver?.name ?? null,
    ...(receiver?.actor ? { toActor: receiver.actor } : {}),
    about: gistOf(text, to && to.start - goal >= 0 && to.start - goal < 5 ? to.end : goal, Math.max(end, goal)),
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
    attribution: own ? reportOf(scene, own, told, holder, all) : told ? reportOf(scene, told, null, holder, all) : null,
    span: [{ start, end: Math.max(end, words.end[binding.head]!) }],
    confidence: confidence(binding, own ?? told, self),
  };
}

/** Who is bound by what an attribution of its own tells: "the government was willing" as who speaks for one tells it. */
function tellerMeant(scene: Scene, teller: Attribution, told: Attribution | null): Speaker | null {
  const { speaker } = teller;
  if (!speaker || !NOBODY_KNOWN.test(speaker.name)) return speaker;
  return told && told !== teller && !/^(?:together|which|who|others?)$/.test(speaker.name)
    ? sideOfSpeaker(scene, told)
    : null;
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

/** Who refuses when nobody and nothing will: the body or person who says so of its own side. */
const denier = (scene: Scene, told: Attribution | null): Speaker | null =>
  told?.speaker && told.commitment === 'self' && /^(?:named|body)$/.test(told.sourceKind)
    ? told.sourceKind === 'body'
      ? told.speaker
      : (sideOfSpeaker(scene, told) ?? told.speaker)
    : null;

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
