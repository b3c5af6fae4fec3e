import { civilOf, dayOf, isoDay, pad } from './calendar.ts';
import { calendar, dayOfMonth, holiday, month, season, weekday } from './dates.ts';
import type { Kind } from './grammar.ts';
import type { Piece } from './lex.ts';
import { clock, deictic, duration, partOfDay, relative, shifted, weekOfDate, yearValue } from './relative.ts';
import {
  classesOf,
  countOf,
  date,
  move,
  period,
  type Relation,
  relationOf,
  type Setting,
  type Value,
  withPart,
  wordOf,
} from './value.ts';

/** The value of a time expression of a known kind; null where, in its setting, the words are not one. */
export function normalise(kind: Kind, pieces: readonly Piece[], setting: Setting): Value | null {
  const has = (cls: string): Piece | undefined => pieces.find((p) => p.cls === cls);
  const { text } = setting;
  const relation = relationOf(pieces, text);
  if (/^(?:before|after|afterwards?|hence)$/.test(wordOf(text, pieces[0])) && kind !== 'shift') return null;
  switch (kind) {
    case 'calendar':
      return withPart(calendar(pieces, setting), has('P'));
    case 'range':
      return calendar(
        [
          pieces[0]!,
          ...setting.after
            .slice(2)
            .filter((p) => p.cls === 'M' || p.cls === 'Y')
            .slice(0, 2),
        ],
        setting,
      );
    case 'day':
      return bareDay(pieces, setting);
    case 'week-of':
      return weekOfDate(pieces, setting);
    case 'weekday':
      return withPart(weekday(pieces, relation, setting), has('P'));
    case 'month':
      if (marching(pieces, setting)) return null;
      return month(pieces, relation, setting);
    case 'year':
      return year(pieces, relation, setting);
    case 'decade': {
      const of = text.slice(Math.max(0, pieces[0]!.start - 8), pieces[0]!.start);
      return /\b(?:his|her|their|my|your)\s$/.test(of) ? null : date(String(has('E')!.val), false);
    }
    case 'deictic':
      return deictic(pieces, setting);
    case 'part':
      return partOfDay(pieces, relation, setting);
    case 'relative':
      return relative(pieces, relation, setting);
    case 'ago':
    case 'shift':
      return shifted(kind === 'ago', pieces, setting);
    case 'span':
    case 'duration':
      return duration(pieces, setting);
    case 'ordinal':
      return ordinal(pieces, relation, setting);
    case 'year-ago':
      return yearAgo(pieces, setting);
    case 'season':
      return season(pieces, relation, setting);
    case 'holiday':
      return holiday(pieces, relation, setting);
    case 'clock':
      return clock(pieces, relation, setting);
    case 'set':
      return set(pieces, setting);
    case 'edge':
      return edge(pieces, relation, setting);
    case 'reference':
      return reference(pieces, setting);
  }
}

const before = (setting: Setting, piece: Piece, length: number): string =>
  setting.text.slice(Math.max(0, piece.start - length), piece.start);
const following = (setting: Setting, piece: Piece, length: number): string =>
  setting.text.slice(piece.end, piece.end + length);

/** "the annual March for Life": a walk, not the month. */
function marching(pieces: readonly Piece[], setting: Setting): boolean {
  return (
    pieces.length === 1 &&
    wordOf(setting.text, pieces[0]) === 'march' &&
    /\b(?:the|a|an|annual|first|great)\s\W*$/i.test(before(setting, pieces[0]!, 10)) &&
    /^\s(?:for|of|on|against|to)\s/.test(following(setting, pieces[0]!, 9))
  );
}

/** "on the 18th", where no noun follows. */
function bareDay(pieces: readonly Piece[], setting: Setting): Value | null {
  const o = pieces.at(-1)!;
  if (!/^\d/.test(wordOf(setting.text, o)) || (o.val as number) > 31) return null;
  if (!/\b(?:on|by|until|from)\s$/.test(before(setting, pieces[0]!, 6)) || /^\s+[a-z]/i.test(following(setting, o, 3)))
    return null;
  return dayOfMonth(o.val as number, setting);
}

