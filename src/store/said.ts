import type { Attribution } from '../record/index.ts';
import type { ArticleHead } from './filters.ts';

export interface Placed {
  article: ArticleHead;
  /** Index of the sentence in the article where it stands: the page's anchor `#s12`. */
  sentence: number;
}
/** A row of the record with its words, ready to be shown. */
export interface StoredAttribution extends Placed {
  attribution: Attribution;
  /** The words of each role; null where the role is not expressed. */
  source: string | null;
  cue: string | null;
  content: string;
}
