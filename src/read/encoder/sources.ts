import type { Span } from '../../record/index.ts';

/** Words that are no source by themselves: the beginning of a noun phrase whose rest was not found. */
const CUT_OFF = /^(?:an?|the|his|her|its|their|our|my|and|or|only|of|in|to|by|for|with|at|on)$/iu;
/** What no source ends in: a relative clause or phrase has begun and is cut short. */
const DANGLES =
  /(?:\s|^)(?:(?:who|which|whose|that|where)(?:\s+\p{L}+)?|an?|the|its|his|her|their|at|in|to|of|by|and|or|for|on|with|from|as|into|than|such)$/u;
/** Where the clause or phrase that was cut short begins. */
const OPENS = /,?\s+(?:who|which|whose|that|where)\b/u;
const SENTENCE_END = /[.!?][”"’)]*\s+[“"‘(]?\p{Lu}|\n/u;
/** Farther than this, in characters, a source is not completed. */
const REACH = 150;
/** Stands for somebody named before, alone. */
const STANDS_FOR = /^(?:that|who|which|each|both|all|this)$/iu;
/** Before what only qualifies another noun: "tenure as secretary of state". */
const QUALIFIES = /\b(?:as|of|in|than|with|against|over|about)\s+(?:the\s+|an?\s+)?$/iu;

/** Whether all that is left of a source is the beginning of one. */
export const isCutOff = (text: string, source: readonly Span[]): boolean =>
  source.every((s) => CUT_OFF.test(text.slice(s.start, s.end)));

/**
 * A source made whole. Parts with only a comma between them are one; of others only the one counts that stands nearest to the
 * cue. One that breaks off in a relative clause or after a preposition goes on to the comma before the cue, or else ends before
 * what was cut short.
 */
export function wholeSource(text: string, source: readonly Span[], cue: readonly Span[] | null): Span[] {
  const parts = merged(text, source).filter((s) => !CUT_OFF.test(text.slice(s.start, s.end)));
  if (parts.length === 0) return [...source];
  const subjects = parts.filter((s) => !QUALIFIES.test(text.slice(Math.max(0, s.start - 16), s.start)));
  const among = subjects.length > 0 ? subjects : parts;
  const one = among.length > 1 && cue ? nearest(text, among, cue[0]!) : among;
  return one.map((s) => named(text, completed(text, outside(text, s, cue), cue), cue));
}

/** "Lind, who meets Ek on Monday, recently said": what stands before the clause, of what ends in somebody of the clause. */
const CLAUSE_BEFORE =
  /(?:(?<![\p{L}\p{N}])(?:[Tt]he|[Aa]n?)\s+(?:[\p{L}’'-]+\s+){0,4}[\p{L}’'-]+|(?:\p{Lu}[\p{L}.’'-]*\s+){0,5}\p{Lu}[\p{L}’'-]*),\s+(?:who|whose|whom|which)(?!\p{L})[^,.;:!?“”"\n]*$/u;
const CLAUSE_ENDS = /^[^,.;:!?“”"\n]*,\s+(?:\p{Ll}+\s+){0,3}$/u;

/** The subject of a cue that comes after a relative clause, where the source is somebody in the clause. */
function outside(text: string, s: Span, cue: readonly Span[] | null): Span {
  const next = cue?.[0];
  if (!next || next.start <= s.end || next.start - s.end > REACH) return s;
  const clause = text.slice(s.end, next.start);
  if (!CLAUSE_ENDS.test(clause)) return s;
  const from = Math.max(0, s.start - REACH);
  const before = CLAUSE_BEFORE.exec(text.slice(from, s.start));
  return before ? { start: from + before.index, end: s.end + clause.lastIndexOf(',') + 1 } : s;
}

/** Capitalised words that go on to the cue, or to the comma of what is added to them. */
const NAME_GOES_ON = /^(?:\s+\p{Lu}[\p{L}\p{M}.’'-]*){1,6}(?=,|\s*$)/u;

/** A source that breaks off before the name it leads to: "British" of "British Prime Minister Ann Lind warned". */
function named(text: string, s: Span, cue: readonly Span[] | null): Span {
  const next = cue?.[0];
  if (!next || next.start <= s.end || next.start - s.end > REACH || !/\p{L}$/u.test(text.slice(s.start, s.end)))
    return s;
  const rest = NAME_GOES_ON.exec(text.slice(s.end, next.start));
  return rest ? { start: s.start, end: s.end + rest[0].length } : s;
}

function merged(text: string, source: readonly Span[]): Span[] {
  const parts: Span[] = [];
  for (const s of source) {
    const last = parts.at(-1);
    if (last && joins(text, last, s)) last.end = s.end;
    else parts.push({ ...s });
  }
  return parts;
}

/** Whether two parts are of one noun phrase: only a comma or "and" between them, or a word or two after an article or comma. */
function joins(text: string, a: Span, b: Span): boolean {
  const between = text.slice(a.end, b.start);
  if (/^(?:,?\s*|,?\s+(?:and|or)\s+)$/u.test(between)) return !STANDS_FOR.test(text.slice(b.start, b.end));
  const words = text.slice(a.start, a.end);
  return (
    (/^(?:an?|the|his|her|its|their)$/iu.test(words) || words.endsWith(',')) &&
    /^(?:\s+[\p{L}’'-]+\.?){1,2}\s+$/u.test(between) &&
    /^\p{Lu}/u.test(text.slice(b.start, b.end))
  );
}

function nearest(text: string, parts: readonly Span[], cue: Span): Span[] {
  const distance = (s: Span): number => {
    if (s.end <= cue.start) {
      const between = text.slice(s.end, cue.start);
      return between.length + (SENTENCE_END.test(between) ? 400 : 0);
    }
    const between = text.slice(cue.end, s.start);
    const led = /\b(?:to|by|of|from|among)$/u.test(text.slice(cue.start, s.start).trimEnd());
    return between.length + (SENTENCE_END.test(between) ? 400 : led ? 0 : 20);
  };
  return [parts.reduce((best, s) => (distance(s) < distance(best) ? s : best))];
}

function completed(text: string, s: Span, cue: readonly Span[] | null): Span {
  const words = text.slice(s.start, s.end);
  const cut = DANGLES.exec(words);
  if (!cut || cut.index === 0) return s;
  const next = cue?.find((c) => c.start >= s.end);
  if (next) {
    const rest = text.slice(s.end, next.start);
    if (rest.length < REACH && /^[^.;:!?“”"]*,\s*$/u.test(rest))
      return { start: s.start, end: s.end + rest.trimEnd().length };
  }
  const opens = /^\s*(?:and|or)$/u.test(cut[0]) ? null : OPENS.exec(words);
  let end = s.start + (opens && opens.index > 0 ? opens.index : cut.index);
  while (end > s.start && /[\s,]/u.test(text[end - 1]!)) end--;
  return end > s.start ? { start: s.start, end } : s;
}
