import type { Span } from '../record/index.ts';
import { NATIONALITY } from './lexicon-voices.ts';
import { once } from './once.ts';
import { isVague, LABELS, namesOutlet, wordsOfName } from './outlets.ts';
import type { Told } from './told.ts';
import { remembered } from './words.ts';

/** Words that publishers have in their names besides the one that is theirs. */
const PUBLISHING =
  /^(?:newswire|wire|bureau|reports?|online|weekly|daily|news|agency|agence|press|service|times|post|post-?|media|network|radio|tv|today|newsroom|bulletin|dispatch)$/u;

const VERB =
  'reports?|reported|writes?|wrote|says|said|quotes?|quoted|cites?|cited|claims?|claimed|informs?|informed|has it|learned|notes?|noted|states?|stated|told|tells|transmits|transmitted|relays|relayed|transfers|publishes|published|discloses|disclosed|reveals|revealed|writes in';
const ADVERB = '(?:has|have|had|also|first|earlier|exclusively|previously|was the first to)';
/** After the name: "first reported", ", the Norvik agency, quotes", ")". */
const AFTER = new RegExp(
  `^(?:[’']s?)?(?:\\s\\(\\p{Lu}{2,7}\\))?(?:,\\s(?:the|an?)\\s[^,.]{3,40},)?\\s(?:${ADVERB}\\s){0,2}(?:${VERB})(?![\\p{L}])`,
  'iu',
);
/** Before the name: "according to a dispatch of the", "writes the", "told", "(via". */
const BEFORE = new RegExp(
  `(?:according to|as per|per|citing|cites|cited by|quoting|quoted by|quotes|reference to|referring to|refers to|reported by|reports? (?:by|in|from|of)|dispatch(?:es)? (?:by|in|from|of)|told|via|source|inputs from|courtesy of|published (?:by|in|on)|carried by|from|learned from|learnt from|translated from|reprinted from|(?:^|[,”"’']\\s)(?:${VERB}|as reported by))\\s*:?\\s(?:(?:an?|the)\\s)?(?:(?:report|article|dispatch|story)\\s(?:by|in|of|from)\\s(?:the\\s)?)?(?:(?:news|press|news and|wire)\\s)?(?:(?:agency|newspaper|paper|daily|weekly|site|website|portal|broadcaster|channel|wire)\\s)?$`,
  'iu',
);
/** "By our Africa desk and Savanna News Service": a line of names. */
const BYLINE = /(?:^|\n)\s*(?:by|from|with)\s[^\n.]{0,60}$/iu;

/**
 * Where a report credits an outlet whose report is at hand: its name, its short name or its initials, beside words that credit. Null where
 * it does not.
 */
export function mentionOf(t: Told, outlet: string | null): Span | null {
  if (outlet === null) return null;
  const known = mentions(t);
  let span = known.get(outlet);
  if (span === undefined) {
    span = mentioned(t, outlet);
    known.set(outlet, span);
  }
  return span;
}

/** What was found in a report, by outlet. */
const mentions = once((_: Told) => new Map<string, Span | null>());

function mentioned(t: Told, outlet: string): Span | null {
  if (isVague(outlet) || namesOutlet(outlet, t.article.outlet)) return null;
  const text = t.article.text;
  for (const { begin, form, alone } of formsOf(outlet)) {
    if (!text.includes(begin)) continue;
    for (const m of text.matchAll(form)) {
      const [start, end] = [m.index, m.index + m[0].length];
      if (t.article.furniture.some((f) => f.start <= start && end <= f.end)) continue;
      const before = text.slice(Math.max(0, start - 80), start);
      const after = text.slice(end, end + 60);
      const dateline = /\($/u.test(before) && /^\)/u.test(after);
      const said = AFTER.exec(after);
      const cue = BEFORE.exec(before);
      const line = alone && BYLINE.test(before);
      if (!said && !cue && !line && !(dateline && isHead(text, start))) continue;
      return { start: start - (cue?.[0].trimStart().length ?? 0), end: end + (said?.[0].length ?? 0) };
    }
  }
  return null;
}

/** Within the first lines, where a dateline stands. */
const isHead = (text: string, at: number): boolean =>
  at < 300 || /\n[^\n]{0,60}$/u.test(text.slice(Math.max(0, at - 70), at));

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+');
const whole = (name: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'gu');

/** A way to name an outlet; `begin` is its first word, `alone` says that the name cannot be another's. */
interface Form {
  begin: string;
  form: RegExp;
  alone: boolean;
}

const formOf = (name: string, alone = false): Form => ({ begin: name.split(/\s/u)[0]!, form: whole(name), alone });

/** The ways to name an outlet, the fullest first. */
const formsOf = remembered((outlet): readonly Form[] => {
  const bare = outlet.replace(/^the\s+/iu, '');
  const words = bare.split(/\s+/u);
  const forms = [formOf(bare, words.length > 1)];
  const first = words[0]!;
  const rest = wordsOfName(words.slice(1).join(' '));
  const short =
    words.length > 1 &&
    first.length >= 4 &&
    !NATIONALITY.test(first.toLowerCase()) &&
    rest.every((w) => PUBLISHING.test(w) || LABELS.has(w));
  if (short) forms.push(formOf(first));
  const last = words.at(-1)!;
  if (words.length > 1 && PUBLISHING.test(first.toLowerCase()) && last.length >= 4) forms.push(formOf(last));
  const initials = words
    .filter((w) => /^\p{Lu}/u.test(w))
    .map((w) => w[0])
    .join('');
  if (initials.length >= 3) forms.push(formOf(initials));
  return forms;
});
