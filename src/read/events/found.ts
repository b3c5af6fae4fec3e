import type { Event, Span, Timex } from '../../record/index.ts';
import { dayOf, daysInMonth, isoDay, readDay } from '../timexes/calendar.ts';
import type { Names } from './names.ts';
import { partiesOf } from './parties.ts';
import { placeOf } from './place.ts';
import type { View } from './sentence.ts';
import { compare, isMoved, statusOf } from './status.ts';
import type { Trigger } from './trigger.ts';
import { triggersIn } from './triggers.ts';
import { isDateline, type Placement, placements, sayingTime } from './when.ts';

/** An event as one trigger tells it. */
export interface Found extends Omit<Event, 'confidence'> {
  sentence: number;
  noun: boolean;
  /** "the meeting", "their talks": may take up an event told before. */
  definite: boolean;
  /** Its time stands by it, not elsewhere in the story. */
  near: boolean;
  /** A lunch is not the meeting it interrupts. */
  meal: boolean;
  /** Told as going on, without a time: "the two sides are holding talks". */
  underWay: boolean;
  /** Follows "for" or "to" after a verb of going: the errand of a visit. */
  errand: boolean;
}

interface Setting {
  timexes: readonly Timex[];
  published: string | null;
  names: Names;
}

interface Told {
  start: string | null;
  end: string | null;
  time: Span | null;
  near: boolean;
}

/** Longer than any sentence; what is longer is a table or no prose. */
const MOST_WORDS = 400;

/** Every event that a trigger of the article tells, in the order of the text. */
export function foundIn(views: readonly View[], setting: Setting): Found[] {
  const { timexes, published, names } = setting;
  const out: Found[] = [];
  let storyTime: Timex | null = null;
  const headlines: Found[] = [];
  for (const view of views) {
    if (view.words.length > MOST_WORDS) continue;
    const triggers = triggersIn(view);
    const when = placements(view, triggers, timexes);
    const said = sayingTime(view, timexes);
    if (said) storyTime = timexes[said.timex]!;
    triggers.forEach((trigger, k) => {
      const told = timeOf(view, trigger, when[k] ?? null, storyTime, setting);
      const { words } = view;
      const underWay = told.start === null && told.time === null && isUnderWay(view, trigger);
      const moved = isMoved(view, trigger) ? oldTime(view, told, timexes, published) : null;
      const ahead =
        moved?.start !== null &&
        moved !== null &&
        published !== null &&
        compare(moved.start!, published.slice(0, 10)) >= 0;
      const status = ahead ? 'postponed' : statusOf(view, trigger, told.start, published);
      const old = status === 'postponed' ? moved : null;
      const one: Found = {
        type: trigger.type,
        participants: partiesOf(view, trigger, names),
        place: placeOf(view, trigger) ?? placeTold(view, trigger, out),
        start: old ? old.start : told.start,
        end: told.end,
        previous: old ? old.previous : null,
        status: underWay ? 'ongoing' : status,
        trigger: [{ start: words[trigger.from]!.start, end: words[trigger.to]!.end }],
        time: told.time ? [told.time] : old?.time ? [old.time] : null,
        sentence: view.index,
        noun: trigger.kind === 'noun',
        meal: /^(?:lunch|luncheon|dinner|breakfast|banquet)$/.test(words[trigger.head]!.lower),
        definite: isDefinite(view, trigger),
        underWay,
        near: told.near,
        errand: isErrand(view, trigger),
      };
      out.push(one);
      if (storyTime === null && one.start === null && one.noun && isHeadline(view)) headlines.push(one);
    });
    if (!storyTime) {
      const first = view.times.find((t) => /^\d{4}-\d\d-\d\d/.test(timexes[t.timex]!.value ?? ''));
      const value = first ? timexes[first.timex]! : null;
      if (
        value &&
        published !== null &&
        value.value!.slice(0, 10) <= published.slice(0, 10) &&
        view.words.some((w) => /[ZXF]/.test(w.tag))
      )
        storyTime = value;
    }
  }
  for (const one of headlines) {
    if (!storyTime || !STORY_NOUN.test(one.type)) continue;
    one.start = firstStory(views, timexes)?.value?.slice(0, 10) ?? null;
    one.status = 'held';
  }
  return out;
}

/** "there": the place of the last event in the sentence or the one before. */
function placeTold(view: View, trigger: Trigger, before: readonly Found[]): string | null {
  if (!view.words.slice(trigger.to + 1, trigger.to + 4).some((w) => w.lower === 'there')) return null;
  return before.findLast((f) => f.place !== null && view.index - f.sentence <= 1)?.place ?? null;
}

