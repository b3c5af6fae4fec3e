import type { AffairProfile } from './profile.ts';

/** A profile with the affair that its article is of. */
export interface PlacedProfile extends AffairProfile {
  affair: string;
  /** The first report of its copies and tellings: reports of one family count once. */
  family: string;
}

/** An article to be placed. */
export interface Unplaced extends AffairProfile {
  /** Id of its family; its own id where it has none. */
  family: string;
  /** The article that it derives from. */
  of: string | null;
}

/** Where an article was put, and how alike it was to the affair that it came nearest to: 0 to 1. */
export interface Placing {
  article: string;
  affair: string;
  likeness: number;
  founded: boolean;
}

export interface AffairPlaces {
  /**
   * Puts articles to their affairs, earliest first, whatever the order they are given in. One that is of no affair so far founds
   * its own. No article that has its place is moved.
   */
  place(articles: readonly Unplaced[]): Placing[];
  /** How rare a term is among the articles of the days before `at`: the logarithm of one in so many. */
  rarity(term: string, at: number): number;
}

const DAY = 86_400_000;
/** A report joins an affair that it is at least so alike, and more so the longer the affair has been quiet. */
const ALIKE = 0.2;
const ALIKE_A_DAY = 0.004;
/** After so many days of silence an affair is over: what comes then is another. */
export const QUIET_DAYS = 30;
/** How common a term is, is counted over so many days before the article. */
export const COUNTED_DAYS = 60;
/** The families of an affair that a report is compared with are those it is most like. */
const NEAREST = 2;
/** An affair of one family shows less of what it is: a second one is taken to be less alike than the first. */
const YOUNG = 0.8;
/** So many occurrences of its terms are followed to other reports, rare terms first; with so many of these it is compared whole. */
const MET = 6000;
const COMPARED = 120;
/** So many reports are taken to have been read before the first: what is rare among few is not yet rare. */
const BEFORE = 40;
/** States and people stand in every affair; what is done tells affairs apart. */
const OF_ACTOR = 0.5;

interface Entry extends PlacedProfile {
  /** Of length 1. */
  weights: ReadonlyMap<string, number>;
}

