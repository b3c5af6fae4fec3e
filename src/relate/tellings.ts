import type { Attribution, Span } from '../record/index.ts';
import type { Told } from './told.ts';
import type { Word } from './words.ts';

/** One thing said, as one report tells it: the smallest piece that copies keep or drop as a whole. */
export interface Telling {
  /** The attribution whose content it is part of; null where only quotation marks show that something is said. */
  attribution: Attribution | null;
  content: Span;
  /** Words of the content, in order. */
  words: Word[];
  /** Most of its words stand in quotation marks. */
  quoted: boolean;
  /** Index of the sentence where it begins. */
  sentence: number;
}

/** The words of a report within a span. */
export const wordsWithin = (t: Told, span: Span): Word[] =>
  t.words.filter((w) => span.start <= w.start && w.end <= span.end);

/** Most of the words stand in quotation marks. */
export const isQuoted = (words: readonly Word[]): boolean =>
  words.length > 0 && words.filter((w) => w.quote >= 0).length > words.length * 0.6;

/**
 * What a report tells that somebody said, smallest pieces first cut: the innermost attributions, each fragment of an
 * interrupted quotation and each sentence of a long one on its own, and quotations that no attribution covers.
 */
export function tellingsOf(t: Told): Telling[] {
  const attributions = t.reading.attributions;
  const found: Telling[] = [];
  for (const a of attributions) {
    const inner = attributions.filter((b) => b.parent === a.id);
    for (const content of a.content) {
      if (inner.some((b) => takesOver(content, b))) continue;
      for (const piece of sentencesWithin(t, content)) add(t, found, piece, a);
    }
  }
  for (const quote of t.quotes) {
    if (found.some((f) => overlap(f.content, quote) > 0.3 * (quote.end - quote.start))) continue;
    for (const piece of sentencesWithin(t, quote)) if (saysEnough(wordsWithin(t, piece))) add(t, found, piece, null);
  }
  return found.sort((a, b) => a.content.start - b.content.start || a.content.end - b.content.end);
}

/** A quotation of four words, or of fewer that carry more than one meaning: "serious but late", not "the deal". */
const saysEnough = (words: readonly Word[]): boolean =>
  words.length >= 4 || (words.length >= 2 && words.filter((w) => w.kind !== 'function').length >= 2);

const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const covers = (spans: readonly Span[], of: Span): number =>
  spans.reduce((n, s) => n + overlap(s, of), 0) / Math.max(1, of.end - of.start);

/** "BRUSSELS, March 11 (Northline) - " at the head of a report. */
const DATELINE = /^\p{Lu}[\p{Lu} .’'-]{2,30}(?:, [\p{L}]+\.? \d{1,2})?(?: \([^()]{2,40}\))?(?: [-–—] |: )(?=\S)/u;

/** An attribution within a content that is all of what the content says: "Whitlow had told them that …". */
function takesOver(content: Span, inner: Attribution): boolean {
  if (covers(inner.content, content) > 0.45) return true;
  const at = inner.content[0]!;
  const last = inner.content.at(-1)!;
  return (
    content.start <= at.start &&
    at.start - content.start < 100 &&
    content.end - last.end < 4 &&
    last.end <= content.end &&
    at.end - at.start > 25
  );
}

function add(t: Told, found: Telling[], content: Span, attribution: Attribution | null): void {
  const dateline = DATELINE.exec(t.text(content))?.[0].length ?? 0;
  if (dateline > 0) {
    add(t, found, { start: content.start + dateline, end: content.end }, attribution);
    return;
  }
  const words = wordsWithin(t, content);
  if (words.length === 0 || words[0]!.sentence === t.headline) return;
  if (
    found.some(
      (f) => overlap(f.content, content) > 0.8 * Math.min(f.content.end - f.content.start, content.end - content.start),
    )
  )
    return;
  found.push({ attribution, content, words, quoted: isQuoted(words), sentence: words[0]!.sentence });
}

/** A span cut at the ends of sentences; pieces without a word of their own join the piece before. */
export function sentencesWithin(t: Told, span: Span): Span[] {
  const pieces: Span[] = [];
  const inside = t.text(span);
  let from = 0;
  for (const m of inside.matchAll(/[.!?]["”’']?\s+(?=["“‘']?\p{Lu})/gu)) {
    if (/(?:^|[\s.])(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|No)\.$/u.test(inside.slice(0, m.index + 1))) continue;
    const end = m.index + m[0].trimEnd().length;
    pieces.push({ start: span.start + from, end: span.start + end });
    from = m.index + m[0].length;
  }
  pieces.push({ start: span.start + from, end: span.end });
  return pieces.filter((p) => p.end > p.start);
}

/** The words of the sentence that are not the telling's: who says it, to whom, when. */
export function contextOf(telling: Telling, page: Told): Word[] {
  return (page.bySentence[telling.sentence] ?? [])
    .map((i) => page.words[i]!)
    .filter((w) => w.end <= telling.content.start || telling.content.end <= w.start);
}

/** Whether more than half of the shorter of two spans is in the other. */
export const isOfSpan = (a: Span, b: Span): boolean => overlap(a, b) > 0.5 * Math.min(a.end - a.start, b.end - b.start);
