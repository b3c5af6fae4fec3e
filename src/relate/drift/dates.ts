import type { Drift, Span } from '../../record/index.ts';
import { MONTHS, WEEKDAYS } from '../lexicon.ts';
import { type Comparison, drift, type Side } from './comparison.ts';

/** A calendar expression of a telling, as far as its words settle it. */
export interface DateWords extends Span {
  month: number | null;
  day: number | null;
  /** 1 Monday to 7 Sunday. */
  weekday: number | null;
  /** "this week", "next month": which one (-1, 0, 1) and of what. */
  relative: string | null;
}

const ORDINALS = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'
    .split(' ')
    .map((w, i): [string, number] => [w, i + 1]),
);
const BEFORE_MONTH =
  /^(?:in|of|by|before|until|till|since|from|to|end|early|late|mid|during|after|beginning|this|next|last)$/u;
const WHICH: Record<string, number> = {
  this: 0,
  current: 0,
  next: 1,
  coming: 1,
  following: 1,
  last: -1,
  past: -1,
  previous: -1,
};

/** The dates that the words of a telling name, in their order. */
export function datesOf(side: Side): DateWords[] {
  const words = side.words;
  const found: DateWords[] = [];
  const dayAt = (i: number): number | null => {
    const word = words[i];
    if (!word) return null;
    const value = ORDINALS.get(word.key) ?? (word.value !== null && Number.isInteger(word.value) ? word.value : null);
    return value !== null && value >= 1 && value <= 31 ? value : null;
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const month = MONTHS.get(word.key);
    const capital = /^\p{Lu}/u.test(side.page.text(word));
    if (month !== undefined && capital) {
      const after = dayAt(i + 1);
      const of = words[i - 1]?.key === 'of';
      const before = dayAt(of ? i - 2 : i - 1);
      if (word.key === 'may' && after === null && before === null && !BEFORE_MONTH.test(words[i - 1]?.key ?? ''))
        continue;
      const first = after === null && before !== null ? (of ? i - 2 : i - 1) : i;
      const last = after !== null ? i + 1 : i;
      found.push({
        start: words[first]!.start,
        end: words[last]!.end,
        month,
        day: after ?? before,
        weekday: null,
        relative: null,
      });
      continue;
    }
    const weekday = WEEKDAYS.get(word.key);
    if (weekday !== undefined && capital) {
      found.push({ start: word.start, end: word.end, month: null, day: null, weekday, relative: null });
      continue;
    }
    const which = WHICH[word.key];
    const unit = words[i + 1]?.key;
    if (which !== undefined && (unit === 'week' || unit === 'month' || unit === 'year'))
      found.push({
        start: word.start,
        end: words[i + 1]!.end,
        month: null,
        day: null,
        weekday: null,
        relative: `${which} ${unit}`,
      });
  }
  return found;
}

/** Whether two expressions cannot mean the same; false where they cannot be compared. */
function contradict(a: DateWords, b: DateWords): boolean {
  if (a.month !== null && b.month !== null)
    return a.month !== b.month || (a.day !== null && b.day !== null && a.day !== b.day);
  if (a.weekday !== null && b.weekday !== null) return a.weekday !== b.weekday;
  if (a.relative !== null && b.relative !== null)
    return a.relative.split(' ')[1] === b.relative.split(' ')[1] && a.relative !== b.relative;
  return false;
}

/** Dates that the variant gives otherwise. */
export function changedDates(c: Comparison): Drift[] {
  const mine = datesOf(c.origin);
  const theirs = datesOf(c.variant);
  const near = Math.abs((c.origin.page.moment.day ?? 0) - (c.variant.page.moment.day ?? 0)) <= 2;
  return theirs.flatMap((b) => {
    const against = mine.find((a) => contradict(a, b) && (a.relative === null || near));
    const agreed = mine.some((a) => !contradict(a, b) && sameKind(a, b));
    return against && !agreed ? [drift('changed_date', against, b, 0.85)] : [];
  });
}

const sameKind = (a: DateWords, b: DateWords): boolean =>
  (a.month !== null) === (b.month !== null) &&
  (a.weekday !== null) === (b.weekday !== null) &&
  (a.relative !== null) === (b.relative !== null);
