import type { Delivery, SavedSearch, SearchHit } from '../../record/index.ts';

/** What is sent of some hits of a search. */
export interface Message {
  /** Stays the same over all tries. */
  id: string;
  search: Pick<SavedSearch, 'id' | 'name' | 'query'>;
  /** How readers write the server's address; null where nobody said it. */
  origin: string | null;
  hits: (SearchHit & { address: string | null })[];
}

export function messageOf(
  { id }: Delivery,
  search: SavedSearch,
  hits: readonly SearchHit[],
  origin: string | null,
): Message {
  const { name, query } = search;
  const path = ({ article, sentence }: SearchHit): string =>
    `/articles/${encodeURIComponent(article)}${sentence === null ? '' : `#s${sentence}`}`;
  return {
    id,
    search: { id: search.id, name, query },
    origin,
    hits: hits.map((hit) => ({ ...hit, address: origin === null ? null : origin + path(hit) })),
  };
}
