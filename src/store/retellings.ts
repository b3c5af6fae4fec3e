import type { Drift, Report, Statement, Variant } from '../record/index.ts';
import type { ArticleHead } from './filters.ts';

/** Narrows a list of retellings. Every field that is given must hold. */
export interface RetellingFilter {
  kind?: Kept | Drift['kind'];
  /** The outlet that retells. */
  outlet?: string;
  /** The outlet that is retold. */
  of?: string;
  /** ISO dates or moments of the retelling's publication: from, inclusive, and before, exclusive. */
  since?: string;
  before?: string;
  /** Only drifts, or only what was kept. */
  faithful?: boolean;
  /** A drift's confidence is at least this, 0 to 1. */
  confidence?: number;
  limit?: number;
  offset?: number;
}

/** How a faithful variant keeps the words. */
export type Kept = 'verbatim' | 'light_edit' | 'paraphrase';

/** One thing that a copy did to a statement: a drift, or how it kept the words. */
export interface Retelling {
  statement: Pick<Statement, 'id' | 'speaker' | 'relay'>;
  kind: Kept | Drift['kind'];
  /** Null of what was kept. */
  drift: Drift | null;
  copy: Side;
  origin: Side;
}

export interface Side {
  article: ArticleHead;
  variant: Variant;
  /** The telling's words in its article, and of them those that changed; null where there are none. */
  words: string;
  changed: string | null;
  /** Index of its sentence in the article. */
  sentence: number;
}

/** What an outlet did to the statements that it had from others. */
export interface OutletRecord {
  outlet: string;
  /** Its reports in the record, by role. */
  reports: number;
  roles: Partial<Record<Report['role'], number>>;
  /** Statements that it had from another report, and of them those that keep what was said. */
  retold: number;
  faithful: number;
  /** For each kind how many; a variant may have several drifts. */
  kinds: Partial<Record<Retelling['kind'], number>>;
  /** Copies of its own statements elsewhere, and of them those that drifted. */
  retoldByOthers: number;
  driftedElsewhere: number;
}

export interface Retellings {
  /** Latest first. */
  list(filter?: RetellingFilter): Promise<Retelling[]>;
  count(filter?: RetellingFilter): Promise<number>;
  /** Outlets that copied or were copied, those with the most copies first. */
  outlets(): Promise<OutletRecord[]>;
  outlet(name: string): Promise<OutletRecord | null>;
}
