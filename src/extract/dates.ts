import { monthOf } from './months.ts';

/** A calendar date as a text writes it, with the time of day where that stands beside it. */
export interface WrittenDate {
  /** YYYY-MM-DD, or YYYY-MM-DDThh:mm with the zone's offset where the text gives a time and a zone. */
  iso: string;
  /** The day alone. */
  day: string;
  start: number;
  end: number;
  /** False where day and month could be the other way round (03/04/2025). */
  sure: boolean;
}

export interface DateReading {
  /** BCP 47 language of the text: settles names of months, and day or month first ("en-US"). */
  language?: string | null;
  /** 03/04/2025 is the 3rd of April (true, the default) or March 4th. */
  dayFirst?: boolean;
}

const pad = (n: number): string => String(n).padStart(2, '0');

/** YYYY-MM-DD of a day that exists, from 1990 to 2100; else null. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (!(year >= 1990 && year <= 2100 && month >= 1 && month <= 12 && day >= 1)) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day <= last ? `${year}-${pad(month)}-${pad(day)}` : null;
}

const WORD = '[\\p{L}\\p{M}]{3,14}';
const DAY_MONTH_YEAR = new RegExp(
  `(?<![\\p{L}\\p{N}])(\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?[\\s\\u00a0/–-]{0,3}(?:(?:de|of|di|d')[\\s\\u00a0]+)?(${WORD})[.,]{0,2}[\\s\\u00a0/–-]{0,3}(?:(?:de|del|of|do)[\\s\\u00a0]+)?(\\d{4}|['’]?\\d{2}(?=$|[\\s,|)·–-]))(?!\\d)`,
  'gu',
);
const MONTH_DAY_YEAR = new RegExp(
  `(?<!\\p{L})(${WORD})\\.?[\\s\\u00a0]{1,3}(\\d{1,2})(?:st|nd|rd|th)?[\\s\\u00a0]{0,2},?[\\s\\u00a0]{0,3}(\\d{4})(?!\\d)`,
  'gu',
);
const YEAR_MONTH_DAY_WORDS = new RegExp(
  `(?<!\\d)(\\d{4})[.,]?[\\s\\u00a0]{1,3}(${WORD})[\\s\\u00a0]{1,3}(\\d{1,2})(?!\\d)`,
  'gu',
);
const CJK = /(?<!\d)(\d{4})\s{0,2}[年년]\s{0,2}(\d{1,2})\s{0,2}[月월]\s{0,2}(\d{1,2})\s{0,2}[日일]/gu;
const YEAR_FIRST = /(?<![\d/.-])(\d{4})([-/.])\s?(\d{1,2})\2\s?(\d{1,2})(?!\d|[-/]\d)/gu;
const NUMERIC = /(?<![\d/.:-])(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2}(?![\d:.]))(?!\d|[-/]\d)/gu;

/** Offsets of zones as news pages abbreviate them. */
const ZONES: Readonly<Record<string, string>> = {
  GMT: '+00:00',
  UTC: '+00:00',
  Z: '+00:00',
  BST: '+01:00',
  WET: '+00:00',
  WEST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  TRT: '+03:00',
  IST: '+05:30',
  PKT: '+05:00',
  NPT: '+05:45',
  SGT: '+08:00',
  HKT: '+08:00',
  JST: '+09:00',
  KST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  EST: '-05:00',
  EDT: '-04:00',
  ET: '-05:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  EAT: '+03:00',
  SAST: '+02:00',
  WAT: '+01:00',
  GST: '+04:00',
  AZT: '+04:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
};
const CLOCK =
  /(?<![\d.:])(\d{1,2})(?:[:.h](\d{2})(?::\d{2})?)?\s{0,2}([ap]\.?m\.?)?\s{0,2}(Uhr)?\s{0,2}\(?(?:([A-Z]{1,4}|Z)(?![\p{L}]))?(?:\s?([+-]\d{2}):?(\d{2}))?/u;

/** The time with its zone beside a date, as "Thh:mm+zz:zz"; empty where time or zone is missing. */
function timeBeside(text: string, start: number, end: number): string {
  const after = text.slice(end, end + 34);
  const before = text.slice(Math.max(0, start - 26), start);
  for (const piece of [after, before]) {
    const m = CLOCK.exec(piece);
    if (!m || m[2] === undefined) continue;
    let hour = Number(m[1]);
    const minute = Number(m[2]);
    const half = m[3]?.[0]?.toLowerCase();
    if (half === 'p' && hour < 12) hour += 12;
    if (half === 'a' && hour === 12) hour = 0;
    const zone = m[6] ? `${m[6]}:${m[7]}` : m[5] ? ZONES[m[5]] : undefined;
    if (zone && hour < 24 && minute < 60) return `T${pad(hour)}:${pad(minute)}${zone}`;
  }
  return '';
}

const century = (digits: string): number => {
  const n = Number(digits.replace(/\D/g, ''));
  return n < 100 ? 2000 + n : n;
};

/** Dates with a day, month and year that a text writes out, in order. The scan is linear; give it lines, not books. */
export function writtenDates(text: string, reading: DateReading = {}): WrittenDate[] {
  const language = reading.language ?? null;
  const dayFirst = reading.dayFirst ?? !/^en-US$/i.test(language ?? '');
  const found: WrittenDate[] = [];
  const add = (m: RegExpMatchArray, y: number, mo: number | null, d: number, sure = true): void => {
    const day = mo === null ? null : isoDay(y, mo, d);
    if (!day) return;
    const start = m.index!;
    const end = start + m[0].length;
    found.push({ iso: day + timeBeside(text, start, end), day, start, end, sure });
  };
  for (const m of text.matchAll(DAY_MONTH_YEAR)) add(m, century(m[3]!), monthOf(m[2]!, language), Number(m[1]));
  for (const m of text.matchAll(MONTH_DAY_YEAR)) add(m, Number(m[3]), monthOf(m[1]!, language), Number(m[2]));
  for (const m of text.matchAll(YEAR_MONTH_DAY_WORDS)) add(m, Number(m[1]), monthOf(m[2]!, language), Number(m[3]));
  for (const m of text.matchAll(CJK)) add(m, Number(m[1]), Number(m[2]), Number(m[3]));
  for (const m of text.matchAll(YEAR_FIRST)) add(m, Number(m[1]), Number(m[3]), Number(m[4]));
  for (const m of text.matchAll(NUMERIC)) {
    const a = Number(m[1]);
    const b = Number(m[3]);
    const y = century(m[4]!);
    if (m[2] === '.' || (b <= 12 && a > 12)) add(m, y, b, a);
    else if (a <= 12 && b > 12) add(m, y, a, b);
    else if (dayFirst) add(m, y, b, a, a === b);
    else add(m, y, a, b, a === b);
  }
  found.sort((x, y) => x.start - y.start || y.end - x.end);
  return found.filter((x, i) => i === 0 || x.start >= found[i - 1]!.end || x.start !== found[i - 1]!.start);
}

const STAMP =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T\s]+(\d{2}):?(\d{2})(?::?\d{1,2}(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?/i;

/**
 * A machine's date ("2025-03-11T19:40:00+01:00", "20250311", seconds or milliseconds of the epoch, RFC 2822) or a person's:
 * ISO date, or date and time with offset where both are given. Null where no day can be told.
 */
export function publicationDate(value: string, reading: DateReading = {}): string | null {
  const text = value.trim();
  if (!text || text.length > 300) return null;
  const stamp = STAMP.exec(text);
  if (stamp) {
    const day = isoDay(Number(stamp[1]), Number(stamp[2]), Number(stamp[3]));
    if (!day) return null;
    const zone = stamp[6]?.toUpperCase();
    if (stamp[4] === undefined || !zone || Number(stamp[4]) > 23 || Number(stamp[5]) > 59) return day;
    const offset = /^[A-Z]/.test(zone)
      ? '+00:00'
      : zone.replace(/^([+-]\d{2}):?(\d{2})?$/, (_, h, m) => `${h}:${m ?? '00'}`);
    return `${day}T${stamp[4]}:${stamp[5]}${offset}`;
  }
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(?:\d{4}|\d{6}).{0,6})?$/.exec(text);
  if (compact) return isoDay(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  if (/^\d{10}(?:\d{3})?$/.test(text)) {
    const at = new Date(Number(text) * (text.length === 10 ? 1000 : 1));
    return isoDay(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
  }
  return writtenDates(text, reading)[0]?.iso ?? null;
}
