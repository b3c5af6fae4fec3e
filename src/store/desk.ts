import type {
  Act,
  Actor,
  Anchor,
  Correction,
  Delivery,
  Mark,
  Reading,
  SavedSearch,
  SearchHit,
  SourceKind,
} from '../record/index.ts';
import type { ArticleHead, AttributionFilter, Filter } from './filters.ts';
import type { StoredAttribution } from './said.ts';

/** A correction with where it stands. */
export interface KeptCorrection {
  correction: Correction;
  /** Null where the record no longer has the article. */
  article: ArticleHead | null;
  /** Whether its words, or the line that it is of, are not in the article's reading any more. */
  orphaned: boolean;
}

export interface CorrectionFilter {
  article?: string;
  by?: string;
  /** `standing`: applied; `orphaned`: kept, but without a place; `undone`. All of them unless given. */
  state?: 'standing' | 'orphaned' | 'undone';
  limit?: number;
  offset?: number;
}

/**
 * What people set right. Rows of the record are of the corrected reading, so that lists, filters, counts and full text
 * answer by it; the machine's reading is kept whole beside.
 */
export interface Corrections {
  /**
   * Keeps a correction and applies it, in one transaction.
   * @throws Failure `not_found` where the record has no such article
   */
  add(correction: Correction): Promise<{ orphaned: boolean }>;
  /** False where there is none, or it is undone already. */
  undo(id: string, by: string, at: string): Promise<boolean>;
  load(id: string): Promise<KeptCorrection | null>;
  /** Newest first. */
  list(filter?: CorrectionFilter): Promise<KeptCorrection[]>;
  /** How many there are of each state. */
  count(): Promise<{ standing: number; orphaned: number; undone: number }>;
  /** The reading as the machine made it. */
  machine(article: string): Promise<Reading | null>;
  /** The actor of a name, upper and lower case aside; the one most quoted where several share it. */
  actorNamed(name: string): Promise<Actor | null>;
}

export interface MarkChange {
  starred?: boolean;
  /** Null or empty takes it away. */
  note?: string | null;
  tags?: readonly string[];
  read?: boolean;
}

/** What readers keep for themselves: stars, notes, tags, what they have read. */
export interface ReaderMarks {
  /** Of one article or of all; those changed last first. Marks of reading alone are left out unless an article is named. */
  list(who: string, filter?: { article?: string; limit?: number }): Promise<Mark[]>;
  /**
   * Sets what is given and leaves the rest. `anchors` are the words of a statement; null for the article itself.
   * @throws Failure `not_found` where the record has no such article
   */
  set(who: string, article: string, anchors: readonly Anchor[] | null, change: MarkChange, at: string): Promise<Mark>;
  /** Those of the articles that were read. */
  read(who: string, articles: readonly string[]): Promise<ReadonlySet<string>>;
  /** Every tag of a reader, the most used first. */
  tags(who: string): Promise<{ tag: string; marks: number }[]>;
}

/** How many statements there are of each value, the most first. */
export interface Facets {
  /** All statements that match, copies included. */
  total: number;
  outlets: { value: string; n: number }[];
  acts: { value: Act; n: number }[];
  speakers: { value: string; n: number }[];
  sources: { value: SourceKind; n: number }[];
  /** ISO months, latest first. */
  months: { value: string; n: number }[];
}

/** Saved searches, what they found in new articles, and its way to whoever asked. */
export interface Searches {
  /** Of one reader or of all, by name. */
  list(who?: string): Promise<SavedSearch[]>;
  load(id: string): Promise<SavedSearch | null>;
  byFeed(feed: string): Promise<SavedSearch | null>;
  save(search: SavedSearch): Promise<void>;
  /** Takes its hits and deliveries with it. False where this reader has no such search. */
  remove(who: string, id: string): Promise<boolean>;
  facets(filter: AttributionFilter): Promise<Facets>;
  /** The statements that `facets` counts, newest article first: as `attributions`, made for filters that let much through. */
  statements(filter: AttributionFilter): Promise<StoredAttribution[]>;
  /** How many articles a filter lets through. */
  articles(filter: Filter): Promise<number>;

  /**
   * Articles that came in, or came with other words, and that no search was tried on yet; at most so many, the earliest
   * first, with when that was. Another reading of the same words is not among them.
   */
  unwatched(limit: number): Promise<{ article: string; at: string }[]>;
  /**
   * Keeps what searches found in articles and takes these off the list of the unwatched, in one transaction: whatever ends
   * the program, each hit is kept once. A hit that is known is not kept again. Hits go on their way by every channel that
   * their search names.
   */
  watched(articles: readonly string[], hits: readonly NewHit[], at: string): Promise<number>;
  /** Newest first. */
  hits(search: string, limit?: number): Promise<SearchHit[]>;
  /** Of one search, newest first. */
  deliveries(search: string, limit?: number): Promise<Delivery[]>;
  /**
   * Takes deliveries whose time has come, with all that sending takes. They are due again at `again`, unless what became of
   * them is noted before, so that no two programs send the same one at the same time.
   */
  due(
    now: string,
    again: string,
    limit: number,
  ): Promise<{ delivery: Delivery; search: SavedSearch; hits: SearchHit[] }[]>;
  delivered(id: string, at: string): Promise<void>;
  /** Notes a try that failed; `nextTry` null gives the delivery up. */
  failed(id: string, problem: string, nextTry: string | null): Promise<void>;
}

/** A hit that is not kept yet. `place` tells statements of one article apart; empty for the article itself. */
export type NewHit = Omit<SearchHit, 'n' | 'found'> & { place: string };
