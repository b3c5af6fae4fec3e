import type { Attribution, Speaker } from '../../record/index.ts';
import { COMMITMENT_ACTS } from '../../record/index.ts';
import type { Binding } from './binding.ts';
import { isDelegate, sideOfSpeaker } from './holders.ts';
import type { Reading } from './reading.ts';
import { speaksFor } from './reading.ts';
import { type CommitmentAct, STATES } from './words.ts';

export const isAct = (act: string): act is CommitmentAct => (COMMITMENT_ACTS as readonly string[]).includes(act);

/** Whether the reporter speaks of itself or of its own side. */
export function isSelf({ scene, paper }: Reading, told: Attribution, binding: Binding, holder: Speaker): boolean {
  const { words } = paper;
  if (binding.subject && /^(?:i|we)$/.test(words.low[binding.subject.to - 1]!)) return true;
  return speaksFor(scene, holder, told);
}

/** What holds back or spares: not to do it is a promise, not a refusal. */
const SPARES =
  /^(?:leave|abandon|desert|fire|attack|forget|repeat|strike|harm|hurt|betray|forsake|escalate|interfere|target|shoot|invade|let)$/;

/**
 * What "will" and the like do: only what a source says of itself or its side binds, what it is told to tell of another's
 * undertaking, and what those who would know say that a state or body will or may do.
 */
export function actOfModal(
  reading: Reading,
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
  const knows = side && mayKnow(reading, told);
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
export const mayKnow = ({ scene }: Reading, told: Attribution): boolean =>
  /^(?:unnamed|body|document)$/.test(told.sourceKind) ||
  (told.sourceKind === 'named' &&
    told.speaker !== null &&
    (isDelegate(scene, told.speaker) || sideOfSpeaker(scene, told) !== null));

const PENALTIES =
  /^(?:\S+ ){0,6}?(?:sanctions?|tariffs?|penalt(?:y|ies)|duties|embargo(?:es)?|fines?|blockade|curbs|restrictions)\b/u;
const PUNISHES =
  /^(?:(?:immediately|also|further|then|now)\s+)?(?:(?:impose|slap|levy|reimpose|trigger|seek|demand)\s+(.*)|(?:retaliate|punish|penali[sz]e|expel|withhold|hit back|strike back|start charging|take [“"]?(?:\S+ ){0,3}measures\b)(.*))/u;

/** Whether what is undertaken is to punish somebody: to bind oneself to it is a threat. */
export function punishes(words: string): boolean {
  const found = PUNISHES.exec(words.toLowerCase());
  if (!found) return false;
  if (found[1] !== undefined)
    return PENALTIES.test(found[1]) && !/\b(?:reli?ef|lift|end of)\b/u.test(found[1].slice(0, 60));
  return (
    !/^take [“"]?(?:\S+ ){0,3}measures\b/u.test(found[0]) ||
    /\b(?:further|counter|retaliatory|punitive|against)\b/u.test(found[0])
  );
}

/** Whether a condition trades one thing for another, and does not only say in what order things come to be. */
export const isTrade = (condition: string): boolean =>
  /^(?:only )?(?:if|provided|providing|on (?:the )?condition|in (?:return|exchange)|as long|so long|unless|should|assuming)\b/iu.test(
    condition,
  );
