import type { Article, Attribution, Commitment, Event } from '../record/index.ts';

/** The head of an article, as lists show it. */
export type ArticleHead = Pick<Article, 'id' | 'title' | 'outlet' | 'url' | 'published'>;

/** Narrows a list. Every field that is given must hold; dates compare with the article's publication. */
export interface Filter {
  /** Words that the article must have, in the syntax of `search`. */
  about?: string;
  /** ISO date or date and time, inclusive. */
  since?: string;
  /** ISO date or date and time, exclusive. */
  before?: string;
  outlet?: string;
  /** Id of an actor: the speaker, holder or participant. */
  actor?: string;
  article?: string;
  /** Ids of articles; of none where it is empty. */
  among?: readonly string[];
  /** Id of an affair. */
  affair?: string;
  /** Came into the record after this ISO instant. */
  addedSince?: string;
  /** What a reader's own marks of it must be. */
  marks?: MarkFilter;
  limit?: number;
  offset?: number;
}

export interface AttributionFilter extends Filter {
  sourceKind?: Attribution['sourceKind'];
  act?: Attribution['act'];
  /** Words that the statement itself, or its speaker's name, must have, in the syntax of `search`. */
  said?: string;
  /** Beginnings of words that its speaker's name or the words for its source must have; accents and case aside. */
  speaker?: string;
  /** The same of those to whom a commitment that it reports is made. */
  to?: string;
}

export interface CommitmentFilter extends Filter {
  act?: Commitment['act'];
  /** Id of the actor to whom it is undertaken. */
  towards?: string;
}

export interface EventFilter extends Filter {
  /** Events that start on or after this ISO date. */
  from?: string;
  /** Events that start before this ISO date. */
  until?: string;
  status?: Event['status'];
}

/** Which of a reader's own marks a row must have; every field that is given must hold. */
export interface MarkFilter {
  who: string;
  starred?: true;
  noted?: true;
  tag?: string;
  /** Whether the article was read. */
  read?: boolean;
}

/** What became of an article that was saved. */
export type Saved = 'added' | 'replaced' | 'unchanged';
