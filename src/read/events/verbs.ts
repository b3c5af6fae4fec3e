import { verbLemma } from '../lemmas.ts';
import {
  CHAMBER,
  EVENT_NOUN,
  type EventType,
  EXPIRE,
  GATHER,
  GO,
  MEET_SOMEONE,
  PARTY,
  PEERS,
  VERB_FORM,
} from './lexicon.ts';
import { type Phrase, phraseStartingAt, type Word } from './sentence.ts';
import type { Trigger } from './trigger.ts';

const BE = /^(?:be|is|are|was|were|been|being)$/;

/** The base form of a word that is a verb here, also where the tagger took it for a noun. */
function verbHere(words: readonly Word[], i: number): string | null {
  const w = words[i]!;
  if (/[VZFXYG]/.test(w.tag)) return w.lemma;
  if (!VERB_FORM.test(w.lower)) return null;
  const before = words[i - 1];
  const after = words[i + 1];
  if (before?.tag === 'M' || before?.lower === 'to') return verbLemma(w.lower);
  const subject = before !== undefined && /[PON]/.test(before.tag);
  const goes = after !== undefined && (/[IT]/.test(after.tag) || after.tag === 'D' || after.timex !== null);
  return subject && goes ? verbLemma(w.lower) : null;
}

/** Whether "by" and a time follow in the clause. */
const untilBy = (words: readonly Word[], i: number): boolean =>
  words.slice(i + 1, i + 12).some((w, k, rest) => w.lower === 'by' && (rest[k + 1]?.timex ?? null) !== null);

