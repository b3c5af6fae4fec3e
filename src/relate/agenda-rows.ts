import type { Article, Event } from '../record/index.ts';
import { alike, compatible, kindOf, later, type Party, partyOf, sameTime } from './agenda-likeness.ts';

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

/** A telling laid out for comparison. */
export interface Row {
  /** Where it stands among all rows. */
  at: number;
  telling: EventTelling;
  parties: readonly Party[];
  /** Folded. */
  place: string | null;
  words: string;
}

export const rowOf = (telling: EventTelling, at: number): Row => ({
  at,
  telling,
  parties: telling.event.participants.map(partyOf),
  place: telling.event.place?.toLowerCase() ?? null,
  words: telling.words.toLowerCase(),
});

/** What `sameEvent` looks at besides the article: rows with equal marks are the same to it. */
export const markOf = (row: Row): string =>
  JSON.stringify([row.telling.event.type, row.telling.event.start, row.place, row.words, row.parties]);

/** Two rows that are one event have one of these in common. */
export function keysOf(row: Row): string[] {
  const { type } = row.telling.event;
  const keys = [...partyKeys(row), `words ${type} ${row.words}`];
  if (row.place !== null) keys.push(`place ${kindOf(type)} ${row.place}`);
  return keys;
}

/** Two rows that share a participant have one of these in common. */
export function partyKeys({ telling, parties }: Row): string[] {
  const kind = kindOf(telling.event.type);
  const keys = new Set<string>();
  for (const { actor, name } of parties) {
    if (actor !== undefined) keys.add(`actor ${kind} ${actor}`);
    if (name.length > 0) keys.add(`name ${kind} ${name.at(-1)}`);
  }
  return [...keys];
}

/** How many participants two tellings share, by actor or by name. */
export function shared(a: Row, b: Row): number {
  return a.parties.filter((p) => b.parties.some((q) => compatible(p, q))).length;
}
const samePlace = (a: Row, b: Row): boolean => a.place !== null && a.place === b.place;
const otherPlace = (a: Row, b: Row): boolean => a.place !== null && b.place !== null && a.place !== b.place;

/** Whether two tellings, of two articles, are of one event at one time. */
export function sameEvent(a: Row, b: Row): boolean {
  const [x, y] = [a.telling.event, b.telling.event];
  if (x.start === null || !alike(x.type, y.type) || !sameTime(x.start, y.start)) return false;
  const both = shared(a, b);
  if (otherPlace(a, b)) return both >= 2 && x.type === y.type && x.type !== 'visit';
  if (both > 0 || samePlace(a, b)) return true;
  return a.words === b.words && x.type === y.type && x.type !== 'meeting';
}

/** Whether a later article tells of the same event with another date, or without one as postponed or called off. */
export function moved(a: Row, b: Row, told: ReadonlyMap<string, readonly Row[]>): boolean {
  const published = (row: Row): string | null => row.telling.article.published;
  if (a.telling.article.id === b.telling.article.id) return false;
  if (!alike(a.telling.event.type, b.telling.event.type) || otherPlace(a, b)) return false;
  const [first, second] = later(published(a), published(b)) ? [b, a] : [a, b];
  const [before, after] = [first.telling.event, second.telling.event];
  if (sameTime(after.previous ?? null, before.start)) return shared(a, b) > 0 || samePlace(a, b);
  if (after.status !== 'postponed' && after.status !== 'cancelled') return false;
  if (after.start === null) return shared(a, b) > 1 || (shared(a, b) > 0 && samePlace(a, b));
  if (before.status === 'held' || before.start === null) return false;
  const days = (Date.parse(after.start.slice(0, 10)) - Date.parse(before.start.slice(0, 10))) / 864e5;
  if (!(Math.abs(days) <= 92)) return false;
  if (shared(a, b) < 2 && !(shared(a, b) > 0 && samePlace(a, b))) return false;
  return !told.get(second.telling.article.id)?.some((other) => other !== second && sameEvent(first, other));
}
