import { addMonths, civilOf, type Day, dayOf, easter, isCivil, nthWeekday, pad, weekdayOf } from './calendar.ts';
import type { Piece } from './lex.ts';
import { date, onDay, type Relation, type Setting, type Value } from './value.ts';

/** The year that puts a month and day nearest to the publication, or, far from it, where the clause looks. */
function yearFor(m: number, d: number, setting: Setting): number | null {
  const { published } = setting;
  if (published === null) return setting.anchor ? civilOf(setting.anchor.day).year : null;
  const { year } = civilOf(published);
  const near = [year - 1, year, year + 1]
    .map((y) => ({ y, gap: dayOf(y, m, Math.min(d, 28)) - published }))
    .sort((a, b) => Math.abs(a.gap) - Math.abs(b.gap));
  const best = near[0]!;
  if (Math.abs(best.gap) < 100) return best.y;
  const way = setting.direction();
  if (way === 'past') return near.find((n) => n.gap <= 0)!.y;
  if (way === 'future') return near.find((n) => n.gap >= 0)!.y;
  return best.y;
}

/** A day of a month, with its year or without, or a date in digits. */
export function calendar(pieces: readonly Piece[], setting: Setting): Value {
  const x = pieces.find((p) => p.cls === 'X');
  if (x) return digits(String(x.val));
  const m = pieces.find((p) => p.cls === 'M')!.val as number;
  const d = pieces.find((p) => p.cls === 'N' || p.cls === 'O')!.val as number;
  const y = pieces.find((p) => p.cls === 'Y');
  const rel = pieces.find((p) => p.cls === 'l' || p.cls === 'n');
  const { published } = setting;
  if (rel && !y && published !== null && !pieces.some((p) => p.cls === 'D')) {
    const c = civilOf(published);
    const here = dayOf(c.year, m, Math.min(d, 28));
    const turn = rel.cls === 'l' ? (here < published ? 0 : -1) : here > published ? 0 : 1;
    return isCivil(c.year + turn, m, d) ? onDay(dayOf(c.year + turn, m, d), true) : date(null, true);
  }
  const year = y ? (y.val as number) : yearFor(m, d, setting);
  if (year === null) return date(`XXXX-${pad(m)}-${pad(d)}`, false);
  if (!isCivil(year, m, d)) return date(null, !y);
  return onDay(dayOf(year, m, d), !y);
}

function digits(x: string): Value {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(T[\d:]+)?$/.exec(x);
  if (iso) {
    const [year, month, day] = [Number(iso[1]), Number(iso[2]), Number(iso[3])];
    if (!isCivil(year, month, day)) return date(null, false);
    const at = dayOf(year, month, day);
    return iso[4]
      ? { type: 'TIME', value: x, inferred: false, anchor: { day: at, grain: 'day', time: iso[4].slice(1, 6) } }
      : onDay(at, false);
  }
  const [a, b, c] = x.split(/[/.]/).map(Number) as [number, number, number];
  const year = c < 100 ? (c > 30 ? 1900 : 2000) + c : c;
  const [m, d] = x.includes('.') || a > 12 ? [b, a] : [a, b];
  return isCivil(year, m, d) ? onDay(dayOf(year, m, d), false) : date(null, false);
}

/** "the 18th": in the month of the publication, or the one before or after it that the clause looks to. */
export function dayOfMonth(n: number, setting: Setting): Value {
  const { published } = setting;
  if (published === null) return date(null, true);
  const c = civilOf(published);
  const way = setting.direction();
  const turn = way === 'future' && n < c.day ? 1 : way === 'past' && n > c.day ? -1 : 0;
  const m = civilOf(addMonths(dayOf(c.year, c.month, 1), turn));
  return isCivil(m.year, m.month, n) ? onDay(dayOf(m.year, m.month, n), true) : date(null, true);
}

/** A named weekday: of a named week, after "last" and the like, or the nearest one that the clause looks to. */
export function weekday(pieces: readonly Piece[], relation: Relation, setting: Setting): Value {
  const at = pieces.findIndex((p) => p.cls === 'D');
  const d = pieces[at]!.val as number;
  const base = setting.published;
  if (base === null) return date(null, true);
  const before = (from: Day): Day => from - (((weekdayOf(from) - d + 6) % 7) + 1);
  const after = (from: Day): Day => from + (((d - weekdayOf(from) + 6) % 7) + 1);
  const inWeek = (from: Day): Day => from - weekdayOf(from) + d;
  const tail = pieces.slice(at + 1);
  if (tail.some((p) => p.cls === 'U')) {
    const rel = tail.find((p) => 'lnhj'.includes(p.cls));
    if (!rel) return onDay(after(base) + 7, true);
    return onDay(inWeek(base) + (rel.cls === 'n' ? 7 : rel.cls === 'l' ? -7 : 0), true);
  }
  const anchored = setting.dayAnchor?.day ?? base;
  switch (relation) {
    case 'last':
      return onDay(before(base), true);
    case 'next':
      return onDay(after(base), true);
    case 'following':
      return onDay(after(anchored), true);
    case 'previous':
      return onDay(before(anchored), true);
    case 'that':
      return onDay(inWeek(anchored), true);
    case 'this': {
      const week = inWeek(base);
      return onDay(week < base && setting.direction() !== 'past' ? week + 7 : week, true);
    }
    default:
  }
  if (weekdayOf(base) === d) return onDay(base, true);
  return onDay(setting.direction() === 'future' ? after(base) : before(base), true);
}

