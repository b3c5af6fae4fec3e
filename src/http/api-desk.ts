import { z } from 'zod';
import { Article, Correction, Failure, LINES, Mark, SavedSearch, SearchHit, TAG } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import { placedIn } from '../text/index.ts';
import { correctionFrom, FLAGS, lineNamed } from './correcting.ts';
import { whoNow } from './keeps.ts';
import { newSearch } from './new-search.ts';
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

const NewCorrection = z.object({
  article: z.string(),
  /** The line, as the addresses of its form name it. */
  target: z.object({
    line: z.string().exactOptional().describe('Id of a statement, such as a3'),
    commitment: z.string().exactOptional().describe('Where its words begin and end: 412-530'),
    event: z.string().exactOptional().describe('Where its words begin and end'),
    add: z.enum(LINES).exactOptional().describe('What the machine missed'),
  }),
  strike: z.boolean().default(false).describe('It is no such line at all'),
  values: z
    .record(z.string(), z.string())
    .default({})
    .describe('Labels, names, and words just as they stand in the text, by the names of the fields; yes and no'),
  reason: z.string().max(500).nullable().default(null),
});
const NewMark = z.object({
  article: z.string(),
  line: z.string().nullable().default(null).describe('Id of a statement; null for the article itself'),
  starred: z.boolean().exactOptional(),
  read: z.boolean().exactOptional(),
  note: z.string().max(4000).nullable().exactOptional(),
  tags: z.array(TAG).max(20).exactOptional(),
});
const NewSearch = SavedSearch.pick({ name: true, query: true });

async function corrected(store: Store, given: z.output<typeof NewCorrection>): Promise<Correction> {
  const reading = await store.reading(given.article);
  if (!reading) throw new Failure('not_found', 'No article of the record has this id.', { value: given.article });
  const target = lineNamed(reading, given.target as Record<string, string>);
  const asked = FLAGS[target.kind].filter((name) => name in given.values).map((name) => [`${name}-asked`, 'yes']);
  const form = {
    ...given.values,
    ...Object.fromEntries(asked),
    ...{ reason: given.reason ?? '', deed: given.strike ? 'strike' : '' },
  };
  return correctionFrom(store, reading, target, form, whoNow());
}

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
      path: '/api/corrections',
      method: 'post',
      summary: 'Sets a line right, strikes it, or adds one that was missed; for editors',
      query: z.object({}),
      body: NewCorrection,
      answer: z.object({ correction: Correction, orphaned: z.boolean() }),
      load: async (_, __, body) => {
        const correction = await corrected(store, body as z.output<typeof NewCorrection>);
        return { correction, ...(await store.corrections.add(correction)) };
      },
    },
    {
      path: '/api/corrections/{id}',
      method: 'delete',
      summary: 'Undoes a correction, which stays on the list; for editors',
      query: z.object({}),
      answer: Kept,
      load: async (_, id) => {
        if (await store.corrections.undo(id, whoNow(), new Date().toISOString())) return store.corrections.load(id);
        throw new Failure('not_found', 'There is no such correction, or it is undone already.', { value: id });
      },
    },
    {
      path: '/api/marks',
      summary: 'Your stars, notes and tags, those changed last first',
      query: AskedMarks,
      answer: z.array(Mark),
      load: (query) => store.marks.list(whoNow(), query as z.output<typeof AskedMarks>),
    },
    {
      path: '/api/marks',
      method: 'post',
      summary: 'Stars, notes, tags or marks as read; what is not given stays',
      query: z.object({}),
      body: NewMark,
      answer: Mark,
      load: async (_, __, body) => {
        const { article, line, ...change } = body as z.output<typeof NewMark>;
        const reading = await store.reading(article);
        const said = line === null ? null : reading?.attributions.find(({ id }) => id === line);
        if (!reading || said === undefined)
          throw new Failure('not_found', 'The record has no such article, or the article no such line.', {
            value: article,
          });
        const anchors = said && placedIn(reading.text, said.content);
        return store.marks.set(whoNow(), article, anchors, change, new Date().toISOString());
      },
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
    {
      path: '/api/searches',
      method: 'post',
      summary: 'Keeps a search, to be told of what is new in it',
      query: z.object({}),
      body: NewSearch,
      answer: SavedSearch,
      load: async (_, __, body) => {
        const search = newSearch(body as z.output<typeof NewSearch>, whoNow());
        await store.searches.save(search);
        return search;
      },
    },
    {
      path: '/api/searches/{id}',
      method: 'delete',
      summary: 'Removes a search, with its alerts',
      query: z.object({}),
      answer: z.object({ removed: z.boolean() }),
      load: async (_, id) => {
        if (await store.searches.remove(whoNow(), id)) return { removed: true };
        throw new Failure('not_found', 'You have no such search.', { value: id });
      },
    },
  ];
}
