import { Parser } from 'htmlparser2';
import { addressIn, plain } from './parse.ts';

/** A feed that a page names. */
export interface Named {
  url: string;
  title: string | null;
}

const TYPES = /^(?:application\/(?:(?:rss|atom|rdf)\+xml|feed\+json|json)|text\/xml|application\/xml)\b/i;
/** Feeds of comments and of single articles are no outlet's feed. */
const ASIDE = /\bcomments?\b|\/comments?\/|oembed|wp-json/i;
const LOOKS =
  /(?:^|[/.?=&_-])(?:feeds?|rss2?|atom|rdf)(?:[/.?=&_-]|$)|\.(?:rss|atom|rdf)(?:$|\?)|feed\.(?:xml|json)(?:$|\?)/i;

/** How much of a page is looked at, in characters. */
const MOST = 2_000_000;
const MOST_NAMED = 30;

/**
 * The feeds that a page of HTML names: its `link rel=alternate` in their order, then links whose address looks like a
 * feed's. The feeds of comments are left out.
 */
export function feedsNamed(html: string, address: string): Named[] {
  const alternates: Named[] = [];
  const links: Named[] = [];
  let base = address;
  const parser = new Parser({
    onopentag(name, { href, rel = '', type = '', title }) {
      const url = addressIn(href, base);
      if (name === 'base' && url) base = url;
      if (url === null || ASIDE.test(url) || ASIDE.test(title ?? '')) return;
      const named = { url, title: plain(title) };
      if (name === 'link' && /\balternate\b/i.test(rel) && TYPES.test(type)) {
        if (!/json$/i.test(type) || /feed/i.test(`${type} ${url}`)) alternates.push(named);
      } else if (name === 'a' && LOOKS.test(new URL(url).pathname) && links.length < MOST_NAMED) links.push(named);
    },
  });
  parser.write(html.slice(0, MOST));
  parser.end();
  const seen = new Set<string>();
  return [...alternates, ...links].filter(({ url }) => !seen.has(url) && seen.add(url)).slice(0, MOST_NAMED);
}

/** Where outlets have their feeds when no page names them, the likeliest first; news sitemaps after feeds. */
const WELL_KNOWN = [
  ...['feed', 'rss', 'rss.xml', 'feed.xml', 'atom.xml', 'index.xml', 'feeds', 'feed.json'],
  ...['news-sitemap.xml', 'sitemap-news.xml', 'sitemap_news.xml', 'sitemaps/news.xml'],
];

/** The well-known places of a site, beside the page's own folder first. */
export function wellKnown(address: string): string[] {
  const { origin, pathname } = new URL(address);
  const folder = pathname.replace(/\/$/, '');
  const own =
    folder === '' || /\.\w{2,5}$/.test(folder) ? [] : [`${origin}${folder}/feed`, `${origin}${folder}/rss.xml`];
  return [...own, ...WELL_KNOWN.map((place) => `${origin}/${place}`)];
}
