import type { Report, Span } from '../record/index.ts';
import { type Kinship, kinship } from './kinship.ts';
import { canPrecede } from './moments.ts';
import { isVague, namesOutlet } from './outlets.ts';
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

/** Kinship of a pair, worked out once. */
export type KinshipOf = (copy: Told, of: Told) => Kinship;

export function rememberedKinship(): KinshipOf {
  const known = new WeakMap<Told, WeakMap<Told, Kinship>>();
  return (copy, of) => {
    let row = known.get(copy);
    if (!row) {
      row = new WeakMap();
      known.set(copy, row);
    }
    let value = row.get(of);
    if (!value) {
      value = kinship(copy, of);
      row.set(of, value);
    }
    return value;
  };
}

/** Earlier first; of articles with the same time the longer, then by id, so that the order of arrival does not matter. */
export const byTime = (a: Told, b: Told): number =>
  a.moment.at - b.moment.at ||
  b.words.length - a.words.length ||
  (a.article.id < b.article.id ? -1 : a.article.id > b.article.id ? 1 : 0);

/** The parent of a copy, with the evidence; `of` is null where nothing in the record is its parent. */
export interface Descent {
  of: Told | null;
  kin: Kinship | null;
  score: number;
  /** The crediting phrase that the choice goes by. */
  credit: Span | null;
  creditedOutlet: string | null;
  /** It credits an outlet whose report is not in the record, as `siblings` do. */
  missing: boolean;
  siblings: readonly Told[];
}

/**
 * Which of the reports near it a report derives from: the one that explains most of its words, a credit weighing in. First seen is not
 * first source: where the best candidate credits the same outlet and that outlet's report is not here, the two are siblings.
 */
export function descentOf(copy: Told, near: readonly Told[], kin: KinshipOf): Descent {
  const credits = copy.article.credits;
  const candidates = near
    .filter((o) => o !== copy && comesBefore(o, copy))
    .filter((o) => kin(copy, o).score >= (credits.length > 0 ? CREDITED : UNCREDITED))
    .filter((o) => !sameOutlet(copy, o) || kin(copy, o).verbatim >= OWN_STORY)
    .sort(byTime);
  let best: Told | null = null;
  let most = 0;
  for (const other of candidates) {
    const score =
      kin(copy, other).score + (credits.some((c) => namesOutlet(c.name, other.article.outlet)) ? CREDIT_BONUS : 0);
    if (score <= most + MARGIN) continue;
    best = other;
    most = score;
  }
  const direct = best && credits.find((c) => namesOutlet(c.name, best.article.outlet));
  const named = credits.find((c) => !isVague(c.name) && !namesOutlet(c.name, copy.article.outlet));
  const credit = direct ?? named ?? credits[0] ?? null;
  const known = named && near.find((o) => namesOutlet(named.name, o.article.outlet));
  const absent = named !== undefined && !known ? named : null;
  const siblings = absent ? candidates.filter((o) => o.article.credits.some((c) => sameName(c.name, absent.name))) : [];
  const found: Descent = {
    of: best,
    kin: best && kin(copy, best),
    score: most,
    credit: credit?.span ?? null,
    creditedOutlet: direct ? best!.article.outlet : named ? (known?.article.outlet ?? named.name) : null,
    missing: absent !== null && (best === null || siblings.includes(best)),
    siblings,
  };
  return found.missing ? { ...found, of: null, kin: null } : found;
}

/** Whether a report can be another's source: earlier, unless the earlier of the two credits the later one's outlet. */
function comesBefore(o: Told, copy: Told): boolean {
  const early = byTime(o, copy) < 0 && canPrecede(o.moment, copy.moment);
  const near = Math.abs(o.moment.at - copy.moment.at) < CLOCKS;
  if (early) return !(near && credits(o, copy) && !credits(copy, o));
  return near && credits(copy, o) && !credits(o, copy);
}
const credits = (a: Told, b: Told): boolean => a.article.credits.some((c) => namesOutlet(c.name, b.article.outlet));

const sameOutlet = (a: Told, b: Told): boolean => a.article.outlet !== null && a.article.outlet === b.article.outlet;
const sameName = (a: string, b: string): boolean => namesOutlet(a, b) || namesOutlet(b, a);

const mannerOf = (k: Kinship): Report['manner'] =>
  k.verbatim >= 0.7 ? 'verbatim' : k.verbatim >= 0.3 || k.pairs >= 0.45 ? 'edited' : 'paraphrase';

const clamp = (x: number): number => Math.max(0, Math.min(1, x));

/** The report of an article: `copied` says that others derive from it. A crediting phrase alone, without kin in the record, makes no copy. */
export function reportOf(t: Told, descent: Descent, family: string, copied: boolean, hasKin: boolean): Report {
  const derived = descent.of !== null || (descent.missing && hasKin);
  return {
    article: t.article.id,
    family,
    role: derived ? 'derived' : copied ? 'origin' : 'independent',
    of: descent.of?.article.id ?? null,
    manner: descent.kin ? mannerOf(descent.kin) : null,
    credit: derived ? descent.credit : null,
    creditedOutlet: derived ? descent.creditedOutlet : null,
    shared: descent.kin ? clamp(Math.max(descent.kin.covered, descent.kin.verbatim)) : null,
    confidence: derived ? (descent.of ? clamp(0.5 + descent.score) : 0.6) : copied ? 0.9 : 0.7,
  };
}

/** Whether two articles tell of one event without either being a copy: near in time, and the same people, places and figures. */
export function sameEvent(a: Told, b: Told, kin: KinshipOf): boolean {
  if (Math.abs(a.moment.at - b.moment.at) > SAME_EVENT) return false;
  return sharedNames(a, b) >= 2 && Math.max(kin(a, b).covered, kin(b, a).covered) >= 0.22;
}

function sharedNames(a: Told, b: Told): number {
  const names = (t: Told): Set<string> =>
    new Set(t.words.filter((w) => w.kind === 'name' && w.key.length > 3).map((w) => w.stem));
  const mine = names(a);
  let n = 0;
  for (const name of names(b)) if (mine.has(name)) n++;
  return n;
}
