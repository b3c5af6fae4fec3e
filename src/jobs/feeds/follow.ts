import { createHash } from 'node:crypto';
import { type Found, findFeeds, type Network, readOpml, type Subscription, writeOpml } from '../../acquire/index.ts';
import type { Feed } from '../../record/index.ts';
import type { NewFeed, Store } from '../../store/index.ts';
import { iso } from './visit.ts';

export interface Followed {
  feed: Feed;
  /** Whether it was not followed before. */
  added: boolean;
  /** Other feeds that the same page names, which are not followed. */
  others: Found[];
}

/** 12 characters, the first no hyphen: a command line takes ids. */
const idOf = (address: string): string =>
  createHash('sha256').update(address).digest('base64url').slice(0, 12).replace(/^-/u, '_');

/**
 * Follows the feed that an address leads to: the likeliest, where there are several.
 * @throws Failure as `findFeeds`
 */
export async function follow(
  store: Store,
  net: Network,
  address: string,
  { folder = null, now = Date.now }: { folder?: string | null; now?: () => number } = {},
): Promise<Followed> {
  const known = await store.feeds.load(address);
  if (known) return { feed: known, added: false, others: [] };
  const [first, ...others] = await findFeeds(net, address);
  const [followed] = await followFound(store, [first!], folder, now);
  return { ...followed!, others };
}

/** Follows feeds that were found. */
export const followFound = (
  store: Store,
  found: readonly Found[],
  folder: string | null,
  now: () => number = Date.now,
): Promise<{ feed: Feed; added: boolean }[]> =>
  store.feeds.follow(
    found.map(
      ({ address, title, site, format }): NewFeed => ({ id: idOf(address), address, title, site, format, folder }),
    ),
    iso(now()),
  );

/**
 * Follows the feeds of an OPML list's text.
 * @param name what the list is called where it cannot be read
 * @throws Failure `no_feed`
 */
export const followOpml = async (store: Store, text: string, name: string): Promise<{ added: number; known: number }> =>
  followList(store, await readOpml(text, name));

/** What is followed, as an OPML list. */
export const opmlOf = async (store: Store, made = new Date()): Promise<string> =>
  writeOpml(await store.feeds.list(), made);

/** Follows the feeds of an OPML list as they stand in it; each is visited, and so checked, in the next round. */
export async function followList(
  store: Store,
  list: readonly Subscription[],
  now: () => number = Date.now,
): Promise<{ added: number; known: number }> {
  const feeds = list.map((one): NewFeed => ({ id: idOf(one.address), format: null, ...one }));
  const followed = await store.feeds.follow(feeds, iso(now()));
  const added = followed.filter((one) => one.added).length;
  return { added, known: followed.length - added };
}
