const MS_A_DAY = 86_400_000;

/** The first day of an ISO date, date and time, week, month or year, or of an interval `a/b`; null where there is none. */
export function firstDay(start: string | null): string | null {
  const [, year, week, month, day] = /^(\d{4})(?:-W(\d{2})|-(\d{2})(?:-(\d{2}))?)?/.exec(start ?? '') ?? [];
  if (!year) return null;
  if (week) return mondayOf(Number(year), Number(week));
  return `${year}-${month ?? '01'}-${day ?? '01'}`;
}

/** ISO 8601: week 1 is the week of 4 January. */
function mondayOf(year: number, week: number): string {
  const fourth = Date.UTC(year, 0, 4);
  const sinceMonday = (new Date(fourth).getUTCDay() + 6) % 7;
  return new Date(fourth + ((week - 1) * 7 - sinceMonday) * MS_A_DAY).toISOString().slice(0, 10);
}
