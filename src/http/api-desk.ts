import { z } from 'zod';
import { Article, Correction, Mark, SavedSearch, SearchHit } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { whoNow } from './keeps.ts';
import type { Route } from './openapi.ts';

const Head = Article.pick({ id: true, title: true, outlet: true, url: true, published: true });
const Kept = z.object({ correction: Correction, article: Head.nullable(), orphaned: z.boolean() });
/** A saved search without what signs its webhooks. */
const Search = SavedSearch.omit({ secret: true }).extend({ hits: z.array(SearchHit) });

const AskedCorrections = z.object({
  article: z.string().exactOptional().describe('Id of an article'),
  by: z.string().exactOptional().describe('Name of an account; "local" where nobody signs in'),
  state: z.enum(['standing', 'orphaned', 'undone']).exactOptional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
const AskedMarks = z.object({ article: z.string().exactOptional().describe('Id of an article') });
const LATEST = 100;

/** Corrections of everyone; marks and saved searches of whoever asks. */
export function deskApi(store: Store): Route[] {
  return [
    {
      path: '/api/corrections',
      summary: 'What people set right, newest first',
      query: AskedCorrections,
      answer: z.array(Kept),
      load: (query) => store.corrections.list(query as z.output<typeof AskedCorrections>),
    },
    {
      path: '/api/marks',
      summary: 'Your stars, notes and tags, those changed last first',
      query: AskedMarks,
      answer: z.array(Mark),
      load: (query) => store.marks.list(whoNow(), query as z.output<typeof AskedMarks>),
    },
    {
      path: '/api/searches',
      summary: 'Your saved searches and what they found in new reports',
      query: z.object({}),
      answer: z.array(Search),
      load: async () => {
        const saved = await store.searches.list(whoNow());
        return Promise.all(
          saved.map(async ({ secret: _, ...search }) => ({
            ...search,
            hits: await store.searches.hits(search.id, LATEST),
          })),
        );
      },
    },
  ];
}
