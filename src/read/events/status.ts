import type { Event } from '../../record/index.ts';
import { signsIn } from '../timexes/direction.ts';
import type { View } from './sentence.ts';
import type { Trigger } from './trigger.ts';

export type Status = Event['status'];

const CANCELLED =
  /\b(?:cancel(?:l?ed|s)?|call(?:ed|s)? off|scrap(?:ped|s)?|abandon(?:ed|s)?|(?:will|would) not (?:take place|be held|go ahead))\b/i;
const POSTPONED =
  /\b(?:postpon(?:ed|es|e|ing)|put off|pushed back|delayed|adjourned|rescheduled|brought forward|moved (?:from|to|until)|shifted (?:from|to))\b/i;
const PROPOSED =
  /\b(?:propos(?:ed|es|e|al)|suggest(?:ed|s)?|offer(?:ed|s)? to|invit(?:ed|es|ation)|could|might|may|would like|hopes? to|ready to|willing to|prepared to|considering|float(?:ed|s)?|in talks to|seek(?:s|ing)? (?:a|to))\b/;
/** A noun after one of these is named as a time or a place to be, not offered. */
const GIVEN = /^(?:at|in|after|before|during|following|of|ahead|until|for)$/;

/** How an event stands: by its words, and by its date against the publication. */
export function statusOf(view: View, trigger: Trigger, start: string | null, published: string | null): Status {
  const { words } = view;
  const from = clauseStart(view, trigger.from);
  const to = clauseEnd(view, trigger.to);
  const textOf = (a: number, b: number): string =>
    words
      .slice(a, b)
      .map((w) => w.text)
      .join(' ');
  const clause = textOf(
    Math.max(from, trigger.from - 14),
    Math.min(to, trigger.to + (trigger.kind === 'noun' ? 26 : 12)),
  );
  if (CANCELLED.test(clause) && !/\b(?:not|never|be)\s+(?:cancel|abandon|scrap)/.test(clause)) return 'cancelled';
  const day = published?.slice(0, 10) ?? null;
  const when = start === null || day === null ? 0 : compare(start, day);
  if (isMoved(view, trigger) && when >= 0) return 'postponed';
  if (when < 0) return 'held';
  const given =
    trigger.kind === 'noun' &&
    words.slice(Math.max(0, trigger.from - 3), trigger.from).some((w) => GIVEN.test(w.lower));
  const proposed = !given && PROPOSED.test(textOf(Math.max(from, trigger.head - 12), trigger.head));
  const rest = textOf(trigger.to + 1, Math.min(to, trigger.to + 10));
  const conditional = /^[^“”"]*\b(?:if|provided)\b/.test(rest);
  if (trigger.type === 'deadline') return 'scheduled';
  if (when > 0) return proposed || conditional ? 'proposed' : 'scheduled';
  const way = wayOf(view, trigger, from, to);
  if (way === 'future') return proposed ? 'proposed' : 'scheduled';
  if (start === null) return way === 'past' ? 'held' : 'ongoing';
  return 'held';
}

/** Whether the clause says that the event was moved to another time. */
export function isMoved(view: View, trigger: Trigger): boolean {
  const from = Math.max(clauseStart(view, trigger.from), trigger.from - 14);
  const to = Math.min(clauseEnd(view, trigger.to), trigger.to + (trigger.kind === 'noun' ? 26 : 12));
  return POSTPONED.test(
    view.words
      .slice(from, to)
      .map((w) => w.text)
      .join(' '),
  );
}

/** -1 where a time lies wholly before a day, 1 wholly after it, 0 where it holds it. */
export function compare(value: string, day: string): -1 | 0 | 1 {
  const week = /^(\d{4})-W(\d\d)/.exec(value);
  if (week) {
    const jan4 = Date.UTC(Number(week[1]), 0, 4);
    const monday = jan4 - ((new Date(jan4).getUTCDay() + 6) % 7) * 864e5 + (Number(week[2]) - 1) * 7 * 864e5;
    const at = Date.parse(`${day}T00:00:00Z`);
    return at < monday ? 1 : at >= monday + 7 * 864e5 ? -1 : 0;
  }
  const a = value.slice(0, 10).replace(/-(?:Q\d|H\d|SP|SU|FA|WI)$/, '');
  const b = day.slice(0, a.length);
  return a < b ? -1 : a > b ? 1 : 0;
}

function clauseStart(view: View, at: number): number {
  for (let i = at - 1; i >= 0; i--) if (/^[;:—“”"]$/.test(view.words[i]!.text)) return i + 1;
  return 0;
}
function clauseEnd(view: View, at: number): number {
  for (let i = at + 1; i < view.words.length; i++)
    if (/^[;:—“”"]$/.test(view.words[i]!.text) || /^(?:while|although|but)$/.test(view.words[i]!.lower)) return i;
  return view.words.length;
}

function wayOf(view: View, trigger: Trigger, from: number, to: number): 'past' | 'future' | null {
  const words = view.words.slice(from, to).map((w) => w.text);
  const signs = signsIn(words);
  const head = trigger.head - from;
  if (
    view.words[trigger.head]!.tag === 'V' &&
    words[head - 1] === 'to' &&
    !/^(?:had|went|came|flew|travell?ed|managed|able|forced)$/.test(words[head - 2] ?? '')
  )
    return 'future';
  const own = signs.find((s) => s.at === head);
  if (own) return own.to;
  if (
    trigger.kind === 'verb' &&
    view.words[trigger.head]!.tag === 'G' &&
    !/^(?:is|are|am|be|['’](?:s|re|m))$/.test(words[head - 1] ?? '')
  ) {
    const with_ = words.slice(0, head).lastIndexOf('with');
    if (with_ >= 0) return 'future';
  }
  if (/^(?:at|in)$/.test(view.words[trigger.head]!.lower)) return signs[0]?.to ?? null;
  const left = signs.findLast((s) => s.at < head);
  const right = signs.find((s) => s.at > head && !s.reporting);
  if (left && (!left.reporting || head - left.at <= 3)) return left.to;
  if (right && right.at - head < 8) return right.to;
  return left?.to ?? null;
}
