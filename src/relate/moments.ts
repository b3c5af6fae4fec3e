/** When an article was published. Both ends are milliseconds; they differ where only the day or the local time is known. */
export interface Moment {
  earliest: number;
  latest: number;
  /** For sorting: the local time read as UTC where no offset is given, the start of the day where no time is. */
  at: number;
  /** The calendar day as published, in days since 1970; null where the date is not known. */
  day: number | null;
}

const DAY = 86_400_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?/u;

/** Reads an ISO date, or date and time with or without an offset; anything else is an unknown moment. */
export function momentOf(published: string | null): Moment {
  const m = published === null ? null : ISO.exec(published);
  if (!m) return { earliest: Number.NEGATIVE_INFINITY, latest: Number.POSITIVE_INFINITY, at: 0, day: null };
  const midnight = Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]));
  const day = Math.floor(midnight / DAY);
  if (m[4] === undefined) return { earliest: midnight - DAY / 2, latest: midnight + DAY * 1.5, at: midnight, day };
  const local = midnight + Number(m[4]) * 3_600_000 + Number(m[5]) * 60_000 + Number(m[6] ?? 0) * 1000;
  if (m[7] === undefined) return { earliest: local, latest: local, at: local, day };
  const offset =
    m[7] === 'Z' ? 0 : (m[7][0] === '-' ? -1 : 1) * (Number(m[7].slice(1, 3)) * 60 + Number(m[7].slice(-2)));
  const at = local - offset * 60_000;
  return { earliest: at, latest: at, at, day };
}

/** Whether `a` can have been published before `b`, or at the same time. */
export const canPrecede = (a: Moment, b: Moment): boolean => a.earliest <= b.latest;
