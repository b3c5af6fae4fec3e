import type { Credit, Report, Span } from '../record/index.ts';
import type { Kinship } from './kinship.ts';
import { canPrecede, type Moment } from './moments.ts';
import { once } from './once.ts';
import { isVague, namesOutlet } from './outlets.ts';
import { quotedRuns } from './quotes.ts';
import type { Told } from './told.ts';

/** Kinship score from which an article that credits somebody is a copy, and one that credits nobody. */
const CREDITED = 0.23;
const UNCREDITED = 0.34;
/** What a credit that names the parent's outlet adds to its score. */
const CREDIT_BONUS = 0.1;
/** A later candidate has to be better than an earlier one by this much: a tie goes to the earlier. */
const MARGIN = 0.015;
/** An outlet that tells its own story on is no copy of itself below this share of words taken over as they were. */
const OWN_STORY = 0.6;
/** Independent reports of one event appear within this time of each other, in milliseconds. */
const SAME_EVENT = 24 * 3_600_000;
/** A report that credits another comes from it even where clocks say it was there so much sooner, in milliseconds. */
const CLOCKS = 12 * 3_600_000;

/** What the choice of a parent looks at in a report, besides its kinships. */
export interface Head {
  id: string;
  outlet: string | null;
  credits: readonly Credit[];
  moment: Moment;
  /** Words compared. */
  length: number;
}

export const headOf = ({ article, moment, words }: Told): Head => ({
  id: article.id,
  outlet: article.outlet,
  credits: article.credits,
  moment,
  length: words.length,
});

/** Earlier first; of articles with the same time the longer, then by id, so that the order of arrival does not matter. */
export const byTime = (a: Head, b: Head): number =>
  a.moment.at - b.moment.at || b.length - a.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** A report near another, and how far the other can be had from it. */
export interface Neighbour {
  head: Head;
  kin: Kinship;
  /** Where the report credits the other's outlet in its text. */
  credit: Span | null;
  /** The other credits this one's outlet in its text. */
  credited: boolean;
}

/** The parent of a copy, with the evidence. Reports are named by their ids. */
export interface Descent {
  /** The parent; null where nothing in the record is. */
  of: string | null;
  kin: Kinship | null;
  score: number;
  /** The crediting phrase that the choice goes by. */
  credit: Span | null;
  creditedOutlet: string | null;
  /** It credits an outlet whose report is not in the record, as `siblings` do, earliest first. */
  missing: boolean;
  siblings: readonly string[];
}

/** The report that a report is in one chain with: its parent, or the earliest that has the missing origin in common with it. */
export const upFrom = (descent: Descent): string | null =>
  descent.of ?? (descent.missing ? (descent.siblings[0] ?? null) : null);

/**
 * Which of the reports near it a report derives from: the one that explains most of its words, a credit weighing in. First seen is not
 * first source: where the best candidate credits the same outlet and that outlet's report is not here, the two are siblings.
 */
export function descentOf(copy: Head, near: readonly Neighbour[]): Descent {
  const credits = [...copy.credits, ...mentions(copy, near)].sort((a, b) => a.span.start - b.span.start);
  const candidates = near
    .filter((o) => comesBefore(o.head, copy, o.credit !== null, o.credited))
    .filter((o) => o.kin.score >= (credits.length > 0 ? CREDITED : UNCREDITED))
    .filter((o) => !sameOutlet(copy, o.head) || o.kin.verbatim >= OWN_STORY)
    .sort((a, b) => byTime(a.head, b.head));
  let best: Neighbour | null = null;
  let most = 0;
  for (const other of candidates) {
    const score = other.kin.score + (credits.some((c) => namesOutlet(c.name, other.head.outlet)) ? CREDIT_BONUS : 0);
    if (score <= most + MARGIN) continue;
    best = other;
    most = score;
  }
  const direct = best && credits.find((c) => namesOutlet(c.name, best.head.outlet));
  const named = credits.find((c) => !isVague(c.name) && !namesOutlet(c.name, copy.outlet));
  const credit = direct ?? named ?? credits[0] ?? null;
  const known =
    named &&
    near
      .map((o) => o.head)
      .sort(byTime)
      .find((o) => namesOutlet(named.name, o.outlet));
  const absent = named !== undefined && !known ? named : null;
  const siblings = absent ? candidates.filter((o) => o.head.credits.some((c) => sameName(c.name, absent.name))) : [];
  const missing = absent !== null && (best === null || siblings.includes(best));
  return {
    of: missing ? null : (best?.head.id ?? null),
    kin: missing ? null : (best?.kin ?? null),
    score: most,
    credit: credit?.span ?? null,
    creditedOutlet: direct ? best!.head.outlet : named ? (known?.outlet ?? named.name) : null,
    missing,
    siblings: siblings.map((o) => o.head.id),
  };
}

