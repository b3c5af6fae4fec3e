import type { Span } from '../../record/index.ts';
import { writtenDates } from '../dates.ts';
import { outletKey, outletNamed } from '../outlets.ts';
import { isHeadline, isProse, type Line, linesOf, wordsOf } from './lines.ts';
import { headMarkOf, isByline, isDesk, isSection, isStamp, type Mark, markOf, piecesOf } from './marks.ts';
import { outletInLine, outletShape } from './names.ts';

/** What a page of plain text tells of itself; `furniture` is sorted and disjoint. */
export interface PlainPage {
  title: string | null;
  outlet: string | null;
  published: string | null;
  byline: string | null;
  furniture: Span[];
}

const HEAD_LINES = 14;
const TAIL_LINES = 8;

/** Reads a page of plain text line by line. `outlet` is the publisher where it is known from outside. */
export function plainPage(text: string, outlet: string | null): PlainPage {
  const lines = linesOf(text);
  const marks = new Map<Line, Mark | 'outlet' | 'label'>();
  const filled = lines.filter((line) => line.words !== '');
  const body = filled.findIndex((line, i) => i >= HEAD_LINES || isBodyStart(line.words, filled[i + 1]?.words));
  const head = filled.slice(0, body < 0 ? Math.min(filled.length, HEAD_LINES) : body);

  const rest = filled.slice(head.length);
  for (const [i, line] of rest.entries()) {
    const mark = markOf(line.words);
    if (!mark) continue;
    marks.set(line, mark);
    const next = rest[i + 1];
    if (mark === 'pointer' && isBare(line.words) && next && !isProse(next.words) && isLast(rest, i + 1))
      marks.set(next, 'pointer');
  }

  let title: Line | null = null;
  let named: string | null = null;
  const unmarked: Line[] = [];
  for (const line of head) {
    const mark = headMarkOf(line.words);
    if (mark) marks.set(line, mark);
    else unmarked.push(line);
  }
  if (body >= 0 || head.length > 0) {
    title = titleOf(unmarked, outlet, head.length < filled.length);
    const at = title ? unmarked.indexOf(title) : unmarked.length;
    for (const [i, line] of unmarked.entries()) {
      if (line === title) continue;
      if (title && i < at && wordsOf(line.words).length <= 9) marks.set(line, 'outlet');
      else if (title && i > at && isLabel(line.words)) marks.set(line, 'label');
    }
    named = outletOfHead(head, marks, title);
  }
  named = outletOfTail(text, rest, marks, outlet ?? named) ?? named;

  const furniture: Span[] = [];
  for (const line of filled) if (marks.has(line)) furniture.push({ start: line.start, end: line.end });
  const glued = gluedOutlet(text, filled, marks, outlet ?? named);
  if (glued) {
    furniture.push(glued.span);
    named ??= glued.name;
  }
  furniture.sort((a, b) => a.start - b.start);
  return {
    title: title?.words ?? null,
    outlet: named,
    published: publishedOf(head, rest, marks),
    byline: bylineOf(head, marks, title),
    furniture: furniture.filter((span) => span.end > span.start),
  };
}

