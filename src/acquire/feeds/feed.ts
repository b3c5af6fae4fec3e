/** What feeds of every format come to, and news sitemaps too. */
export interface Feed {
  format: 'rss' | 'atom' | 'rdf' | 'json' | 'sitemap';
  title: string | null;
  /** The site's own page. */
  site: string | null;
  language: string | null;
  /** Seconds that the feed itself asks to wait between two visits; null where it says none. */
  interval: number | null;
  /** Newest first where they are dated, else as the feed has them. */
  entries: Entry[];
}

/** One thing that a feed tells of. */
export interface Entry {
  /** Where it is to be read: an address of the web. */
  url: string;
  title: string | null;
  /** ISO date, or date and time with offset. */
  published: string | null;
  updated: string | null;
  author: string | null;
  /** The whole article as HTML, where the feed carries it. */
  html: string | null;
}

/** So many entries of a feed are looked at, the newest. */
export const MOST_ENTRIES = 1000;
