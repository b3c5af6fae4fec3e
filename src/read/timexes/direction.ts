/** Which way from the publication the clause of a time expression looks. */
export type Direction = 'past' | 'future' | null;

const words = (list: string): Set<string> => new Set(list.split(/\s+/));

const MODAL = words("will shall would may might could can should must won't won’t wouldn't wouldn’t");
const REPORTING = words(
  'said says told announced added reported according wrote tweeted confirmed warned stated declared quoted reports insisted noted argued acknowledged conceded explained denied claimed admitted cited released issued confessed',
);
const IRREGULAR = words(
  'was were had did been went came gave took made saw got held met sent left led began broke brought built bought caught chose drew fell felt fought found flew froze grew heard hit kept knew laid lay lost paid put ran rose sat sold set shot shut sang sank slept spent spoke stood stole struck swore taught threw thought understood withdrew won wrote became cut quit spread beat bid cast cost hurt let shed split overthrew undertook underwent arose drove rode shook sought fled bore hung shone overcame forgave forbade rang',
);
const NOT_PAST = words(
  'united need needed red bed hundred indeed speed seed feed breed unprecedented proposed alleged advanced limited aimed wanted based so-called armed occupied unified combined detailed related required newly-elected elected tired',
);
const PLANNED = words('due scheduled slated planned expected supposed meant poised tipped likely bound');
/** What news says in the present tense of what is on the calendar. */
const ON_CALENDAR = words(
  'meet meets leave leaves arrive arrives begin begins start starts open opens close closes vote votes visit visits travel travels fly flies return returns head heads hold holds host hosts convene convenes gather gathers resume resumes face faces expire expires end ends take takes go goes come comes speak speaks reach reaches stay stays fall falls sit sits dine dines negotiate negotiates run runs enter enters become becomes land lands depart departs address addresses present presents brief briefs chair chairs receive receives welcome welcomes attend attends join joins appear appears testify testifies lapse lapses reopen reopens reconvene reconvenes publish publishes decide decides move moves play plays sets ratify sign signs',
);
const AHEAD = words(
  'ask upcoming forthcoming ahead tomorrow intend intends intended hope hopes plan plans want wants aim aims promise promises pledge pledges prepare prepares preparing ready eve expect expects expecting awaits await watch opening starting beginning ending leaving',
);
const BEHIND = words('since ago earlier already');
const BE_TO = words(
  "is are was were am be due scheduled slated planned expected set supposed meant likely bound planning plans hopes wants intends agreed agrees decided promised pledged vowed going about ready deadline threatened postponed rescheduled invited asked urged told called ordered isn't aren't",
);
const NOUN_BEFORE = words(
  "the a an to of his her its their our my your 's ’s every first second next last did didn't didn’t does n't had has with for at in by on no",
);
const ARTICLE = words('the a an his her their its this that which whom');
/** Base forms of these that are as often nouns. */
const ALSO_NOUN = words(
  'start close vote visit return head host face end stay fall run address welcome lapse move play brief chair present land hold get take sign',
);
/** What a verb in the base form may follow and be finite. */
const PLURAL = /(?:s|[a-z]people|men|women|\d+|we|they|you|i|who|and|which|delegates|voters)$/;
const ONGOING = /^(?:is|are|am|(?:he|she|it|who|that|we|they|you|i)['’](?:s|re|m))$/;

const WORD = /[A-Za-z\u00c0-\u024f]+(?:[-'’][A-Za-z\u00c0-\u024f]+)*|['’](?:ll|re)\b|\d+|[.,;:!?()"“”—–]/g;

/** A word of tense, modality or plan. */
export interface Sign {
  to: 'past' | 'future';
  reporting: boolean;
  /** Its place among the words. */
  at: number;
}

/** The words and marks of a stretch of text. */
export const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** "had been due". */
const wasPlanned = (tokens: readonly string[], at: number): boolean =>
  /^been$/i.test(tokens[at - 1] ?? '') && /^(?:had|previously)$/i.test(tokens[at - 2] ?? '');

/** The signs of tense, modality and plan in a row of words. */
export function signsIn(tokens: readonly string[]): Sign[] {
  const out: Sign[] = [];
  const push = (to: 'past' | 'future', at: number, reporting = false): void => {
    out.push({ to, reporting, at });
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const w = token.toLowerCase();
    const next = tokens[i + 1]?.toLowerCase() ?? '';
    const before = tokens[i - 1]?.toLowerCase() ?? '';
    if (MODAL.has(w) || /['’]ll$/.test(w)) {
      if (token === 'May') continue;
      const perfect = next === 'have' || (next === 'not' && tokens[i + 2] === 'have');
      push(perfect && w !== 'will' ? 'past' : 'future', i);
    } else if (REPORTING.has(w)) push('past', i, true);
    else if (w === 'to') {
      if (BE_TO.has(before) && /^[a-z]/.test(tokens[i + 1] ?? '') && !ARTICLE.has(next))
        push(wasPlanned(tokens, i - 1) ? 'past' : 'future', i);
    } else if (PLANNED.has(w)) push(wasPlanned(tokens, i) ? 'past' : 'future', i);
    else if (ONGOING.test(w) && next.endsWith('ing')) push('future', i);
    else if (w === 'has' || w === 'have') {
      if (next !== 'to') push('past', i);
      else push('future', i);
    } else if (AHEAD.has(w)) {
      if (!(w.endsWith('ing') && /^(?:after|since|before)$/.test(before))) push('future', i);
    } else if (BEHIND.has(w)) push('past', i);
    else if (
      /^(?:postponed|rescheduled|delayed|moved|adjourned|extended|put)$/.test(w) &&
      /^(?:until|to|till|off)$/.test(next)
    )
      push('future', i);
    else if (IRREGULAR.has(w) || (w.length > 3 && w.endsWith('ed') && !NOT_PAST.has(w) && token === w)) {
      if (before === 'be' || before === 'being' || ((before === 'is' || before === 'are') && next !== '')) continue;
      if (next === 'to' && /^(?:was|were)$/.test(w)) continue;
      if (w === 'set' && next === 'for') {
        push('future', i);
        continue;
      }
      push('past', i);
    } else if (
      ON_CALENDAR.has(w) &&
      token === w &&
      next !== 'of' &&
      !NOUN_BEFORE.has(before) &&
      (/[^s]s$/.test(w) || !ALSO_NOUN.has(w) || PLURAL.test(before))
    )
      push('future', i);
  }
  return out;
}

const SCHEDULED_NEXT = /^\s(?:summit|vote|election|runoff|meeting|talks|deadline|session|hearing)\b/;
const SCHEDULED_NOUN =
  /^['’]s?\s+(?:[\w-]+\s+){0,3}?(?:summit|vote|election|elections|runoff|ballot|meeting|talks|deadline|session|debate|hearing|referendum|conference|gathering|visit)\b/;

/** How far a clause can reach, in UTF-16 units: a line without stops must not make every time read all of it. */
const REACH = 400;

/**
 * Reads the direction of the clause around [start, end) of a sentence: the nearest sign of tense, modality or plan to the
 * left; where there is none in the clause, or it is a verb of saying with words between, the first to the right.
 */
export function directionAt(
  text: string,
  sentence: { start: number; end: number },
  start: number,
  end: number,
): Direction {
  const left = wordsOf(text.slice(Math.max(sentence.start, start - REACH), start));
  const right = wordsOf(text.slice(end, Math.min(sentence.end, end + REACH)));
  const lefts = signsIn(left);
  const rights = signsIn(right);
  const near = lefts.at(-1);
  const clause = left.findLastIndex((w) => /^[;“”"—]$/.test(w));
  const stop = right.findIndex((w) => /^[;:—”“"]$/.test(w));
  const first = rights.find((s) => stop < 0 || s.at < stop);
  const lead = left.slice(-3).map((w) => w.toLowerCase());
  const word = lead.at(-1) ?? '';
  if (word === 'since') return 'past';
  if (/\b(?:before|until|of) the$/.test(lead.join(' ')) && SCHEDULED_NEXT.test(text.slice(end, end + 14)))
    return 'future';
  if (/^['’]s?\s/.test(text.slice(end, end + 3))) {
    if (/\b(?:results?|outcome|winners?|aftermath|wake) of$/.test(lead.join(' '))) return 'past';
    if (!SCHEDULED_NOUN.test(text.slice(end, end + 60))) return 'past';
    if (/(?:ahead of|before|until|for)$/.test(lead.join(' '))) return 'future';
    return (near && near.at > clause ? near : first)?.to ?? 'past';
  }
  if (/^(?:until|till)\b|\b(?:until|till)(?: at least)?$/.test(lead.join(' '))) {
    if (near && near.at > clause) return near.to === 'past' && STAYED.test(left[near.at]!) ? 'past' : 'future';
    return first?.to ?? 'future';
  }
  if (word === 'by' && left.some((w) => /^(?:if|unless)$/i.test(w))) return 'future';
  if (CALLED_FOR.test(left.slice(-14).join(' '))) return 'future';
  if (word === 'for' && /(?:ed|set|due|way|in)$/.test(left.at(-2) ?? '')) {
    if (first?.to !== 'past' || !/^(?:was|were)$/.test(right[0] ?? '')) return 'future';
  }
  if (near && near.at > clause) {
    if (
      /^(?:by|before)$/.test(word) &&
      left
        .slice(near.at + 1)
        .some((w, k, rest) => w === 'to' && /^[a-z]/.test(rest[k + 1] ?? '') && !ARTICLE.has(rest[k + 1]!))
    )
      return 'future';
    if (first?.at === 0 && left.slice(near.at).includes(',')) return first.to;
    const gap = left.length - 1 - near.at;
    if (!near.reporting || gap <= 1) return near.to;
    const bar = right.findIndex((w) => /^(?:,|that|saying|which|who|whom|to|as|when)$/.test(w));
    if (first && !first.reporting && (bar < 0 || first.at < bar)) return first.to;
    return near.to;
  }
  return first?.to ?? near?.to ?? (word === 'by' ? 'future' : null);
}

/** "has summoned him for a debate on …". */
const CALLED_FOR =
  /\b(?:summoned|invited|called|asked|convened|booked|recalled)\b[^.;]*\bfor (?:\w+ )?(?:[\w-]+ )?(?:debate|talks|meeting|hearing|session|summit|vote|dinner|lunch|call|visit|questioning)(?: (?:in|at) \w+)?(?: on)?$/;

/** Verbs whose "until" lies behind them. */
const STAYED = /^(?:remained|stayed|kept|lasted|waited|continued|was|were|had|served|lived|worked|ran)$/i;