const DATELINE =
  /^[\p{Lu}][\p{L}\p{M}.’' -]{1,40}(?:,\s[\p{Lu}][\p{L}. ]{1,24})?(?:,?\s(?:\p{Lu}\p{L}{2,9}\.?\s\d{1,2}|\d{1,2}\s\p{Lu}\p{L}{2,9}\.?)(?:,?\s\d{4})?)?\s?(?:\([^)]{2,40}\)\s?)?(?:[-–—]{1,2}|:)\s\S/u;
/** Whether a line opens the running text: a sentence, or a dateline before one. */
function isBodyStart(line: string, next: string | undefined): boolean {
  if (headMarkOf(line)) return false;
  if (isProse(line)) return true;
  // A hard-wrapped paragraph goes on in the middle of a sentence.
  if (next && line.length >= 45 && line.length <= 100 && /^\p{Ll}/u.test(next) && !isHeadlineCase(line)) return true;
  return wordsOf(line).length >= 18 && DATELINE.test(line);
}
const isHeadlineCase = (line: string): boolean => {
  const words = wordsOf(line).filter((word) => word.length > 3);
  return words.length > 0 && words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length > 0.8;
};

const isBare = (line: string): boolean => wordsOf(line).length <= 4;
const isLast = (lines: readonly Line[], i: number): boolean => lines.length - i <= 3;

/** A role, a place, a name or a standing line between title and text: a few capitalised words. */
function isLabel(line: string): boolean {
  const words = wordsOf(line);
  if (words.length > 6 || /[.!?"”]$/.test(line)) return false;
  const capitals = words.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length;
  return capitals >= words.length - 1 || isDesk(line) || isSection(line);
}

/** The headline among the unmarked lines of the head: the one with most words, the later one of equals. */
function titleOf(lines: readonly Line[], outlet: string | null, textFollows: boolean): Line | null {
  if (!textFollows) return null;
  let best: Line | null = null;
  let most = 0;
  for (const line of lines) {
    if (outlet && outletKey(line.words) === outletKey(outlet)) continue;
    if (!isHeadline(line.words) || (outletNamed(line.words) && lines.length > 1)) continue;
    const length =
      Math.min(wordsOf(line.words).length, 12) -
      (lines.length > 1 && (outletShape(line.words) || / \| /.test(line.words)) ? 6 : 0);
    if (length >= most) [best, most] = [line, length];
  }
  return best;
}

type Marks = Map<Line, Mark | 'outlet' | 'label'>;

function outletOfHead(head: readonly Line[], marks: Marks, title: Line | null): string | null {
  const pieces: string[] = [];
  for (const line of head) {
    if (line === title) break;
    const mark = marks.get(line);
    if (mark === 'outlet' || mark === 'crumbs') pieces.push(...piecesOf(line.words));
    else if (mark === 'stamp' && line === head[0]) pieces.push(piecesOf(line.words)[0] ?? '');
  }
  const names = pieces.map(outletInLine).filter((name) => name !== null);
  const known = names.find((name) => outletNamed(name)) ?? names.find(outletShape);
  if (known) return known;
  // After the title only a line that is clearly a publisher's name counts.
  for (const line of head) {
    const name = line !== title && marks.get(line) === 'label' ? outletInLine(line.words) : null;
    if (name && (outletNamed(name) || outletShape(name))) return name;
  }
  return names[0] ?? null;
}

/** Short lines that close the page: the outlet's own name, and what stands between it and the text. */
function outletOfTail(text: string, lines: readonly Line[], marks: Marks, known: string | null): string | null {
  let found: string | null = null;
  for (let i = lines.length - 1; i >= Math.max(0, lines.length - TAIL_LINES); i--) {
    const line = lines[i]!;
    const mark = marks.get(line);
    if (mark) {
      const published = /^published in\s+([^,]{3,60}?)(?:,|\son\b|$)/i.exec(line.words)?.[1];
      if (published) found ??= outletInLine(published);
      continue;
    }
    if (isProse(line.words) || line.words.length > 90) break;
    const name = outletInLine(piecesOf(line.words)[0] ?? '')?.replace(/,\s[\p{Lu}][\p{L} ]+$/u, '');
    const own = name && (outletNamed(name) || outletShape(name) || (known && outletKey(name) === outletKey(known)));
    const isSite = /^(?:www\.)?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,8}(?:\s*[|/·-].*)?$/iu.test(line.words);
    if (own || isSite) {
      marks.set(line, 'outlet');
      found ??= name && own ? name : null;
    } else if (isStamp(line.words) || isByline(line.words)) marks.set(line, isStamp(line.words) ? 'stamp' : 'byline');
    else if (
      text.length > 1500 &&
      wordsOf(line.words).length <= 6 &&
      !/[.!?:,;"”’)]$/.test(line.words) &&
      i === lines.length - 1
    )
      marks.set(line, 'label');
    else break;
  }
  return found;
}

/** An outlet's name set right after the last full stop: "… a third diplomat.News.Az". */
function gluedOutlet(
  text: string,
  lines: readonly Line[],
  marks: Marks,
  known: string | null,
): { name: string; span: Span } | null {
  const last = lines.findLast((line) => !marks.has(line));
  if (!last) return null;
  const tail = /[.!?]["”’)]?\s?([\p{Lu}\p{N}][\p{L}\p{N}.&’' -]{1,40})$/u.exec(last.words.slice(-60));
  const name = tail?.[1]?.trim();
  if (!name) return null;
  if (!(outletNamed(name) || (known && outletKey(known) === outletKey(name)))) return null;
  const start = text.lastIndexOf(name, last.end);
  return { name, span: { start, end: start + name.length } };
}

function publishedOf(head: readonly Line[], rest: readonly Line[], marks: Marks): string | null {
  const stamps = [...head, ...rest].filter(
    (line) => marks.get(line) === 'stamp' || (head.includes(line) && marks.get(line) !== undefined),
  );
  const dates = stamps.flatMap((line) => {
    const all = writtenDates(line.words);
    const updated = /\b(?:last\s+)?(?:updated?|modified)\b/i.exec(line.words)?.index ?? Number.POSITIVE_INFINITY;
    const first = all.filter((date) => date.start < updated);
    return first.length ? first : all.slice(0, 1);
  });
  const day = dates[0]?.day;
  if (!day) return datelineDay(rest[0]?.words) ?? null;
  // A bar that gives the day alone stands above the line that gives the hour.
  return dates.find((date) => date.day === day && date.iso.length > 10)?.iso ?? day;
}

/** The day of a dateline that writes its year: "Addis Ababa, November 18, 2025 (EPA)". */
function datelineDay(line: string | undefined): string | null {
  const m = line ? DATELINE.exec(line.slice(0, 120)) : null;
  return (m && writtenDates(m[0])[0]?.day) ?? null;
}

function bylineOf(head: readonly Line[], marks: Marks, title: Line | null): string | null {
  for (const line of head) {
    if (marks.get(line) !== 'byline' || isDesk(line.words)) continue;
    const name = line.words
      .replace(/^[\p{L} ]{2,20}?(?:by|from|author)\b\s*:?\s*/iu, '')
      .replace(/^(?:by|from)\s+/i, '')
      .split(/\s+[|•·]\s+/)[0]!
      .trim();
    if (name) return name;
  }
  if (!title) return null;
  for (const line of head.slice(head.indexOf(title) + 1)) {
    const name = line.words.split(/\s+[|•·]\s+|,\s/)[0]!;
    if (
      marks.get(line) === 'label' &&
      /^(?:\p{Lu}[\p{L}\p{M}.’'-]+\s?){2,5}(?:and\s(?:\p{Lu}[\p{L}\p{M}.’'-]+\s?){2,5})?$/u.test(name) &&
      !isDesk(name)
    )
      return name.trim();
  }
  return null;
}
