import type { Act, SourceKind, Span } from '../../record/index.ts';

/**
 * What the wording settles whatever the weights say, by the definitions of docs/GUIDELINE.md. `cue` and `content` are in lower
 * case with straight apostrophes.
 */
export function settledAct(cue: string, content: string, kind: SourceKind): Act | null {
  const plain =
    /^(?:(?:has|have|had|also|later|recently|repeatedly|then)\s+)*(?:said|says|say|told|tells|made(?: it)? clear|insisted|stressed|declared|wrote|tweeted|stated|saying|added)\b/u.test(
      cue,
    );
  if (
    /\b(?:declin|refus)\w* to (?:comment|answer|say|discuss|elaborate|be interviewed)\b|\b(?:declin|refus)\w*$/u.test(
      cue,
    ) &&
    /^(?:to )?(?:comment|answer|say|discuss|elaborate|speak|be (?:named|interviewed))\b/u.test(content || 'comment')
  )
    return 'decline';
  if (/\bdid(?: not|n't) (?:immediately )?(?:respond|reply|return|comment)\b/u.test(cue)) return 'decline';
  if (UNSETTLED.test(cue)) return 'consider';
  if (!plain) return null;
  const opening = content.replace(/^["“'‘(\s]+|^that\s+/gu, '').replace(/^["“'‘\s]+/u, '');
  if (NOT_I.test(opening)) return 'refuse';
  if (kind !== 'group' && NONE_WILL.test(opening)) return 'refuse';
  if (READY.test(opening)) return 'offer';
  if (
    /^(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to| are going to| pledge| promise| vow)\b(?! (?:be|see|have to|never know)\b)/u.test(
      opening,
    )
  )
    return 'promise';
  if (
    /\b(?:there|they|he|she|it|we|you|that|government|side|sides|parties|\p{L}+) must (?:be|have|not|\p{L}+)\b/u.test(
      opening.slice(0, 60),
    ) &&
    !/\bmust have\b/u.test(opening)
  )
    return 'request';
  return null;
}

const UNSETTLED =
  /\b(?:ambiguous|non-?committal|undecided|vague|coy|evasive|open (?:to|on|about)|torn|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|consider(?:s|ed|ing)?|toy(?:s|ed|ing)? with|leav(?:e|es|ing) open|left open|did(?: not|n't) rule out|ha[sd](?: not|n't) ruled out|refus\w+ to rule out|ha[sd](?: not|n't)(?: yet)? decided|yet to decide|hedged)\b/u;
const NOT_I =
  /^(?:[\p{L} ,']{0,24}\b)?(?:i|we)(?:'m| am|'re| are)? (?:not going to|never going to|will not|won't|will never|shall not|cannot accept|can't accept|refuse to|do not intend to|don't intend to|have no (?:intention|plans))\b/u;
const NONE_WILL =
  /^no (?:\S+ ){1,4}(?:will|would|shall)\b|^(?:there|it|he|she|they) (?:will|would) (?:be no|not|never)\b|^(?:there (?:will|would) be no)\b/u;
const READY =
  /^(?:i|we|he|she|it|they)(?:'m| am|'re| are|'s| is| was| were| would be|'d be) (?:ready|willing|prepared|open) to\b/u;

const CONDITION =
  /(?:\bif\b(?! only\b| not\b| any\b)|\bunless\b|\bprovided (?:that|the|they|it)\b|\bas long as\b|\bso long as\b|\bin (?:exchange|return) for\b|\bonly (?:if|when|once|after)\b|\bon (?:the )?condition\b|\buntil\b|\bassuming\b)/u;

/** Whether the content binds the act or claim to a condition. A question of "whether" is none. */
export const isConditional = (cue: string, content: string): boolean =>
  CONDITION.test(content) &&
  !(/\b(?:ask|wonder|question)\w*\b/u.test(cue) && /^if\b/u.test(content)) &&
  !/\bas if\b/u.test(content);

const WEAK_CUE =
  /\b(?:suggest\w*|hint\w*|appear\w*|seem\w*|may|might|could|likely|possib\w*|speculat\w*|ambiguous\w*|vague\w*|reportedly|allegedly|unclear|unsure|hop(?:e|es|ed|ing)|non-?committal)\b/u;
const WEAK_WORDS =
  /\b(?:may|might|possibl[ey]|likely|perhaps|maybe|probably|potentially|unlikely|apparently|presumably|could|appears?|appeared|seems?|seemed)\b/u;

/** "could" and the like in a clause of what, how or which tell of the thing, not of doubt. */
const OF_THE_THING = /\b(?:what|how|which|who|where|whether)\b[^,.;]{0,80}\b(?:could|may|might)\b/gu;

/** Whether the source or the content weakens what is said; of a long content only its first clauses count. */
export const isHedged = (cue: string, content: string): boolean =>
  WEAK_CUE.test(cue) || WEAK_WORDS.test(content.slice(0, 200).replace(OF_THE_THING, ''));

const UNDERTAKING =
  /\b(?:promised|promising|pledged|pledging|vow(?:s|ed)?|(?:would|will) not commit|refus(?:e|es|ed|al) to|ruled out|agreed to|(?:un)?willing(?:ness)? to|reluctance to|backed out|decision to)\b|\b(?:give|gives|gave|given|get|got|secure|secured|win|won|offer|offered|make|made|extract|extend(?:ed)?|no|any|without|lack of)\s+(?:[\p{L}-]+\s+){0,3}(?:promises?|pledges?|guarantees?|assurances?|reassurances?|commitments?)\b/u;
const OWN = /^(?:i|we|he|she|they|it|my|our)\b/u;

const ROLE =
  /\b(?:official|diplomat|aide|source|adviser|advisor|envoy|negotiator|minister|lawmaker|staffer|operative|insider|spokesman|spokeswoman|spokesperson|executive|lawyer|attorney|commander|soldier|officer|investigator|strategist|ally|person|people|participant|delegate|ambassador|employee|witness|resident|analyst|director|trader|senator|banker|manager|member of parliament|politician|colonel|general)s?\b/u;
const SOME =
  /^(?:(?:an?|one|another|a (?:second|third|fourth|fifth|sixth)|(?:the )?(?:second|third|fourth|fifth)|two|three|four|several|some|multiple|other|both|the)\s+)?(?:(?:senior|top|high-ranking|high-level|former|current|retired|western|european|american|israeli|u\.s\.|eu|nato|government|administration|intelligence|security|defen[cs]e|white house|unnamed|anonymous|[\p{L}.-]+)\s+){0,4}/u;

const OFFICE =
  /^(?:the|his|her|their|its|our)\s+(?:[\p{L}.'-]+\s+){0,4}(?:president|premier|minister|chancellor|secretary|senator|governor|mayor|king|queen|pope|emir|prince|nominee|candidate|leader|chief|chairman|chairwoman|speaker|general|counterpart|commissioner|congressman|congresswoman|billionaire)$/u;

/** Whether the words are of the one holder of an office: "the French president", "her counterpart". */
export const isOffice = (source: string): boolean => OFFICE.test(source) && !/\b(?:a|an|one|some)\b/u.test(source);

/** Whether the words are of a person or a few whose names the text keeps back: "a second diplomat", "senior officials". */
export function isWithheld(source: string, named: boolean): boolean {
  if (named) return false;
  const lead = SOME.exec(source)![0];
  const head =
    /^(?:[\p{L}.'-]+\s+){0,6}?([\p{L}-]+)(?=$|\s+(?:who|with|familiar|close|in|at|from|for|of|involved|briefed|present|and)\b|,)/u.exec(
      source,
    );
  if (
    /\b(?:people|persons?|sources?|someone) (?:familiar|close|briefed|with (?:direct )?knowledge|involved)\b/u.test(
      source,
    )
  )
    return true;
  if (!head || !ROLE.test(head[1]!)) return false;
  if (/^(?:an?|one|another)\s/u.test(lead)) return true;
  if (/^(?:two|three|four|five)\s/u.test(source) && /^(?:senators|lawmakers|legislators)$/u.test(head[1]!)) return true;
  return (
    /^(?:officials|diplomats|aides|sources|negotiators|insiders|envoys|staffers|investigators)/u.test(head[1]!) &&
    !/^(?:many|most|all)\s/u.test(source)
  );
}

/**
 * Whom the content binds: the source's own side by an act that undertakes something, another party where an undertaking or the
 * lack of one is told of it.
 */
export function boundBy(act: Act, content: string): 'self' | 'other' | '-' {
  switch (act) {
    case 'promise':
    case 'offer':
    case 'refuse':
    case 'threaten':
    case 'consider':
    case 'announce':
      return 'self';
    case 'agree':
      return /\b(?:to|will|would|deal|accord|agreement|bill|pact|truce|ceasefire)\b/u.test(content) ? 'self' : '-';
    case 'state':
    case 'accuse':
    case 'mental':
    case 'deny':
      return tellsOfUndertaking(content) ? 'other' : '-';
    default:
      return '-';
  }
}

/** Whether a content tells of an undertaking, or of the lack of one, of somebody whom it names. */
export const tellsOfUndertaking = (content: string): boolean =>
  UNDERTAKING.test(content) && !OWN.test(content.replace(/^["“]|^that\s+/gu, ''));

/** The words of spans as the tests of this file take them: in lower case with straight apostrophes and single spaces. */
export const plainWords = (text: string, spans: readonly Span[] | null): string =>
  (spans ?? [])
    .map(({ start, end }) => text.slice(start, end))
    .join(' ')
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
