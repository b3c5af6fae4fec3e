import {
  addMonths,
  civilOf,
  type Day,
  dayOf,
  easter,
  isCivil,
  isoDay,
  isoMonth,
  isoWeek,
  nthWeekday,
  pad,
  weekdayOf,
} from './calendar.ts';
import type { Direction } from './direction.ts';
import type { Kind } from './grammar.ts';
import type { Piece } from './lex.ts';

export type TimexType = 'DATE' | 'TIME' | 'DURATION' | 'SET';

/** A time the text has spoken of, as a place to count from. */
export interface Anchor {
  day: Day;
  grain: 'day' | 'week' | 'month' | 'quarter' | 'year';
}

/** Where an expression stands, for what its own words leave open. */
export interface Setting {
  text: string;
  published: Day | null;
  /** The time the story speaks of before this expression, the dates of saying left out. */
  anchor: Anchor | null;
  /** The quarter that the article is about: "1989-Q3". */
  quarter: string | null;
  direction: () => Direction;
}

export interface Value {
  type: TimexType;
  value: string | null;
  inferred: boolean;
  /** What later expressions may count from. */
  anchor?: Anchor;
}

const date = (value: string | null, inferred: boolean, anchor?: Anchor): Value => ({
  type: 'DATE',
  value,
  inferred,
  ...(anchor ? { anchor } : {}),
});
const onDay = (day: Day | null, inferred: boolean): Value =>
  day === null ? date(null, inferred) : date(isoDay(day), inferred, { day, grain: 'day' });

/** The value of a time expression of a known kind; null where, in its setting, the words are not one. */
export function normalise(kind: Kind, pieces: readonly Piece[], setting: Setting): Value | null {
  const has = (cls: string): Piece | undefined => pieces.find((p) => p.cls === cls);
  const classes = pieces.map((p) => p.cls).join('');
  const wordOf = (p: Piece | undefined): string => (p ? setting.text.slice(p.start, p.end).toLowerCase() : '');
  const { published, anchor } = setting;
  const relation = relationOf(pieces, wordOf);

  switch (kind) {
    case 'calendar':
      return withPart(calendar(pieces, setting), has('P'));
    case 'weekday': {
      const base = weekday(pieces, relation, setting);
      return withPart(base, has('P'));
    }
    case 'month':
      return month(pieces, relation, setting);
    case 'year': {
      const y = has('Y');
      if (has('f') && !y) return null;
      return y ? yearValue(y.val as number) : null;
    }
    case 'decade':
      return date(String(has('E')!.val), false);
    case 'deictic': {
      const f = has('F')!;
      if (published === null) return { type: f.val === '0NI' ? 'TIME' : 'DATE', value: null, inferred: true };
      if (f.val === '0NI')
        return {
          type: 'TIME',
          value: `${isoDay(published)}TNI`,
          inferred: true,
          anchor: { day: published, grain: 'day' },
        };
      return withPart(onDay(published + (f.val as number), true), has('P'));
    }
    case 'part':
      return part(pieces, relation, wordOf, setting);
    case 'relative':
      return relative(pieces, relation, classes, setting, wordOf);
    case 'ago':
    case 'shift':
      return shifted(kind, pieces, classes, setting, wordOf);
    case 'span':
    case 'duration':
      return duration(pieces, classes, setting, wordOf);
    case 'ordinal':
      return ordinal(pieces, relation, setting, wordOf);
    case 'year-ago': {
      if (wordOf(has('U')) !== 'year') return null;
      if (setting.quarter !== null) {
        const q = has('O') ? `Q${has('O')!.val}` : setting.quarter.slice(5);
        return date(`${Number(setting.quarter.slice(0, 4)) - 1}-${q}`, true);
      }
      const base = anchor?.day ?? published;
      return base === null ? date(null, true) : date(String(civilOf(base).year - 1), true);
    }
    case 'season':
      return season(pieces, relation, setting);
    case 'holiday':
      return holiday(pieces, relation, setting);
    case 'clock':
      return clock(pieces, relation, setting, wordOf);
    case 'set':
      return set(pieces, wordOf);
    case 'edge':
      return edge(pieces, relation, setting, wordOf, classes);
    case 'reference':
      return date(String(has('R')!.val), false);
  }
}

