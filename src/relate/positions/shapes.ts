import type { Commitment, Span } from '../../record/index.ts';

/** Where a stance stands in the record. Spans point into the article's text. */
export interface Evidence {
  article: string;
  outlet: string | null;
  /** As the article gives it; null where it does not. */
  published: string | null;
  span: Span[];
  /** Index of the sentence in which it begins. */
  sentence: number;
  /** The words that the spans cover. */
  words: string;
  /** The attribution that reports it; null where the article says it in its own voice. */
  attribution: string | null;
  /** Sources from the outermost to the innermost, [] in the article's own voice. */
  relay: string[];
  /** Whether the actor's own words are reported, not what another says of them. */
  own: boolean;
}

/** What an actor stands for on an issue at one time, as one report tells it. */
export interface Stance {
  act: Commitment['act'] | 'request';
  polarity: Commitment['polarity'];
  firmness: Commitment['firmness'];
  /** Of at most eight words of the text; null where the text gives none. */
  about: string | null;
  /** The words of each condition. */
  conditions: string[];
  due: string | null;
  evidence: Evidence;
}

export const MOVES = ['first', 'repeated', 'strengthened', 'weakened', 'reversed'] as const;
export type Move = (typeof MOVES)[number];

/** A stance with how it moved from the actor's stance before. Moves compare what was said, not what it meant for others. */
export interface Turn {
  move: Move;
  stance: Stance;
}

/** Two reports that cannot both be so: within three days of each other, opposite in polarity, and not both in the actor's own words. */
export interface Contradiction {
  one: Stance;
  other: Stance;
}

/** An actor's position on an issue: one cell of the matrix. */
export interface Position {
  issue: string;
  /** Id of the actor, or the folded name where the record has no id. */
  key: string;
  name: string;
  actor: string | null;
  latest: Stance;
  /** From the first to the last. */
  history: Turn[];
  contradictions: Contradiction[];
}

/** What several stances are about. Its id never changes once it is there, whatever comes in later. */
export interface Issue {
  /** `issue/` and a hash of the stance that founded it, or the id of a pinned issue. */
  id: string;
  /** The user's name, or the gist of the founding stance. */
  name: string;
  pinned: boolean;
  /** Keys of the actors with a position on it, by name. */
  actors: string[];
}

/** An issue that the user keeps: every stance with one of its phrases belongs to it before any other. */
export interface PinnedIssue {
  id: string;
  name: string;
  /** Words or phrases; all words of one of them must be in the stance. */
  phrases: string[];
}

export interface IssueWishes {
  pinned?: readonly PinnedIssue[];
  /** Names by issue id. */
  named?: Readonly<Record<string, string>>;
  /** Issue ids that are now part of another. */
  merged?: Readonly<Record<string, string>>;
}

export const STATUSES = ['open', 'repeated', 'diluted', 'reversed', 'fulfilled', 'lapsed'] as const;
export type Status = (typeof STATUSES)[number];

/** An undertaking through time. Each step has the report that shows it; without a report nothing changes. */
export interface Undertaking {
  issue: string;
  key: string;
  holder: string;
  actor: string | null;
  about: string | null;
  due: string | null;
  status: Status;
  steps: { status: Status; date: string | null; evidence: Evidence }[];
}

export interface Positions {
  /** By the number of their actors, then by id. */
  issues: Issue[];
  positions: Position[];
  undertakings: Undertaking[];
}
