import type { Timex } from '../../record/index.ts';
import { addMonths, civilOf, type Day, isoDay, isoMonth, isoWeek, weekdayOf } from './calendar.ts';
import type { Direction } from './direction.ts';
import type { Piece } from './lex.ts';

/** A time the text has spoken of, as a place to count from. */
export interface Anchor {
  day: Day;
  grain: 'day' | 'week' | 'month' | 'quarter' | 'year';
  /** Time of day, "HH:MM", where one was said. */
  time?: string;
}

/** Where an expression stands, for what its own words leave open. */
export interface Setting {
  text: string;
  published: Day | null;
  /** The time the story speaks of before this expression, the dates of saying left out. */
  anchor: Anchor | null;
  /** The last such time that was a day. */
  dayAnchor: Anchor | null;
  /** The quarter that the article is about: "1989-Q3". */
  quarter: string | null;
  /** Whether the last period spoken of was a quarter, so that "a year earlier" is the quarter a year before. */
  quarterly: boolean;
  direction: () => Direction;
  /** The pieces that follow in the run. */
  after: readonly Piece[];
}

export interface Value {
  type: Timex['type'];
  value: string | null;
  /** True where part of it comes from the publication date or from another expression. */
  inferred: boolean;
  /** What later expressions may count from. */
  anchor?: Anchor;
  /** How many of the pieces belong to it, where not all do. */
  length?: number;
}

export const date = (value: string | null, inferred: boolean, anchor?: Anchor): Value => ({
  type: 'DATE',
  value,
  inferred,
  ...(anchor ? { anchor } : {}),
});

export const onDay = (day: Day | null, inferred: boolean): Value =>
  day === null ? date(null, inferred) : date(isoDay(day), inferred, { day, grain: 'day' });

export const atTime = (day: Day, time: string, inferred = true): Value => ({
  type: 'TIME',
  value: `${isoDay(day)}T${time}`,
  inferred,
  anchor: { day, grain: 'day', ...(/^\d\d:\d\d/.test(time) ? { time: time.slice(0, 5) } : {}) },
});

export const lasting = (value: string): Value => ({ type: 'DURATION', value, inferred: false });

/** Adds the part of the day to a value that is a day. */
export function withPart(value: Value, part: Piece | undefined): Value {
  if (!part || value.value === null || !/^\d{4}-\d\d-\d\d$/.test(value.value)) return value;
  return { ...value, type: 'TIME', value: `${value.value}T${part.val}` };
}

export const wordOf = (text: string, piece: Piece | undefined): string =>
  piece ? text.slice(piece.start, piece.end).toLowerCase() : '';

export const classesOf = (pieces: readonly Piece[]): string => pieces.map((p) => p.cls).join('');

export type Relation = 'last' | 'next' | 'this' | 'that' | 'following' | 'previous' | null;

/** What the words before a unit or name say of which one is meant: "last", "the following" … */
export function relationOf(pieces: readonly Piece[], text: string): Relation {
  let out: Relation = null;
  for (const p of pieces) {
    const word = wordOf(text, p);
    if (p.cls === 'l') out = /^(?:previous|preceding|prior)$/.test(word) ? 'previous' : 'last';
    else if (p.cls === 'n') {
      out = /^(?:following|subsequent|ensuing)$/.test(word) ? 'following' : 'next';
      if (word === 'next' && wordOf(text, pieces[0]) === 'the') out = 'following';
    } else if (p.cls === 'h') out = out ?? 'this';
    else if (p.cls === 'j') out = 'that';
  }
  return out;
}

/** Moves a day by units; the value is as fine as the unit. */
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

/** ISO period of a count of units; X where the count is vague. */
export function period(count: number | 'X', unit: string): string {
  const many = (n: number): number | 'X' => (count === 'X' ? 'X' : count * n);
  switch (unit) {
    case 'WE':
      return `P${many(1)}WE`;
    case '2W':
      return `P${many(2)}W`;
    case 'E':
      return count === 'X' ? 'PXE' : `P${count * 10}Y`;
    case 'C':
      return count === 'X' ? 'PXC' : `P${count * 100}Y`;
    case 'L':
      return count === 'X' ? 'PXL' : `P${count * 1000}Y`;
    default:
  }
  const time = unit.startsWith('T');
  const letter = time ? unit[1]! : unit;
  if (count === 'X' || Number.isInteger(count)) return `P${time ? 'T' : ''}${count}${letter}`;
  const whole = Math.floor(count);
  const smaller: Record<string, [string, number]> = {
    TH: ['M', 60],
    TM: ['S', 60],
    Y: ['M', 12],
    M: ['D', 30],
    W: ['D', 7],
    D: ['H', 24],
  };
  const small = smaller[unit];
  if (!small) return `P${time ? 'T' : ''}${count}${letter}`;
  const n = Math.round((count - whole) * small[1]);
  if (unit === 'D') return whole ? `P${whole}DT${n}H` : `PT${n}H`;
  return `P${time ? 'T' : ''}${whole ? `${whole}${letter}` : ''}${n}${small[0]}`;
}

/** The number that counts the units of an expression; X where it is vague. */
export function countOf(pieces: readonly Piece[]): number | 'X' {
  const number = pieces.find((p) => 'NBWY'.includes(p.cls));
  if (number) return number.val as number;
  const vague = pieces.find((p) => p.cls === 's');
  if (vague) return vague.val as number | 'X';
  return pieces.some((p) => p.cls === 'V') && !pieces.some((p) => p.cls === 'a') ? 'X' : 1;
}
