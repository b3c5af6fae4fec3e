import type { Span } from '../record/index.ts';
import { SPEECH } from './lexicon-voices.ts';
import { weight, wordLikeness } from './likeness.ts';
import { isQuoted, type Telling } from './tellings.ts';
import type { Told } from './told.ts';
import type { Word } from './words.ts';

/** Where a report tells what another one told, and how far the two are the same, 0 to 1. */
export interface Found {
  content: Span;
  words: Word[];
  quoted: boolean;
  sentence: number;
  /** Share of the origin's words that are in the variant, and of the variant's that are in the origin. */
  recall: number;
  precision: number;
  score: number;
}

const UNMATCHED = 0.45;
const UNMATCHED_FUNCTION = 0.08;
const STRETCH = 9;
/** A word of saying that the telling does not have parts who says it from what is said. */
const BARRIER = 5;
const CUES = new Set(
  'said says say told tell tells added adds stated declared announced affirmed stressed explained warned indicated mentioned noted argued wrote insisted replied answered remarked expressed emphasized promised conveyed recalled claimed reported reports'.split(
    ' ',
  ),
);

/** The best place of a telling in each sentence of a report that has one; best first. */
export function placesOf(telling: Telling, context: readonly Word[], page: Told): Found[] {
  const found: Found[] = [];
  for (let s = 0; s < page.sentences.length; s++) {
    if (s === page.headline) continue;
    const words = page.bySentence[s]!.map((i) => page.words[i]!);
    const here: Found[] = [];
    for (const [from, to] of segments(words, page)) {
      const place = placeIn(telling, context, words, from, to, page, s);
      if (place && !here.some((h) => h.content.start === place.content.start && h.content.end === place.content.end))
        here.push(place);
    }
    found.push(...here.sort((a, b) => b.score - a.score).slice(0, 3));
  }
  return found.sort((a, b) => b.score - a.score || a.content.start - b.content.start);
}

/** A sentence whole, and by its quotations and clauses: several things may be said in it. */
function segments(words: readonly Word[], page: Told): [number, number][] {
  if (words.length === 0) return [];
  const out: [number, number][] = [[0, words.length - 1]];
  let from = 0;
  for (let i = 1; i <= words.length; i++) {
    if (i < words.length && !parts(words, i, page)) continue;
    if (i - from >= 2 && (from > 0 || i < words.length)) out.push([from, i - 1]);
    from = i;
  }
  return out;
}

/** A quotation opens or closes before a word, or a clause begins with it. */
function parts(words: readonly Word[], i: number, page: Told): boolean {
  if (words[i]!.quote !== words[i - 1]!.quote) return true;
  const gap = page.article.text.slice(words[i - 1]!.end, words[i]!.start);
  return (
    /;/u.test(gap) ||
    /^(?:but|although|while|though)$/u.test(words[i]!.key) ||
    (words[i]!.key === 'and' && words[i]!.quote < 0)
  );
}

function placeIn(
  telling: Telling,
  context: readonly Word[],
  all: Word[],
  first: number,
  last: number,
  page: Told,
  sentence: number,
): Found | null {
  const words = all.slice(first, last + 1);
  const match = matchWords(telling.words, words);
  const gain = words.map((w, i) => {
    if (isBarrier(w, telling)) return -BARRIER;
    return match[i]! > 0
      ? match[i]! * weight(w)
      : -(w.kind === 'function' ? UNMATCHED_FUNCTION : UNMATCHED * weight(w));
  });
  const heavy = heaviest(gain);
  if (!heavy) return null;
  const core = withoutStragglers(words, heavy, page);
  const [from, to] = trimmedEnds(
    words,
    snap(words, core, page, gain, Math.min(STRETCH, 2 + telling.words.length * 0.6)),
  );
  const inside = words.slice(from, to + 1);
  const total = (list: readonly Word[]): number => list.reduce((n, w) => n + weight(w), 0);
  let matched = 0;
  for (let i = from; i <= to; i++) matched += match[i]! * weight(words[i]!);
  const recall = Math.min(1, matched / Math.max(0.2, total(telling.words)));
  const precision = matched / Math.max(0.2, total(inside));
  const pairs = sharedPairs(telling.words, inside);
  const sure = Math.min(1, matched / 2.5);
  const f = recall + precision > 0 ? (1.5 * precision * recall) / (0.5 * precision + recall) : 0;
  const solid = (w: Word): boolean => w.kind === 'content' || w.kind === 'number';
  const asked = Math.min(2, Math.ceil(telling.words.filter(solid).length / 3));
  if (pairs < 0.99 && inside.filter((w, i) => solid(w) && match[from + i]! > 0).length < asked) return null;
  const outside = [...all.slice(0, first + from), ...all.slice(first + to + 1)];
  const around = context.length > 0 && outside.length > 0 ? contextLikeness(context, outside) : 0;
  const score =
    f * (0.55 + 0.45 * sure) * 0.75 + 0.15 * pairs + 0.1 * around + (sure < 1 ? 0.25 * around * (1 - sure) : 0);
  const content = { start: inside[0]!.start, end: inside.at(-1)!.end };
  return {
    content: withMarks(page, content),
    words: inside,
    quoted: isQuoted(inside),
    sentence,
    recall,
    precision,
    score,
  };
}