function year(pieces: readonly Piece[], relation: Relation, setting: Setting): Value | null {
  const y = pieces.find((p) => p.cls === 'Y');
  if (!y) {
    if (setting.published === null || relation === null) return null;
    return move(setting.published, 'Y', relation === 'next' ? 1 : relation === 'last' ? -1 : 0);
  }
  const n = y.val as number;
  if (
    n < 1900 &&
    pieces.length === 1 &&
    !/\b(?:in|since|of|from|until|to|by|after|before|during|and|circa|about|around|between)\s$/i.test(
      before(setting, y, 10),
    )
  )
    return null;
  if (
    /^\s(?:people|troops|soldiers|men|women|workers|jobs|points|voters|refugees|prisoners|members|homes|words|pages|yards)\b/.test(
      following(setting, y, 12),
    )
  )
    return null;
  return yearValue(n);
}

function yearAgo(pieces: readonly Piece[], setting: Setting): Value | null {
  if (
    wordOf(
      setting.text,
      pieces.find((p) => p.cls === 'U'),
    ) !== 'year'
  )
    return null;
  const o = pieces.find((p) => p.cls === 'O');
  const base = setting.anchor?.day ?? setting.published;
  if (setting.quarter !== null && (setting.quarterly || o)) {
    return date(`${Number(setting.quarter.slice(0, 4)) - 1}-${o ? `Q${o.val}` : setting.quarter.slice(5)}`, true);
  }
  return base === null ? date(null, true) : date(String(civilOf(setting.published ?? base).year - 1), true);
}

/** "the third quarter of 1990", "next year's first half", "the 20th century". */
function ordinal(pieces: readonly Piece[], relation: Relation, setting: Setting): Value | null {
  const { published } = setting;
  const o = pieces.find((p) => p.cls === 'O');
  const y = pieces.find((p) => p.cls === 'Y');
  const ofYear = pieces.findIndex((p) => p.cls === 'U' && p.val === 'Y');
  const named = ofYear < 0 ? null : relationOf(pieces.slice(Math.max(0, ofYear - 2), ofYear), setting.text);
  const yearOf = (): number | null =>
    y
      ? (y.val as number)
      : published === null
        ? null
        : civilOf(published).year + (named === 'last' ? -1 : named === 'next' ? 1 : 0);
  if (pieces.some((p) => p.cls === 'b')) {
    const e = pieces.find((p) => p.cls === 'E');
    if (e) return date(String(e.val), false);
    const n = o ? (o.val as number) : 2;
    const at = yearOf();
    return at === null || n > 2 ? null : date(`${at}-H${n}`, !y);
  }
  const unit = String(pieces.find((p) => p.cls === 'U' && p.val !== 'Y')?.val ?? '');
  if (unit === 'C' && o) return date(String((o.val as number) - 1), false);
  if (unit !== 'Q') return null;
  const n = o ? (o.val as number) : relation === 'last' ? 4 : 0;
  if (n < 1 || n > 4) return null;
  let at = yearOf();
  if (at === null) return date(null, true);
  if (!y && ofYear < 0 && published !== null) {
    const now = Math.ceil(civilOf(published).month / 3);
    const way = setting.direction();
    if (n > now && way !== 'future') at -= 1;
    else if (n < now && way === 'future' && n < now - 1) at += 1;
  }
  return date(`${at}-Q${n}`, !y, { day: dayOf(at, n * 3 - 2, 1), grain: 'quarter' });
}

