import { Parser } from 'htmlparser2';
import { Failure } from '../../record/index.ts';
import { feedDate } from './dates.ts';
import type { Entry } from './feed.ts';
import { addressIn, plain } from './parse.ts';

/** A sitemap (sitemaps.org 0.9) with Google's news extension, or an index of sitemaps. */
export interface Sitemap {
  /** Other sitemaps that it names, with the day they last changed. */
  sitemaps: { url: string; modified: string | null }[];
  entries: Entry[];
  /** The publication's name and language, where its news entries give them. */
  title: string | null;
  language: string | null;
}

/** The standard's own limit. */
const MOST = 50_000;

/** Whether a text is a sitemap or an index of sitemaps. */
export const isSitemap = (text: string): boolean =>
  /^(?:\s|\ufeff|<\?xml[^>]{0,500}\?>|<\?xml-stylesheet[^>]{0,500}\?>|<!--(?:[^-]|-(?!->)){0,5000}-->){0,20}<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/i.test(
    text,
  );

/**
 * Reads a sitemap. Entities are taken by name only, none that the text defines; so no text grows in reading.
 * @throws Failure `no_feed` where nothing in it is an address
 */
export function readSitemap(text: string, address: string): Sitemap {
  const found: Sitemap = { sitemaps: [], entries: [], title: null, language: null };
  let item: Record<string, string> | null = null;
  let words = '';
  const local = (name: string): string => name.toLowerCase().replace(/^.*:/, '');
  const parser = new Parser(
    {
      onopentag(name) {
        const tag = local(name);
        if (tag === 'url' || tag === 'sitemap') item = {};
        words = '';
      },
      ontext(part) {
        if (words.length < LONGEST) words += part;
      },
      onclosetag(name) {
        const tag = local(name);
        if (item === null) return;
        if (tag === 'url' || tag === 'sitemap') {
          take(found, tag, item, address);
          item = null;
          if (found.entries.length + found.sitemaps.length >= MOST) parser.pause();
        } else if (!name.toLowerCase().startsWith('image:') && !name.toLowerCase().startsWith('video:'))
          item[tag] ??= words.trim();
        words = '';
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  // In pieces: once enough is taken the rest is not read.
  for (let at = 0; at < text.length && found.entries.length + found.sitemaps.length < MOST; at += PIECE)
    parser.write(text.slice(at, at + PIECE));
  if (found.entries.length + found.sitemaps.length === 0)
    throw new Failure('no_feed', 'The sitemap names no pages.', {
      value: address,
      advice: 'Give the address of a feed or of a news sitemap.',
    });
  return found;
}

const LONGEST = 4096;
const PIECE = 65_536;

function take(found: Sitemap, tag: 'url' | 'sitemap', item: Record<string, string>, address: string): void {
  const url = addressIn(item['loc'], address);
  if (url === null) return;
  const modified = feedDate(item['lastmod']);
  if (tag === 'sitemap') {
    found.sitemaps.push({ url, modified });
    return;
  }
  found.title ??= plain(item['name']);
  found.language ??= plain(item['language']);
  found.entries.push({
    url,
    title: plain(item['title']),
    published: feedDate(item['publication_date']),
    updated: modified,
    author: null,
    html: null,
  });
}
