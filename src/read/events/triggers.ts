import { CHAMBER, EVENT_NOUN, type EventType, EXPIRE, GATHER, GO, LIGHT, MEET_SOMEONE } from './lexicon.ts';
import { phraseStartingAt, type View, type Word } from './sentence.ts';

/** Words that name an event. */
export interface Trigger {
  type: EventType;
  /** First and last word of the trigger. */
  from: number;
  to: number;
  /** The word that carries it. */
  head: number;
  kind: 'noun' | 'verb';
  /** A verb's object that is met or visited, or that is the event's place. */
  object: { from: number; to: number } | null;
}

const isVerb = (w: Word | undefined): boolean => w !== undefined && /[VZFXYG]/.test(w.tag);
const isName = (w: Word | undefined): boolean => w?.tag === 'P';

const NOT_BEFORE = /^(?:to|will|would|may|might|could|can|should|must|not)$/;
const GENERIC = /^(?:every|each|any|no|such|more|many|some|few)$/;
const PEOPLE =
  /^(?:minister|leader|president|premier|chancellor|envoy|official|diplomat|ambassador|delegation|negotiator|adviser|advisor|counterpart|king|queen|emir|sultan|prince|pope|team|side|party|head|chief|secretary|commissioner|lawmaker|senator|governor|mayor|general|commander|expert|member|representative|mediator|group|council|cabinet|parliament|press|reporter|journalist|people|man|woman|him|her|them|me|us|colleague|guest|ally|partner|delegate|mp)$/;

/** Finds the words of a sentence that may name an event. */
export function triggersIn(view: View): Trigger[] {
  const { words } = view;
  const out: Trigger[] = [];
  for (let i = 0; i < words.length; i++) {
    const w = words[i]!;
    if (w.timex !== null) continue;
    const found =
      (/[NP]/.test(w.tag) || (w.tag === 'G' && w.lower === 'meeting') ? nounAt(words, i) : null) ??
      (isVerb(w) ? verbAt(words, i) : null);
    if (found) out.push(found);
  }
  return out;
}

function nounAt(words: readonly Word[], i: number): Trigger | null {
  const w = words[i]!;
  const before = words[i - 1];
  const after = words[i + 1];
  const lower = w.lower.toLowerCase();
  const lemma = w.tag === 'P' ? lower : w.lemma;
  const noun = (type: EventType, from: number, to = i): Trigger => ({
    type,
    from,
    to,
    head: to,
    kind: 'noun',
    object: null,
  });
  if (lower === 'council' && /^european$/.test(before?.lower ?? '') && before?.text[0] === 'E')
    return noun('summit', i - 1);
  if (lower === 'conference' || lower === 'conferences') {
    if (/^(?:video|telephone|phone)$/.test(before?.lower ?? '')) return noun('call', i - 1);
    if (/^(?:press|news)$/.test(before?.lower ?? '')) return noun('other', i - 1);
    if (/^(?:climate|peace|donor|donors|security)$/.test(before?.lower ?? '')) return noun('summit', i - 1);
    return noun('other', i);
  }
  if (/^(?:telephone|phone)$/.test(lower) && before?.lower === 'by') return noun('call', i - 1);
  if (/^(?:polls|poll)$/.test(lower) && before?.lower === 'the' && words[i - 2]?.lower === 'to')
    return noun('election', i - 2);
  if (lower === 'round' && (after?.lower === 'of' || (before?.tag ?? '') === 'J' || after?.lower === 'in')) {
    const of =
      after?.lower === 'of' && /^(?:talks|negotiations|consultations|voting|meetings)$/.test(words[i + 2]?.lower ?? '');
    if (of) return { ...noun(words[i + 2]!.lower === 'voting' ? 'vote' : 'talks', i, i + 2), head: i };
    return /^(?:in|at)$/.test(after?.lower ?? '') ? noun('talks', i) : null;
  }
  const type = EVENT_NOUN.get(lemma) ?? EVENT_NOUN.get(lower);
  if (!type) return null;
  if (before && NOT_BEFORE.test(before.lower)) return null;
  if (type === 'talks' && lower === 'talk') return null;
  if (lower === 'call' || lower === 'calls') {
    if (/^for$/.test(after?.lower ?? '') && !/^(?:phone|telephone|video|conference)$/.test(before?.lower ?? ''))
      return null;
    if (w.tag !== 'N' || /^(?:to)$/.test(after?.lower ?? '')) return null;
  }
  if (/^(?:address|addresses)$/.test(lower) && (w.tag !== 'N' || /^(?:email|home|ip)$/.test(before?.lower ?? '')))
    return null;
  if (
    /^(?:session|exercise|drill|tour|interview|vote|votes|debate|assembly|ballot)s?$/.test(lower) &&
    after &&
    /[NP]/.test(after.tag) &&
    after.timex === null &&
    !/^(?:on)$/.test(after.lower)
  )
    return null;
  if (lower === 'assembly' && isName(before)) return null;
  if (w.tag === 'N' && after?.tag === 'N' && after.timex === null && !EVENT_NOUN.has(after.lemma)) return null;
  return noun(
    type,
    before &&
      (before.tag === 'N' || before.text.includes('-')) &&
      before.timex === null &&
      !EVENT_NOUN.has(before.lemma)
      ? i - 1
      : i,
  );
}

