import { createHash } from 'node:crypto';
import { type Found, findFeeds, type Network, type Subscription } from '../../acquire/index.ts';
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

const idOf = (address: string): string => createHash('sha256').update(address).digest('base64url').slice(0, 12);

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
  const [followed] = await store.feeds.follow([{ id: idOf(first!.address), ...first!, folder }], iso(now()));
  return { ...followed!, others };
}

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
