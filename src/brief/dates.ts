const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
export const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const PARTS: Record<string, string> = {
  MO: 'morning',
  MI: 'midday',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  DT: 'daytime',
};
const MS_A_DAY = 86_400_000;

/** Days from `day` on; both ISO dates. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * MS_A_DAY).toISOString().slice(0, 10);

/** 0 is Monday. */
export const weekday = (day: string): number => (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7;

const isDay = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00Z`));

/** The ISO date that a value starts with; null where it has none. */
export function dayOf(value: string | null): string | null {
  const day = value?.slice(0, 10) ?? '';
  return isDay(day) ? day : null;
}

/** Monday of an ISO week such as 2025-W09 (ISO 8601: week 1 is the week of 4 January). */
function mondayOf(week: string): string | null {
  const found = /^(\d{4})-W(\d{2})$/.exec(week);
  if (!found) return null;
  const fourth = `${found[1]}-01-04`;
  return plusDays(fourth, -weekday(fourth) + (Number(found[2]) - 1) * 7);
}

/** A stretch of days, half-open: what a date, week, month, year or interval covers. */
export interface Stretch {
  from: string;
  until: string;
}

/** The days that an ISO date, date and time, week, month, year or interval `a/b` covers; null where it cannot be placed. */
export function stretchOf(value: string | null): Stretch | null {
  if (!value) return null;
  const [start, end] = value.split('/');
  if (end !== undefined) {
    const first = stretchOf(start ?? null);
    const last = stretchOf(end);
    return first && last ? { from: first.from, until: last.until } : (first ?? last);
  }
  const day = dayOf(value);
  if (day) return { from: day, until: plusDays(day, 1) };
  const week = /^\d{4}-W\d{2}/.exec(value)?.[0];
  if (week) {
    const monday = mondayOf(week);
    if (!monday) return null;
    return value.endsWith('-WE')
      ? { from: plusDays(monday, 5), until: plusDays(monday, 7) }
      : { from: monday, until: plusDays(monday, 7) };
  }
  const month = /^(\d{4})-(\d{2})$/.exec(value);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12) {
    const next = Number(month[2]) === 12 ? `${Number(month[1]) + 1}-01` : `${month[1]}-${pad(Number(month[2]) + 1)}`;
    return { from: `${value}-01`, until: `${next}-01` };
  }
  if (/^\d{4}$/.test(value)) return { from: `${value}-01-01`, until: `${Number(value) + 1}-01-01` };
  return null;
}

const pad = (n: number): string => String(n).padStart(2, '0');

/** "Wed 26 Feb 2025"; with `short`, "Wed 26 Feb". */
export function sayDay(day: string, form: 'long' | 'short' = 'long'): string {
  if (!isDay(day)) return day;
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const said = `${DAYS[new Date(`${day}T00:00Z`).getUTCDay()]} ${date} ${MONTHS[month - 1]}`;
  return form === 'short' ? said : `${said} ${year}`;
}

/**
 * Says an ISO or TIMEX3 value as a person would, always absolute and with the weekday where there is one:
 * "Wed 26 Feb 2025, morning", "week of Mon 24 Feb 2025", "March 2025". What it cannot say it returns as it is.
 */
export function say(value: string | null, form: 'long' | 'short' = 'long'): string {
  if (!value) return 'no date given';
  const [first, last] = value.split('/');
  if (last !== undefined) return `${say(first ?? null, 'short')} to ${say(last, form)}`;
  const day = dayOf(value);
  if (day) {
    const clock = /T(\d{2}:\d{2})/.exec(value)?.[1];
    const part = /T(MO|MI|AF|EV|NI|DT)$/.exec(value)?.[1];
    const tail = clock ? `, ${clock}` : part ? `, ${PARTS[part]}` : '';
    return sayDay(day, form) + tail;
  }
  const stretch = stretchOf(value);
  if (!stretch) return value;
  if (value.endsWith('-WE')) return `weekend of ${sayDay(stretch.from, form)}`;
  if (value.includes('W')) return `week of ${sayDay(stretch.from, form)}`;
  if (value.length === 7) return `${MONTH_NAMES[Number(value.slice(5)) - 1]} ${value.slice(0, 4)}`;
  return value;
}

/** Orders by publication, earliest first; what has no date comes last. */
export function byPublication(a: { published: string | null }, b: { published: string | null }): number {
  return instant(a.published) - instant(b.published);
}

/** Milliseconds since 1970 of an ISO date or date and time; a date alone counts as its start in UTC; no date is Infinity. */
export function instant(value: string | null): number {
  if (!value) return Number.POSITIVE_INFINITY;
  const parsed = Date.parse(value);
  return Number.isNaN(parsed) ? Number.POSITIVE_INFINITY : parsed;
}
