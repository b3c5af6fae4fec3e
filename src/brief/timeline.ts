import { dayOf, plusDays } from './dates.ts';

/** What stands on a timeline besides the reports, one lane each. */
export const LANES = ['give', 'refuse', 'open', 'turned', 'event'] as const;
export type Lane = (typeof LANES)[number];

/** Something that happened on a day, with the sentence that tells of it. */
export interface TimelineMark {
  day: string;
  lane: Lane;
  words: string;
  href: string;
}

/** A stretch of a timeline: a day, or several where the whole is long. */
export interface TimelineBin {
  /** First day, inclusive, and the day after the last. */
  from: string;
  until: string;
  reports: number;
  copies: number;
  marks: Record<Lane, TimelineMark[]>;
}

export interface Timeline {
  bins: TimelineBin[];
  /** Most reports in one bin. */
  most: number;
  /** Days in a bin. */
  step: number;
}

/** Bins that a timeline has at most, about: as many as can be told apart on a narrow page. */
const BINS = 62;

const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(`${until}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);

/** Lays out days and marks over time; null where nothing is dated. Marks more than `ahead` days after the last report are left out. */
export function timeline(
  days: readonly { day: string; reports: number; copies: number }[],
  marks: readonly TimelineMark[],
  ahead = 45,
): Timeline | null {
  const dated = days.filter(({ day }) => dayOf(day) !== null);
  const [first, last] = [dated[0]?.day, dated.at(-1)?.day];
  if (!first || !last) return null;
  const end = plusDays(last, ahead);
  const kept = marks.filter(({ day }) => dayOf(day) !== null && day >= first && day <= end);
  const until = plusDays([...kept.map(({ day }) => day), last].sort().at(-1)!, 1);
  const step = Math.max(1, Math.ceil(daysBetween(first, until) / BINS));
  const bins: TimelineBin[] = [];
  for (let from = first; from < until; from = plusDays(from, step))
    bins.push({ from, until: plusDays(from, step), reports: 0, copies: 0, marks: emptyLanes() });
  const binOf = (day: string): TimelineBin => bins[Math.floor(daysBetween(first, day) / step)]!;
  for (const { day, reports, copies } of dated) {
    const bin = binOf(day);
    bin.reports += reports;
    bin.copies += copies;
  }
  for (const mark of kept) binOf(mark.day).marks[mark.lane].push(mark);
  return { bins, step, most: Math.max(...bins.map(({ reports }) => reports)) };
}

const emptyLanes = (): TimelineBin['marks'] => ({ give: [], refuse: [], open: [], turned: [], event: [] });