/** A named month. */
export function month(pieces: readonly Piece[], relation: Relation, setting: Setting): Value {
  const at = pieces.findIndex((p) => p.cls === 'M');
  const m = pieces[at]!.val as number;
  const y = pieces.find((p) => p.cls === 'Y');
  const give = (year: number, inferred: boolean): Value =>
    date(`${pad(year, 4)}-${pad(m)}`, inferred, { day: dayOf(year, m, 1), grain: 'month' });
  if (y) return give(y.val as number, false);
  const { published } = setting;
  if (published === null) return date(`XXXX-${pad(m)}`, false);
  const now = civilOf(published);
  if (pieces.slice(at).some((p) => p.cls === 'U'))
    return give(now.year + (relation === 'last' ? -1 : relation === 'next' ? 1 : 0), true);
  if (relation === 'last') return give(m < now.month ? now.year : now.year - 1, true);
  if (relation === 'next') return give(m > now.month ? now.year : now.year + 1, true);
  if (relation === 'this') return give(now.year, true);
  if (relation === 'following' && setting.anchor) {
    const c = civilOf(setting.anchor.day);
    return give(m > c.month ? c.year : c.year + 1, true);
  }
  if (m === now.month) return give(now.year, true);
  const way = setting.direction();
  const ahead = (m - now.month + 12) % 12;
  if (way === 'future' || ahead === 1 || (way === null && ahead <= 3))
    return give(m > now.month ? now.year : now.year + 1, true);
  return give(m < now.month ? now.year : now.year - 1, true);
}

const SEASON_MONTH: Record<string, number> = { SP: 4, SU: 7, FA: 10, WI: 12 };

/** A season; "fall" and "spring" only where a word before them shows that they are one. */
export function season(pieces: readonly Piece[], relation: Relation, setting: Setting): Value | null {
  const at = pieces.findIndex((p) => p.cls === 'S');
  const s = pieces[at]!;
  const code = String(s.val);
  const start = SEASON_MONTH[code]!;
  const y = pieces.find((p) => p.cls === 'Y');
  if (y) return date(`${y.val}-${code}`, false, { day: dayOf(y.val as number, start, 1), grain: 'quarter' });
  const word = setting.text.slice(s.start, s.end);
  if (at === 0 && /^(?:fall|spring)$/i.test(word)) return null;
  if (pieces[0]!.cls === 't' && at === 1 && word === 'fall') return null;
  if (/^\s+in\s+(?:his|her|its|their)\b/.test(setting.text.slice(s.end, s.end + 12))) return null;
  const { published } = setting;
  if (published === null) return date(`XXXX-${code}`, false);
  const now = civilOf(published);
  const give = (year: number): Value => date(`${year}-${code}`, true, { day: dayOf(year, start, 1), grain: 'quarter' });
  if (pieces.slice(at).some((p) => p.cls === 'U'))
    return give(now.year + (relation === 'last' ? -1 : relation === 'next' ? 1 : 0));
  if (relation === 'last' && pieces.some((p) => p.cls === 'h'))
    return give(start <= now.month ? now.year : now.year - 1);
  if (relation === 'last') return give(start + 1 < now.month ? now.year : now.year - 1);
  if (relation === 'next') return give(start > now.month ? now.year : now.year + 1);
  if (relation === 'this') return give(now.year);
  if (setting.direction() === 'future') return give(start + 2 >= now.month ? now.year : now.year + 1);
  return give(start - 1 <= now.month ? now.year : now.year - 1);
}

function holidayDay(rule: string, year: number): Day {
  switch (rule) {
    case 'thanksgiving':
      return nthWeekday(year, 11, 4, 4);
    case 'labor':
      return nthWeekday(year, 9, 1, 1);
    case 'memorial':
      return nthWeekday(year, 5, 1, -1);
    case 'mlk':
      return nthWeekday(year, 1, 1, 3);
    case 'easter':
      return easter(year);
    case 'good-friday':
      return easter(year) - 2;
    case 'easter-monday':
      return easter(year) + 1;
    case 'election':
      return nthWeekday(year, 11, 1, 1) + 1;
    default: {
      const [m, d] = rule.split('-').map(Number) as [number, number];
      return dayOf(year, m, d);
    }
  }
}

/** A holiday of the Western calendar. */
export function holiday(pieces: readonly Piece[], relation: Relation, setting: Setting): Value {
  const rule = String(pieces.find((p) => p.cls === 'H')!.val);
  const y = pieces.find((p) => p.cls === 'Y');
  if (y) return onDay(holidayDay(rule, y.val as number), false);
  const { published } = setting;
  if (published === null) return date(null, true);
  const { year } = civilOf(published);
  const days = [year - 1, year, year + 1].map((n) => holidayDay(rule, n));
  const earlier = days.filter((d) => d < published).at(-1)!;
  const later = days.find((d) => d >= published)!;
  if (relation === 'last') return onDay(earlier, true);
  if (relation === 'next') return onDay(later, true);
  if (relation === 'this') return onDay(holidayDay(rule, year), true);
  const way = setting.direction();
  if (way === 'past') return onDay(later === published ? later : earlier, true);
  if (way === 'future') return onDay(later, true);
  return onDay(later - published <= published - earlier ? later : earlier, true);
}