const isBarrier = (w: Word, telling: Telling): boolean =>
  w.quote < 0 && CUES.has(w.key) && !telling.words.some((t) => t.stem === w.stem);

/** For each word of the second list how well a word of the first matches it; each word of the first is used once. */
export function matchWords(theirs: readonly Word[], mine: readonly Word[]): number[] {
  const used = new Uint8Array(theirs.length);
  const out = new Array<number>(mine.length).fill(0);
  for (const floor of [0.9, 0.7]) {
    let last = -1;
    for (let j = 0; j < mine.length; j++) {
      if (out[j]! > 0) continue;
      let best = -1;
      let most = 0;
      for (let i = 0; i < theirs.length; i++) {
        if (used[i]) continue;
        const l = wordLikeness(theirs[i]!, mine[j]!) + (i === last + 1 ? 0.001 : 0);
        if (l >= floor && l > most) {
          most = l;
          best = i;
        }
      }
      if (best < 0) continue;
      used[best] = 1;
      last = best;
      out[j] = Math.min(1, most);
    }
  }
  return out;
}

function heaviest(gain: readonly number[]): [number, number] | null {
  let best = 0;
  let out: [number, number] | null = null;
  let sum = 0;
  let from = 0;
  gain.forEach((g, i) => {
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += g;
    if (sum > best) {
      best = sum;
      out = [from, i];
    }
  });
  return out;
}

/** Drops "a" and "the" at the ends of a core that belong to the clause beyond a comma. */
function withoutStragglers(words: readonly Word[], [first, last]: [number, number], page: Told): [number, number] {
  let from = first;
  let to = last;
  const parted = (i: number): boolean => /[,;:—–]/u.test(page.article.text.slice(words[i]!.end, words[i + 1]!.start));
  while (to > from && words[to]!.kind === 'function' && parted(to - 1)) to--;
  while (from < to && words[from]!.kind === 'function' && parted(from)) from++;
  return [from, to];
}

/** Widens a core to the clause or quotation that it stands in. */
function snap(
  words: readonly Word[],
  core: [number, number],
  page: Told,
  gain: readonly number[],
  stretch: number,
): [number, number] {
  let [from, to] = core;
  const inside = words.slice(from, to + 1);
  const quote = inside.find((w) => w.quote >= 0)?.quote ?? -1;
  if (quote >= 0 && inside.filter((w) => w.quote === quote).length > inside.length * 0.7) {
    while (from > 0 && words[from]!.quote !== quote) from++;
    while (from > 0 && words[from - 1]!.quote === quote) from--;
    while (to < words.length - 1 && words[to + 1]!.quote === quote) to++;
    while (words[to]!.quote !== quote && to > from) to--;
    return [from, to];
  }
  for (let n = 0; from > 0 && n < stretch; n++) {
    const before = words[from - 1]!;
    const gap = page.article.text.slice(before.end, words[from]!.start);
    if (/[,;:“”"()—–]/u.test(gap) || before.key === 'that' || SPEECH.test(before.key)) break;
    if ((before.key === 'to' || before.key === 'and') && n > 0 && gain[from]! > 0 && before.key === 'and') break;
    from--;
  }
  for (let n = 0; to < words.length - 1 && n < stretch; n++) {
    const after = words[to + 1]!;
    const gap = page.article.text.slice(words[to]!.end, after.start);
    if (/[,;:“”"()—–]/u.test(gap) || CUES.has(after.key)) break;
    to++;
  }
  return [from, to];
}

/** Without "that" and "and" at its ends. */
function trimmedEnds(words: readonly Word[], [first, last]: [number, number]): [number, number] {
  let from = first;
  let to = last;
  while (from < to && words[from]!.quote < 0 && /^(?:that|and|but|though|although)$/u.test(words[from]!.key)) from++;
  while (to > from && /^(?:that|and|but|or|while)$/u.test(words[to]!.key)) to--;
  return [from, to];
}

/** A span with the quotation marks that stand at its ends. */
function withMarks(page: Told, span: Span): Span {
  const text = page.article.text;
  let { start, end } = span;
  if (/[“"'‘«]/u.test(text[start - 1] ?? '')) start--;
  const tail = /^[.,!?…]*["”'’»]/u.exec(text.slice(end, end + 4));
  if (tail && start < span.start) end += tail[0].length;
  return { start, end };
}

function sharedPairs(a: readonly Word[], b: readonly Word[]): number {
  if (a.length < 2 || b.length < 2) return a.length === b.length && a[0]?.stem === b[0]?.stem ? 1 : 0;
  const mine = new Set(a.slice(1).map((w, i) => `${a[i]!.stem} ${w.stem}`));
  const shared = b.slice(1).filter((w, i) => mine.has(`${b[i]!.stem} ${w.stem}`)).length;
  return shared / (Math.min(a.length, b.length) - 1);
}

function contextLikeness(a: readonly Word[], b: readonly Word[]): number {
  const match = matchWords(a, b);
  const solid = (list: readonly Word[]): number =>
    list.reduce((n, w) => n + (w.kind === 'function' ? 0.1 : weight(w)), 0);
  let got = 0;
  b.forEach((w, i) => {
    got += match[i]! * (w.kind === 'function' ? 0.1 : weight(w));
  });
  return Math.min(1, got / Math.max(1, Math.min(solid(a), solid(b))));
}
