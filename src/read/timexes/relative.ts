import { civilOf, type Day, dayOf, isoWeek, pad, weekdayOf } from './calendar.ts';
import { calendar, holiday, weekday } from './dates.ts';
import type { Piece } from './lex.ts';
import {
  atTime,
  classesOf,
  countOf,
  date,
  lasting,
  move,
  onDay,
  period,
  type Relation,
  type Setting,
  type Value,
  withPart,
  wordOf,
} from './value.ts';

/** "today", "tomorrow morning", "later today". */
export function deictic(pieces: readonly Piece[], setting: Setting): Value {
  const f = pieces.find((p) => p.cls === 'F')!;
  const { published } = setting;
  if (published === null) return { type: f.val === '0NI' ? 'TIME' : 'DATE', value: null, inferred: true };
  if (f.val === '0NI') return atTime(published, 'NI');
  return withPart(
    onDay(published + (f.val as number), true),
    pieces.find((p) => p.cls === 'P'),
  );
}

/** "this morning", "the following afternoon", "the night of March 6", "mid-afternoon yesterday". */
export function partOfDay(pieces: readonly Piece[], relation: Relation, setting: Setting): Value | null {
  const p = pieces.find((x) => x.cls === 'P')!;
  const { published } = setting;
  const of = pieces.findIndex((x) => x.cls === 'o');
  if (of > 0) {
    const rest = pieces.slice(of + 1);
    const on = rest.some((x) => x.cls === 'D') ? weekday(rest, relation, setting) : calendar(rest, setting);
    return withPart(on, p);
  }
  if (published === null) return { type: 'TIME', value: null, inferred: true };
  const at = (day: Day): Value => atTime(day, String(p.val));
  const f = pieces.find((x) => x.cls === 'F');
  if (f) return at(published + (f.val === '0NI' ? 0 : (f.val as number)));
  const day = setting.dayAnchor?.day ?? published;
  switch (relation) {
    case 'last':
      return at(published - 1);
    case 'this':
      return at(published);
    case 'next':
    case 'following':
      return at(day + 1);
    case 'previous':
      return at(day - 1);
    case 'that':
      return at(day);
    default:
      return pieces[0]!.cls === 't' && p.val === 'MO' ? at(day) : null;
  }
}

/** The last quarter that was over at a day. */
function quarterBefore(day: Day): string {
  return String(move(day, 'Q', -1).value);
}

/** A quarter or another period told by what came before: "the quarter", "the latest period", "the year-ago quarter". */
function periodValue(pieces: readonly Piece[], relation: Relation, setting: Setting): Value | null {
  const { published, text } = setting;
  const latest = pieces.some((p) => wordOf(text, p) === 'latest');
  const quarter =
    (latest && published !== null ? quarterBefore(published) : null) ??
    setting.quarter ??
    (published === null ? null : quarterBefore(published));
  if (quarter === null) return date(null, true);
  const y = pieces.find((p) => p.cls === 'Y');
  if (y) return date(`${y.val}${quarter.slice(4)}`, true);
  if (pieces.some((p) => p.cls === 'g' || p.cls === 'e'))
    return date(`${Number(quarter.slice(0, 4)) - 1}${quarter.slice(4)}`, true);
  if (relation === 'last' || relation === 'that' || relation === null) return date(quarter, true);
  if (relation === 'this' && published !== null && !pieces.some((p) => wordOf(text, p) === 'current'))
    return date(quarter, true);
  return published === null ? date(null, true) : move(published, 'Q', relation === 'next' ? 1 : 0);
}

/** "last week", "the following year", "earlier this month", "the weekend". */
export function relative(pieces: readonly Piece[], relation: Relation, setting: Setting): Value | null {
  const { published, anchor, text } = setting;
  const classes = classesOf(pieces);
  if (classes.includes('c')) return periodValue(pieces, relation, setting);
  const last = pieces.findLast((p) => p.cls === 'U')!;
  const unit = String(last.val);
  if (unit.startsWith('T')) return null;
  if (unit === 'Q') return periodValue(pieces, relation, setting);
  if (/^t(?:Y|U-[ge])/.test(classes)) return null;
  if (published === null) return date(null, true);
  const rest = text.slice(last.end, last.end + 12);
  if (unit === 'Y' && /^\s(?:end(?:ed|ing)|to)\b/.test(rest) && relation === null) return lasting('P1Y');
  if (classes === 'tfU') return unit === 'Y' ? lasting('P1Y') : null;
  if (classes === 'tGU') return wordOf(text, pieces[1]) === 'full' && unit === 'Y' ? move(published, unit, 0) : null;
  if (classes === 'tU') {
    const before = text.slice(Math.max(0, pieces[0]!.start - 12), pieces[0]!.start);
    if (unit === 'WE') {
      const back = weekdayOf(published) <= 4 && setting.direction() === 'past' && !/\bfor\s$/.test(before);
      return move(published, 'WE', back ? -1 : 0);
    }
    if ((unit === 'Y' || unit === 'W') && /\b(?:for|in|during|of)\s$/.test(before)) return move(published, unit, 0);
    if (unit === 'W' && /^\s(?:before|after|of)\b/.test(rest)) return null;
    return null;
  }
  const narrative = anchor?.day ?? published;
  if (unit === 'WE')
    return move(
      relation === 'that' ? narrative : published,
      'WE',
      relation === 'last' ? -1 : relation === 'next' ? 1 : 0,
    );
  switch (relation) {
    case 'last':
      if (
        wordOf(
          text,
          pieces.find((p) => p.cls === 'l'),
        ) === 'recent'
      )
        return null;
      if (unit === 'E' && pieces.some((p) => wordOf(text, p) === 'past')) return lasting('P10Y');
      return unit === 'D' ? null : move(published, unit, -1);
    case 'previous':
      return move(unit === 'D' ? (setting.dayAnchor?.day ?? published) : narrative, unit, -1);
    case 'next':
      return move(published, unit, 1);
    case 'following':
      return move(unit === 'D' ? (setting.dayAnchor?.day ?? published) : narrative, unit, 1);
    case 'that':
      return move(unit === 'D' ? (setting.dayAnchor?.day ?? published) : narrative, unit, 0);
    case 'this':
      return unit === 'D' ? null : move(published, unit, 0);
    default:
      return move(unit === 'D' ? (setting.dayAnchor?.day ?? published) : published, unit, 0);
  }
}

