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
/** Independent reports of one event appear within this time of each other, in milliseconds. */
const SAME_EVENT = 40 * 3_600_000;

/** Kinship of a pair, worked out once. */
export type KinshipOf = (copy: Told, of: Told) => Kinship;

export function rememberedKinship(): KinshipOf {
  const known = new WeakMap<Told, WeakMap<Told, Kinship>>();
  return (copy, of) => {
    let row = known.get(copy);
    if (!row) known.set(copy, (row = new WeakMap()));
    let value = row.get(of);
    if (!value) row.set(of, (value = kinship(copy, of)));
    return value;
  };
}

/** Earlier first; of articles with the same time the longer, then by id, so that the order of arrival does not matter. */
export const byTime = (a: Told, b: Told): number =>
  a.moment.at - b.moment.at ||
  b.words.length - a.words.length ||
  (a.article.id < b.article.id ? -1 : a.article.id > b.article.id ? 1 : 0);

interface Choice {
  of: Told | null;
  kin: Kinship | null;
  score: number;
  credit: Span | null;
  creditedOutlet: string | null;
}

/** Whether two articles can be links of one chain at all: the better of both directions is over the lower bar. */
export function linked(a: Told, b: Told, kin: KinshipOf): boolean {
  const [early, late] = byTime(a, b) < 0 ? [a, b] : [b, a];
  return (
    kin(late, early).score >= CREDITED || (a.moment.day !== b.moment.day ? false : kin(early, late).score >= UNCREDITED)
  );
}

function choose(copy: Told, others: readonly Told[], kin: KinshipOf): Choice {
  const credits = copy.article.credits;
  let best: Choice = { of: null, kin: null, score: 0, credit: null, creditedOutlet: null };
  const siblings = new Set<string>();
  for (const other of [...others].sort(byTime)) {
    if (other === copy || byTime(other, copy) > 0 || !canPrecede(other.moment, copy.moment)) continue;
    if (sameOutlet(copy, other) && kin(copy, other).verbatim < 0.6) continue;
    const k = kin(copy, other);
    const credit = credits.find((c) => namesOutlet(c.name, other.article.outlet));
    const score = k.score + (credit ? CREDIT_BONUS : 0);
    const bar = credits.length > 0 ? CREDITED : UNCREDITED;
    if (k.score < bar) continue;
    for (const c of other.article.credits) if (!isVague(c.name)) siblings.add(c.name);
    if (score > best.score + MARGIN)
      best = {
        of: other,
        kin: k,
        score,
        credit: credit?.span ?? null,
        creditedOutlet: credit ? other.article.outlet : null,
      };
  }
  if (best.credit === null) {
    const named = credits.find((c) => !isVague(c.name));
    const credit = named ?? credits[0];
    if (credit && (best.of !== null || named)) {
      best = { ...best, credit: credit.span, creditedOutlet: named ? outletAmong(named.name, others) : null };
    }
  }
  return best;
}

const sameOutlet = (a: Told, b: Told): boolean => a.article.outlet !== null && a.article.outlet === b.article.outlet;

const outletAmong = (name: string, others: readonly Told[]): string =>
  others.find((o) => namesOutlet(name, o.article.outlet))?.article.outlet ?? name;

/** Says of a copy that its parent is only a sibling: both credit the same outlet, whose own report is not among them. */
function sharesMissingOrigin(copy: Told, choice: Choice, members: readonly Told[]): boolean {
  if (!choice.of) return false;
  const missing = copy.article.credits.filter(
    (c) => !isVague(c.name) && !members.some((m) => m !== copy && namesOutlet(c.name, m.article.outlet)),
  );
  return missing.some((c) =>
    choice.of!.article.credits.some((o) => namesOutlet(c.name, o.name) || namesOutlet(o.name, c.name)),
  );
}

const mannerOf = (k: Kinship): Report['manner'] =>
  k.verbatim >= 0.7 ? 'verbatim' : k.verbatim >= 0.3 || k.pairs >= 0.45 ? 'edited' : 'paraphrase';

const clamp = (x: number): number => Math.max(0, Math.min(1, x));

/**
 * The reports of one family: who derives from whom. `members` are of one affair; the result does not depend on their order.
 * An article that others derive from and that derives from none is an origin; one without any link is independent.
 */
export function reportsOf(members: readonly Told[], kin: KinshipOf): Report[] {
  const sorted = [...members].sort(byTime);
  const family = sorted[0]?.article.id ?? '';
  const choices = new Map(sorted.map((t) => [t, choose(t, sorted, kin)]));
  const parents = new Set<Told>();
  for (const [t, c] of choices) {
    if (sharesMissingOrigin(t, c, sorted)) choices.set(t, { ...c, of: null, kin: null });
    else if (c.of) parents.add(c.of);
  }
  return sorted.map((t) => {
    const c = choices.get(t)!;
    const credited =
      c.credit !== null && !isVagueSpan(t, c.credit) && c.of === null && members.length > 1 && kinAny(t, sorted, kin);
    const role = c.of || credited ? 'derived' : parents.has(t) ? 'origin' : 'independent';
    const derived = role === 'derived';
    return {
      article: t.article.id,
      family,
      role,
      of: c.of?.article.id ?? null,
      manner: c.of && c.kin ? mannerOf(c.kin) : null,
      credit: derived ? c.credit : null,
      creditedOutlet: derived ? c.creditedOutlet : null,
      shared: c.kin ? clamp(Math.max(c.kin.covered, c.kin.verbatim)) : null,
      confidence: confidenceOf(c, role),
    };
  });
}

const isVagueSpan = (t: Told, span: Span): boolean =>
  t.article.credits.some((c) => c.span.start === span.start && isVague(c.name));

const kinAny = (t: Told, others: readonly Told[], kin: KinshipOf): boolean =>
  others.some((o) => o !== t && (kin(t, o).score >= CREDITED || kin(o, t).score >= CREDITED));

function confidenceOf(c: Choice, role: Report['role']): number {
  if (role === 'origin') return 0.9;
  if (role === 'derived') return c.of ? clamp(0.5 + c.score) : 0.6;
  return 0.7;
}

/** Whether two articles tell of one event without either being a copy: near in time, and the same people, places and figures. */
export function sameEvent(a: Told, b: Told, kin: KinshipOf): boolean {
  if (Math.abs(a.moment.at - b.moment.at) > SAME_EVENT) return false;
  return Math.max(kin(a, b).covered, kin(b, a).covered) >= 0.22 && sharedNames(a, b) >= 2;
}

function sharedNames(a: Told, b: Told): number {
  const names = (t: Told): Set<string> =>
    new Set(t.words.filter((w) => w.kind === 'name' && w.key.length > 3).map((w) => w.stem));
  const mine = names(a);
  let n = 0;
  for (const name of names(b)) if (mine.has(name)) n++;
  return n;
}
