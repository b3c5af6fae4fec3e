import type { Event, Speaker } from '../record/index.ts';
import { byPublication, dayOf, plusDays, type Stretch, stretchOf, weekday } from './dates.ts';
import { plainWords } from './fold.ts';
import { address, type Head, type Occurring } from './shapes.ts';
import { upperFirst } from './words.ts';

/** An event as the reports together tell it. */
export interface Entry {
  type: Event['type'];
  /** What the latest report says of it. */
  status: Event['status'];
  /** What it is: the report's words where they name it ("European Council"), its type otherwise ("Meeting"). */
  title: string;
  participants: Speaker[];
  place: string | null;
  start: string | null;
  end: string | null;
  /** The days it falls on; null where no report dates it. */
  days: Stretch | null;
  /** The reports' own words for the time: "on Sunday". */
  said: string | null;
  /** Every report of it, earliest first. */
  reports: { href: string; article: Head; words: string }[];
  uncertain: boolean;
}

const GATHERINGS = new Set<Event['type']>(['meeting', 'call', 'visit', 'summit', 'talks']);

const named = (people: readonly Speaker[]): Set<string> => new Set(people.map((p) => p.actor ?? plainWords(p.name)));

/** Whether two reports tell of the same event: same days, same kind of event, and a participant or place in common. */
function same(a: Occurring, b: Occurring): boolean {
  if (a.article.id === b.article.id) return false;
  const kinds = a.event.type === b.event.type || (GATHERINGS.has(a.event.type) && GATHERINGS.has(b.event.type));
  if (!kinds || !a.event.start || !b.event.start) return false;
  if (dayOf(a.event.start) ? dayOf(a.event.start) !== dayOf(b.event.start) : a.event.start !== b.event.start)
    return false;
  const ours = named(a.event.participants);
  const theirs = named(b.event.participants);
  if (ours.intersection(theirs).size > 0) return true;
  const placed = a.event.place !== null && a.event.place === b.event.place;
  return placed || (a.event.type === b.event.type && plainWords(a.words) === plainWords(b.words));
}

function titleOf({ event, words }: Occurring): string {
  const telling = /\s/u.test(words.trim()) || /^\p{Lu}/u.test(words) || event.type === 'other';
  return upperFirst(telling ? words : event.type);
}

function entry(group: readonly Occurring[]): Entry {
  const rows = [...group].sort((a, b) => byPublication(a.article, b.article));
  const fullest = rows.reduce((best, row) =>
    row.event.participants.length > best.event.participants.length ? row : best,
  );
  const latest = rows.at(-1)!;
  const participants = fullest.event.participants;
  return {
    type: fullest.event.type,
    status: latest.event.status,
    title: titleOf(fullest),
    participants,
    place: rows.find((row) => row.event.place)?.event.place ?? null,
    start: fullest.event.start,
    end: rows.find((row) => row.event.end)?.event.end ?? null,
    days: stretchOf(fullest.event.start),
    said: fullest.time ?? rows.find((row) => row.time)?.time ?? null,
    reports: rows.map((row) => ({ href: address(row), article: row.article, words: row.words })),
    uncertain: rows.every((row) => row.event.confidence < 0.5),
  };
}

/** Events gathered across reports, by the day they start; those that no report dates come last. */
export function agenda(rows: readonly Occurring[]): Entry[] {
  const groups: Occurring[][] = [];
  for (const row of rows) {
    const group = groups.find((members) => members.some((member) => same(member, row)));
    if (group) group.push(row);
    else groups.push([row]);
  }
  return groups.map(entry).sort((a, b) => order(a).localeCompare(order(b)));
}

/** Within a day, what is fixed to the day before what is fixed to its week. */
const order = (one: Entry): string => (one.days ? `${one.days.from} ${one.days.until} ${one.start}` : '9999');

/** What is still to come on `day`: dated on or after it, and neither held nor called off. */
export const next = (entries: readonly Entry[], day: string): Entry[] =>
  entries.filter((one) => one.days !== null && one.days.until > day && one.status !== 'held');

/** A month of weeks from Monday to Sunday; days of the neighbouring months fill the first and last week. */
export interface Month {
  /** ISO month. */
  month: string;
  weeks: { day: string; inMonth: boolean; entries: Entry[] }[][];
  /** Entries dated only to a week or to the month. */
  loose: Entry[];
}

/** Sets entries into the days of an ISO month. */
export function monthOf(entries: readonly Entry[], month: string): Month {
  const days = stretchOf(month) ?? { from: `${month}-01`, until: `${month}-28` };
  const weeks: Month['weeks'] = [];
  const loose: Entry[] = [];
  const on = new Map<string, Entry[]>();
  for (const one of entries) {
    if (!one.days || one.days.until <= days.from || one.days.from >= days.until) continue;
    const fixed = dayOf(one.start);
    if (!fixed) loose.push(one);
    else on.set(fixed, [...(on.get(fixed) ?? []), one]);
  }
  let day = plusDays(days.from, -weekday(days.from));
  while (day < days.until) {
    weeks.push(
      Array.from({ length: 7 }, (_, i) => {
        const date = plusDays(day, i);
        return { day: date, inMonth: date >= days.from && date < days.until, entries: on.get(date) ?? [] };
      }),
    );
    day = plusDays(day, 7);
  }
  return { month, weeks, loose };
}
