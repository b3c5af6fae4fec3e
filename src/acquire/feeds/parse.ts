import type { parseFeed } from 'feedsmith';
import { Failure } from '../../record/index.ts';
import { feedDate } from './dates.ts';
import { type Entry, type Feed, MOST_ENTRIES } from './feed.ts';

type Parsed = ReturnType<typeof parseFeed>;
type Of<F extends Parsed['format']> = Extract<Parsed, { format: F }>['feed'];

/**
 * The feed in a text: RSS, Atom, RDF or JSON Feed.
 * @param address where it was had, for relative addresses in it
 * @throws Failure `no_feed` where it is none, or a damaged one
 */
export async function readFeed(text: string, address: string): Promise<Feed> {
  // Loaded when the first feed is read: it would be a good part of the time that reading one page takes.
  const { parseFeed } = await import('feedsmith');
  let parsed: Parsed;
  try {
    parsed = parseFeed(text, { maxItems: MOST_ENTRIES });
  } catch (error) {
    const damaged = (error as Error).name !== 'DetectError';
    throw new Failure('no_feed', damaged ? 'The feed is damaged: it cannot be read to its end.' : 'This is no feed.', {
      value: address,
      advice: damaged
        ? 'It is tried again later; tell the outlet if it stays so.'
        : 'Give the address of a feed, or of the page that links to it.',
      cause: error,
    });
  }
  const feed = adapted(parsed, address);
  return { ...feed, entries: newestFirst(feed.entries) };
}

function adapted(parsed: Parsed, address: string): Feed {
  switch (parsed.format) {
    case 'rss':
      return ofRss(parsed.feed, address);
    case 'atom':
      return ofAtom(parsed.feed, address);
    case 'rdf':
      return ofRdf(parsed.feed, address);
    case 'json':
      return ofJson(parsed.feed, address);
  }
}

function ofRss(feed: Of<'rss'>, address: string): Feed {
  const site = addressIn(feed.link, address);
  const base = site ?? address;
  const daysOrHours = intervalOf(feed.sy);
  return {
    ...{ format: 'rss', title: plain(feed.title), site, language: plain(feed.language) },
    interval: feed.ttl && feed.ttl > 0 ? feed.ttl * 60 : daysOrHours,
    entries: (feed.items ?? []).flatMap((item) => {
      const permanent = item.guid?.isPermaLink === false ? undefined : item.guid?.value;
      const other = item.atom?.links?.find((link) => (link.rel ?? 'alternate') === 'alternate')?.href;
      return entryOf(base, [item.link, other, permanent], {
        title: item.title,
        published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0],
        updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
        author: item.dc?.creators?.[0] ?? item.authors?.[0]?.name,
        html: item.content?.encoded,
      });
    }),
  };
}

function ofAtom(feed: Of<'atom'>, address: string): Feed {
  const base = addressIn(feed.xml?.base, address) ?? address;
  const site = addressIn(alternate(feed.links), base);
  return {
    ...{ format: 'atom', title: plain(feed.title?.value), site, language: plain(feed.xml?.lang) },
    interval: intervalOf(feed.sy),
    entries: (feed.entries ?? []).flatMap((entry) => {
      const content = entry.content;
      return entryOf(addressIn(entry.xml?.base, base) ?? base, [alternate(entry.links), entry.id], {
        title: entry.title?.value,
        published: entry.published ?? entry.updated,
        updated: entry.updated,
        author: entry.authors?.[0]?.name,
        html: content?.type && /html/i.test(content.type) ? content.value : undefined,
      });
    }),
  };
}

function ofRdf(feed: Of<'rdf'>, address: string): Feed {
  const site = addressIn(feed.link, address);
  return {
    ...{ format: 'rdf', title: plain(feed.title), site, language: plain(feed.dc?.languages?.[0]) },
    interval: intervalOf(feed.sy),
    entries: (feed.items ?? []).flatMap((item) =>
      entryOf(site ?? address, [item.link, item.rdf?.about], {
        title: item.title,
        published: item.dc?.dates?.[0],
        updated: item.dcterms?.modified?.[0],
        author: item.dc?.creators?.[0],
        html: item.content?.encoded,
      }),
    ),
  };
}

function ofJson(feed: Of<'json'>, address: string): Feed {
  return {
    ...{ format: 'json', title: plain(feed.title), site: addressIn(feed.home_page_url, address) },
    ...{ language: plain(feed.language), interval: null },
    entries: (feed.items ?? []).flatMap((item) =>
      entryOf(address, [item.url, item.id], {
        title: item.title,
        published: item.date_published ?? item.date_modified,
        updated: item.date_modified,
        author: item.authors?.[0]?.name,
        html: item.content_html,
      }),
    ),
  };
}

interface RawEntry {
  title: string | undefined;
  published: unknown;
  updated: unknown;
  author: string | undefined;
  html: string | undefined;
}

/** The entry, or none where no address of the web stands in it. */
function entryOf(base: string, addresses: readonly (string | undefined)[], raw: RawEntry): Entry[] {
  for (const [i, address] of addresses.entries()) {
    // What stands in for a link (an id) counts only where it is a whole address.
    const url =
      i === 0 ? addressIn(address, base) : addressIn(/^https?:/i.test(address ?? '') ? address : undefined, base);
    if (url !== null)
      return [
        {
          url,
          title: plain(raw.title),
          published: feedDate(raw.published),
          updated: feedDate(raw.updated),
          author: plain(raw.author),
          html: raw.html ?? null,
        },
      ];
  }
  return [];
}

/** The longest address taken, in characters. */
const LONGEST_ADDRESS = 2048;

/** An address of the web, made whole; null for anything else, and for one that carries a name or password. */
export function addressIn(given: string | undefined | null, base: string): string | null {
  const text = given?.trim();
  if (!text || text.length > LONGEST_ADDRESS) return null;
  const url = URL.parse(text, base);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return url.href;
}

const alternate = (
  links: readonly { href?: string; rel?: string; type?: string }[] | undefined,
): string | undefined => {
  const found = links?.filter((link) => (link.rel ?? 'alternate') === 'alternate') ?? [];
  return (found.find((link) => !link.type || /html/i.test(link.type)) ?? found[0])?.href;
};

const PERIODS: Record<string, number> = { hourly: 3600, daily: 86_400, weekly: 604_800, monthly: 2_592_000 };

/** Seconds between visits by RSS's syndication module: so often a period. */
function intervalOf(sy: { updatePeriod?: string; updateFrequency?: number } | undefined): number | null {
  const period = PERIODS[sy?.updatePeriod?.toLowerCase() ?? ''];
  return period === undefined ? null : Math.round(period / Math.max(1, sy?.updateFrequency ?? 1));
}

/** Words without tags, on one line; null where there are none. */
export function plain(text: string | undefined | null): string | null {
  const words = text
    ?.slice(0, 2000)
    .replace(/<[^>]{0,500}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 500);
  return words || null;
}

/** Dated entries newest first, before those without a date. */
export const newestFirst = (entries: readonly Entry[]): Entry[] => {
  const at = (entry: Entry): number => Date.parse(entry.published ?? entry.updated ?? '') || 0;
  return [...entries].sort((a, b) => at(b) - at(a)).slice(0, MOST_ENTRIES);
};
