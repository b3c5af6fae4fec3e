import type { Affair, AffairName, Decision, MadeDecision } from '../record/index.ts';
import type { Filter } from './filters.ts';

/** An article with its place among the affairs. */
export interface AffairReport {
  article: string;
  affair: string;
  /** Id of its family. */
  family: string;
  /** Publication in milliseconds since 1970; 0 where it is not known. */
  at: number;
  terms: (readonly [term: string, weight: number])[];
}

export interface AffairFilter {
  /** Words that the name must have. */
  named?: string;
  /** Only affairs that this reader follows. */
  followedBy?: string;
  /** Only affairs with an article that came into the record after this ISO instant. */
  addedSince?: string;
  /** Only affairs of at least so many families. */
  families?: number;
  /** Only affairs of more than one report. */
  severalReports?: boolean;
  limit?: number;
  offset?: number;
}

/** An affair with what of it a filter's articles are. */
export interface ActiveAffair {
  affair: Affair;
  reports: number;
  families: number;
}

/** A day of an affair: ISO date as the reports give it. */
export interface AffairDay {
  day: string;
  reports: number;
  copies: number;
}

/** Affairs: which articles are of one, what they are called, and what readers decided about them and about issues. */
export interface Affairs {
  /** The one whose last report is latest first. */
  list(filter?: AffairFilter): Promise<Affair[]>;
  count(filter?: AffairFilter): Promise<number>;
  load(id: string): Promise<Affair | null>;
  /** Affairs with reports among the filter's articles, those with most families there first. */
  active(filter?: Filter): Promise<ActiveAffair[]>;
  /** Of the filter's articles: how many affairs they are of, and how many of them tell again what another report told. */
  activity(filter?: Filter): Promise<{ affairs: number; copies: number }>;
  /** Reports of each affair day by day, earliest first; those that copy another are counted among `copies`. */
  days(affairs: readonly string[]): Promise<Map<string, AffairDay[]>>;
  /** How many articles came into the record after an ISO instant. */
  addedSince(at: string): Promise<number>;
  /** Who stands where in an affair, as it was kept; null where a reading has changed since, or nothing was kept. */
  positions(affair: string): Promise<string | null>;
  /** Keeps positions, as JSON. */
  keepPositions(affair: string, body: string): Promise<void>;
  /** Forgets the positions that are kept of an affair, or of those in which an issue stands; without either, all. */
  forgetPositions(of?: { affair?: string; issue?: string }): Promise<void>;
  /** Names of affairs, those without a report too. */
  names(affairs: readonly string[]): Promise<Map<string, string>>;
  /** Affairs whose positions are not kept, the latest first. */
  withoutPositions(): Promise<string[]>;
  /** The affair that all reports of this one were given to: its own id where it stands; null where there is none. */
  standing(id: string): Promise<string | null>;
  /** The affair of each article that has one. */
  of(articles: readonly string[]): Promise<Map<string, string>>;
  /** Ids of articles that were not placed yet. */
  unplaced(): Promise<string[]>;
  /** Articles with their places, published at `since` or later (milliseconds since 1970). */
  placed(since: number): Promise<AffairReport[]>;
  /** Places articles; those that have their place keep it. */
  place(reports: readonly AffairReport[]): Promise<void>;
  /** Says what affairs are called by their own words. */
  name(names: ReadonlyMap<string, AffairName>): Promise<void>;
  /** Every decision, oldest first, undone ones too. */
  decisions(kinds?: 'affair' | 'issue'): Promise<MadeDecision[]>;
  /** @throws Failure `not_found` where it names an affair or article that is not there */
  decide(decision: Decision, by: { who: string; at: string }): Promise<MadeDecision>;
  /** False where there is no such decision, or it is undone. */
  undo(decision: number, by: { who: string; at: string }): Promise<boolean>;
  follow(reader: string, affair: string, at: string | null): Promise<void>;
  followedBy(reader: string): Promise<string[]>;
}
