import type { Article, Attribution, Commitment } from '../record/index.ts';

/**
 * What the pages are made from: rows of the record with their words. They are described here by shape, so that the
 * store's rows fit without this room knowing of the store.
 */
export type Head = Pick<Article, 'id' | 'title' | 'outlet' | 'url' | 'published'>;

/** Where a row stands: its article and the index of its sentence there. */
export interface Place {
  article: Head;
  sentence: number;
}

/** An attribution with the words of its roles; null where a role is not expressed. */
export interface Said extends Place {
  attribution: Attribution;
  source: string | null;
  cue: string | null;
  content: string;
}

/** A commitment, its words, and the attribution that reports it. */
export interface Undertaken extends Place {
  commitment: Commitment;
  words: string;
  reportedBy: Said | null;
}

/** The address of a sentence: what every line of every page links to. */
export const address = (place: Place): string => `/articles/${encodeURIComponent(place.article.id)}#s${place.sentence}`;