/** Outlets of the reports near it that a report credits in words that its extraction took for nothing. */
const mentions = (copy: Head, near: readonly Neighbour[]): Credit[] =>
  near.flatMap(({ head, credit }) =>
    credit === null || copy.credits.some((c) => c.span.start < credit.end && credit.start < c.span.end)
      ? []
      : [{ name: head.outlet!, span: credit }],
  );

/**
 * Whether a report has a say in where one near it comes from: it can be its source, or the other credits its outlet. A report's descent
 * is the same with and without those that have none.
 */
export const hasSay = (o: Head, copy: Head, credit: boolean, credited: boolean): boolean =>
  credit || credits(copy, o) || comesBefore(o, copy, credit, credited);

/** Whether a report can be another's source: earlier, unless the earlier of the two credits the later one's outlet. */
function comesBefore(o: Head, copy: Head, credit: boolean, credited: boolean): boolean {
  const early = byTime(o, copy) < 0 && canPrecede(o.moment, copy.moment);
  const near = Math.abs(o.moment.at - copy.moment.at) < CLOCKS;
  const forth = credit || credits(copy, o);
  const back = credited || credits(o, copy);
  return early ? !(near && back && !forth) : near && forth && !back;
}
/**
 * Whether how near two reports are bears on where either comes from or on what event it tells of: the greater score of the two, and
 * whether they tell of one event or one credits the other in its text.
 */
export const bearsOn = (a: Head, b: Head, score: number, tied: boolean): boolean =>
  tied || score >= Math.min(CREDITED, UNCREDITED) || credits(a, b) || credits(b, a);

const credits = (a: Head, b: Head): boolean => a.credits.some((c) => namesOutlet(c.name, b.outlet));

const sameOutlet = (a: Head, b: Head): boolean => a.outlet !== null && a.outlet === b.outlet;
const sameName = (a: string, b: string): boolean => namesOutlet(a, b) || namesOutlet(b, a);

const mannerOf = (k: Kinship): Report['manner'] =>
  k.verbatim >= 0.7 ? 'verbatim' : k.verbatim >= 0.3 || k.pairs >= 0.45 ? 'edited' : 'paraphrase';

const clamp = (x: number): number => Math.max(0, Math.min(1, x));

/** The report of an article: `copied` says that others derive from it. A crediting phrase alone, without kin in the record, makes no copy. */
export function reportOf(article: string, descent: Descent, family: string, copied: boolean, hasKin: boolean): Report {
  const derived = descent.of !== null || (descent.missing && hasKin);
  return {
    article,
    family,
    role: derived ? 'derived' : copied ? 'origin' : 'independent',
    of: descent.of,
    manner: descent.kin ? mannerOf(descent.kin) : null,
    credit: derived ? descent.credit : null,
    creditedOutlet: derived ? descent.creditedOutlet : null,
    shared: descent.kin ? clamp(Math.max(descent.kin.covered, descent.kin.verbatim)) : null,
    confidence: derived ? (descent.of ? clamp(0.5 + descent.score) : 0.6) : copied ? 0.9 : 0.7,
  };
}

/** Whether two articles tell of one event without either being a copy: near in time, and the same people, places and figures. */
export function sameEvent(a: Told, b: Told, forth: Kinship, back: Kinship): boolean {
  if (Math.abs(a.moment.at - b.moment.at) > SAME_EVENT) return false;
  const names = sharedNames(a, b);
  if (names >= 2 && Math.max(forth.covered, back.covered) >= 0.22) return true;
  return names >= 1 && quoteTheSame(a, b);
}

const quotedIn = once((t: Told): ReadonlySet<number> => new Set(quotedRuns(t)));

const quoteTheSame = (a: Told, b: Told): boolean => !quotedIn(a).isDisjointFrom(quotedIn(b));

const namesIn = once(
  (t: Told): ReadonlySet<string> =>
    new Set(t.words.filter((w) => w.kind === 'name' && w.key.length > 3).map((w) => w.stem)),
);

const sharedNames = (a: Told, b: Told): number => namesIn(a).intersection(namesIn(b)).size;