type Relation = 'last' | 'next' | 'this' | 'that' | 'following' | 'previous' | null;

function relationOf(pieces: readonly Piece[], wordOf: (p: Piece | undefined) => string): Relation {
  let out: Relation = null;
  for (const p of pieces) {
    if (p.cls === 'l') out = /^(?:previous|preceding|prior)$/.test(wordOf(p)) ? 'previous' : 'last';
    else if (p.cls === 'n') {
      const w = wordOf(p);
      out = /^(?:following|subsequent|ensuing)$/.test(w) ? 'following' : 'next';
      if (w === 'next' && wordOf(pieces[0]) === 'the') out = 'following';
    } else if (p.cls === 'h') out = out ?? 'this';
    else if (p.cls === 'j') out = 'that';
  }
  return out;
}

function withPart(value: Value, p: Piece | undefined): Value {
  if (!p || value.value === null || !/^\d{4}-\d\d-\d\d$/.test(value.value)) return value;
  return { ...value, type: 'TIME', value: `${value.value}T${p.val}` };
}

export function yearValue(year: number): Value {
  return date(String(year), false, { day: dayOf(year, 1, 1), grain: 'year' });
}

/** The year that puts a month and day nearest, the way the clause looks, to the publication. */
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

function calendar(pieces: readonly Piece[], setting: Setting): Value {
  const x = pieces.find((p) => p.cls === 'X');
  if (x) return digits(String(x.val));
  const m = pieces.find((p) => p.cls === 'M')!.val as number;
  const d = pieces.find((p) => p.cls === 'N' || p.cls === 'O')!.val as number;
  const y = pieces.find((p) => p.cls === 'Y');
  const year = y ? (y.val as number) : yearFor(m, d, setting);
  if (year === null) return date(`XXXX-${pad(m)}-${pad(d)}`, false);
  if (!isCivil(year, m, d)) return date(null, !y);
  return onDay(dayOf(year, m, d), !y);
}

function digits(x: string): Value {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(T[\d:]+)?$/.exec(x);
  if (iso) {
    const day = isCivil(+iso[1]!, +iso[2]!, +iso[3]!) ? dayOf(+iso[1]!, +iso[2]!, +iso[3]!) : null;
    if (day === null) return date(null, false);
    return iso[4] ? { type: 'TIME', value: x, inferred: false, anchor: { day, grain: 'day' } } : onDay(day, false);
  }
  const [a, b, c] = x.split(/[/.]/).map(Number) as [number, number, number];
  const year = c < 100 ? (c > 30 ? 1900 : 2000) + c : c;
  const dayFirst = x.includes('.') || a > 12;
  const [m, d] = dayFirst ? [b, a] : [a, b];
  return isCivil(year, m, d) ? onDay(dayOf(year, m, d), false) : date(null, false);
}

