import type { Span } from '../record/index.ts';
import { type Found, placesOf } from './finding.ts';
import { contextOf, type Telling } from './tellings.ts';
import type { Told } from './told.ts';

/** A telling of a statement in one report, beside the telling that it is compared with. */
export interface Match {
  page: Told;
  found: Found;
}

export interface Group {
  telling: Telling;
  matches: Match[];
}

/** Score from which a place in a copy, or in an independent report, tells the same. */
const IN_COPY = 0.4;
const IN_VERBATIM = 0.45;
const IN_INDEPENDENT = 0.58;
const BESIDE = 0.26;
/** Places kept of each telling: the best may be another's. */
const PLACES = 6;

/** The places of a report's tellings in another report, worked out once a pair. */
export type Placing = (origin: Told, telling: Telling, page: Told) => readonly Found[];

export function rememberedPlacing(): Placing {
  const known = new WeakMap<Told, WeakMap<Told, Map<number, readonly Found[]>>>();
  return (origin, telling, page) => {
    let row = known.get(origin);
    if (!row) {
      row = new WeakMap();
      known.set(origin, row);
    }
    let cell = row.get(page);
    if (!cell) {
      cell = new Map();
      row.set(page, cell);
    }
    let places = cell.get(telling.content.start);
    if (!places) {
      places = placesOf(telling, contextOf(telling, origin), page).slice(0, PLACES);
      cell.set(telling.content.start, places);
    }
    return places;
  };
}

/**
 * The variants of a report's tellings in the reports below it and beside it. `covered` holds, for each report, what is already a variant of
 * an earlier statement; what is found here is added to it.
 */
export function groupsOf(
  origin: Told,
  tellings: readonly Telling[],
  below: readonly Told[],
  beside: readonly Told[],
  covered: Map<Told, Span[]>,
  placing: Placing,
  isVerbatim: (page: Told) => boolean,
): Group[] {
  const groups: Group[] = tellings.map((telling) => ({ telling, matches: [] }));
  for (const [pages, bar] of [
    [below, IN_COPY],
    [beside, IN_INDEPENDENT],
  ] as const) {
    for (const page of pages)
      placeAll(
        groups,
        origin,
        page,
        isVerbatim(page) ? Math.max(bar, IN_VERBATIM) : bar,
        covered.get(page) ?? [],
        placing,
      );
  }
  return merged(groups);
}

function placeAll(
  groups: readonly Group[],
  origin: Told,
  page: Told,
  bar: number,
  taken: Span[],
  placing: Placing,
): void {
  const all = groups
    .flatMap((group) => placing(origin, group.telling, page).map((found) => ({ group, found })))
    .filter(({ found }) => found.score >= bar)
    .sort((a, b) => b.found.score - a.found.score || a.group.telling.content.start - b.group.telling.content.start);
  const done = new Map<Group, Found>();
  const take = (group: Group, found: Found): void => {
    done.set(group, found);
    taken.push(found.content);
    group.matches.push({ page, found });
  };
  const free = (found: Found): boolean => !taken.some((s) => overlapShare(s, found.content) > 0.5);
  for (const { group, found } of all) if (!done.has(group) && free(found)) take(group, found);
  if (bar > IN_COPY) return;
  // What stands between two that were found is looked for beside them, with less asked of it: a translation shares few words.
  for (let pass = 0; pass < 2; pass++) {
    groups.forEach((group, i) => {
      if (done.has(group)) return;
      const near = [groups[i - 1], groups[i + 1]].flatMap((g) => {
        const found = g && done.get(g);
        return found ? [{ telling: g.telling, found }] : [];
      });
      const beside = placing(origin, group.telling, page).find(
        (f) =>
          free(f) &&
          near.some(
            (n) => Math.abs(n.found.sentence - f.sentence) <= 1 && f.score >= besideBar(group.telling, n.telling, f),
          ),
      );
      if (beside) take(group, beside);
    });
  }
}

/** The score asked of a place beside a found one: least of two fragments of one quotation. */
const besideBar = (telling: Telling, neighbour: Telling, found: Found): number =>
  telling.quoted && found.quoted && telling.attribution === neighbour.attribution ? BESIDE / 2 : BESIDE;

const overlapShare = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) / Math.min(a.end - a.start, b.end - b.start);

/** Joins neighbouring sentences of one quotation where every report that has the one has the other. */
function merged(groups: readonly Group[]): Group[] {
  const out: Group[] = [];
  for (const group of groups) {
    const last = out.at(-1);
    if (last && sameQuotation(last.telling, group.telling) && sameReports(last, group)) {
      const telling: Telling = {
        ...last.telling,
        content: { start: last.telling.content.start, end: group.telling.content.end },
        words: [...last.telling.words, ...group.telling.words],
      };
      const matches = last.matches.map((m): Match => {
        const other = group.matches.find((n) => n.page === m.page)!;
        return { page: m.page, found: joined(m.found, other.found) };
      });
      out[out.length - 1] = { telling, matches };
    } else out.push(group);
  }
  return out;
}

function sameQuotation(a: Telling, b: Telling): boolean {
  const quote = a.words.at(-1)?.quote ?? -1;
  return a.attribution === b.attribution && quote >= 0 && quote === b.words[0]?.quote;
}

const sameReports = (a: Group, b: Group): boolean =>
  a.matches.length === b.matches.length &&
  a.matches.every((m) => {
    const other = b.matches.find((n) => n.page === m.page);
    return other !== undefined && Math.abs(other.found.content.start - m.found.content.end) < 40;
  });

function joined(a: Found, b: Found): Found {
  const [first, second] = a.content.start <= b.content.start ? [a, b] : [b, a];
  return {
    ...first,
    content: { start: first.content.start, end: second.content.end },
    words: [...first.words, ...second.words],
    recall: (a.recall + b.recall) / 2,
    precision: (a.precision + b.precision) / 2,
    score: (a.score + b.score) / 2,
  };
}
