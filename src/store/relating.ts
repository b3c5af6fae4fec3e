import type { Article, Credit, Reading, Report, Span, Statement } from '../record/index.ts';

/** What an article is found by among all others, and what the choice of its parent looks at. */
export interface SketchRow {
  id: string;
  /** Of the version of the article and reading that it was made from. */
  version: string;
  outlet: string | null;
  credits: readonly Credit[];
  published: string | null;
  /** Words compared. */
  length: number;
  /** The calendar day as published, in days since 1970; null where it is not known. */
  day: number | null;
  /** Sorted distinct 32-bit hashes. */
  features: Uint32Array;
  /** Buckets of 31 bits in which it is looked for: by articles of near days, by those that quote the same, by copies of any day. */
  near: readonly number[];
  quoted: readonly number[];
  far: readonly number[];
}

/** How far an article can be had from another: shares of its words, 0 to 1; and whether the two tell of one event. */
export interface KinshipRow {
  article: string;
  other: string;
  verbatim: number;
  covered: number;
  pairs: number;
  event: boolean;
  /** Where the article credits the other's outlet, and whether the other credits the article's. */
  credit: Span | null;
  credited: boolean;
}

/** The parent of a copy with the evidence, as src/relate gives it. */
export interface DescentRow {
  of: string | null;
  kin: { verbatim: number; covered: number; pairs: number; score: number } | null;
  score: number;
  credit: Span | null;
  creditedOutlet: string | null;
  missing: boolean;
  siblings: readonly string[];
}

export type HeadRow = Pick<SketchRow, 'id' | 'outlet' | 'credits' | 'published' | 'length'>;

/** An article's place: what it hangs on in its chain of copies, and the head of the chain. */
export interface PlaceRow extends HeadRow {
  version: string;
  /** Null until it was looked for. */
  descent: DescentRow | null;
  up: string | null;
  head: string;
}

/** The head of a chain beside others of its event. */
export interface ChainRow extends HeadRow {
  /** Articles of the chain. */
  chain: number;
  leads: boolean;
  /** The head that its family gathers about. */
  leader: string;
}

/** What relating one article reads and writes, all in one transaction. Lists are looked up by index, never scanned. */
export interface RelatingWork {
  /** Keeps the article as it is until the end: a version that is saved meanwhile waits, and is related after. */
  hold(id: string): Promise<void>;
  /** The article with its reading; null where it is not in the record. */
  article(id: string): Promise<{ article: Article; reading: Reading } | null>;
  /**
   * Articles that share a bucket: of `near` and `quoted` those within `days` (both unknown counts as within), of `far` the others, where
   * they share as many as `meetings`. `met` says that it was one of `quoted`.
   */
  candidates(
    sketch: Pick<SketchRow, 'id' | 'day' | 'near' | 'quoted' | 'far'>,
    days: number,
    meetings: number,
  ): Promise<{ id: string; day: number | null; features: Uint32Array; met: boolean }[]>;
  /** Puts a sketch in; the article stands alone until it is placed. */
  putSketch(sketch: SketchRow): Promise<void>;
  /** What a sketch is made of; null where there is none. */
  sketch(id: string): Promise<Pick<SketchRow, 'id' | 'version' | 'day' | 'features' | 'quoted'> | null>;
  /** Takes a sketch out with its buckets and kinships. */
  dropSketch(sketch: Pick<SketchRow, 'id' | 'day' | 'near' | 'quoted' | 'far'>): Promise<void>;
  putKinships(rows: readonly KinshipRow[]): Promise<void>;
  /** The kinships of articles, with the other article of each. */
  kinships(articles: readonly string[]): Promise<(KinshipRow & { head: HeadRow })[]>;
  places(articles: readonly string[]): Promise<PlaceRow[]>;
  /** All articles of the chains that begin with these. */
  chainsOf(heads: readonly string[]): Promise<PlaceRow[]>;
  putPlaces(rows: readonly Pick<PlaceRow, 'id' | 'descent' | 'up' | 'head'>[]): Promise<void>;
  chains(heads: readonly string[]): Promise<ChainRow[]>;
  /** The chains that these heads lead. */
  ledBy(leaders: readonly string[]): Promise<ChainRow[]>;
  /** For heads of chains those that tell of the same event. */
  beside(heads: readonly string[]): Promise<{ of: string; chain: ChainRow }[]>;
  putChains(rows: readonly Pick<ChainRow, 'id' | 'chain' | 'leads' | 'leader'>[]): Promise<void>;
  /** Takes away what stands for a head where an article is none any more. */
  dropChains(ids: readonly string[]): Promise<void>;
  reportsOf(articles: readonly string[]): Promise<Report[]>;
  /** The families that articles are in by now, each with all its reports. */
  reportsWith(articles: readonly string[]): Promise<Report[]>;
  /** Puts families in, in place of those of the same articles and of these ids. */
  putFamilies(gone: readonly string[], reports: readonly Report[], statements: readonly Statement[]): Promise<void>;
  /** The article is related: it waits no more. */
  done(id: string): Promise<void>;
}

export interface Relating {
  /** Articles that were saved since they were last related, in order of arrival. */
  waiting(limit: number): Promise<string[]>;
  /** Whether articles wait: to be related, or, of those that came last, for a place in an affair. */
  isBehind(): Promise<boolean>;
  /**
   * Does the whole of relating, in many transactions, while no other program does; waits for its turn. `work` ends early where
   * the signal says so.
   */
  alone<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Does the work in one transaction. It may be done again from the start. */
  within<T>(work: (record: RelatingWork) => Promise<T>): Promise<T>;
}
