import { Failure } from '../../record/index.ts';
import type { AskLimits, Network } from '../net/network.ts';
import { feedsNamed, wellKnown } from './discover.ts';
import type { Feed } from './feed.ts';
import { readFeed } from './parse.ts';
import { FEEDS, mustBeWell, poll, textOf } from './poll.ts';
import { isSitemap } from './sitemap.ts';

/** A feed found from an address. */
export interface Found {
  address: string;
  title: string | null;
  site: string | null;
  format: Feed['format'];
}

/** So many of the feeds that a page names are visited. */
const MOST_TRIED = 8;
/** Milliseconds between requests while a person waits. */
const GAP = 150;

/**
 * The feeds that an address leads to: itself, where it is one; else those that the page names; else what is at the
 * well-known places of its site, and news sitemaps that its robots.txt names. The likeliest first.
 * @throws Failure `no_feed` where there is none, and as the network's `ask` for the address itself
 */
export async function findFeeds(net: Network, address: string): Promise<Found[]> {
  const answer = await net.ask(address, 'person', { accept: FEEDS, gap: GAP });
  mustBeWell(answer, address);
  const text = await textOf(answer, address);
  if (isSitemap(text)) return [await sitemapFound(net, answer.movedTo ?? address)];
  const own = await feedIn(text, answer.url, answer.movedTo ?? address);
  if (own) return [own];
  const named = (
    await tried(
      net,
      feedsNamed(text, answer.url)
        .map(({ url }) => url)
        .slice(0, MOST_TRIED),
    )
  ).flat();
  if (named.length > 0) return named;
  const sitemaps = (await net.sitemaps(answer.url)).filter((url) => /news/i.test(url)).slice(0, 2);
  for (const place of [...wellKnown(answer.url), ...sitemaps]) {
    const found = await tried(net, [place]);
    if (found.length > 0) return found;
  }
  throw new Failure('no_feed', 'No feed was found from this address.', {
    value: address,
    advice: "Look on the outlet's pages for RSS or a feed, and give that address.",
  });
}

async function feedIn(text: string, base: string, address: string): Promise<Found | null> {
  try {
    const { title, site, format } = await readFeed(text, base);
    return { address, title, site, format };
  } catch (error) {
    if (error instanceof Failure && (error.cause as Error)?.name === 'DetectError') return null;
    throw error;
  }
}

/** The feeds among addresses that may be some. */
async function tried(net: Network, addresses: readonly string[]): Promise<Found[]> {
  const limits: AskLimits = { accept: FEEDS, gap: GAP, time: 10_000 };
  const found = await Promise.all(
    addresses.map(async (address): Promise<Found | null> => {
      try {
        const answer = await net.ask(address, 'person', limits);
        mustBeWell(answer, address);
        const text = await textOf(answer, address);
        if (isSitemap(text)) return await sitemapFound(net, answer.movedTo ?? address);
        return await feedIn(text, answer.url, answer.movedTo ?? address);
      } catch (error) {
        if (error instanceof Failure) return null;
        throw error;
      }
    }),
  );
  const seen = new Set<string>();
  return found.filter((one) => one !== null).filter(({ address }) => !seen.has(address) && seen.add(address));
}

async function sitemapFound(net: Network, address: string): Promise<Found> {
  const polled = await poll(net, address, null);
  const feed = polled.changed ? polled.feed : null;
  return { address, title: feed?.title ?? null, site: feed?.site ?? null, format: 'sitemap' };
}
