import type { Drift } from '../../record/index.ts';
import type { Word } from '../words.ts';
import { type Comparison, drift, spanOf } from './comparison.ts';

const MODAL =
  /^(?:may|might|could|can|perhaps|maybe|possibly|probably|likely|unlikely|possible|potentially|apparently|reportedly)$/u;
const STRONG_MODAL = /^(?:may|might|could|perhaps|maybe|possibly|probably|likely|unlikely)$/u;
/** Beside a telling these leave it open already. */
const OPINION = /^(?:doubt|fear|suspect|predict|reckon|guess)/u;
const READY =
  /^(?:ready|willing|prepared|preparing|readiness|disposed|considering|weighing|plans?|planning|intends?|hopes?|hoping|wants?|offer(?:s|ed)?|threaten(?:s|ed)?|expects?|expected|possible|seeks?)$/u;
const CONDITION =
  /^(?:if|unless|provided|providing|condition|once|except|until|whether|depend(?:s|ed|ing)?|pending|should)$/u;
const STRONG_CONDITION = /^(?:if|unless|provided|providing|condition|once|except)$/u;
const FIRM = /^(?:will|shall|would|has|have|is|are|'ll)$/u;

/** Places of hedging words: of a pattern, and of the phrases "up to", "in principle", "I think" that take more than one word. */
function places(words: readonly Word[], pattern: RegExp): number[] {
  return words.flatMap((w, i) =>
    (pattern.test(w.key) && !isMonth(words, i) && !isInability(words, i)) ||
    ((pattern === MODAL || pattern === STRONG_MODAL) && isSeeming(words, i))
      ? [i]
      : [],
  );
}

/** "appears to have", "is believed to", "it seems that". */
const isSeeming = (words: readonly Word[], i: number): boolean =>
  (/^(?:appear(?:s|ed)?|seem(?:s|ed)?)$/u.test(words[i]!.key) &&
    /^(?:to|that|likely)$/u.test(words[i + 1]?.key ?? '')) ||
  (/^(?:believed|thought|said|understood|reported)$/u.test(words[i]!.key) &&
    /^(?:is|are|was|were)$/u.test(words[i - 1]?.key ?? '') &&
    words[i + 1]?.key === 'to');

/** "could not": no hedge. */
const isInability = (words: readonly Word[], i: number): boolean =>
  /^(?:could|can)$/u.test(words[i]!.key) && words[i + 1]?.key === 'not';

const isMonth = (words: readonly Word[], i: number): boolean =>
  words[i]!.key === 'may' &&
  (words[i + 1]?.value != null ||
    words[i - 1]?.value != null ||
    /^(?:of|in|by|until|before|since)$/u.test(words[i - 1]?.key ?? ''));

function phrase(words: readonly Word[], ...keys: string[]): number {
  for (let i = 0; i + keys.length <= words.length; i++) if (keys.every((k, j) => words[i + j]!.key === k)) return i;
  return -1;
}

const asLongAs = (words: readonly Word[]): number =>
  Math.max(phrase(words, 'as', 'long', 'as'), phrase(words, 'so', 'long', 'as'), phrase(words, 'in', 'case'));

const onlyWhen = (words: readonly Word[]): number =>
  Math.max(phrase(words, 'only', 'when'), phrase(words, 'only', 'after'), phrase(words, 'not', 'before'));

/** Hedges and conditions that the variant has lost or added. */
export function changedHedges(c: Comparison): Drift[] {
  const lost = dropped(c);
  if (lost) return [lost];
  const gained = added(c);
  return gained ? [gained] : [];
}

function dropped(c: Comparison): Drift | null {
  const a = c.origin.words;
  const b = c.variant.words;
  const around = [...b, ...c.variant.around];
  const modals = places(a, STRONG_MODAL);
  const theirs = places(b, MODAL);
  if (modals.length > 0 && theirs.length === 0 && keeps(c, modals[0]!) && !hedgedBeside(c)) {
    if (places(b, READY).length === 0 && conditionsOf(b).length <= conditionsOf(a).length)
      return drift('dropped_hedge', a[modals[0]!]!, firmAt(b), 0.85);
  }
  const conditions = conditionsOf(a);
  if (
    conditions.length > 0 &&
    conditionsOf(around, true).length === 0 &&
    !b.some((w) => w.key === 'when' || w.key === 'after') &&
    keepsMain(c, conditions)
  ) {
    const from = conditions[0]!;
    return drift('dropped_hedge', spanOf(a.slice(from)), spanOf(b), 0.75);
  }
  const ready = places(a, READY);
  if (ready.length > 0 && places(around, READY).length === 0 && theirs.length === 0) {
    const firm = places(b, /^(?:will|shall)$/u);
    if (firm.length > 0 && places(a, /^(?:will|shall)$/u).length === 0)
      return drift('dropped_hedge', a[ready[0]!]!, b[firm[0]!]!, 0.8);
  }
  for (const keys of [
    ['in', 'principle'],
    ['i', 'think'],
    ['i', 'believe'],
  ] as const) {
    const at = phrase(a, ...keys);
    if (at >= 0 && phrase(b, ...keys) < 0 && similar(c))
      return drift('dropped_hedge', spanOf(a.slice(at, at + 2)), spanOf(b), 0.85);
  }
  return bounded(c) ?? alternative(c);
}

const BOUNDS = [
  ['up', 'to'],
  ['as', 'much', 'as'],
  ['as', 'many', 'as'],
  ['no', 'more', 'than'],
  ['at', 'most'],
] as const;

/** "up to 1,200" told as "1,200": the number without its bound. */
function bounded(c: Comparison): Drift | null {
  const [a, b] = [c.origin.words, c.variant.words];
  if ([...b, ...c.variant.around].some((w) => /^(?:most|maximum|more|many|much|exceed\w*)$/u.test(w.key))) return null;
  for (const keys of BOUNDS) {
    const at = phrase(a, ...keys);
    if (at < 0 || phrase(b, 'up', 'to') >= 0) continue;
    const after = a.slice(at + keys.length, at + keys.length + 3).find((w) => isAmount(w));
    const number = after && b.find((w) => isAmount(w) && w.stem === after.stem);
    if (number) return drift('dropped_hedge', spanOf(a.slice(at, a.indexOf(after) + 1)), number, 0.75);
  }
  return null;
}

const isAmount = (w: Word): boolean => w.value !== null || /^(?:third|quarter|fifth|tenth|half)$/u.test(w.key);

/** "with them or without them" cut to "with them": the second half of an alternative is gone. */
function alternative(c: Comparison): Drift | null {
  const a = c.origin.words;
  const or = a.findLastIndex((w) => w.key === 'or');
  if (or < 3 || a.length - or > 7 || c.variant.words.some((w) => w.key === 'or')) return null;
  const tail = a.slice(or + 1).filter((w) => w.kind !== 'function' || /^(?:without|not|never)$/u.test(w.key));
  const kept = tail.some((w) => c.variant.words.some((v) => v.stem === w.stem));
  const head = a.slice(0, or).filter((w) => w.kind !== 'function');
  const there = head.filter((w) => c.forth[a.indexOf(w)]! >= 0).length;
  if (tail.length === 0 || kept || there < head.length * 0.8) return null;
  return drift('dropped_hedge', spanOf(a.slice(or)), spanOf(c.variant.words.slice(-1)), 0.6);
}

function added(c: Comparison): Drift | null {
  const a = c.origin.words;
  const b = c.variant.words;
  const modals = places(b, STRONG_MODAL);
  if (modals.length === 0 || places(a, MODAL).length > 0) return null;
  if (places(c.origin.around, STRONG_MODAL).length > 0 || c.origin.around.some((w) => OPINION.test(w.key))) return null;
  if (asksOnly(a) || phrase(a, 'ruled', 'out') >= 0) return null;
  return drift('added_hedge', firmAt(a), b[modals[0]!]!, 0.8);
}

/** "asked if", "not ruled out": the origin is open already. */
const asksOnly = (words: readonly Word[]): boolean => words.some((w) => w.key === 'whether');

function conditionsOf(words: readonly Word[], weak = false): number[] {
  const found = places(words, weak ? CONDITION : STRONG_CONDITION);
  for (const at of [asLongAs(words), onlyWhen(words)]) if (at >= 0) found.push(at);
  return found.sort((x, y) => x - y);
}

/** The variant has no verb that could be firm, and its sentence has a hedge: the span is too short to tell. */
const hedgedBeside = (c: Comparison): boolean =>
  firmAt(c.variant.words) === null && places(c.variant.around, STRONG_MODAL).length > 0;

/** The clause that the hedge stands in is in the variant: it is the claim without its hedge, not another part of it. */
function keeps(c: Comparison, at: number): boolean {
  const clause = c.origin.words
    .map((w, i) => [w, i] as const)
    .filter(([w, i]) => w.kind !== 'function' && i >= at - 4 && i <= at + 6 && i !== at);
  if (clause.length === 0) return similar(c);
  return clause.filter(([, i]) => c.forth[i]! >= 0).length >= clause.length * 0.4;
}

/** The claim outside its condition is in the variant, told as a claim. */
function keepsMain(c: Comparison, conditions: readonly number[]): boolean {
  const a = c.origin.words;
  const from = conditions[0]!;
  const main = from > 2 ? a.slice(0, from) : a.slice(Math.ceil(a.length / 2));
  const solid = main.filter((w) => w.kind !== 'function');
  const there = solid.filter((w) => c.forth[a.indexOf(w)]! >= 0).length;
  const verb = c.variant.words.some((w) => FIRM.test(w.key) || /(?:ed|s)$/u.test(w.key));
  return solid.length > 0 && there >= Math.max(1, solid.length * 0.4) && verb;
}

const shareOf = (c: Comparison): number => {
  const solid = c.variant.words.map((w, j) => [w, j] as const).filter(([w]) => w.kind !== 'function');
  return solid.length === 0 ? 0 : solid.filter(([, j]) => c.back[j]! >= 0).length / solid.length;
};
const similar = (c: Comparison): boolean => shareOf(c) >= 0.6;

const firmAt = (words: readonly Word[]): Word | null => words.find((w) => FIRM.test(w.key)) ?? null;
