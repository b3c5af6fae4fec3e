/**
 * When a feed is visited again. Three things decide: how often it has had news, what its server and the feed itself ask for, and,
 * after a failure, how many came before. Seconds throughout; `chance` is a number from 0 to 1, so that many feeds followed on
 * one day do not come due together for ever.
 */

/** The shortest and the longest time between two visits that go well. */
export const SHORTEST = 10 * 60;
export const LONGEST = 12 * 3600;
/** A feed of which nothing is known yet. */
export const FIRST = 30 * 60;
/** What a feed or server asks for is heeded up to here. */
const MOST_HEEDED = 6 * 3600;

/** The interval after a visit that went well. */
export function intervalAfter(
  before: number,
  visit: {
    /** Publication of the feed's entries, newest first, as milliseconds of the epoch; of a feed that has not changed none. */
    published: readonly number[];
    fresh: number;
    /** What the feed and its server ask for. */
    asked: readonly (number | null)[];
  },
): number {
  const least = Math.max(SHORTEST, ...visit.asked.map((one) => Math.min(one ?? 0, MOST_HEEDED)));
  const usual = usualGap(visit.published);
  // With news: half of the usual time between entries, and never slower than before. Without: half as long again.
  const wanted = visit.fresh > 0 ? Math.min(before, usual === null ? before / 2 : usual / 2) : before * 1.5;
  return Math.round(Math.min(LONGEST, Math.max(least, wanted)));
}

/** The median of the times between a feed's latest entries; null for less than three. */
function usualGap(published: readonly number[]): number | null {
  const gaps = published
    .slice(0, 20)
    .flatMap((at, i, all) => (i === 0 ? [] : [(all[i - 1]! - at) / 1000]))
    .filter((gap) => gap >= 0)
    .sort((a, b) => a - b);
  return gaps.length < 2 ? null : gaps[gaps.length >> 1]!;
}

/** Spread of a time by a tenth to either side. */
export const spread = (seconds: number, chance: number): number => Math.round(seconds * (0.9 + 0.2 * chance));

/** Seconds to wait after so many failures in a row: doubling from five minutes to a day, spread by a fifth to either side. */
export function backOff(failures: number, chance: number): number {
  const wait = Math.min(24 * 3600, 300 * 2 ** Math.min(20, Math.max(0, failures - 1)));
  return Math.round(wait * (0.8 + 0.4 * chance));
}

/** A page that cannot be had is given up after so many tries. */
export const MOST_TRIES = 6;

/** Hours after its first fetch at which a page is looked at again: news is corrected on the day it appears. */
const LOOKS = [3, 21];

/** Seconds until a kept page is looked at again after so many looks; null for never. */
export const nextLook = (looks: number, chance: number): number | null => {
  const hours = LOOKS[looks];
  return hours === undefined ? null : spread(hours * 3600, chance);
};
