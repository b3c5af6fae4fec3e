import type { Context, Hono } from 'hono';
import { atomOf, jsonFeedOf } from '../../brief/index.ts';
import { Failure, SavedSearch } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { field, fields } from '../form.ts';
import { whoOf } from '../keeps.ts';
import { newSearch, newSecrets } from '../new-search.ts';
import { searchHref, searchPage } from '../pages/search.ts';
import { searchesPage } from '../pages/searches.ts';
import { pageNumber } from '../parts/pages.ts';
import { searched } from '../searching.ts';
import { visitOf } from '../visit.ts';

/** What is said after a change, by the word in the address. */
const DONE: Readonly<Record<string, string>> = {
  saved: 'The search is saved. What new reports bring is told here and in its feed.',
  set: 'The alerts of this search are set.',
  removed: 'The search is gone, with its alerts.',
  secret: 'The feed has a new address, and webhooks a new secret.',
};

/** Entries of a feed. */
const FEED = 100;
/** Hits and deliveries of a search on its page. */
const SHOWN = 10;

/** Search, saved searches and how they tell of what is new. `mail` says whether e-mail can be sent. */
export function searchRoutes(app: Hono, store: Store, mail: boolean): void {
  const { searches } = store;

  app.get('/search', async (context) => {
    const who = whoOf(context);
    const page = pageNumber(context.req.query('page'));
    const [result, saved] = await Promise.all([
      searched(store, context.req.query('q') ?? '', { page, who }),
      searches.list(who),
    ]);
    return context.html(searchPage(result, saved, DONE[context.req.query('done') ?? ''] ?? null));
  });

  app.get('/searches', async (context) => {
    const saved = await searches.list(whoOf(context));
    const all = await Promise.all(
      saved.map(async (search) => ({
        search,
        hits: await searches.hits(search.id, SHOWN),
        deliveries: await searches.deliveries(search.id, SHOWN),
      })),
    );
    return context.html(searchesPage(all, { mail, done: DONE[context.req.query('done') ?? ''] ?? null }));
  });

  app.post('/searches', async (context) => {
    const form = await fields(context);
    const query = field(form, 'query').trim().slice(0, 1000);
    const name = field(form, 'name').trim() || query.slice(0, 120);
    const search = checked(newSearch({ name, query }, whoOf(context)));
    await searches.save(search);
    return context.redirect(`${searchHref(query)}&done=saved`, 303);
  });

  const own = async (context: Context): Promise<SavedSearch> => {
    const id = context.req.param('id') ?? '';
    const search = await searches.load(id);
    if (!search || search.who !== whoOf(context))
      throw new Failure('not_found', 'You have no such search.', { value: id });
    return search;
  };

  app.post('/searches/:id', async (context) => {
    const search = await own(context);
    const form = await fields(context);
    const text = (name: string): string | null => field(form, name).trim() || null;
    await searches.save(
      checked({
        ...search,
        name: text('name') ?? search.name,
        webhook: webhookOf(text('webhook')),
        email: mail ? emailOf(text('email')) : search.email,
        ...(field(form, 'renew') === 'yes' ? newSecrets() : {}),
      }),
    );
    return context.redirect(`/searches?done=${field(form, 'renew') === 'yes' ? 'secret' : 'set'}#${search.id}`, 303);
  });

  app.post('/searches/:id/remove', async (context) => {
    const search = await own(context);
    await searches.remove(search.who, search.id);
    return context.redirect('/searches?done=removed', 303);
  });

  for (const [ending, write, type] of [
    ['atom', atomOf, 'application/atom+xml; charset=utf-8'],
    ['json', jsonFeedOf, 'application/feed+json; charset=utf-8'],
  ] as const)
    app.get(`/alerts/:feed{[\\w-]+\\.${ending}}`, async (context) => {
      const feed = context.req.param('feed').slice(0, -ending.length - 1);
      const search = await searches.byFeed(feed);
      if (!search) throw new Failure('not_found', 'There is no such feed.');
      const { origin } = visitOf(context);
      const body = write(search, await searches.hits(search.id, FEED), origin, context.req.path);
      return context.body(body, 200, { 'Content-Type': type });
    });
}

function checked(search: SavedSearch): SavedSearch {
  const parsed = SavedSearch.safeParse(search);
  if (parsed.success) return parsed.data;
  throw new Failure('bad_argument', 'A saved search needs a name and something to look for.', {
    value: parsed.error.issues[0]?.path.join('.') ?? null,
  });
}

function webhookOf(given: string | null): string | null {
  if (given === null) return null;
  const url = URL.parse(given);
  if (url && /^https?:$/u.test(url.protocol) && !url.username && !url.password) return url.href.slice(0, 2000);
  throw new Failure('bad_argument', 'This is no address that a webhook can be sent to.', {
    value: given,
    advice: 'Write it as https://hooks.example.org/rapporteur.',
  });
}

function emailOf(given: string | null): string | null {
  if (given === null || /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]{1,190}$/u.test(given)) return given;
  throw new Failure('bad_argument', 'This is no e-mail address.', { value: given });
}