function set(pieces: readonly Piece[], setting: Setting): Value | null {
  const { text } = setting;
  const give = (value: string): Value => ({ type: 'SET', value, inferred: false });
  const has = (cls: string): Piece | undefined => pieces.find((p) => p.cls === cls);
  const q = has('Q');
  if (q) {
    const next = following(setting, q, 14);
    if (
      wordOf(text, q) === 'quarterly' &&
      /^\s[a-z]/.test(next) &&
      !/^\s(?:under|and|in|at|to|by|for|on|with|or|until)\b/.test(next)
    )
      return null;
    return give(String(q.val));
  }
  const d = has('d') ?? has('D');
  const p = has('p') ?? has('P');
  if (d) return give(`XXXX-WXX-${d.val}${p ? `T${p.val}` : ''}`);
  const u = has('U') ?? has('V');
  if (u) {
    const first = wordOf(text, pieces[0]);
    if ((first === 'once' || first === 'twice') && !has('a')) return null;
    const other = pieces.some((x) => wordOf(text, x) === 'other') ? 2 : 1;
    const n = countOf(pieces.filter((x) => x.cls !== 'V'));
    return give(period(n === 'X' ? 'X' : n * other, String(u.val)));
  }
  const m = has('M');
  if (m) return give(`XXXX-${pad(m.val as number)}`);
  const s = has('S');
  if (s) return give(`XXXX-${s.val}`);
  return p ? give(`XXXX-XX-XXT${p.val}`) : null;
}

/** The beginning, middle or end of a time has the value of the time. */
function edge(pieces: readonly Piece[], relation: Relation, setting: Setting): Value | null {
  const { published, text } = setting;
  const classes = classesOf(pieces);
  if (/^q?U[-z]?k$/.test(classes)) {
    if (
      wordOf(
        text,
        pieces.find((p) => p.cls === 'U'),
      ) !== 'year' ||
      wordOf(text, pieces.at(-1)) !== 'end' ||
      published === null
    )
      return null;
    const { year } = civilOf(published);
    return classes === 'U-k' ? date(isoDay(dayOf(year, 12, 31)), true) : date(String(year), true);
  }
  const rest = pieces.slice(pieces.findIndex((p) => p.cls === 'k') + 2);
  const has = (cls: string): Piece | undefined => rest.find((p) => p.cls === cls);
  if (has('M')) return month(rest, relationOf(rest, text), setting);
  if (has('O') || has('b')) return ordinal(rest, relationOf(rest, text), setting);
  if (has('S')) return season(rest, relationOf(rest, text), setting);
  if (has('Y')) return yearValue(has('Y')!.val as number);
  if (has('E')) return date(String(has('E')!.val), false);
  const u = has('U');
  if (!u || published === null) return null;
  const unit = String(u.val);
  if (unit.startsWith('T') || unit === 'E' || unit === 'C') return null;
  if (relation === null || relation === 'this') return move(published, unit, 0);
  return relative(rest, relationOf(rest, text), setting);
}

/** "now", "recently", "the past", "in the near future". */
function reference(pieces: readonly Piece[], setting: Setting): Value | null {
  const { text } = setting;
  const p = pieces.at(-1)!;
  const word = wordOf(text, p);
  if (p.cls === 'l') {
    return word === 'past' &&
      pieces[0]!.cls === 't' &&
      /\bin\s$/i.test(before(setting, pieces[0]!, 4)) &&
      !/^\s+(?:\d|few)/.test(following(setting, p, 5))
      ? date('PAST_REF', false)
      : null;
  }
  if (
    word === 'soon' &&
    (/\b(?:as|too|very)\s$/.test(before(setting, p, 5)) ||
      /^\s+(?:after|as|became|be)\b/.test(following(setting, p, 8)))
  )
    return null;
  if (word === 'future' && /\bforeseeable\s+$/i.test(before(setting, p, 14))) return null;
  if (
    word === 'future' &&
    pieces.length === 1 &&
    /^\s[a-z]/.test(following(setting, p, 3)) &&
    !/^\s(?:quarters|years|generations|disasters)/.test(following(setting, p, 14)) &&
    !/\bin\s$/.test(before(setting, p, 4))
  )
    return null;
  return date(String(p.cls === 'V' ? 'FUTURE_REF' : p.val), false);
}