/** "the week of April 11". */
export function weekOfDate(pieces: readonly Piece[], setting: Setting): Value | null {
  const at = pieces.findIndex((p) => p.cls === 'U');
  const day = calendar(pieces.slice(at + 2), setting);
  if (pieces[at]!.val !== 'W' || !day.anchor) return null;
  return date(isoWeek(day.anchor.day), day.inferred, { day: day.anchor.day, grain: 'week' });
}

const addMinutes = (anchor: Anchored, minutes: number): Value => {
  const [h, m] = anchor.time.split(':').map(Number) as [number, number];
  const total = h * 60 + m + minutes;
  const day = anchor.day + Math.floor(total / 1440);
  const rest = ((total % 1440) + 1440) % 1440;
  return atTime(day, `${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`);
};
type Anchored = { day: Day; time: string };

/** "two years ago", "a week earlier", "three days later", "the day before"; a length of time where a clause or a noun follows. */
export function shifted(ago: boolean, pieces: readonly Piece[], setting: Setting): Value | null {
  const { text, published, anchor, dayAnchor } = setting;
  const u = pieces.find((p) => p.cls === 'U' || p.cls === 'V')!;
  const unit = String(u.val);
  const count = countOf(pieces);
  const tail = pieces.at(-1)!;
  const bare = pieces[0]!.cls === 't' && pieces[1] === u;
  const next = /^\s+([\w’']+)/.exec(text.slice(tail.end, tail.end + 24))?.[1] ?? '';
  const joined = /^(?:before|after|earlier|later)$/.test(wordOf(text, tail));
  const hangs =
    joined &&
    next !== '' &&
    (/^(?:before|after)$/.test(wordOf(text, tail)) || next === 'than') &&
    !/^(?:and|but|in|at|on|when|as|that|with|by|was|were|had|is|said|for|the)$/.test(next);
  const clause = joined && /^(?:before|after)$/.test(wordOf(text, tail)) && next === 'the';
  if (!ago && (hangs || clause)) return bare ? null : { ...lasting(period(count, unit)), length: pieces.indexOf(tail) };
  if (bare && !'DWMY'.includes(unit)) return null;
  if (count === 'X') return tail.cls === 'A' ? null : ago ? date('PAST_REF', false) : { ...lasting(period('X', unit)) };
  const sign = tail.cls === 'g' || tail.cls === 'e' ? -1 : 1;
  const narrative = unit === 'D' || unit.startsWith('T') ? (dayAnchor ?? null) : anchor;
  const base = ago ? published : (narrative?.day ?? published);
  if (unit === 'Y' && count === 1 && sign < 0 && setting.quarter !== null && setting.quarterly)
    return date(`${Number(setting.quarter.slice(0, 4)) - 1}${setting.quarter.slice(4)}`, true);
  if (base === null) return date(null, true);
  if (unit.startsWith('T')) {
    const minutes = count * (unit === 'TH' ? 60 : unit === 'TM' ? 1 : 0);
    return !ago && narrative?.time
      ? addMinutes({ day: narrative.day, time: narrative.time }, sign * minutes)
      : lasting(period(count, unit));
  }
  if (unit === 'W' && !ago && dayAnchor && anchor?.grain === 'day' && !bare)
    return onDay(base + sign * count * 7, true);
  if (unit === 'E') return date(String(civilOf(base).year + sign * 10 * count), true);
  return move(base, unit, sign * Math.round(count));
}

/** What comes before "a year" where it is a rate: "four flights a week", "$500 million a year". */
const RATE = /(?:\d|illion|[a-z]{3,}(?:[^sui]s|ies)|percent|per cent|%)\s$/;

/** A length of time. */
export function duration(pieces: readonly Piece[], setting: Setting): Value | null {
  const { text } = setting;
  const u = pieces.find((p) => p.cls === 'U' || p.cls === 'V')!;
  const unit = String(u.val);
  const classes = classesOf(pieces);
  let count = countOf(pieces);
  const after = text.slice(u.end, u.end + 5);
  const before = text.slice(Math.max(0, pieces[0]!.start - 12), pieces[0]!.start);
  if (classes.includes('y') || /^[- ]olds?\b/.test(after)) return null;
  if (pieces.some((p) => p.cls === 'b') && count !== 'X') count = classes.startsWith('b') ? 0.5 : count + 0.5;
  const named = pieces.some((p) => 'NBWYsa'.includes(p.cls));
  if (!named) {
    if (u.cls === 'U') return null;
    const rel = pieces.find((p) => 'lnhj'.includes(p.cls));
    if (!rel)
      return classes === 'V' &&
        /\b(?:for|in|within|after|spend|spent|took|takes|take)\s+$/i.test(before) &&
        !/^\s(?:of\s(?:the|age)|ago)/.test(after)
        ? lasting(period('X', unit))
        : null;
    if (wordOf(text, rel) === 'these') return unit === 'D' ? date('PRESENT_REF', false) : null;
    if (rel.cls === 'h' || rel.cls === 'j') return null;
    if (wordOf(text, rel) === 'recent' && (unit === 'Y' || classes.endsWith('wV'))) return date('PAST_REF', false);
  }
  if (unit === 'Q' && !pieces.some((p) => 'NBWs'.includes(p.cls))) return null;
  if (unit === 'Q' && text[u.start - 1] === '-' && u.cls === 'V') return null; // "three-quarters of its food"
  if (/^aU$/.test(classes) && RATE.test(before)) return null;
  if (unit === 'Q' && /^\s*-|^\s+of\b/.test(after) && !pieces.some((p) => p.cls === 'V')) return null;
  if (/^\W?60 Minutes$/.test(text.slice(pieces[0]!.start, u.end))) return null;
  if (
    classes === 'W U'.replace(' ', '') &&
    wordOf(text, pieces[0]) === 'one' &&
    unit === 'D' &&
    !/\b(?:in|for|within|of|by|than|only|just|just)\s+$/.test(before) &&
    text[pieces[0]!.end] !== '-'
  )
    return null;
  return lasting(period(count, unit));
}

/** A time of day, on its own day or on the one that the text speaks of. */
export function clock(pieces: readonly Piece[], relation: Relation, setting: Setting): Value | null {
  const { published, text } = setting;
  const c =
    pieces.find((p, i) => p.cls === 'C' || (/[YB]/.test(p.cls) && pieces[i + 1]?.cls === 'Z')) ??
    pieces.find((p) => p.cls === 'N' || p.cls === 'W')!;
  const time =
    c.cls === 'C'
      ? String(c.val)
      : c.cls === 'N' || c.cls === 'W'
        ? hourOf(c.val as number, pieces)
        : military(wordOf(text, c));
  if (time === null) return null;
  if (/\bhigh\s$/i.test(text.slice(Math.max(0, c.start - 5), c.start))) return null;
  const rest = pieces.filter((p) => p !== c);
  if (published === null) return { type: 'TIME', value: `XXXX-XX-XXT${time}`, inferred: false };
  const f = rest.find((p) => p.cls === 'F');
  if (f) return atTime(published + (f.val === '0NI' ? 0 : (f.val as number)), time);
  const h = rest.find((p) => p.cls === 'H');
  const dated = rest.some((p) => p.cls === 'M' || p.cls === 'X')
    ? calendar(rest, setting)
    : rest.some((p) => p.cls === 'D')
      ? weekday(rest, relation, setting)
      : h
        ? holiday([h], null, setting)
        : null;
  if (dated)
    return dated.anchor
      ? atTime(dated.anchor.day, time, dated.inferred)
      : { type: 'TIME', value: null, inferred: true };
  const narrative = setting.dayAnchor?.day ?? published;
  if (relation === 'this') return atTime(published, time);
  if (relation === 'following' || relation === 'next') return atTime(narrative + 1, time);
  return atTime(narrative, time);
}

function military(digits: string): string | null {
  const four = digits.padStart(4, '0');
  return /^(?:[01]\d|2[0-4])[0-5]\d$/.test(four) ? `${four.slice(0, 2)}:${four.slice(2)}` : null;
}

function hourOf(hour: number, pieces: readonly Piece[]): string | null {
  if (hour > 12) return null;
  const when = pieces.find((p) => p.cls === 'P')?.val ?? (pieces.some((p) => p.val === '0NI') ? 'NI' : null);
  if (when === null) return null;
  const afternoon = when === 'AF' || when === 'EV' || (when === 'NI' && hour > 4);
  return `${pad((hour % 12) + (afternoon ? 12 : 0))}:00`;
}

/** The 1st of January of a year, as a place to count from. */
export const yearValue = (year: number): Value => date(String(year), false, { day: dayOf(year, 1, 1), grain: 'year' });
