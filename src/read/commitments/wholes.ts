import type { Attribution, Commitment, Speaker } from '../../record/index.ts';
import { layer } from '../annotator.ts';
import { core } from '../speakers/persons.ts';
import { type Scene, sentenceAt } from '../speakers/scene.ts';
import { clauseEnd, dueIn, FORETOLD, gistOf, isOthersLot, trimmed } from './clauses.ts';
import { conditionAfter, conditionsIn } from './conditions.ts';
import { canonical, isDelegate, NOBODY_KNOWN, sideOfSpeaker } from './holders.ts';
import { isAct, punishes } from './modals.ts';
import { cueWords, type Reading, reportOf } from './reading.ts';

/** An attribution that binds its source by its act, where no wording says how. */
export function ofWhole({ draft, scene, all }: Reading, told: Attribution): Commitment | null {
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
  if (NOBODY_KNOWN.test(holder.name)) return null;
  const negated = /\b(?:not|never|no|n't|won['’]t)\b/iu.test(text.slice(start, Math.min(end, start + 80)));
  const considered =
    told.act === 'consider' &&
    (/\b(?:may|might|could)\b/iu.test(text.slice(start, end)) ||
      /\b(?:weigh|mull|consider|contemplat)/iu.test(cueWords(text, told)));
  // "in principle on Monday to exchange": a date before the infinitive tells when it was said
  const infinitive = text.slice(start, end).search(/\bto\s+\p{Ll}/u);
  const unclear =
    (told.act === 'consider' && !considered) || /\b(?:(?:would|will) too|nothing)\b/iu.test(text.slice(start, end));
  const conditions = [
    ...conditionsIn(text, span.start, start, end, span.end, start),
    ...conditionAfter(text, told, end, sentenceEnd(scene, span.start)),
  ];
  const goal =
    start +
    (/^(?:(?:he|she|it|they|we|i|the \S+|his \S+|her \S+|\p{Lu}\S+)\s+)?(?:will|would|shall|to|is going to|are going to)\s+(?:not\s+|never\s+)?/iu.exec(
      text.slice(start, end),
    )?.[0].length ?? 0);
  if (!negated && /^be\b(?! (?:ready|willing|prepared|open|there|able)\b| \p{Ll}+ing\b)/u.test(text.slice(goal, end)))
    return null;
  const about = gistOf(text, goal, end);
  const act = told.act === 'promise' && !negated && punishes(text.slice(goal, end)) ? 'threaten' : told.act;
  return {
    holder: holder.name,
    ...(holder.actor ? { holderActor: holder.actor } : {}),
    act,
    to: null,
    about,
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
    attribution: reportOf(scene, told, null, holder, all),
    span: [{ start, end }],
    confidence: Math.round(0.55 * told.confidence * 100) / 100,
  };
}

const sentenceEnd = (scene: Scene, at: number): number => scene.sentences[sentenceAt(scene.sentences, at)]!.end;
const saysOnly = (text: string, told: Attribution): boolean =>
  /\b(?:said|says|announced|announces|told|added|noted|declared)\b/iu.test(
    told.cue?.map((c) => text.slice(c.start, c.end)).join(' ') ?? '',
  );

/** Whether the content opens with the state or body for which its source speaks. */
const startsWithSide = (scene: Scene, start: number, side: Speaker | null): boolean =>
  side !== null && scene.mentions.some((m) => m.start >= start && m.start < start + 6 && m.actor === side.actor);
