import type { Attribution, Span } from '../../record/index.ts';
import { CONDITION } from './words.ts';

/** "should Sweden refuse": an inverted clause. */
const SHOULD = /(?<=\s|^)[Ss]hould (?=(?:the|an?|any|its|their|his|her|he|she|it|they|we|\p{Lu}\S*) \S)/gu;
/** What comes first: a condition where a clause or an event follows. */
const FIRST =
  /\b(?:(?:no sooner than )?within (?:\S+ ){1,3}of|(?:\S+ )?(?:hours|days|weeks|months|years) (?:after|of)|(?:immediately |shortly |right |soon )?after|before|when|without|absent)\b/giu;
const EVENT =
  /^\s+(?:(?:an?|the|any|its|their|his|her|such|full|new|clear|final|formal|written|lasting|peace|\p{Lu}\S*)\s+){0,3}(?:signature|signing|truce|cease-?fire|armistice|vote|deal|agreement|accord|approval|ratification|consent|referendum|withdrawal|release|guarantees?|assurances?|invitation|mandate|inspection|apology|compensation)\b/u;
/** A subject and its verb, present or backshifted. */
const CLAUSE =
  /^\s+(?:(?:the|an?|its|their|his|her|all|both|every)\s+)?(?:\S+\s+){1,4}?(?:is|are|was|were|has|have|had|do|does|did|\p{Ll}{2,}[^s\W]s|\p{Ll}{2,}ed|frees|leaves|takes?|agrees?|signs?|opens?|ends?|stops?)\b/u;
const DATE =
  /^\s+(?:the\s+)?(?:\d|next|last|this|then|now|long|end|start|beginning|summer|winter|spring|autumn|fall|christmas|easter|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec|\S+ (?:months?|weeks?|years?|days?|hours?)\b(?!\s+(?:of|after)))/iu;

/** Whether what begins at `at` with a word of time is a condition and not a date or the time of telling. */
function comesFirst(text: string, at: number, words: string, reach: number): boolean {
  const rest = text.slice(at + words.length, Math.min(reach, at + words.length + 120)).split(/[,;:.“”"]/u)[0]!;
  if (DATE.test(rest) || /^\s+\p{Ll}+ing\b/u.test(rest)) return false;
  if (/^(?:without|absent|within|.*\bof)$/iu.test(words)) return EVENT.test(rest);
  return EVENT.test(rest) || CLAUSE.test(rest);
}

interface Found {
  at: number;
  words: string;
  timed?: boolean;
}

/** Every word that begins a condition between two places. */
function openings(text: string, from: number, to: number, timed: boolean): Found[] {
  const part = text.slice(from, to);
  const found: Found[] = [...part.matchAll(CONDITION)].map((m) => ({ at: from + m.index, words: m[0] }));
  for (const m of part.matchAll(SHOULD)) found.push({ at: from + m.index, words: m[0].trim() });
  if (timed)
    for (const m of part.matchAll(FIRST))
      if (comesFirst(text, from + m.index, m[0], to)) found.push({ at: from + m.index, words: m[0], timed: true });
  return found.sort((a, b) => a.at - b.at || b.words.length - a.words.length);
}

/** "ask if", "more than once", "until recently": no condition. */
function isOther(text: string, { at, words }: Found): boolean {
  if (
    /^(?:until|once)$/i.test(words) &&
    /^\s+(?:recently|now|\d|more|again|(?:in|a|per) )/u.test(text.slice(at + words.length))
  )
    return true;
  return (
    /^(?:only )?if$/i.test(words) &&
    /\b(?:see|ask|asked|asks|wonder|know|tell|decide|say|said|whether|unclear|as|even)\s+$/iu.test(
      text.slice(Math.max(0, at - 12), at),
    )
  );
}

function endOf(text: string, start: number, reach: number): number {
  const rest = text.slice(start, reach);
  const stop = /[;:”“"]|(?<!\b\p{Lu}|\b(?:Mr|Mrs|Ms|Dr|St))[.!?](?=\s|$|[”"])|,\s|\s(?:said|told)\s/u.exec(
    rest.slice(3),
  );
  let end = stop ? start + 3 + stop.index : reach;
  while (end > start && /[\s,]/u.test(text[end - 1]!)) end--;
  return end;
}

/**
 * The conditions that bind what is said from `from` to `to`: those that follow, and one that opens the sentence or clause at
 * `first`. From `timed` on, what has to come first in time is one too ("after Sweden frees the crew").
 */
export function conditionsIn(
  text: string,
  first: number,
  from: number,
  to: number,
  limit: number,
  timed: number,
): Span[] {
  const found: Span[] = [];
  for (const one of openings(text, first, from, timed <= from)) {
    const before = text.slice(first, one.at);
    if (!/^[“"‘\s]*(?:but |and )?$|(?:\bthat,?|,)\s+(?:and |but )?$/iu.test(before) || isOther(text, one)) continue;
    const comma = text.slice(one.at, from).indexOf(',');
    if (comma > one.words.length) found.splice(0, 1, { start: one.at, end: one.at + comma });
  }
  const reach = Math.min(limit, Math.max(to, from) + 220);
  for (const one of openings(text, from, reach, true)) {
    if (one.timed && one.at < timed) continue;
    const start = one.at + (/^but /i.test(one.words) ? 4 : 0);
    if (found.some((f) => start < f.end)) continue;
    if (/[.!?;]\s+\p{Lu}/u.test(text.slice(from, start).replace(/\b(?:Mr|Mrs|Ms|Dr)\. /gu, ''))) break;
    if (isOther(text, one)) continue;
    const end = endOf(text, start, reach);
    if (end - start > one.words.length + 3) found.push({ start, end });
  }
  return found;
}

/** A condition that goes on in the next part of what is told: “We will come,” she said, “if we are asked.” */
export function conditionAfter(text: string, told: Attribution | null, end: number, limit: number): Span[] {
  const next = told?.content.find((c) => c.start >= end && c.start < limit);
  if (!next) return [];
  const opening =
    /^[“"‘\s]*(?:but |and )?(?=(?:only )?(?:if|unless|once|until|provided|as long as|on condition)\b)/iu.exec(
      text.slice(next.start, next.end),
    );
  if (!opening) return [];
  const start = next.start + opening[0].length;
  return [{ start, end: endOf(text, start, next.end) }];
}
