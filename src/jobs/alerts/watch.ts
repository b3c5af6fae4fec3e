import { asksForStatements, type Query, queryOf, type SavedSearch } from '../../record/index.ts';
import type { NewHit, Store, StoredAttribution } from '../../store/index.ts';
import { aroundOf, askedOf } from '../asked.ts';

/** Articles that are looked at before what was found in them is kept. */
const AT_ONCE = 50;
/** Statements of one article that a search may find. */
const MOST = 200;

/**
 * Tries every saved search on the articles that came in since it was saved and since the last time, and keeps what it finds: each hit once, also
 * where the program is ended in the middle. Answers how many hits are new.
 */
export async function watch(store: Store): Promise<number> {
  let fresh = 0;
  for (;;) {
    const articles = await store.searches.unwatched(AT_ONCE);
    if (articles.length === 0) return fresh;
    const searches = await store.searches.list();
    const hits: NewHit[] = [];
    for (const search of searches)
      for (const { article, at } of articles)
        if (at >= search.added) hits.push(...(await found(store, search, article)));
    fresh += await store.searches.watched(
      articles.map(({ article }) => article),
      hits,
      new Date().toISOString(),
    );
  }
}

/** What a search finds in one article. */
async function found(store: Store, search: SavedSearch, article: string): Promise<NewHit[]> {
  const query = queryOf(search.query);
  if (asksForStatements(query)) {
    const rows = await store.attributions({ ...askedOf(query, search.who), article, limit: MOST });
    return rows.map((row) => statement(search.id, row));
  }
  return inArticle(store, search, query, article);
}

async function inArticle(store: Store, search: SavedSearch, query: Query, article: string): Promise<NewHit[]> {
  const filter = { ...aroundOf(query, search.who), article };
  const [head] = await store.articles({ ...filter, ...(query.words ? { about: query.words } : {}) });
  if (!head) return [];
  const { hits } = query.words ? await store.search(query.words, { ...filter, limit: 1 }) : { hits: [] };
  const words = hits[0]?.snippet.map(({ text }) => text).join('') ?? head.title ?? '';
  const { title, outlet, published } = head;
  return [
    {
      search: search.id,
      article,
      place: '',
      title,
      outlet,
      published,
      sentence: null,
      speaker: null,
      act: null,
      words,
    },
  ];
}

function statement(search: string, { article, attribution, sentence, source, content }: StoredAttribution): NewHit {
  const { title, outlet, published } = article;
  const spans = attribution.content;
  return {
    ...{ search, article: article.id, place: `${spans[0]!.start}-${spans.at(-1)!.end}`, title, outlet, published },
    ...{ sentence, speaker: attribution.speaker?.name ?? source, act: attribution.act, words: content },
  };
}
