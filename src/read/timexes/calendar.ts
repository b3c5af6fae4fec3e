/** A day of the proleptic Gregorian calendar, as days since 1970-01-01. */
export type Day = number;

export interface Civil {
  year: number;
  /** 1 to 12. */
  month: number;
  /** 1 to 31. */
  day: number;
}

/** Days from civil date and back: H. Hinnant, "chrono-compatible low-level date algorithms". */
export function dayOf(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
}

export function civilOf(day: Day): Civil {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

export const isCivil = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** ISO weekday: Monday 1 to Sunday 7. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Adds months and keeps the day of the month, or the month's last day where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const c = civilOf(day);
  const index = c.year * 12 + c.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayOf(year, month, Math.min(c.day, daysInMonth(year, month)));
}

/** ISO 8601 week: the week's year, which near New Year is not the date's, and its number. */
export function weekOf(day: Day): { year: number; week: number } {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = civilOf(thursday);
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1 };
}

export const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

export function isoDay(day: Day): string {
  const c = civilOf(day);
  return `${pad(c.year, 4)}-${pad(c.month)}-${pad(c.day)}`;
}
export function isoMonth(day: Day): string {
  return isoDay(day).slice(0, 7);
}
export function isoWeek(day: Day): string {
  const w = weekOf(day);
  return `${pad(w.year, 4)}-W${pad(w.week)}`;
}

/** The day of the n-th given weekday of a month; n = -1 is the last. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): Day {
  if (n > 0) {
    const first = dayOf(year, month, 1);
    return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7;
  }
  const last = dayOf(year, month, daysInMonth(year, month));
  return last - ((weekdayOf(last) - weekday + 7) % 7);
}

/** Western Easter Sunday (anonymous Gregorian computus). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Reads the leading date of an ISO string; null where there is none. */
export function readDay(iso: string | null): Day | null {
  const m = iso === null ? null : /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
  if (!m) return null;
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
  return isCivil(year, month, day) ? dayOf(year, month, day) : null;
}
