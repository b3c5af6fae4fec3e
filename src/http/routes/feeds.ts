import type { Context, Hono } from 'hono';
import { may } from '../../access/index.ts';
import { count } from '../../brief/index.ts';
import { type Fetcher, followOpml, opmlOf } from '../../jobs/index.ts';
import { Failure, type Feed } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { field, fields } from '../form.ts';
import { feedPage } from '../pages/feed.ts';
import { choicePage, feedHref, feedsPage } from '../pages/feeds.ts';
import { pageNumber } from '../parts/pages.ts';
import { roundProgress } from '../parts/round.ts';
import { visitOf } from '../visit.ts';

const now = (): string => new Date().toISOString();

/** What is said on the page that follows a change, by the word in its address. */
const DONE: Readonly<Record<string, (n: string) => string>> = {
  followed: (n) => `${count(Number(n), 'feed')} followed. What they have is fetched next.`,
  known: () => 'That is followed already.',
  paused: () => 'The feed is paused.',
  resumed: () => 'The feed is visited again.',
  removed: () => 'The feed is gone; its articles stay.',
  fetching: () => 'Fetching has begun.',
};

function doneOf(context: Context): string | null {
  const [word = '', n = '1'] = (context.req.query('done') ?? '').split('-');
  return DONE[word]?.(/^\d{1,6}$/u.test(n) ? n : '1') ?? null;
}

/** What is followed: list, health, subscribing, OPML in and out, fetching now. */
export function feedRoutes(app: Hono, store: Store, fetcher: Fetcher | null): void {
  const { feeds } = store;
  const rights = (context: Context) => ({
    mayChange: fetcher !== null && may(visitOf(context).visitor, 'editor'),
    fetches: fetcher !== null,
  });
  const needed = (): Fetcher => {
    if (fetcher) return fetcher;
    throw new Failure('not_allowed', 'This server does not visit feeds.', {
      advice: 'Use the command line: rapporteur follow, rapporteur fetch.',
    });
  };
  const feedOf = async (context: Context): Promise<Feed> => {
    const id = context.req.param('id') ?? '';
    const feed = await feeds.load(id);
    if (!feed) throw new Failure('not_found', 'No feed that is followed has this id.', { value: id });
    context.set('subject', feed.title ?? feed.address);
    return feed;
  };

  app.get('/feeds', async (context) => {
    const [all, due] = await Promise.all([feeds.list(), feeds.due(now())]);
    return context.html(
      feedsPage({
        feeds: all,
        due,
        round: fetcher?.round ?? null,
        ...rights(context),
        done: doneOf(context),
        page: pageNumber(context.req.query('page')),
      }),
    );
  });

  app.get('/feeds.opml', async (context) =>
    context.body(await opmlOf(store), 200, {
      'Content-Type': 'text/x-opml; charset=utf-8',
      'Content-Disposition': 'attachment; filename="feeds.opml"',
    }),
  );

  app.get('/feeds/round', (context) => {
    const round = fetcher?.round ?? null;
    if (!round) return context.body(null, 204);
    context.header('X-Going', round.ended === null ? 'yes' : 'no');
    return context.html(roundProgress(round));
  });

  app.post('/feeds', async (context) => {
    const form = await fields(context);
    const address = field(form, 'address').trim();
    const folder = field(form, 'folder').trim().slice(0, 100) || null;
    context.set('subject', address);
    const known = await feeds.load(address);
    if (known) return context.redirect('/feeds?done=known', 303);
    const found = await needed().find(addressOf(address));
    if (found.length > 1) return context.html(choicePage(address, found, folder));
    return followed(context, await needed().follow(found, folder));
  });

  app.post('/feeds/chosen', async (context) => {
    const form = await context.req.parseBody({ all: true });
    const chosen = [form['feed'] ?? []].flat().filter((one) => typeof one === 'string');
    const folder = typeof form['folder'] === 'string' ? form['folder'].trim().slice(0, 100) || null : null;
    context.set('subject', chosen.join(' '));
    if (chosen.length === 0)
      throw new Failure('bad_argument', 'No feed was chosen.', { advice: 'Go back and choose at least one.' });
    const found = await Promise.all(chosen.slice(0, 30).map((address) => needed().find(addressOf(address))));
    return followed(
      context,
      await needed().follow(
        found.map(([first]) => first!),
        folder,
      ),
    );
  });

  app.post('/feeds/opml', async (context) => {
    const file = (await fields(context))['opml'];
    if (!(file instanceof File) || file.size === 0)
      throw new Failure('bad_argument', 'No file was chosen.', { advice: 'Choose an OPML file.' });
    context.set('subject', file.name);
    const { added } = await followOpml(store, await file.text(), file.name);
    if (added > 0) fetcher?.start();
    return context.redirect(added > 0 ? `/feeds?done=followed-${added}` : '/feeds?done=known', 303);
  });

  app.post('/feeds/fetch', async (context) => {
    await feeds.hasten(null, now());
    needed().start();
    return context.redirect('/feeds?done=fetching', 303);
  });

  app.get('/feeds/:id', async (context) => {
    const feed = await feedOf(context);
    return context.html(feedPage(feed, await feeds.items({ feed: feed.id, limit: 100 }), rights(context)));
  });

  app.post('/feeds/:id/fetch', async (context) => {
    const { id } = await feedOf(context);
    await feeds.hasten([id], now());
    needed().start();
    return context.redirect('/feeds?done=fetching', 303);
  });
  for (const [what, paused, done] of [
    ['pause', true, 'paused'],
    ['resume', false, 'resumed'],
  ] as const)
    app.post(`/feeds/:id/${what}`, async (context) => {
      const { id } = await feedOf(context);
      await feeds.setPaused(id, paused, now());
      return context.redirect(`/feeds?done=${done}`, 303);
    });
  app.post('/feeds/:id/remove', async (context) => {
    const { id } = await feedOf(context);
    await feeds.remove(id);
    return context.redirect('/feeds?done=removed', 303);
  });

  function followed(context: Context, all: readonly { feed: Feed; added: boolean }[]): Response {
    const added = all.filter((one) => one.added);
    if (added.length > 0) fetcher?.start();
    if (added.length === 1 && all.length === 1) return context.redirect(`${feedHref(added[0]!.feed.id)}`, 303);
    return context.redirect(added.length > 0 ? `/feeds?done=followed-${added.length}` : '/feeds?done=known', 303);
  }
}

/** @throws Failure `bad_argument` */
function addressOf(given: string): string {
  const address = /^[a-z][a-z\d+.-]*:/iu.test(given) ? given : `https://${given}`;
  if (given !== '' && URL.canParse(address)) return address;
  throw new Failure('bad_argument', 'This is no address.', {
    value: given,
    advice: 'Write it as https://outlet.example.',
  });
}
