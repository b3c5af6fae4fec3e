import { EVENT_NOUN, type EventType } from './lexicon.ts';
import type { Word } from './sentence.ts';
import type { Trigger } from './trigger.ts';

const NOT_BEFORE = /^(?:to|will|would|may|might|could|can|should|must|not)$/;
/** Nouns that are events only as the whole of their phrase: "session" but not "session musician". */
const LOOSE = /^(?:session|exercise|drill|tour|vote|debate|assembly|ballot|veto|audience)s?$/;

/** The event that a noun names; null where it names none. */
export function nounTrigger(words: readonly Word[], i: number): Trigger | null {
  const w = words[i]!;
  const before = words[i - 1];
  const after = words[i + 1];
  const last = before?.lower ?? '';
  const next = after?.lower ?? '';
  const lemma = w.tag === 'N' ? w.lemma : w.lower;
  const noun = (type: EventType, from: number, to = i): Trigger => ({
    type,
    from,
    to,
    head: i,
    kind: 'noun',
    object: null,
  });
  if (w.lower === 'council' && last === 'european' && before!.text[0] === 'E') return noun('summit', i - 1);
  if (/^conferences?$/.test(w.lower)) {
    if (/^(?:video|telephone|phone)$/.test(last)) return noun('call', i - 1);
    if (/^(?:press|news)$/.test(last)) return noun('other', i - 1);
    return noun(
      /^(?:climate|peace|donor|donors|security)$/.test(last) ? 'summit' : 'other',
      /[NJ]/.test(before?.tag ?? '') ? i - 1 : i,
    );
  }
  if (/^(?:telephone|phone)$/.test(w.lower) && last === 'by')
    return words.slice(Math.max(0, i - 8), i).some((x) => /^(?:speak|talk)$/.test(x.lemma))
      ? null
      : noun('call', i - 1);
  if (w.lower === 'polls' && last === 'the' && words[i - 2]?.lower === 'to') return noun('election', i - 2);
  if (w.lower === 'round') return round(words, i);
  if (w.lower === 'exchange') return /^(?:previous|last|next|first|prisoner)$/.test(last) ? noun('other', i - 1) : null;
  if (/^(?:agreement|accord|pact|treaty|deal)$/.test(w.lower)) {
    const reached =
      words.slice(i + 1, i + 12).some((x) => x.lower === 'reached') ||
      /^(?:reached|struck|concluded)$/.test(words[i - 2]?.lower ?? '');
    return reached && w.tag === 'N' ? noun('signing', i) : null;
  }
  const type = EVENT_NOUN.get(lemma) ?? EVENT_NOUN.get(w.lower.replace(/s$/, ''));
  if (!type || NOT_BEFORE.test(last)) return null;
  if (type === 'talks' && w.lower === 'talk') return null;
  if (/^calls?$/.test(w.lower)) {
    const phone = /^(?:phone|telephone|video|conference|follow-up)$/.test(last);
    if ((next === 'for' && !phone) || next === 'to' || w.tag !== 'N') return null;
  }
  if (/^address(?:es)?$/.test(w.lower) && (w.tag !== 'N' || /^(?:email|home|ip|web)$/.test(last))) return null;
  if (/^(?:Convention|Assembly|Exercise|Tour|Forum)$/.test(w.text) && before?.tag === 'P') return null;
  if (LOOSE.test(w.lower) && after && /[NP]/.test(after.tag) && after.timex === null) return null;
  if (w.tag === 'N' && after?.tag === 'N' && after.timex === null && !EVENT_NOUN.has(after.lemma)) return null;
  const compound =
    before !== undefined &&
    before.timex === null &&
    (before.tag === 'N' || /\w-\w/.test(before.text)) &&
    !EVENT_NOUN.has(before.lemma);
  return noun(type, compound ? i - 1 : i);
}

/** "a fourth round of talks", "an earlier round in Amman". */
function round(words: readonly Word[], i: number): Trigger | null {
  const next = words[i + 1]?.lower ?? '';
  const of = words[i + 2]?.lower ?? '';
  if (next === 'of' && /^(?:talks|negotiations|consultations|voting|meetings)$/.test(of))
    return { type: of === 'voting' ? 'vote' : 'talks', from: i, to: i + 2, head: i, kind: 'noun', object: null };
  if (/^(?:in|at)$/.test(next) && words[i + 2]?.tag === 'P')
    return { type: 'talks', from: i, to: i, head: i, kind: 'noun', object: null };
  return null;
}
