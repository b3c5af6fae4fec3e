import type { Event, Speaker } from '../record/index.ts';

const ALIKE: readonly (readonly Event['type'][])[] = [
  ['meeting', 'talks', 'summit', 'call', 'visit'],
  ['vote', 'election'],
  ['speech', 'debate', 'hearing'],
];

/** The first of the types that a type may be told as: equal for two types exactly where they are alike. */
export const kindOf = (type: Event['type']): Event['type'] => ALIKE.find((types) => types.includes(type))?.[0] ?? type;

/** Whether two types may name one event: a meeting is also told as talks, a summit or a visit. */
export const alike = (a: Event['type'], b: Event['type']): boolean => kindOf(a) === kindOf(b);

/** Monday of an ISO week, as an ISO date; null where the value is no week. */
function mondayOf(value: string): string | null {
  const week = /^(\d{4})-W(\d\d)/.exec(value);
  if (!week) return null;
  const fourth = Date.UTC(Number(week[1]), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * 864e5 + (Number(week[2]) - 1) * 7 * 864e5;
  return new Date(monday).toISOString().slice(0, 10);
}

/** Whether one time is the other, or holds it: 2025-03-06T10:00 lies in 2025-03-06, that in 2025-03 and in 2025-W10, none in 2025. */
export function sameTime(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  if (a === b) return true;
  if (a.startsWith(b) || b.startsWith(a)) return Math.min(a.length, b.length) >= 7;
  const [week, day] = mondayOf(a) ? [mondayOf(a)!, b] : [mondayOf(b), a];
  if (week === null || !/^\d{4}-\d\d-\d\d/.test(day)) return false;
  const days = (Date.parse(day.slice(0, 10)) - Date.parse(week)) / 864e5;
  return days >= 0 && days < 7;
}

const TITLES =
  /\b(?:the|mr|mrs|ms|dr|sir|president|prime minister|foreign minister|minister|chancellor|secretary|premier|king|emir)\b/g;
const plain = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(TITLES, ' ')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** A participant laid out for comparison. */
export interface Party {
  actor: string | undefined;
  /** The words of the name, without titles. */
  name: readonly string[];
}

export const partyOf = ({ actor, name }: Speaker): Party => ({ actor, name: plain(name) });

/** Whether two names may be one participant: the same actor, the same words, or a surname with its full name. */
export function compatible(a: Party, b: Party): boolean {
  if (a.actor !== undefined && b.actor !== undefined) return a.actor === b.actor;
  if (a.name.length === 0 || b.name.length === 0) return false;
  const [few, many] = a.name.length <= b.name.length ? [a.name, b.name] : [b.name, a.name];
  return few.every((w) => many.includes(w)) && few.at(-1) === many.at(-1);
}

/** Whether a publication is later than another; unknown ones are latest. */
export const later = (a: string | null, b: string | null): boolean => (a ?? '9999') > (b ?? '9999');