/** The places of the affairs so far. `placed` are the articles of the last `COUNTED_DAYS` that have theirs. */
export function createAffairPlaces(placed: readonly PlacedProfile[] = []): AffairPlaces {
  const entries: Entry[] = [];
  const byTerm = new Map<string, Entry[]>();
  const affairOf = new Map<string, string>();
  const ofFamily = new Map<string, string>();
  const affairs = new Set<string>();

  /** How many of a list, which is in order of time, are of the days counted before `at`. */
  const counted = (list: readonly Entry[], at: number): number =>
    after(list, at) - after(list, at - COUNTED_DAYS * DAY - 1);
  const rarity = (term: string, at: number): number =>
    Math.log((BEFORE + counted(entries, at)) / (1 + counted(byTerm.get(term) ?? [], at)));
  const weighed = ({ terms, at }: AffairProfile): Map<string, number> => {
    const weights = new Map<string, number>();
    let square = 0;
    for (const [term, n] of terms) {
      const weight = Math.max(0, n * rarity(term, at) * (term.startsWith('@') ? OF_ACTOR : 1));
      weights.set(term, weight);
      square += weight * weight;
    }
    const length = Math.sqrt(square) || 1;
    for (const [term, weight] of weights) weights.set(term, weight / length);
    return weights;
  };
  const keep = (profile: PlacedProfile, weights: ReadonlyMap<string, number>): void => {
    const entry: Entry = { ...profile, weights };
    insert(entries, entry);
    for (const [term] of profile.terms) {
      const list = byTerm.get(term) ?? [];
      insert(list, entry);
      byTerm.set(term, list);
    }
    affairOf.set(profile.article, profile.affair);
    if (!ofFamily.has(profile.family)) ofFamily.set(profile.family, profile.affair);
    affairs.add(profile.affair);
  };

  /** Reports that are most like an article, of those that share its rarest terms. */
  const likest = (at: number, weights: ReadonlyMap<string, number>): Map<Entry, number> => {
    const shared = new Map<Entry, number>();
    let met = 0;
    for (const [term, weight] of [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
      const list = byTerm.get(term) ?? [];
      const [from, until] = [after(list, at - QUIET_DAYS * DAY - 1), after(list, at + QUIET_DAYS * DAY)];
      if (met > 0 && met + until - from > MET) continue;
      met += until - from;
      for (let i = from; i < until; i++)
        shared.set(list[i]!, (shared.get(list[i]!) ?? 0) + weight * list[i]!.weights.get(term)!);
    }
    const best = [...shared].sort((a, b) => b[1] - a[1] || (a[0].article < b[0].article ? -1 : 1)).slice(0, COMPARED);
    return new Map(best.map(([other]) => [other, dot(weights, other.weights)]));
  };

  /** The affair that is most like an article, among those that are not over. */
  const nearest = (at: number, weights: ReadonlyMap<string, number>): Near | null => {
    const likeness = likest(at, weights);
    const ofAffair = new Map<string, { best: Map<string, number>; quiet: number }>();
    for (const [other, alike] of likeness) {
      const one = ofAffair.get(other.affair) ?? { best: new Map(), quiet: Number.POSITIVE_INFINITY };
      one.best.set(other.family, Math.max(alike, one.best.get(other.family) ?? 0));
      one.quiet = Math.min(one.quiet, Math.abs(at - other.at) / DAY);
      ofAffair.set(other.affair, one);
    }
    let found: Near | null = null;
    for (const [affair, { best, quiet }] of ofAffair) {
      const top = [...best.values()].sort((a, b) => b - a).slice(0, NEAREST);
      while (top.length < NEAREST) top.push(YOUNG * top[0]!);
      const alike = top.reduce((sum, one) => sum + one, 0) / NEAREST;
      const over = alike - ALIKE - ALIKE_A_DAY * quiet;
      if (!found || over > found.over || (over === found.over && affair < found.affair))
        found = { affair, alike, over };
    }
    return found;
  };

  for (const one of [...placed].sort(byTime)) keep(one, weighed(one));

  return {
    rarity,
    place: (articles) =>
      [...articles].sort(byTime).map((one) => {
        const weights = weighed(one);
        const near = nearest(one.at, weights);
        const known = (one.of === null ? undefined : affairOf.get(one.of)) ?? ofFamily.get(one.family);
        const joined = known ?? (near && near.over >= 0 ? near.affair : null);
        const affair = joined ?? founded(one.article, affairs);
        const { article, at, terms, family } = one;
        keep({ article, at, terms, family, affair }, weights);
        return { article, affair, likeness: near?.alike ?? 0, founded: joined === null };
      }),
  };
}

/** An affair as a report sees it: how alike, and by how much more than it has to be. */
interface Near {
  affair: string;
  alike: number;
  over: number;
}

function dot(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}

const byTime = (a: AffairProfile, b: AffairProfile): number => a.at - b.at || (a.article < b.article ? -1 : 1);

/** Index of the first of a list, which is in order of time, that is later than `at`. */
function after(list: readonly Entry[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function insert(list: Entry[], entry: Entry): void {
  const place = after(list, entry.at);
  if (place === list.length) list.push(entry);
  else list.splice(place, 0, entry);
}

/** An id that follows from the report that founds the affair, for use in addresses. */
function founded(article: string, taken: ReadonlySet<string>): string {
  let id = hash(article);
  for (let n = 2; taken.has(id); n++) id = hash(`${article} ${n}`);
  return id;
}

/** FNV-1a, 32 bits, in base 36, seven characters. */
function hash(text: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(36).padStart(7, '0');
}