function verbAt(words: readonly Word[], i: number): Trigger | null {
  const w = words[i]!;
  const lemma = w.lemma;
  const rest = (n: number): string =>
    words
      .slice(i + 1, i + 1 + n)
      .map((x) => x.lower)
      .join(' ');
  const verb = (type: EventType, to = i, object: Trigger['object'] = null): Trigger => ({
    type,
    from: i,
    to,
    head: i,
    kind: 'verb',
    object,
  });
  const np = phraseStartingAt(words, i + 1);
  const passive = w.tag === 'Y' && /^(?:be|is|are|was|were|been|being)$/.test(words[i - 1]?.lower ?? '');
  const people =
    np !== null &&
    words.slice(np.from, np.to + 1).some((x) => x.tag === 'P' || PEOPLE.test(x.lemma) || PEOPLE.test(x.lower));
  if (GATHER.has(lemma)) {
    if (lemma === 'meet' && np && !people && !/^(?:again|there)$/.test(words[np.from]!.lower)) return null;
    if (passive) return null;
    return verb('meeting', i, np && people ? np : null);
  }
  if (MEET_SOMEONE.has(lemma) && np && people && !passive) {
    if (words.slice(np.from, np.to + 1).some((x) => EVENT_NOUN.has(x.lemma))) return null;
    return verb('meeting', np.to > i + 4 ? i + 1 : np.to, np);
  }
  if (lemma === 'speak' || lemma === 'talk') {
    if (/\bby (?:tele)?phone\b|\bon the phone\b|\bby video\b/.test(rest(8))) return verb('call');
    if (lemma === 'speak' && /^(?:at|before) /.test(rest(2))) return verb('speech');
    return null;
  }
  if ((lemma === 'phone' || lemma === 'telephone') && np && people) return verb('call', i, np);
  if (lemma === 'visit' && np && !passive) return verb('visit', np.to > i + 4 ? i + 1 : np.to, np);
  if (GO.has(lemma) && /^(?:to|in|for|into|back to|on to) /.test(rest(2))) {
    const at = words.findIndex((x, k) => k > i && /^(?:to|in|for|into)$/.test(x.lower));
    const place = phraseStartingAt(words, at + 1);
    if (!place || !isName(words[place.to]) || at > i + 2) return null;
    return verb('visit', place.to > at + 3 ? at + 1 : place.to, place);
  }
  if (lemma === 'sign') {
    if (passive || (np && !people) || (np && words[np.to]!.tag === 'P'))
      return verb('signing', np ? Math.min(np.to, i + 4) : i);
    return /^on to /.test(rest(3)) ? verb('signing') : null;
  }
  if (lemma === 'vote' && !/^(?:for|against) (?:him|her|them|trump|clinton)/.test(rest(2))) return verb('vote');
  if (lemma === 'testify') return verb('hearing');
  if ((lemma === 'tell' || lemma === 'address') && np) {
    const head = words.slice(np.from, np.to + 1).findLast((x) => /[NP]/.test(x.tag));
    if (head && CHAMBER.test(head.lower))
      return verb(/^(?:mps|commons)$/.test(head.lower) ? 'debate' : 'speech', np.to, np);
    return null;
  }
  if (lemma === 'face' && np && words.slice(np.from, np.to + 1).some((x) => CHAMBER.test(x.lower)))
    return verb('debate', np.to, np);
  if (EXPIRE.has(lemma) || (lemma === 'run' && /^out\b/.test(rest(1)))) return verb('deadline');
  if (lemma === 'negotiate' && /^with /.test(rest(1))) return verb('talks');
  if (lemma === 'discuss' && np && !passive) return verb('meeting');
  if (lemma === 'take' && /^office\b/.test(rest(1))) return verb('other', i + 1);
  if (lemma === 'take' && /^over\b/.test(rest(1))) return verb('other', i + 1);
  if (lemma === 'step' && /^down\b/.test(rest(1))) return verb('other', i + 1);
  if (lemma === 'be' && words[i + 1]?.lower === 'due') {
    if (/^(?:in|at) /.test(rest(3).slice(4))) {
      const place = phraseStartingAt(words, i + 3);
      return place && isName(words[place.from]) ? verb('visit', Math.min(place.to, i + 4), place) : null;
    }
    if (words[i + 2]?.lower !== 'to') return verb('deadline', i + 1);
  }
  if (lemma === 'resume' && words[i - 1] && /^(?:leaders|ministers|negotiators|talks)$/i.test(words[i - 1]!.lower))
    return verb('talks');
  return null;
}

/** Whether a verb only carries an event noun. */
export const isLight = (w: Word): boolean => LIGHT.has(w.lemma);
export { GENERIC };