function weekday(pieces: readonly Piece[], relation: Relation, setting: Setting): Value {
  const d = pieces.find((p) => p.cls === 'D')!.val as number;
  const base = setting.published;
  if (base === null) return date(null, true);
  const at = pieces.findIndex((p) => p.cls === 'D');
  const tail = pieces.slice(at + 1).filter((p) => p.cls !== 'P' && p.cls !== 'o' && p.cls !== 't');
  const before = (from: Day): Day => from - (((weekdayOf(from) - d + 6) % 7) + 1);
  const after = (from: Day): Day => from + (((d - weekdayOf(from) + 6) % 7) + 1);
  const inWeek = (from: Day): Day => from - weekdayOf(from) + d;
  if (tail.some((p) => p.cls === 'U')) {
    const rel = tail.find((p) => 'lnhj'.includes(p.cls));
    if (!rel) return onDay(after(base) + 7, true);
    return onDay(inWeek(base) + (rel.cls === 'n' ? 7 : rel.cls === 'l' ? -7 : 0), true);
  }
  const anchored = setting.anchor?.grain === 'day' ? setting.anchor.day : base;
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

function month(pieces: readonly Piece[], relation: Relation, setting: Setting): Value {
  const m = pieces.find((p) => p.cls === 'M')!.val as number;
  const y = pieces.find((p) => p.cls === 'Y');
  const give = (year: number, inferred: boolean): Value =>
    date(`${pad(year, 4)}-${pad(m)}`, inferred, { day: dayOf(year, m, 1), grain: 'month' });
  if (y) return give(y.val as number, false);
  const { published } = setting;
  if (published === null) return date(`XXXX-${pad(m)}`, false);
  const now = civilOf(published);
  const at = pieces.findIndex((p) => p.cls === 'M');
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
  if (way === 'future') return give(m > now.month ? now.year : now.year + 1, true);
  return give(m < now.month ? now.year : now.year - 1, true);
}

function part(
  pieces: readonly Piece[],
  relation: Relation,
  wordOf: (p: Piece | undefined) => string,
  setting: Setting,
): Value | null {
  const p = pieces.find((x) => x.cls === 'P')!;
  const f = pieces.find((x) => x.cls === 'F');
  const { published } = setting;
  if (published === null) return { type: 'TIME', value: null, inferred: true };
  const at = (day: Day): Value => ({
    type: 'TIME',
    value: `${isoDay(day)}T${p.val}`,
    inferred: true,
    anchor: { day, grain: 'day' },
  });
  if (f) return at(published + (f.val === '0NI' ? 0 : (f.val as number)));
  const day = setting.anchor?.grain === 'day' ? setting.anchor.day : published;
  if (relation === 'last') return at(published - 1);
  if (relation === 'this') return at(published);
  if (relation === 'next' || relation === 'following') return at(day + 1);
  if (relation === 'previous') return at(day - 1);
  if (relation === 'that') return at(day);
  return wordOf(pieces[0]) === 'the' ? at(day) : null;
}

/** Moves a day by units: whole units are counted from the unit that holds the day. */
export function move(day: Day, unit: string, count: number): Value {
  switch (unit) {
    case 'D':
      return onDay(day + count, true);
    case 'W':
    case '2W': {
      const to = day + count * (unit === 'W' ? 7 : 14);
      return date(isoWeek(to), true, { day: to, grain: 'week' });
    }
    case 'WE': {
      const to = day + count * 7;
      return date(`${isoWeek(to)}-WE`, true, { day: to - weekdayOf(to) + 6, grain: 'day' });
    }
    case 'M': {
      const to = addMonths(day, count);
      return date(isoMonth(to), true, { day: to, grain: 'month' });
    }
    case 'Q': {
      const to = addMonths(day, 3 * count);
      const c = civilOf(to);
      return date(`${c.year}-Q${Math.ceil(c.month / 3)}`, true, { day: to, grain: 'quarter' });
    }
    case 'Y': {
      const to = addMonths(day, 12 * count);
      return date(String(civilOf(to).year), true, { day: to, grain: 'year' });
    }
    case 'E':
      return date(String(civilOf(day).year + 10 * count).slice(0, 3), true);
    case 'C':
      return date(String(civilOf(day).year + 100 * count).slice(0, 2), true);
    default:
      return date(null, true);
  }
}

function relative(
  pieces: readonly Piece[],
  relation: Relation,
  classes: string,
  setting: Setting,
  wordOf: (p: Piece | undefined) => string,
): Value | null {
  const unitPiece = pieces.findLast((p) => p.cls === 'U')!;
  const unit = String(unitPiece.val);
  if (unit.startsWith('T')) {
    return null;
  }
  const { published, anchor } = setting;
  const narrative = anchor?.day ?? published;
  if (
    unit === 'Q' &&
    setting.quarter !== null &&
    (relation === 'last' || relation === 'that' || relation === null) &&
    wordOf(unitPiece) === 'quarter'
  )
    return date(setting.quarter, true);
  if (published === null) return date(null, true);
  if (/^tf?U$/.test(classes))
    return unit === 'WE'
      ? move(published, 'WE', setting.direction() === 'past' && weekdayOf(published) < 6 ? -1 : 0)
      : null;
  if (unit === 'WE') {
    if (relation === 'last') return move(published, 'WE', weekdayOf(published) > 5 && false ? 0 : -1);
    if (relation === 'next') return move(published, 'WE', 1);
    if (relation === 'that' && narrative !== null) return move(narrative, 'WE', 0);
    return move(published, 'WE', 0);
  }
  switch (relation) {
    case 'last':
      return pieces.some((p) => wordOf(p) === 'latest') ? null : move(published, unit, -1);
    case 'previous':
      return move(narrative ?? published, unit, -1);
    case 'next':
      return move(published, unit, 1);
    case 'following':
      return move(anchor ? anchor.day : published, unit, 1);
    case 'that':
      return move(narrative ?? published, unit, 0);
    default:
      return move(published, unit, 0);
  }
}

const countOf = (pieces: readonly Piece[]): number | 'X' => {
  const p = pieces.find((x) => 'NBWY'.includes(x.cls));
  if (p) return p.val as number;
  const s = pieces.find((x) => x.cls === 's');
  if (s) return s.val as number | 'X';
  return pieces.some((x) => x.cls === 'V') && !pieces.some((x) => x.cls === 'a') ? 'X' : 1;
};

function shifted(
  kind: Kind,
  pieces: readonly Piece[],
  classes: string,
  setting: Setting,
  wordOf: (p: Piece | undefined) => string,
): Value | null {
  const unit = String(pieces.find((p) => p.cls === 'U' || p.cls === 'V')!.val);
  const count = countOf(pieces);
  const word = wordOf(pieces.at(-1));
  if (classes === 'tUe' || classes === 'tUr') {
    if (unit !== 'D' && unit !== 'W' && unit !== 'M' && unit !== 'Y') return null;
  }
  if (kind === 'shift' && word === 'on') return null;
  if (count === 'X') return date('PAST_REF', false);
  const sign = kind === 'ago' ? -1 : pieces.at(-1)!.cls === 'e' ? -1 : 1;
  const base = kind === 'ago' ? setting.published : (setting.anchor?.day ?? setting.published);
  if (unit === 'Y' && count === 1 && sign < 0 && setting.quarter !== null && base !== null) {
    return date(`${Number(setting.quarter.slice(0, 4)) - 1}${setting.quarter.slice(4)}`, true);
  }
  if (base === null) return date(null, true);
  if (unit.startsWith('T')) return { type: 'TIME', value: null, inferred: true };
  if (unit === 'W' && kind === 'shift' && setting.anchor?.grain === 'day') return onDay(base + sign * count * 7, true);
  if (unit === 'E') return date(String(civilOf(base).year + sign * 10 * count), true);
  return move(base, unit, sign * Math.round(count));
}

function duration(
  pieces: readonly Piece[],
  classes: string,
  _setting: Setting,
  wordOf: (p: Piece | undefined) => string,
): Value | null {
  const u = pieces.find((p) => p.cls === 'U' || p.cls === 'V')!;
  const unit = String(u.val);
  let count = countOf(pieces);
  const named = pieces.some((p) => 'NBWYsa'.includes(p.cls));
  if (pieces.some((p) => p.cls === 'b') && count !== 'X') count = classes.startsWith('b') ? 0.5 : count + 0.5;
  if (!named && u.cls === 'U') return null;
  if (u.cls === 'V' && !named) {
    const rel = pieces.find((p) => 'lnhj'.includes(p.cls));
    if (!rel) return null;
    if (wordOf(rel) === 'these' && unit === 'D') return date('PRESENT_REF', false);
    if (rel.cls === 'h' || rel.cls === 'j') return null;
  }
  return { type: 'DURATION', value: period(count, unit), inferred: false };
}

/** ISO period of a count of units; X where the count is vague. */
export function period(count: number | 'X', unit: string): string {
  const many = (n: number): number | 'X' => (count === 'X' ? 'X' : count * n);
  switch (unit) {
    case 'WE':
      return `P${many(1)}WE`;
    case '2W':
      return `P${many(2)}W`;
    case 'E':
      return `P${many(10)}Y`.replace('PXY', 'PXE');
    case 'C':
      return `P${many(100)}Y`.replace('PXY', 'PXC');
    case 'L':
      return `P${many(1000)}Y`.replace('PXY', 'PXL');
    default:
  }
  const time = unit.startsWith('T');
  const letter = time ? unit[1]! : unit;
  if (count === 'X' || Number.isInteger(count)) return `P${time ? 'T' : ''}${count}${letter}`;
  const whole = Math.floor(count);
  const rest = count - whole;
  const smaller: Record<string, [string, number]> = {
    TH: ['M', 60],
    TM: ['S', 60],
    Y: ['M', 12],
    M: ['D', 30],
    W: ['D', 7],
    D: ['TH', 24],
  };
  const small = smaller[unit];
  if (!small) return `P${time ? 'T' : ''}${count}${letter}`;
  const n = Math.round(rest * small[1]);
  if (unit === 'D') return whole ? `P${whole}DT${n}H` : `PT${n}H`;
  return `P${time ? 'T' : ''}${whole ? `${whole}${letter}` : ''}${n}${small[0]}`;
}

function ordinal(
  pieces: readonly Piece[],
  relation: Relation,
  setting: Setting,
  wordOf: (p: Piece | undefined) => string,
): Value | null {
  const { published } = setting;
  const year = (): { year: number; inferred: boolean } | null => {
    const y = pieces.find((p) => p.cls === 'Y');
    if (y) return { year: y.val as number, inferred: false };
    if (published === null) return null;
    const of = pieces.some((p) => p.cls === 'U' && p.val === 'Y');
    if (!of) return { year: civilOf(published).year, inferred: true };
    return {
      year:
        civilOf(published).year +
        (relation === 'last' &&
        !pieces.some((p) => p.cls === 'l' && pieces.indexOf(p) <= 1 && wordOf(pieces[0]) === 'the')
          ? -1
          : relation === 'next'
            ? 1
            : 0),
      inferred: true,
    };
  };
  const half = pieces.find((p) => p.cls === 'b');
  const o = pieces.find((p) => p.cls === 'O');
  if (half) {
    const e = pieces.find((p) => p.cls === 'E');
    if (e) return date(String(e.val), false);
    const y = year();
    const n = o ? (o.val as number) : 2;
    return y === null || n > 2 ? null : date(`${y.year}-H${n}`, y.inferred);
  }
  const unit = String(
    pieces.find((p) => p.cls === 'U' && (p.val !== 'Y' || pieces.filter((x) => x.cls === 'U').length === 1))?.val ?? '',
  );
  if (unit === 'C') return date(String((o!.val as number) - 1), false);
  if (unit !== 'Q') return null;
  const n = o ? (o.val as number) : 4;
  if (n > 4) return null;
  let y = year();
  if (y === null) return date(null, true);
  if (y.inferred && !pieces.some((p) => p.cls === 'U' && p.val === 'Y') && published !== null) {
    const now = Math.ceil(civilOf(published).month / 3);
    const way = setting.direction();
    if (n > now && way !== 'future') y = { year: y.year - 1, inferred: true };
    else if (n < now - 2 && way === 'future') y = { year: y.year + 1, inferred: true };
  }
  return date(`${y.year}-Q${n}`, y.inferred, { day: dayOf(y.year, n * 3 - 2, 1), grain: 'quarter' });
}

const SEASON_MONTH: Record<string, number> = { SP: 4, SU: 7, FA: 10, WI: 12 };

function season(pieces: readonly Piece[], relation: Relation, setting: Setting): Value | null {
  const s = pieces.find((p) => p.cls === 'S')!;
  const code = String(s.val);
  const y = pieces.find((p) => p.cls === 'Y');
  if (y)
    return date(`${y.val}-${code}`, false, { day: dayOf(y.val as number, SEASON_MONTH[code]!, 1), grain: 'quarter' });
  const word = setting.text.slice(s.start, s.end);
  if (
    pieces[0] === s &&
    (word === 'fall' || word === 'falls' || word === 'Fall' || word === 'spring' || word === 'springs')
  )
    return null;
  if (pieces[0]!.cls === 't' && word === 'fall') return null;
  const { published } = setting;
  if (published === null) return date(`XXXX-${code}`, false);
  const now = civilOf(published);
  const month = SEASON_MONTH[code]!;
  const give = (year: number): Value => date(`${year}-${code}`, true, { day: dayOf(year, month, 1), grain: 'quarter' });
  const at = pieces.indexOf(s);
  if (pieces.slice(at).some((p) => p.cls === 'U'))
    return give(now.year + (relation === 'last' ? -1 : relation === 'next' ? 1 : 0));
  const past = relation === 'last' && pieces.some((p) => p.cls === 'h');
  if (past) return give(month <= now.month ? now.year : now.year - 1);
  if (relation === 'last') return give(month + 1 < now.month ? now.year : now.year - 1);
  if (relation === 'next') return give(month > now.month ? now.year : now.year + 1);
  if (relation === 'this') return give(now.year);
  const way = setting.direction();
  if (way === 'future') return give(month + 2 >= now.month ? now.year : now.year + 1);
  return give(month - 1 <= now.month ? now.year : now.year - 1);
}

export function holidayDay(rule: string, year: number): Day {
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

function holiday(pieces: readonly Piece[], relation: Relation, setting: Setting): Value {
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

function clock(
  pieces: readonly Piece[],
  relation: Relation,
  setting: Setting,
  wordOf: (p: Piece | undefined) => string,
): Value | null {
  const { published } = setting;
  let c = pieces.find((p) => p.cls === 'C');
  let time: string;
  const rest = [...pieces];
  if (c) time = String(c.val);
  else {
    c = pieces.find((p) => 'YB'.includes(p.cls) && pieces[pieces.indexOf(p) + 1]?.cls === 'Z');
    if (c) {
      const four = wordOf(c).padStart(4, '0');
      if (!/^(?:[01]\d|2[0-4])[0-5]\d$/.test(four)) return null;
      time = `${four.slice(0, 2)}:${four.slice(2)}`;
    } else {
      c = pieces.find((p) => p.cls === 'N' || p.cls === 'W')!;
      const hour = c.val as number;
      if (hour > 12) return null;
      const f = pieces.find((p) => p.cls === 'F');
      const when = pieces.find((p) => p.cls === 'P')?.val ?? (f?.val === '0NI' ? 'NI' : null);
      if (when === null) return null;
      const afternoon = when === 'AF' || when === 'EV' || (when === 'NI' && hour > 4);
      time = `${pad((hour % 12) + (afternoon ? 12 : 0))}:00`;
    }
  }
  rest.splice(rest.indexOf(c), 1);
  const at = (day: Day): Value => ({
    type: 'TIME',
    value: `${isoDay(day)}T${time}`,
    inferred: true,
    anchor: { day, grain: 'day' },
  });
  const f = rest.find((p) => p.cls === 'F');
  if (published === null) return { type: 'TIME', value: `XXXX-XX-XXT${time}`, inferred: false };
  if (f) return at(published + (f.val === '0NI' ? 0 : (f.val as number)));
  const dated = rest.some((p) => p.cls === 'M' || p.cls === 'X')
    ? calendar(rest, setting)
    : rest.some((p) => p.cls === 'D')
      ? weekday(rest, relation, setting)
      : null;
  if (dated)
    return dated.anchor
      ? { ...at(dated.anchor.day), inferred: dated.inferred }
      : { type: 'TIME', value: null, inferred: true };
  const h = rest.find((p) => p.cls === 'H');
  if (h) {
    const v = holiday([h], null, setting);
    return v.anchor ? at(v.anchor.day) : null;
  }
  const narrative = setting.anchor?.grain === 'day' ? setting.anchor.day : published;
  if (relation === 'this') return at(published);
  if (relation === 'that') return at(narrative);
  if (relation === 'following' || relation === 'next') return at(narrative + 1);
  return at(narrative);
}

function set(pieces: readonly Piece[], _wordOf: (p: Piece | undefined) => string): Value | null {
  const give = (value: string): Value => ({ type: 'SET', value, inferred: false });
  const q = pieces.find((p) => p.cls === 'Q');
  if (q) return give(String(q.val));
  const d = pieces.find((p) => p.cls === 'd' || p.cls === 'D');
  const p = pieces.find((x) => x.cls === 'p' || x.cls === 'P');
  if (d) return give(`XXXX-WXX-${d.val}${p ? `T${p.val}` : ''}`);
  const u = pieces.find((x) => x.cls === 'U' || x.cls === 'V');
  if (u) {
    if (!pieces.some((x) => x.cls === 'a') && /^(?:once|twice)$/.test(_wordOf(pieces[0]))) return null;
    const other = pieces.some((x) => _wordOf(x) === 'other') ? 2 : 1;
    const n = countOf(pieces.filter((x) => x.cls !== 'V'));
    return give(period(n === 'X' ? 'X' : n * other, String(u.val)));
  }
  const m = pieces.find((x) => x.cls === 'M');
  if (m) return give(`XXXX-${pad(m.val as number)}`);
  const s = pieces.find((x) => x.cls === 'S');
  if (s) return give(`XXXX-${s.val}`);
  if (p) return give(`XXXX-XX-XXT${p.val}`);
  return null;
}

function edge(
  pieces: readonly Piece[],
  relation: Relation,
  setting: Setting,
  wordOf: (p: Piece | undefined) => string,
  classes: string,
): Value | null {
  const { published } = setting;
  if (/^U[-z]?k$/.test(classes)) {
    if (wordOf(pieces[0]) !== 'year' || published === null) return null;
    return date(String(civilOf(published).year), true);
  }
  const k = pieces.findIndex((p) => p.cls === 'k');
  const rest = pieces.slice(k + 2);
  if (rest.some((p) => p.cls === 'M')) return month(rest, relationOf(rest, wordOf), setting);
  if (rest.some((p) => p.cls === 'O' || p.cls === 'b')) return ordinal(rest, relationOf(rest, wordOf), setting, wordOf);
  if (rest.some((p) => p.cls === 'S')) return season(rest, relationOf(rest, wordOf), setting);
  if (rest.some((p) => p.cls === 'Y')) return yearValue(rest.find((p) => p.cls === 'Y')!.val as number);
  if (rest.some((p) => p.cls === 'E')) return date(String(rest.find((p) => p.cls === 'E')!.val), false);
  const u = rest.find((p) => p.cls === 'U');
  if (u && published !== null) {
    const unit = String(u.val);
    if (unit.startsWith('T') || unit === 'E' || unit === 'C') return null;
    if (relation === null || relation === 'this') return move(published, unit, 0);
    return relative(rest, relation, rest.map((p) => p.cls).join(''), setting, wordOf);
  }
  return null;
}
