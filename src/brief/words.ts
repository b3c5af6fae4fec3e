import type { Act, Attribution, Commitment, Event, SourceKind } from '../record/index.ts';

/** The sense of an act for the eye. It always comes with a glyph and a word, never as a colour alone. */
export type Tone = 'give' | 'refuse' | 'press' | 'open' | 'plain';

/** How an act is shown: `says` follows its subject ("Macron promises"), `noun` stands alone ("promise"). */
export interface ActWords {
  says: string;
  noun: string;
  glyph: string;
  tone: Tone;
}

export const ACT_WORDS: Record<Act, ActWords> = {
  promise: { says: 'promises', noun: 'promise', glyph: '◆', tone: 'give' },
  offer: { says: 'offers', noun: 'offer', glyph: '◇', tone: 'give' },
  agree: { says: 'agrees', noun: 'agreement', glyph: '✓', tone: 'give' },
  refuse: { says: 'refuses', noun: 'refusal', glyph: '✕', tone: 'refuse' },
  deny: { says: 'denies', noun: 'denial', glyph: '✕', tone: 'refuse' },
  threaten: { says: 'threatens', noun: 'threat', glyph: '▲', tone: 'refuse' },
  consider: { says: 'leaves open', noun: 'left open', glyph: '≈', tone: 'open' },
  request: { says: 'urges', noun: 'request', glyph: '→', tone: 'press' },
  ask: { says: 'asks', noun: 'question', glyph: '?', tone: 'press' },
  announce: { says: 'announces', noun: 'announcement', glyph: '■', tone: 'plain' },
  predict: { says: 'predicts', noun: 'prediction', glyph: '»', tone: 'plain' },
  warn: { says: 'warns', noun: 'warning', glyph: '!', tone: 'press' },
  accuse: { says: 'criticises', noun: 'criticism', glyph: '−', tone: 'plain' },
  praise: { says: 'backs', noun: 'support', glyph: '+', tone: 'plain' },
  decline: { says: 'declines to say', noun: 'no comment', glyph: '–', tone: 'open' },
  mental: { says: 'thinks', noun: 'view', glyph: '~', tone: 'plain' },
  state: { says: 'says', noun: 'statement', glyph: '•', tone: 'plain' },
};

export const KIND_WORDS: Record<SourceKind, string> = {
  named: 'named person',
  unnamed: 'unnamed source',
  body: 'body',
  document: 'document',
  outlet: 'news outlet',
  group: 'group',
  none: 'no source given',
};

export const FIRMNESS_WORDS: Record<Commitment['firmness'], string> = {
  firm: 'firm',
  intended: 'intended',
  considered: 'under consideration',
  unclear: 'unclear',
};

export const STATUS_WORDS: Record<Event['status'], string> = {
  held: 'held',
  ongoing: 'under way',
  scheduled: 'scheduled',
  proposed: 'proposed',
  postponed: 'postponed',
  cancelled: 'cancelled',
};

type Undertook = Pick<Commitment, 'act' | 'polarity' | 'firmness'>;

/**
 * What a holder does, as the reading has it: "refuses", "rules out", "gives no clear promise on". `deed` says that what it
 * is about is told as a verb ("send troops"), so that "to" stands before it.
 */
export function undertakes(commitment: Undertook, deed = false): ActWords {
  const words = sense(commitment);
  if (!deed) return words;
  return { ...words, says: words.says === 'rules out' ? 'promises not to' : `${words.says.replace(/ on$/u, '')} to` };
}

/** Whether the text tells what a commitment is about as a verb: "will send troops", "agreed to stop". */
export function isDeed(about: string | null, words: string): boolean {
  if (about === null) return false;
  const at = words.toLowerCase().indexOf(about.toLowerCase());
  return at > 0 && BEFORE_DEED.test(words.slice(0, at));
}

const BEFORE_DEED =
  /(?:\b(?:to|will|would|shall|could|can|may|might|must|not)|n[’']t)(?:\s+(?:still|also|now|only|even|soon|\p{L}+ly))?\s+$/iu;

/** Reading takes at most so many words for the gist of something. */
const GIST_WORDS = 8;
const HANGING =
  /(?:[\s,;:–—-]+(?:an?|the|of|to|in|on|at|for|with|by|from|and|or|that|which|who|any|its?|his|her|their|be|is|are|was|were|had|has|have|will|would|could|about|as))+$/iu;

/** Whether what reading took for the gist of something is all of it, and was not cut. */
export const isWhole = (about: string): boolean => about.split(/\s+/u).length < GIST_WORDS;

/** Words that break off, with an ellipsis and none of them left hanging: "to help with…". */
export const brokenOff = (words: string): string => `${words.replace(/[\s,;:–—-]+$/u, '').replace(HANGING, '')}…`;

/**
 * A gist as it stands behind its verb. None where it begins with a negation, as "refuses no soldiers would be sent" would say
 * the opposite: the whole words tell it.
 */
export function gistOf(about: string | null): string | null {
  if (about === null || /^(?:no|not|never)\b/iu.test(about)) return null;
  return isWhole(about) ? about : brokenOff(about);
}

function sense(commitment: Undertook): ActWords {
  const words = ACT_WORDS[commitment.act];
  if (commitment.polarity === 'unclear' || (commitment.firmness === 'unclear' && commitment.act !== 'refuse')) {
    if (commitment.act === 'promise')
      return { says: 'gives no clear promise on', noun: 'unclear', glyph: '≈', tone: 'open' };
    if (commitment.polarity === 'unclear') return { says: 'leaves open', noun: 'left open', glyph: '≈', tone: 'open' };
  }
  if (commitment.polarity === 'not_do' && commitment.act === 'promise')
    return { ...words, says: 'rules out', glyph: '◈' };
  return words;
}

/** What stands out in how a thing was said, as words: "if …", "hedged". */
export function manners(attribution: Attribution): string[] {
  const said: string[] = [];
  if (attribution.conditional) said.push('conditional');
  if (attribution.hedged) said.push('hedged');
  return said;
}

/** At most `most` characters, cut between words, with an ellipsis where it was cut. */
export function shorten(words: string, most: number): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most + 1);
  const at = cut.lastIndexOf(' ');
  return `${cut.slice(0, at > most / 2 ? at : most).replace(/[\s,;:–—-]+$/u, '')}…`;
}

/** "3 reports", "1 report"; thousands are set off by a comma. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

/** The verb for a subject of several: "refuses" becomes "refuse", "denies" "deny". */
export function several(says: string): string {
  const [verb = '', ...rest] = says.split(' ');
  return [verb.endsWith('ies') ? `${verb.slice(0, -3)}y` : verb.replace(/s$/u, ''), ...rest].join(' ');
}

export const upperFirst = (words: string): string => words.replace(/^[\p{Ll}]/u, (c) => c.toUpperCase());
