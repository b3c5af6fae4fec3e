import type { CorrectedField, Event, Speaker } from '../record/index.ts';
import type { AgendaEntry, EventTelling } from '../relate/index.ts';
import { dayOf, plusDays, type Stretch, stretchOf, weekday } from './dates.ts';
import { THRESHOLD } from './line.ts';
import { address, type Head } from './shapes.ts';
import { upperFirst } from './words.ts';

/** An event as the reports together tell it. */
export interface Entry {
  /** Stays the same as long as its first report does. */
  id: string;
  type: Event['type'];
  /** As the reports leave it. */
  status: Event['status'];
  /** What it is: the report's words where they name it ("European Council"), its type otherwise ("Meeting"). */
  title: string;
  participants: Speaker[];
  place: string | null;
  start: string | null;
  end: string | null;
  /** The first date it was told for, where a later report moved it. */
  previous: string | null;
  /** The days it falls on; null where no report dates it. */
  days: Stretch | null;
  /** The reports' own words for the time: "on Sunday". */
  said: string | null;
  /** Every report of it, earliest first. */
  reports: { href: string; article: Head; words: string }[];
  /** What later reports told otherwise than those before them. */
  changes: { what: 'date' | 'place' | 'status'; from: string; to: string; href: string; article: Head }[];
  uncertain: boolean;
  /** What people set right on it, in any report. */
  corrected: readonly CorrectedField[];
}

const telling = ({ words, event }: EventTelling): boolean =>
  /\s/u.test(words.trim()) || /^\p{Lu}/u.test(words) || event.type === 'other';

function entryOf(told: AgendaEntry): Entry {
  const first = told.evidence[0]!;
  const named = told.evidence.find(telling);
  return {
    id: told.id,
    type: told.type,
    status: told.status,
    title: upperFirst(named ? named.words : told.type),
    participants: told.participants,
    place: told.place,
    start: told.start,
    end: told.end,
    previous: told.previous,
    days: stretchOf(told.start),
    said: told.evidence.find((one) => one.time !== null && one.event.start === told.start)?.time ?? first.time,
    reports: told.evidence.map((one) => ({ href: address(one), article: one.article, words: one.words })),
    changes: told.changes.map(({ what, from, to, by }) => ({ what, from, to, href: address(by), article: by.article })),
    uncertain: told.confidence < THRESHOLD,
    corrected: told.evidence.flatMap(({ event }) => event.corrected ?? []),
  };
}

/** An agenda as pages show it: by day; what is dated only to a week or a month comes after its last day. */
export const entries = (agenda: readonly AgendaEntry[]): Entry[] =>
  agenda.map(entryOf).sort((a, b) => order(a).localeCompare(order(b)));

const order = (one: Entry): string =>
  one.days ? `${one.days.until} ${dayOf(one.start) ? 0 : 1} ${one.start}` : '9999';

/** What is still to come on `day`: dated on or after it, and neither held nor called off. */
export const next = (all: readonly Entry[], day: string): Entry[] =>
  all.filter(
    (one) =>
      one.days !== null &&
      one.days.until > (dayOf(one.start) ? day : plusDays(day, 1)) &&
      one.status !== 'held' &&
      one.status !== 'cancelled',
  );

/** A month of weeks from Monday to Sunday; days of the neighbouring months fill the first and last week. */
export interface Month {
  /** ISO month. */
  month: string;
  weeks: { day: string; inMonth: boolean; entries: Entry[] }[][];
  /** Entries dated only to a week or to the month. */
  loose: Entry[];
}

/** Sets entries into the days of an ISO month. */
export function monthOf(all: readonly Entry[], month: string): Month {
  const days = stretchOf(month) ?? { from: `${month}-01`, until: `${month}-28` };
  const weeks: Month['weeks'] = [];
  const loose: Entry[] = [];
  const on = new Map<string, Entry[]>();
  for (const one of all) {
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
