import type { Drift, Span } from '../../record/index.ts';
import { wordLikeness } from '../likeness.ts';
import type { Word } from '../words.ts';
import { type Comparison, drift, type Side } from './comparison.ts';
import { datesOf } from './dates.ts';

/** A number with what it counts. */
export interface Quantity extends Span {
  value: number;
  /** The next word that says what is counted; null at the end. */
  unit: Word | null;
  approximate: boolean;
}

const SCALE: Record<string, number> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  millions: 1e6,
  m: 1e6,
  mn: 1e6,
  billion: 1e9,
  billions: 1e9,
  b: 1e9,
  bn: 1e9,
  trillion: 1e12,
};
const FRACTION: Record<string, number> = {
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fifth: 5,
  fifths: 5,
  tenth: 10,
  tenths: 10,
};
const PERCENT = new Set(['percent', 'per', 'pc', 'cent']);
const APPROXIMATE = new Set([
  'about',
  'around',
  'roughly',
  'approximately',
  'nearly',
  'almost',
  'some',
  'over',
  'least',
  'circa',
]);

/** The quantities of a telling; numbers that belong to a date are none. */
export function quantitiesOf(side: Side): Quantity[] {
  const dates = datesOf(side);
  const words = side.words;
  const found: Quantity[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (dates.some((d) => d.start <= word.start && word.end <= d.end)) continue;
    let value = word.value;
    let next = i + 1;
    const fraction = FRACTION[words[next]?.key ?? ''];
    if (value !== null && fraction !== undefined && value < fraction) {
      value /= fraction;
      next++;
    } else if (value === null) {
      const own = FRACTION[word.key];
      const before = words[i - 1]?.key ?? '';
      if (own === undefined || !/^(?:a|an|one|per|than)$/u.test(before)) continue;
      value = 1 / own;
    }
    if (value === 1 && !/\d/u.test(side.page.text(word))) continue;
    for (let scale = SCALE[words[next]?.key ?? '']; scale !== undefined; scale = SCALE[words[next]?.key ?? '']) {
      value *= scale;
      next++;
    }
    if (PERCENT.has(words[next]?.key ?? '') || side.page.article.text[word.end] === '%') {
      value /= 100;
      while (PERCENT.has(words[next]?.key ?? '')) next++;
    }
    const unit = words.slice(next, next + 3).find((w) => w.kind === 'content' || w.kind === 'name') ?? null;
    const approximate = words.slice(Math.max(0, i - 2), i).some((w) => APPROXIMATE.has(w.key));
    found.push({ start: word.start, end: words[next - 1]!.end, value, unit, approximate });
    i = next - 1;
  }
  return found;
}

const same = (a: Quantity, b: Quantity): boolean =>
  Math.abs(a.value - b.value) <=
  Math.max(Math.abs(a.value), Math.abs(b.value)) * (a.approximate || b.approximate ? 0.06 : 1e-9);

const sameUnit = (a: Quantity, b: Quantity): boolean =>
  a.unit !== null && b.unit !== null && wordLikeness(a.unit, b.unit) >= 0.7;

/** Numbers that the variant gives otherwise; a number that it leaves out is none. */
export function changedNumbers(c: Comparison): Drift[] {
  const mine = quantitiesOf(c.origin);
  const theirs = quantitiesOf(c.variant);
  const found: Drift[] = [];
  const both = (side: Side): boolean => side.words.some((w) => w.key === 'both');
  for (const b of theirs) {
    if (b.value === 2 && both(c.origin)) continue;
    const counterpart = mine.find(
      (a) => sameUnit(a, b) && !same(a, b) && !mine.some((x) => same(x, b) && (sameUnit(x, b) || x.unit === null)),
    );
    const lost = mine.find((a) => !same(a, b) && !theirs.some((x) => same(a, x)));
    const known = mine.some((a) => same(a, b));
    if (counterpart) found.push(drift('changed_number', counterpart, b, 0.9));
    else if (!known && lost) found.push(drift('changed_number', lost, b, 0.8));
  }
  return found;
}
