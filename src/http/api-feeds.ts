import { z } from 'zod';
import type { Fetcher } from '../jobs/index.ts';
import { Failure, Feed, FeedItem, Version } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import type { Route } from './openapi.ts';

const Round = z.object({
  started: z.string(),
  ended: z.string().nullable(),
  feeds: z.object({ due: z.int(), visited: z.int(), changed: z.int(), failed: z.int() }),
  pages: z.object({ due: z.int(), done: z.int(), added: z.int(), changed: z.int(), failed: z.int() }),
  last: z.array(z.object({ name: z.string(), words: z.string(), well: z.boolean() })),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
});
const NewFeed = z.object({
  address: z.string().min(1).max(2048).describe('A feed, a news sitemap, or a page that names its feed'),
  folder: z.string().max(100).nullable().default(null),
});
const Change = z.object({ paused: z.boolean() });
const Nothing = z.object({});

const now = (): string => new Date().toISOString();

/** What is followed: its health, what it told of, and changing it; the versions of an article. */
export function feedsApi(store: Store, fetcher: Fetcher | null): Route[] {
  const { feeds } = store;
  const needed = (): Fetcher => {
    if (fetcher) return fetcher;
    throw new Failure('not_allowed', 'This server does not visit feeds.', {
      advice: 'Use rapporteur follow and fetch.',
    });
  };
  const feedOf = async (id: string): Promise<Feed> => {
    const feed = await feeds.load(id);
    if (feed) return feed;
    throw new Failure('not_found', 'No feed that is followed has this id.', { value: id });
  };
  const one = { path: '/api/feeds/{id}', query: Nothing, answer: Feed };
  return [
    {
      path: '/api/feeds',
      summary: 'The feeds that are followed, with their health',
      query: Nothing,
      answer: z.object({ feeds: z.array(Feed) }),
      load: async () => ({ feeds: await feeds.list() }),
    },
    {
      path: '/api/feeds',
      method: 'post',
      summary: 'Follows the feed that an address leads to, the likeliest where there are several; for editors',
      query: Nothing,
      body: NewFeed,
      answer: z.object({ feed: Feed, added: z.boolean() }),
      load: async (_, __, body) => {
        const { address, folder } = body as z.output<typeof NewFeed>;
        const known = await feeds.load(address);
        if (known) return { feed: known, added: false };
        const [first] = await needed().find(address);
        const [followed] = await needed().follow([first!], folder);
        fetcher?.start();
        return followed;
      },
    },
    { ...one, summary: 'One feed', load: async (_, id) => feedOf(id) },
    {
      ...one,
      method: 'patch',
      summary: 'Pauses a feed, or visits it again; for editors',
      body: Change,
      load: async (_, id, body) => {
        await feedOf(id);
        await feeds.setPaused(id, (body as z.output<typeof Change>).paused, now());
        return feedOf(id);
      },
    },
    {
      ...one,
      method: 'delete',
      summary: 'Follows a feed no longer; its articles stay; for editors',
      load: async (_, id) => {
        const feed = await feedOf(id);
        await feeds.remove(id);
        return feed;
      },
    },
    {
      path: '/api/items',
      summary: 'Pages that feeds told of, and what became of them, the latest first',
      query: z.object({
        feed: z.string().exactOptional().describe('Id of a feed'),
        state: FeedItem.shape.state.exactOptional(),
        limit: z.coerce.number().int().min(1).max(1000).default(100),
      }),
      answer: z.object({ items: z.array(FeedItem) }),
      load: async (query) => ({ items: await feeds.items(query as { feed?: string; limit?: number }) }),
    },
    {
      path: '/api/round',
      summary: 'The round of fetching under way, or the last one of this server; null before the first',
      query: Nothing,
      answer: z.object({ round: Round.nullable() }),
      load: async () => ({ round: roundOf(fetcher) }),
    },
    {
      path: '/api/round',
      method: 'post',
      summary: 'Makes every feed that is not paused due, and begins a round; for editors',
      query: Nothing,
      answer: z.object({ round: Round.nullable() }),
      load: async () => {
        const own = needed();
        await feeds.hasten(null, now());
        own.start();
        return { round: roundOf(own) };
      },
    },
    {
      path: '/api/versions/{id}',
      summary: 'The states of an article over time, the earliest first; the record reads the last',
      query: Nothing,
      answer: z.object({ versions: z.array(Version) }),
      load: async (_, id) => {
        const versions = await store.versions.list(id);
        if (versions.length === 0)
          throw new Failure('not_found', 'No article of the record has this id.', { value: id });
        return { versions };
      },
    },
  ];
}

function roundOf(fetcher: Fetcher | null): z.input<typeof Round> | null {
  if (!fetcher?.round) return null;
  const { failure, ...round } = fetcher.round;
  return { ...round, error: failure ? { code: failure.code, message: failure.message } : null };
}
