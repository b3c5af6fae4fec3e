import type { Article, Event, Speaker } from '../record/index.ts';
import { alike, compatible, later, sameTime } from './agenda-likeness.ts';

/** An event as one article tells it, with where it stands there. */
export interface EventTelling {
  article: Pick<Article, 'id' | 'title' | 'outlet' | 'url' | 'published'>;
  event: Event;
  /** Index of the sentence in the article. */
  sentence: number;
  /** The words that name the event. */
  words: string;
  /** The words that date it. */
  time: string | null;
}

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
  const rows = [...tellings].sort(inOrder);
  const told = Map.groupBy(rows, (row) => row.article.id);
  const group = rows.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (group[at] !== at) at = group[at]!;
    return at;
  };
  const join = (i: number, j: number): void => {
    group[Math.max(root(i), root(j))] = Math.min(root(i), root(j));
  };
  const byTime = Map.groupBy(rows.keys(), (i) => timeKey(rows[i]!.event.start));
  for (const bucket of byTime.values())
    for (const [a, b] of pairs(bucket)) if (root(a) !== root(b) && sameEvent(rows[a]!, rows[b]!)) join(a, b);
  const off = rows.flatMap(({ event }, i) =>
    event.status === 'postponed' || event.status === 'cancelled' || event.previous ? [i] : [],
  );
  for (const i of off)
    for (let j = 0; j < rows.length; j++) if (root(i) !== root(j) && moved(rows[i]!, rows[j]!, told)) join(i, j);
  // What is dated only to a week or a month joins the one event of its days, and none where there are two.
  const coarse = [...byTime].filter(([key]) => key !== null && key.length < 10);
  const wholes = coarse.map(([, bucket]) => bucket.map((i) => [i, soleMatch(i, rows, byTime, root)] as const));
  for (const [i, at] of wholes.flat()) if (at !== null) join(i, at);
  const entries = Map.groupBy(rows.keys(), root);
  return [...entries.values()].map((members) => entryOf(members.map((i) => rows[i]!))).sort(byStart);
}

/** Days by their date, the rest by the value itself. */
const timeKey = (start: string | null): string | null =>
  start !== null && /^\d{4}-\d\d-\d\d/.test(start) ? start.slice(0, 10) : start;

function* pairs(list: readonly number[]): Generator<[number, number]> {
  for (let i = 0; i < list.length; i++) for (let j = i + 1; j < list.length; j++) yield [list[i]!, list[j]!];
}

/** The only dated event within a week or month that a telling may be; null where there is none or more than one. */
function soleMatch(
  i: number,
  rows: readonly EventTelling[],
  byTime: Map<string | null, number[]>,
  root: (i: number) => number,
): number | null {
  const row = rows[i]!;
  const found = new Set<number>();
  for (const [key, bucket] of byTime) {
    if (key === null || key.length < 10 || key === row.event.start || !sameTime(row.event.start, key)) continue;
    for (const j of bucket) if (sameEvent(row, rows[j]!) && shared(row, rows[j]!) > 0) found.add(root(j));
  }
  return found.size === 1 ? [...found][0]! : null;
}

const keyOf = (t: EventTelling): string => `${t.article.id}:${t.event.trigger[0]?.start ?? 0}:${t.event.type}`;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (a: EventTelling, b: EventTelling): number =>
  compareText(a.article.published ?? '9999', b.article.published ?? '9999') || compareText(keyOf(a), keyOf(b));
const byStart = (a: AgendaEntry, b: AgendaEntry): number =>
  compareText(a.start ?? '9999', b.start ?? '9999') || compareText(a.id, b.id);

/** How many participants two tellings share, by actor or by name. */
function shared(a: EventTelling, b: EventTelling): number {
  return a.event.participants.filter((p) => b.event.participants.some((q) => compatible(p, q))).length;
}
const samePlace = (a: EventTelling, b: EventTelling): boolean =>
  a.event.place !== null && a.event.place.toLowerCase() === b.event.place?.toLowerCase();
const otherPlace = (a: EventTelling, b: EventTelling): boolean =>
  a.event.place !== null && b.event.place !== null && !samePlace(a, b);

/** Whether two articles tell of one event at one time. */
function sameEvent(a: EventTelling, b: EventTelling): boolean {
  if (a.article.id === b.article.id || a.event.start === null) return false;
  if (!alike(a.event.type, b.event.type) || !sameTime(a.event.start, b.event.start)) return false;
  const both = shared(a, b);
  if (otherPlace(a, b)) return both >= 2 && a.event.type === b.event.type && a.event.type !== 'visit';
  if (both > 0 || samePlace(a, b)) return true;
  return a.words.toLowerCase() === b.words.toLowerCase() && a.event.type === b.event.type && a.event.type !== 'meeting';
}

/** Whether a later article tells of the same event with another date, or without one as postponed or called off. */
function moved(a: EventTelling, b: EventTelling, told: Map<string, EventTelling[]>): boolean {
  if (a.article.id === b.article.id || !alike(a.event.type, b.event.type) || otherPlace(a, b)) return false;
  const [first, second] = later(a.article.published, b.article.published) ? [b, a] : [a, b];
  if (sameTime(second.event.previous ?? null, first.event.start)) return shared(a, b) > 0 || samePlace(a, b);
  const off = second.event.status === 'postponed' || second.event.status === 'cancelled';
  if (off && second.event.start === null) return shared(a, b) > 1 || (shared(a, b) > 0 && samePlace(a, b));
  if (!off || first.event.status === 'held' || first.event.start === null || second.event.start === null) return false;
  const days = (Date.parse(second.event.start.slice(0, 10)) - Date.parse(first.event.start.slice(0, 10))) / 864e5;
  if (!(Math.abs(days) <= 92)) return false;
  if (shared(a, b) < 2 && !(shared(a, b) > 0 && samePlace(a, b))) return false;
  return !told.get(second.article.id)?.some((other) => other !== second && sameEvent(first, other));
}

const RANK: Record<Event['status'], number> = {
  proposed: 0,
  scheduled: 1,
  postponed: 2,
  ongoing: 3,
  held: 4,
  cancelled: 4,
};

function entryOf(rows: EventTelling[]): AgendaEntry {
  const first = rows[0]!;
  const changes: AgendaChange[] = [];
  const dates: string[] = [];
  const places: string[] = [];
  let status = first.event.status;
  let end: string | null = null;
  const participants: Speaker[] = [];
  for (const row of rows) {
    const { event } = row;
    if (event.previous && dates.length === 0) dates.push(event.previous);
    if (event.start !== null) {
      const known = dates.findIndex((d) => sameTime(d, event.start));
      if (known < 0) {
        if (dates.length > 0) changes.push({ what: 'date', from: dates.at(-1)!, to: event.start, by: row });
        dates.push(event.start);
        end = event.end;
      } else if (event.start.length > dates[known]!.length) dates[known] = event.start;
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
    for (const p of event.participants) {
      const at = participants.findIndex((q) => compatible(p, q));
      if (at < 0) participants.push(p);
      else if (p.name.length > participants[at]!.name.length || (p.actor && !participants[at]!.actor))
        participants[at] = p;
    }
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