/** A line without a full stop among the first. */
const isHeadline = (view: View): boolean =>
  view.index < 6 && view.words.length > 3 && !/^[.!?”"]$/.test(view.words.at(-1)!.text);

function firstStory(views: readonly View[], timexes: readonly Timex[]): Timex | null {
  for (const view of views) {
    const said = sayingTime(view, timexes);
    if (said) return timexes[said.timex]!;
  }
  return null;
}

function isDefinite(view: View, trigger: Trigger): boolean {
  let i = trigger.from - 1;
  while (i >= 0 && (/[JNQP]/.test(view.words[i]!.tag) || view.words[i]!.timex !== null)) i--;
  return /^(?:the|that|this|their|his|her|its|those|these|both)$/.test(view.words[i]?.lower ?? '');
}

/** "travels to Oslo for talks", "is due in Oslo to meet". */
function isErrand(view: View, trigger: Trigger): boolean {
  let i = trigger.from - 1;
  while (i >= 0 && /[JNQDS]/.test(view.words[i]!.tag) && view.words[i]!.timex === null) i--;
  return /^(?:for|to)$/.test(view.words[i]?.lower ?? '');
}

function isUnderWay(view: View, trigger: Trigger): boolean {
  if (trigger.type !== 'talks') return false;
  const { words } = view;
  const head = words[trigger.head]!;
  if (trigger.kind === 'verb') return /[ZFG]/.test(head.tag);
  const verb = words[trigger.from - 1];
  return verb !== undefined && /^(?:holding|continuing|conducting|having)$/.test(verb.lower);
}

const PARLIAMENT = /^(?:parliament|mps|assembly|commons|senate|congress|bundestag|knesset|duma|council)$/;

/** Events told without a time of their own take the day of the story where the words put them there. */
const STORY_NOUN = /^(?:meeting|talks|summit|other|hearing|debate|speech|call)$/;

function timeOf(view: View, trigger: Trigger, at: Placement | null, storyTime: Timex | null, setting: Setting): Told {
  const { timexes } = setting;
  const counted = countedFrom(view, trigger, timexes);
  if (counted) return counted;
  if (at) {
    const timex = timexes[at.time.timex]!;
    const start = /^\d{4}/.test(timex.value ?? '') ? lastDayOf(view, trigger, at, eventTime(timex.value!)) : null;
    return { ...stretch(view, trigger, start, at, timexes), time: { start: timex.start, end: timex.end }, near: true };
  }
  const story = storyTime?.value?.slice(0, 10) ?? null;
  if (story !== null && atTheStory(view, trigger)) {
    return {
      ...stretch(view, trigger, story, null, timexes),
      time: { start: storyTime!.start, end: storyTime!.end },
      near: false,
    };
  }
  return { start: null, end: null, time: null, near: false };
}

/** "told reporters after a meeting", "told parliament", "the envoy met …" beside a day of saying. */
function atTheStory(view: View, trigger: Trigger): boolean {
  const { words } = view;
  if (trigger.kind === 'verb') {
    const w = words[trigger.head]!;
    if (trigger.type === 'speech' || trigger.type === 'debate')
      return w.tag === 'X' && words.slice(trigger.from, trigger.to + 1).some((x) => PARLIAMENT.test(x.lower));
    if (w.tag !== 'X' || trigger.type !== 'meeting') return false;
    return words.slice(Math.max(0, trigger.from - 7), trigger.from).some((x) => x.lower === 'as');
  }
  if (!STORY_NOUN.test(trigger.type)) return false;
  let i = trigger.from - 1;
  while (i >= 0 && insidePhrase(words, i)) i--;
  const lead = words[i]?.lower ?? '';
  const past = words.some((w) => w.tag === 'X');
  if (!past || words.some((w, k) => k < trigger.from && w.tag === 'M')) return false;
  if (/^(?:after|at|during|following|over|of)$/.test(lead))
    return lead !== 'of' || /^(?:days|hours|day)$/.test(words[i - 1]?.lower ?? '');
  if (lead === 'for') return words.slice(Math.max(0, i - 6), i).some((w) => w.lemma === 'join');
  if (/^(?:press|news)/.test(words[trigger.from]!.lower))
    return words.slice(0, trigger.from).some((w) => w.lower === 'told');
  return /^(?:chaired|attended|hosted|opened|closed|left|chairing|attending|closing|ending|leaving|concluding)$/.test(
    lead,
  );
}

/** Whether a word stands between a noun's determiner and the noun: "a swiftly called, late-afternoon meeting". */
function insidePhrase(words: View['words'], i: number): boolean {
  const w = words[i]!;
  if (/[DJNQR]/.test(w.tag)) return true;
  if (w.lower === ',') return /[JY]/.test(words[i - 1]?.tag ?? '');
  return w.tag === 'Y' && /[DR]/.test(words[i - 1]?.tag ?? '');
}

/** "on Tuesday, a day before the negotiators reconvene": counted from the time before it. */
function countedFrom(view: View, trigger: Trigger, timexes: readonly Timex[]): Told | null {
  const { words } = view;
  for (const time of view.times) {
    const timex = timexes[time.timex]!;
    const days = /^P(\d+)([DW])$/.exec(timex.value ?? '');
    const next = words[time.to + 1]?.lower ?? '';
    if (!days || time.to >= trigger.from || trigger.from - time.to > 6 || !/^(?:before|after)$/.test(next)) continue;
    const base = view.times.findLast((t) => t.to < time.from && /^\d{4}-\d\d-\d\d/.test(timexes[t.timex]!.value ?? ''));
    const day = base ? readDay(timexes[base.timex]!.value) : null;
    if (day === null) continue;
    const count = Number(days[1]) * (days[2] === 'W' ? 7 : 1);
    return {
      start: isoDay(day + (next === 'before' ? count : -count)),
      end: null,
      time: { start: timex.start, end: words[time.to + 1]!.end },
      near: true,
    };
  }
  return null;
}

/** The first and last day of "two days of talks" and "from 3 to 5 June". */
function stretch(
  view: View,
  trigger: Trigger,
  start: string | null,
  at: Placement | null,
  timexes: readonly Timex[],
): { start: string | null; end: string | null } {
  if (start === null || !/^\d{4}-\d\d-\d\d/.test(start)) return { start, end: null };
  const { words } = view;
  const range = at && view.times[view.times.indexOf(at.time) + 1];
  if (
    range &&
    at &&
    range.from - at.time.to <= 3 &&
    /^(?:to|until|through|and|-|–)$/.test(words[at.time.to + 1]?.lower ?? '')
  ) {
    const last = timexes[range.timex]!.value;
    const from =
      /^(?:from|between)$/.test(words[at.time.from - 1]?.lower ?? '') ||
      /^(?:to|-|–)$/.test(words[at.time.to + 1]!.lower);
    if (from && last && /^\d{4}-\d\d-\d\d/.test(last) && last > start) return { start, end: eventTime(last) };
  }
  const length = view.times.find(
    (t) =>
      /^P\d+D$/.test(timexes[t.timex]!.value ?? '') &&
      trigger.from - t.to <= 3 &&
      t.to <= trigger.to &&
      t.from >= trigger.from - 5,
  );
  const days = length ? Number(/\d+/.exec(timexes[length.timex]!.value!)![0]) : 1;
  if (days < 2 || days > 31) return { start, end: null };
  const day = readDay(start)!;
  const over = words
    .slice(Math.max(0, trigger.from - 8), trigger.from)
    .some((w) => /^(?:after|closing|closed|ended|end|concluded|wrapped)$/.test(w.lower));
  return over
    ? { start: isoDay(day - days + 1), end: isoDay(day) }
    : { start: start.slice(0, 10), end: isoDay(day + days - 1) };
}

/** The new and the old time of what was moved: "moved from Wednesday to Thursday", "originally set for …, was postponed". */
function oldTime(
  view: View,
  told: Told,
  timexes: readonly Timex[],
  published: string | null,
): { start: string | null; previous: string | null; time: Span | null } {
  const { words } = view;
  const dated = view.times.filter((t) => /^\d{4}/.test(timexes[t.timex]!.value ?? '') && !isDateline(words, t));
  const moved = words.findIndex((w) =>
    /^(?:postponed|put|pushed|delayed|adjourned|rescheduled|moved|shifted|brought|postponing)$/.test(w.lower),
  );
  const fresh = dated.find((t) => t.from > moved && /^(?:to|until|till|for|on)$/.test(words[t.from - 1]?.lower ?? ''));
  const old = dated.find(
    (t) => t !== fresh && (t.from < moved || words[t.from - 1]?.lower === 'from') && !saysDay(view, t),
  );
  const value = (t: View['times'][number] | undefined): string | null =>
    t ? eventTime(timexes[t.timex]!.value!) : null;
  const previous = value(old);
  const span = (t: View['times'][number] | undefined): Span | null =>
    t ? { start: timexes[t.timex]!.start, end: timexes[t.timex]!.end } : null;
  if (fresh) return { start: value(fresh), previous, time: span(fresh) };
  return {
    start:
      previous === told.start || (told.start !== null && published !== null && told.start <= published)
        ? null
        : told.start,
    previous,
    time: span(old),
  };
}

const saysDay = (view: View, time: View['times'][number]): boolean =>
  view.words.slice(Math.max(0, time.from - 3), time.from).some((w) => /^(?:said|told|announced)$/.test(w.lower));

/** What is due "by the end of March" is due on its last day. */
function lastDayOf(view: View, trigger: Trigger, at: Placement, value: string): string {
  const { words } = view;
  const by = trigger.type === 'deadline' || /^(?:by|until|before)$/.test(words[at.time.from - 1]?.lower ?? '');
  const end = words.slice(at.time.from, at.time.to + 1).some((w) => w.lower === 'end');
  const m = /^(\d{4})(?:-(\d\d))?$/.exec(value);
  if (!by || !end || !m) return value;
  const [year, month] = [Number(m[1]), Number(m[2] ?? 12)];
  return isoDay(dayOf(year, month, daysInMonth(year, month)));
}

/** A TIMEX3 value as the start of an event: parts of the day are left out. */
function eventTime(value: string): string {
  return value
    .replace(/T(?:MO|MI|AF|EV|NI|DT)$/, '')
    .replace(/-WE$/, '')
    .replace(/T24:00$/, '');
}
