import type { Article, Mention, Span, Timex } from '../../record/index.ts';
import { readDay } from './calendar.ts';
import { directionAt } from './direction.ts';
import { type Kind, matchAt } from './grammar.ts';
import { type Piece, runsOf } from './lex.ts';
import { normalise } from './normalise.ts';
import { type Anchor, classesOf, type Setting, type Value } from './value.ts';

/** Dates of saying are no anchors of the story: "the day before" is not counted from them. */
const SAID =
  /\b(?:said|told|announced|reported|says|added|confirmed|admitted|warned|confessed|declared)\b(?:\s+[^.,;]{0,40}?)?\s*(?:on|in)?\s*$/i;

/** The pieces before a place that a time expression may take in, from the class before. */
const MORE = /^(?:w|-)(?:N|O)$/;

/** Finds and resolves the time expressions of an article; furniture is left alone. Sorted, disjoint. */
export function findTimexes(
  article: Pick<Article, 'text' | 'published' | 'furniture'>,
  sentences: readonly Span[],
  mentions: readonly Mention[],
): Timex[] {
  const { text, furniture } = article;
  const published = readDay(article.published);
  const out: Timex[] = [];
  const story = {
    anchor: null as Anchor | null,
    dayAnchor: null as Anchor | null,
    quarter: null as string | null,
    quarterly: false,
  };
  let sentence = 0;
  let mention = 0;
  const add = (start: number, end: number, value: Value, within: Span): void => {
    out.push({ start, end, type: value.type, value: value.value, inferred: value.inferred });
    if (value.anchor && !SAID.test(text.slice(Math.max(within.start, start - 60), start))) {
      story.anchor = value.anchor;
      if (value.anchor.grain === 'day') story.dayAnchor = value.anchor;
    }
    if (/^\d{4}-Q\d$/.test(value.value ?? '')) {
      if (value.anchor) story.quarter = value.value;
      story.quarterly = true;
    } else if (value.type === 'DURATION' && /^P\d+M$/.test(value.value ?? '')) story.quarterly = false;
  };
  for (const run of runsOf(text)) {
    const classes = classesOf(run);
    for (let i = 0; i < run.length; ) {
      const found = matchAt(classes, i);
      if (!found) {
        i++;
        continue;
      }
      let pieces: Piece[] = run.slice(i, i + found.length);
      const start = pieces[0]!.start;
      while (sentence + 1 < sentences.length && sentences[sentence]!.end <= start) sentence++;
      while (mention < mentions.length && mentions[mention]!.end <= start) mention++;
      const within = sentences[sentence] ?? { start: 0, end: text.length };
      const end = pieces.at(-1)!.end;
      const name = mentions[mention];
      const inName = name && name.start < end && name.end > start && (name.start < start || name.end > end);
      const setting: Setting = {
        text,
        published,
        ...story,
        direction: () => directionAt(text, within, start, end),
        after: run.slice(i + found.length - 1),
      };
      const value =
        inName || furniture.some((f) => f.start < end && f.end > start) ? null : normalise(found.kind, pieces, setting);
      if (!value) {
        i++;
        continue;
      }
      if (value.length !== undefined) pieces = pieces.slice(0, value.length);
      add(start, pieces.at(-1)!.end, value, within);
      i += pieces.length;
      i += rangeTail(found.kind, classes, run, i, value, setting, (s, e, v) => add(s, e, v, within));
    }
  }
  return out;
}

/** "June 3 to 5", "April 24 and 25", "every Tuesday and Friday": the second day, without its own month. Gives the pieces it took. */
function rangeTail(
  kind: Kind,
  classes: string,
  run: readonly Piece[],
  at: number,
  value: Value,
  setting: Setting,
  add: (start: number, end: number, value: Value) => void,
): number {
  const two = classes.slice(at, at + 2);
  const piece = run[at + 1];
  if (!piece) return 0;
  if (
    kind === 'calendar' &&
    MORE.test(two) &&
    /M(?:N|t?O)$/.test(classes.slice(0, at)) &&
    !/^[MUVFP]/.test(classes.slice(at + 2)) &&
    !/^-?[UV]/.test(classes.slice(at + 2))
  ) {
    const month = run.slice(0, at).findLast((p) => p.cls === 'M')!;
    const year = /^\d{4}/.exec(value.value ?? '')?.[0];
    if (!year) return 0;
    const tail = normalise('calendar', [piece, month, { ...piece, cls: 'Y', val: Number(year) }], setting);
    if (tail) add(piece.start, piece.end, tail);
    return tail ? 2 : 0;
  }
  if (kind === 'set' && two === 'wD') {
    const tail = normalise('set', [piece], setting);
    if (tail) add(piece.start, piece.end, tail);
    return tail ? 2 : 0;
  }
  return 0;
}