const negated = (words: readonly Word[], i: number): boolean =>
  words.slice(Math.max(0, i - 2), i).some((w) => /^(?:not|never|n['’]t)$/.test(w.lower));

/** The event that a verb tells; null where it tells none. */
export function verbTrigger(words: readonly Word[], i: number): Trigger | null {
  const lemma = verbHere(words, i);
  if (lemma === null) return null;
  const w = words[i]!;
  const rest = words
    .slice(i + 1, i + 9)
    .map((x) => x.lower)
    .join(' ');
  const verb = (type: EventType, to = i, object: Phrase | null = null): Trigger => ({
    type,
    from: i,
    to,
    head: i,
    kind: 'verb',
    object,
  });
  const np = phraseStartingAt(words, i + 1);
  const head = np ? words.slice(np.from, np.to + 1).findLast((x) => /[NPZ]/.test(x.tag)) : undefined;
  const passive = w.tag === 'Y' && BE.test(words[i - 1]?.lower ?? '');
  const people =
    np !== null &&
    words
      .slice(np.from, np.to + 1)
      .some(
        (x) => (x.tag === 'P' && x.timex === null) || PARTY.test(x.lower) || /^(?:him|her|them|us|me)$/.test(x.lower),
      );
  const near = np && np.to <= i + 4 ? np.to : i;
  if (GATHER.has(lemma)) {
    if (passive || (lemma === 'meet' && np && !people)) return null;
    return verb('meeting', i, np && people ? np : null);
  }
  if (passive) return lemma === 'sign' ? verb('signing') : null;
  if (MEET_SOMEONE.has(lemma)) {
    const event = np && words.slice(np.from, np.to + 1).some((x) => EVENT_NOUN.has(x.lemma));
    return np && people && !event ? verb('meeting', near, np) : null;
  }
  switch (lemma) {
    case 'speak':
    case 'talk':
      if (/\bby (?:tele)?phone\b|\bon the phone\b|\bby video\b/.test(rest))
        return verb(
          'call',
          words.findIndex((x, k) => k > i && /^(?:telephone|phone|video)$/.test(x.lower)),
          np,
        );
      return lemma === 'speak' && /^(?:at|before) (?:the|a|an)\b/.test(rest) ? verb('speech') : null;
    case 'phone':
    case 'telephone':
      return np && people ? verb('call', i, np) : null;
    case 'visit':
      return np && !negated(words, i) ? verb('visit', near, np) : null;
    case 'sign':
      if (np && (!people || words[np.to]!.tag === 'P')) return verb('signing', near);
      return /^(?:on to|in|at|there) /.test(`${rest} `) || words[i + 1]?.timex !== null ? verb('signing') : null;
    case 'vote':
      return /^(?:for|against) (?:him|her|them)\b/.test(rest) || negated(words, i) ? null : verb('vote');
    case 'testify':
      return verb('hearing');
    case 'tell':
    case 'address':
      if (!np || !head) return null;
      if (CHAMBER.test(head.lower)) return verb(head.lower === 'mps' ? 'debate' : 'speech', np.to, np);
      return lemma === 'tell' && PEERS.test(head.lower) ? verb('meeting', np.to, np) : null;
    case 'face':
      return np && words.slice(np.from, np.to + 1).some((x) => CHAMBER.test(x.lower))
        ? verb('debate', np.to, np)
        : null;
    case 'run':
      return /^out\b/.test(rest) ? verb('deadline', i + 1) : null;
    case 'fail':
      return /^to \S+/.test(rest) && untilBy(words, i)
        ? { ...verb('deadline', Math.min(i + 4, words.length - 1)), from: i + 2, head: i + 2 }
        : null;
    case 'negotiate':
      return /^with /.test(rest) ? verb('talks') : null;
    case 'discuss':
      return np && words[i - 1]?.tag === 'M' && !negated(words, i) ? verb('meeting') : null;
    case 'take':
      if (/^(?:office|over)\b/.test(rest)) return verb('other', i + 1);
      return /^(?:up the (?:matter|issue|question|paper|plan|proposal)|the (?:matter|issue|question|paper|plan|proposal) up)\b/.test(
        rest,
      )
        ? verb('meeting', i + 3)
        : null;
    case 'step':
      return /^down\b/.test(rest) ? verb('other', i + 1) : null;
    case 'finish':
      return /^(?:his|her|their) term\b/.test(rest) ? verb('other', i + 2) : null;
    case 'come':
      if (/^to (?:talk|see|meet|visit)\b/.test(rest))
        return verb('meeting', i + 2, phraseStartingAt(words, i + (words[i + 3]?.lower === 'to' ? 4 : 3)));
      break;
    case 'spend':
      return spent(words, i);
    case 'be':
      return due(words, i);
    case 'resume':
      return /^(?:leaders|ministers|negotiators|delegations|sides)$/.test(words[i - 1]?.lower ?? '')
        ? verb('talks')
        : null;
    case 'arrive':
      if (
        /^answers?$/.test(words[i - 1]?.lower ?? '') &&
        words.slice(0, i).some((x) => /^(?:if|unless)$/.test(x.lower))
      )
        return verb('deadline');
      break;
    default:
  }
  if (EXPIRE.has(lemma)) return verb('deadline');
  return GO.has(lemma) && !negated(words, i) ? going(words, i, lemma) : null;
}

/** "flies to Muscat", "headed for Washington", "will fly in". */
function going(words: readonly Word[], i: number, lemma: string): Trigger | null {
  const make = (to: number, object: Phrase | null): Trigger => ({
    type: 'visit',
    from: i,
    to,
    head: i,
    kind: 'verb',
    object,
  });
  const at = words.findIndex((x, k) => k > i && k <= i + 2 && /^(?:to|in|for|into)$/.test(x.lower));
  if (at < 0) return null;
  const place = phraseStartingAt(words, at + 1);
  if (place && words[place.to]!.tag === 'P') return make(place.to > at + 3 ? at + 1 : place.to, place);
  return /^(?:fly|travel|jet)$/.test(lemma) && words[at]!.lower === 'in' && (words[at + 1]?.timex ?? null) === null
    ? make(at, null)
    : null;
}

/** "when at the White House this week": a visit told without a verb. */
export function stayTrigger(words: readonly Word[], i: number): Trigger | null {
  if (!/^(?:at|in)$/.test(words[i]!.lower) || !/^(?:when|while)$/.test(words[i - 1]?.lower ?? '')) return null;
  const place = phraseStartingAt(words, i + 1);
  if (!place || words[place.to]!.tag !== 'P') return null;
  return { type: 'visit', from: i, to: place.to, head: i, kind: 'verb', object: place };
}

/** "spent Monday in Addis Ababa with the minister". */
function spent(words: readonly Word[], i: number): Trigger | null {
  let k = i + 1;
  while (k < words.length && words[k]!.timex !== null) k++;
  if (k === i + 1 || !/^(?:in|at|with)$/.test(words[k]?.lower ?? '')) return null;
  const people = words.slice(k, k + 8).some((w) => w.lower === 'with');
  return {
    type: people ? 'meeting' : 'visit',
    from: i,
    to: i,
    head: i,
    kind: 'verb',
    object: phraseStartingAt(words, k + 1),
  };
}

/** "is due in Washington": a visit; "answers are due by Tuesday": a deadline. */
function due(words: readonly Word[], i: number): Trigger | null {
  if (words[i + 1]?.lower !== 'due') return null;
  const next = words[i + 2]?.lower ?? '';
  if (/^(?:in|at)$/.test(next)) {
    const place = phraseStartingAt(words, i + 3);
    if (place && words[place.to]!.tag === 'P' && words[i + 3]!.timex === null)
      return { type: 'visit', from: i, to: place.to <= i + 6 ? place.to : i + 2, head: i, kind: 'verb', object: place };
  }
  if (next === 'to' || EVENT_NOUN.has(words[i - 1]?.lemma ?? '')) return null;
  // "the next decision is due": what is due belongs to it
  const what = /[N]/.test(words[i - 1]?.tag ?? 'K') ? i - 1 : i;
  return { type: 'deadline', from: what, to: i + 1, head: i, kind: 'verb', object: null };
}
