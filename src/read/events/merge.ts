import type { Span } from '../../record/index.ts';
import type { Found } from './found.ts';
import type { EventType } from './lexicon.ts';

const ALIKE: readonly (readonly EventType[])[] = [
  ['meeting', 'talks', 'summit', 'call'],
  ['debate', 'speech', 'hearing'],
  ['vote', 'election'],
];
export const alike = (a: EventType, b: EventType): boolean =>
  a === b || a === 'other' || b === 'other' || ALIKE.some((set) => set.includes(a) && set.includes(b));

const sameTime = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && (a === b || a.startsWith(b) || b.startsWith(a));

/** Joins what tells of one event: the same kind at the same time, or a definite mention that takes up the last one. */
export function merge(found: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (const f of found) {
    const same =
      f.start !== null
        ? out.find(
            (o) =>
              sameTime(o.start, f.start) &&
              alike(o.type, f.type) &&
              (o.place === null || f.place === null || o.place === f.place) &&
              (o.sentence === f.sentence || shares(o, f)),
          )
        : f.noun && f.definite
          ? out.findLast((o) => o.type === f.type && f.sentence - o.sentence <= 6)
          : undefined;
    if (same) {
      same.trigger.push(...f.trigger.filter((s) => !same.trigger.some((t) => overlap(s, t))));
      if (f.time && same.time && !same.time.some((t) => f.time!.some((s) => overlap(s, t)))) same.time.push(...f.time);
      if (f.start && same.start && f.start.length > same.start.length) same.start = f.start;
      same.place ??= f.place;
      for (const p of f.participants) if (!same.participants.some((q) => q.name === p.name)) same.participants.push(p);
    } else if (f.start !== null)
      out.push({ ...f, trigger: [...f.trigger], participants: [...f.participants], time: f.time ? [...f.time] : null });
  }
  return out;
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function shares(a: Found, b: Found): boolean {
  if (a.participants.length === 0 || b.participants.length === 0) return true;
  return a.participants.some((p) => b.participants.some((q) => p.name === q.name));
}
