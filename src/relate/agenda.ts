import type { Event, Speaker } from '../record/index.ts';
import { compatible, type Party, sameTime } from './agenda-likeness.ts';
import { joinMoved, joinSame, type Settled, settled, soleMatch, withLikes } from './agenda-matches.ts';
import { type EventTelling, type Row, rowOf } from './agenda-rows.ts';
import { partition } from './partition.ts';

/** What a later report told otherwise than those before it. */
export interface AgendaChange {
  what: 'date' | 'place' | 'status';
  from: string;
  to: string;
  /** The first article that told it so. */
  by: EventTelling;
}

/** One event of the agenda with every report of it. */
export interface AgendaEntry {
  /** Stays the same as long as the first report of the event does. */
  id: string;
  type: Event['type'];
  /** As the reports leave it: the furthest status told. */
  status: Event['status'];
  participants: Speaker[];
  place: string | null;
  start: string | null;
  end: string | null;
  /** The first date it was told for, where a later report moved it. */
  previous: string | null;
  /** Every report, earliest first. */
  evidence: EventTelling[];
  /** In the order in which they were told. */
  changes: AgendaChange[];
  confidence: number;
}

/**
 * Gathers the events of many articles into an agenda: the same event in several reports is one entry. The order of the
 * input does not matter. Sorted by start; entries without a date come last.
 */
export function agenda(tellings: readonly EventTelling[]): AgendaEntry[] {
  const rows = [...tellings].sort(inOrder).map(rowOf);
  const parts = partition(rows.length);
  const dated = rows.filter((row) => row.telling.event.start !== null);
  const byTime = new Map([...Map.groupBy(dated, (row) => timeKey(row.telling.event.start!))].map(withLikes));
  for (const likes of byTime.values()) joinSame(likes, parts);
  joinMoved(rows, parts);
  // What is dated only to a week or a month joins the one event of its days, and none where there are two.
  const days = new Map(
    [...byTime].filter(([key]) => key.length >= 10).map(([day, likes]) => [day, settled(likes, parts)]),
  );
  const coarse = dated.filter((row) => timeKey(row.telling.event.start!).length < 10);
  const within = new Map<string, Settled[]>();
  for (const { start } of coarse.map((row) => row.telling.event))
    if (!within.has(start!))
      within.set(
        start!,
        [...days].flatMap(([day, found]) => (sameTime(start, day) ? [found] : [])),
      );
  const wholes = coarse.map((row) => [row.at, soleMatch(row, within.get(row.telling.event.start!)!)] as const);
  for (const [i, at] of wholes) if (at !== null) parts.join(i, at);
  return parts
    .groups()
    .map((members) => entryOf(members.map((i) => rows[i]!)))
    .sort(byStart);
}

/** Days by their date, the rest by the value itself. */
const timeKey = (start: string): string => (/^\d{4}-\d\d-\d\d/.test(start) ? start.slice(0, 10) : start);

const keyOf = (t: EventTelling): string => `${t.article.id}:${t.event.trigger[0]?.start ?? 0}:${t.event.type}`;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: EventTelling, b: EventTelling): number =>
  compareText(a.article.published ?? '9999', b.article.published ?? '9999') || compareText(keyOf(a), keyOf(b));
const byStart = (a: AgendaEntry, b: AgendaEntry): number =>
  compareText(a.start ?? '9999', b.start ?? '9999') || compareText(a.id, b.id);

const RANK: Record<Event['status'], number> = {
  proposed: 0,
  scheduled: 1,
  postponed: 2,
  ongoing: 3,
  held: 4,
  cancelled: 4,
};

function entryOf(members: Row[]): AgendaEntry {
  const rows = members.map((row) => row.telling);
  const first = rows[0]!;
  const changes: AgendaChange[] = [];
  const dates: string[] = [];
  const places: string[] = [];
  let status = first.event.status;
  let end: string | null = null;
  const participants: Speaker[] = [];
  const known: Party[] = [];
  for (const { telling: row, parties } of members) {
    const { event } = row;
    if (event.previous && dates.length === 0) dates.push(event.previous);
    if (event.start !== null) {
      const told = dates.findIndex((d) => sameTime(d, event.start));
      if (told < 0) {
        if (dates.length > 0) changes.push({ what: 'date', from: dates.at(-1)!, to: event.start, by: row });
        dates.push(event.start);
        end = event.end;
      } else if (event.start.length > dates[told]!.length) dates[told] = event.start;
    }
    end ??= event.end;
    if (event.place !== null && !places.some((p) => p.toLowerCase() === event.place!.toLowerCase())) {
      if (places.length > 0) changes.push({ what: 'place', from: places.at(-1)!, to: event.place, by: row });
      places.push(event.place);
    }
    if (RANK[event.status] > RANK[status]) {
      changes.push({ what: 'status', from: status, to: event.status, by: row });
      status = event.status;
    }
    event.participants.forEach((p, i) => {
      const party = parties[i]!;
      const at = known.findIndex((q) => compatible(party, q));
      if (at >= 0 && p.name.length <= participants[at]!.name.length && (!p.actor || participants[at]!.actor)) return;
      participants.splice(at < 0 ? known.length : at, 1, p);
      known.splice(at < 0 ? known.length : at, 1, party);
    });
  }
  return {
    id: keyOf(first),
    type: first.event.type,
    status,
    participants,
    place: places.at(-1) ?? null,
    start: dates.at(-1) ?? null,
    end,
    previous: dates.length > 1 ? dates[0]! : null,
    evidence: rows,
    changes,
    confidence: 1 - rows.reduce((doubt, row) => doubt * (1 - row.event.confidence), 1),
  };
}
