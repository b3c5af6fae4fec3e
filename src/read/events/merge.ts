import type { Span, Speaker } from '../../record/index.ts';
import type { Found } from './found.ts';
import type { EventType } from './lexicon.ts';

const ALIKE: readonly (readonly EventType[])[] = [
  ['meeting', 'talks', 'summit', 'call'],
  ['debate', 'speech', 'hearing'],
  ['vote', 'election'],
];
const alike = (a: EventType, b: EventType): boolean =>
  a === b || ALIKE.some((set) => set.includes(a) && set.includes(b));

/** Whether one time is the other or a finer telling of it. */
const sameTime = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && (a === b || a.startsWith(b) || b.startsWith(a));

const samePlace = (a: Found, b: Found): boolean => a.place !== null && a.place === b.place;
const placesAgree = (a: Found, b: Found): boolean => a.place === null || b.place === null || a.place === b.place;
const samePerson = (a: Speaker, b: Speaker): boolean =>
  a.name === b.name || (a.actor !== undefined && a.actor === b.actor);
const shares = (a: Found, b: Found): boolean =>
  a.participants.some((p) => b.participants.some((q) => samePerson(p, q)));

/** Joins what tells of one event: the same kind at the same time, or a definite mention that takes up the last one. */
export function merge(found: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (const f of found) {
    const same = f.start === null ? takenUp(out, f) : out.find((o) => isSame(o, f));
    if (same) join(same, f);
    else if (f.start !== null || f.time !== null || f.previous || f.underWay)
      out.push({ ...f, trigger: [...f.trigger], participants: [...f.participants], time: f.time && [...f.time] });
  }
  return out;
}

function isSame(o: Found, f: Found): boolean {
  if (!sameTime(o.start, f.start) || !placesAgree(o, f)) return false;
  const errand = o.sentence === f.sentence && o.type === 'visit' && f.noun && f.errand && o.start === f.start;
  if (errand && /^(?:meeting|talks|summit|call)$/.test(f.type)) return true;
  if (!alike(o.type, f.type) && !(o.sentence === f.sentence && (o.type === 'other' || f.type === 'other')))
    return false;
  if (o.meal !== f.meal && o.noun && f.noun) return false;
  if ((o.status === 'cancelled') !== (f.status === 'cancelled') && !f.definite) return false;
  if (o.sentence === f.sentence) return o.time === null || f.time === null || o.time[0]!.start === f.time[0]!.start;
  if (shares(o, f) || samePlace(o, f)) return true;
  return (
    (o.participants.length === 0 || f.participants.length === 0) &&
    (f.definite || !f.near || (!f.noun && f.sentence - o.sentence <= 2))
  );
}

/** Events told in the six sentences before are among these. */
const RECENT = 60;

/** The event that an undated definite noun, or an undated verb with the same people and place, takes up. */
function takenUp(out: readonly Found[], f: Found): Found | undefined {
  if (f.time !== null || f.status === 'cancelled' || f.status === 'postponed') {
    const off = out.findLast((o) => o.type === f.type && (shares(o, f) || f.definite));
    if (off && off.status !== 'held' && f.time === null) return off;
  }
  if (f.time !== null) return undefined;
  const near = out.slice(-RECENT).filter((o) => f.sentence - o.sentence <= 6);
  if (f.noun && f.definite) {
    return (
      near.findLast((o) => o.type === f.type && shares(o, f)) ??
      near.findLast((o) => o.type === f.type && (f.participants.length === 0 || o.participants.length === 0)) ??
      near.findLast((o) => alike(o.type, f.type) && shares(o, f)) ??
      near.findLast((o) => o.type === f.type && f.sentence - o.sentence <= 2)
    );
  }
  return undefined;
}

function join(into: Found, f: Found): void {
  into.trigger.push(...f.trigger.filter((s) => !into.trigger.some((t) => overlap(s, t))));
  if (f.time && into.time) into.time.push(...f.time.filter((s) => !into.time!.some((t) => overlap(s, t))));
  if (f.start && into.start && f.start.length > into.start.length) into.start = f.start;
  if (f.end && !into.end) {
    into.start = f.start;
    into.end = f.end;
  }
  if ((f.status === 'cancelled' || f.status === 'postponed') && into.status !== 'held') into.status = f.status;
  into.place ??= f.place;
  into.near ||= f.near;
  // "Both ministries called the meeting useful" does not say that they met.
  if (f.start === null && f.participants.length > 0 && into.participants.length > 0 && !shares(into, f)) return;
  for (const p of f.participants) if (!into.participants.some((q) => samePerson(p, q))) into.participants.push(p);
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
