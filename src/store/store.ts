import type { Actor, Article, Commitment, Event, Reading, Report, Statement } from '../record/index.ts';
import type { Accounts, Audit } from './access.ts';
import type { Affairs } from './affair-book.ts';
import type { Corrections, ReaderMarks, Searches } from './desk.ts';
import type { ArticleHead, AttributionFilter, CommitmentFilter, EventFilter, Filter, Saved } from './filters.ts';
import type { Feeds, Versions } from './following.ts';
import type { Received } from './received.ts';
import type { Relating } from './relating.ts';
import type { Retellings } from './retellings.ts';
import type { Placed, StoredAttribution } from './said.ts';

export type * from './filters.ts';
export type * from './said.ts';

export interface StoredCommitment extends Placed {
  commitment: Commitment;
  words: string;
  /** The attribution that reports it. */
  reportedBy: StoredAttribution | null;
}
export interface StoredEvent extends Placed {
  event: Event;
  words: string;
  time: string | null;
}
export interface StoredActor {
  actor: Actor;
  statements: number;
  commitments: number;
  events: number;
}

export interface Hit {
  kind: 'article' | 'statement';
  article: ArticleHead;
  /** Of a statement: its attribution's id and sentence. */
  attribution: string | null;
  sentence: number | null;
  speaker: string | null;
  /** The text around the match in pieces; `match` pieces are to be marked. */
  snippet: { text: string; match: boolean }[];
}

export interface Counts {
  articles: number;
  attributions: number;
  unnamed: number;
  commitments: number;
  events: number;
  actors: number;
  /** Publication of the earliest and the latest article. */
  first: string | null;
  last: string | null;
}

/** How far a record reaches: what pages ask of it before they are narrowed, without counting all that is in it. */
export type Extent = Pick<Counts, 'articles' | 'first' | 'last'>;

/** Reports and statements that a filter lets through. */
export type Tally = Pick<Counts, 'articles' | 'attributions' | 'unnamed'>;

/** The record on disk. An article and all its rows are saved in one transaction; what `save` has answered for is never lost. */
export interface Store {
  save(article: Article, reading: Reading): Promise<Saved>;
  article(id: string): Promise<Article | null>;
  reading(id: string): Promise<Reading | null>;
  /** Newest first. */
  articles(filter?: Filter): Promise<ArticleHead[]>;
  /** Newest article first, then in the order of the text. */
  attributions(filter?: AttributionFilter): Promise<StoredAttribution[]>;
  commitments(filter?: CommitmentFilter): Promise<StoredCommitment[]>;
  /** By start, events without a date last. */
  events(filter?: EventFilter): Promise<StoredEvent[]>;
  /** Most quoted first. */
  actors(filter?: Filter): Promise<StoredActor[]>;
  actor(id: string): Promise<Actor | null>;
  /** Best first, among the latest five hundred articles and statements that match. `total` counts hits, where that takes long to 5,000 of each. A query that cannot be read is taken as plain words, never an error. */
  search(query: string, filter?: Filter): Promise<{ total: number; hits: Hit[] }>;
  counts(filter?: Filter): Promise<Counts>;
  extent(): Promise<Extent>;
  tally(filter?: Filter): Promise<Tally>;
  /** Replaces what `relate` found: reports by article, statements by family. */
  saveRelations(reports: Report[], statements: Statement[]): Promise<void>;
  report(article: string): Promise<Report | null>;
  family(id: string): Promise<Report[]>;
  reports(filter?: Filter): Promise<Report[]>;
  statement(id: string): Promise<Statement | null>;
  statements(filter?: Filter): Promise<Statement[]>;
  /** Relating articles as they come: what is waiting, and what it reads and writes. */
  readonly relating: Relating;
  /** What copies did to statements, and what each outlet did. */
  readonly retellings: Retellings;
  /** What people set right. */
  readonly corrections: Corrections;
  /** What readers keep for themselves. */
  readonly marks: ReaderMarks;
  readonly searches: Searches;
  /** Which reports are of one affair, and what readers decided about affairs and issues. */
  readonly affairs: Affairs;
  /** What is followed, and what it told of. */
  readonly feeds: Feeds;
  /** Files that were sent and wait to be read. */
  readonly received: Received;
  /** The states of articles over time. */
  readonly versions: Versions;
  /** Who may come in. */
  readonly accounts: Accounts;
  /** Who changed what. */
  readonly audit: Audit;
  close(): Promise<void>;
}
