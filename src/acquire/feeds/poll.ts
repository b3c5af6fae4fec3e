import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip as gunzipped } from 'node:zlib';
import { Failure } from '../../record/index.ts';
import { charsetOf } from '../address.ts';
import type { Answer } from '../fetch.ts';
import type { Validators } from '../head.ts';
import type { Asker, AskLimits, Network } from '../net/network.ts';
import { decodeXml } from './decode.ts';
import { type Entry, type Feed, MOST_ENTRIES } from './feed.ts';
import { newestFirst, readFeed } from './parse.ts';
import { isSitemap, readSitemap, type Sitemap } from './sitemap.ts';

/** What is remembered of a feed's last visit. */
export interface Known {
  validators: Validators;
  /** Of the body as it came. */
  digest: string | null;
}

export type Polled = {
  validators: Validators;
  /** Where the feed has moved for good. */
  movedTo: string | null;
  /** Seconds that the server says its answer stays fresh. */
  maxAge: number | null;
} & ({ changed: false } | { changed: true; digest: string; feed: Feed });

export const FEEDS =
  'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1';

/** Limits of a feed, and of a sitemap once unpacked (sitemaps.org: 50 MB). */
const FEED_SIZE = 16 * 1024 * 1024;
const SITEMAP_SIZE = 50 * 1024 * 1024;
/** An index may name so many sitemaps that are read in one visit, in at most two steps. */
const MOST_SITEMAPS = 8;
const DEPTH = 2;
/** Of a sitemap that is not only of news, pages are taken that changed so many days ago at most. */
const RECENT = 3 * 24 * 3600_000;

/**
 * Visits a feed or a sitemap once, with what is known of the last visit.
 * @throws Failure `gone` where it is no more, `busy`, `no_feed`, and as the network's `ask`
 */
export async function poll(net: Network, address: string, known: Known | null, now = Date.now()): Promise<Polled> {
  const answer = await net.ask(address, 'person', {
    accept: FEEDS,
    size: SITEMAP_SIZE,
    ...(known ? { known: known.validators } : {}),
  });
  const { movedTo, maxAge, validators } = answer;
  const unchanged = { changed: false, validators: known?.validators ?? validators, movedTo, maxAge } as const;
  if (answer.status === 304) return unchanged;
  mustBeWell(answer, address);
  const text = await textOf(answer, address);
  if (!isSitemap(text)) {
    if (answer.body.length > FEED_SIZE) throw tooLarge(address, FEED_SIZE);
    const digest = digestOf([answer.body]);
    if (digest === known?.digest) return { ...unchanged, validators };
    return { changed: true, validators, movedTo, maxAge, digest, feed: await readFeed(text, answer.url) };
  }
  const bodies = [answer.body];
  const sitemap = readSitemap(text, answer.url);
  const entries = [...sitemap.entries, ...(await within(net, sitemap, bodies, now, { left: MOST_SITEMAPS }, 1))];
  // An index is unchanged only where what it names is.
  const digest = digestOf(bodies);
  const lasting = sitemap.sitemaps.length > 0 ? { etag: null, modified: null } : validators;
  if (digest === known?.digest) return { ...unchanged, validators: lasting };
  return {
    changed: true,
    validators: lasting,
    movedTo,
    maxAge,
    digest,
    feed: asFeed(sitemap, entries, answer.url, now),
  };
}

/** The text of an answer, unpacked where it is a gzip file. */
export async function textOf(answer: Answer, address: string): Promise<string> {
  let { body } = answer;
  if (body[0] === 0x1f && body[1] === 0x8b)
    try {
      body = await gunzip(body, { maxOutputLength: SITEMAP_SIZE });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(address, SITEMAP_SIZE);
      throw new Failure('network', 'The file is packed, and its packing is damaged.', {
        value: address,
        advice: 'It is tried again later; tell the outlet if it stays so.',
        cause: error,
      });
    }
  return decodeXml(body, charsetOf(answer.contentType));
}

const gunzip: (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer> = promisify(gunzipped);

/** The entries of the sitemaps that an index names, the latest first, and of what those name. */
async function within(
  net: Network,
  { sitemaps }: Sitemap,
  bodies: Uint8Array[],
  now: number,
  budget: { left: number },
  depth: number,
): Promise<Entry[]> {
  if (depth > DEPTH) return [];
  const at = (modified: string | null): number => (modified === null ? now : Date.parse(modified));
  const latest = sitemaps
    .filter(({ modified }) => at(modified) > now - RECENT)
    .sort((a, b) => at(b.modified) - at(a.modified) || Number(/news/i.test(b.url)) - Number(/news/i.test(a.url)));
  const entries: Entry[] = [];
  for (const { url } of latest) {
    if (budget.left-- <= 0) break;
    const inner = await sitemapAt(net, url, 'program');
    if (!inner) continue;
    bodies.push(inner.body);
    entries.push(...inner.sitemap.entries, ...(await within(net, inner.sitemap, bodies, now, budget, depth + 1)));
  }
  return entries;
}

/** A sitemap that another names; null where it cannot be had, which does not spoil the others. */
async function sitemapAt(
  net: Network,
  url: string,
  asker: Asker,
): Promise<{ sitemap: Sitemap; body: Uint8Array } | null> {
  try {
    const limits: AskLimits = { accept: FEEDS, size: SITEMAP_SIZE, gap: 200 };
    const answer = await net.ask(url, asker, limits);
    if (answer.status !== 200) return null;
    return { sitemap: readSitemap(await textOf(answer, url), answer.url), body: answer.body };
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

function asFeed({ title, language }: Sitemap, entries: readonly Entry[], address: string, now: number): Feed {
  const recent = entries.filter((entry) => {
    const at = entry.published ?? entry.updated;
    return at !== null && Date.parse(at) > now - RECENT;
  });
  const taken = recent.length === 0 && entries.length <= MOST_ENTRIES / 10 ? entries : recent;
  return {
    ...{ format: 'sitemap', title, language, site: new URL('/', address).href, interval: null },
    entries: newestFirst(taken),
  };
}

/** @throws Failure where an answer is no success */
export function mustBeWell({ status, statusText, retryAfter }: Answer, address: string): void {
  if (status >= 200 && status < 300) return;
  if (status === 410)
    throw new Failure('gone', 'The server says that this feed is gone for good.', {
      value: address,
      advice: 'Look for another feed of the outlet, and remove this one.',
    });
  if (status === 429 || (status === 503 && retryAfter !== null))
    throw new Failure('busy', `The server asked to be left alone for a while (${status}).`, {
      value: address,
      advice: 'It is asked again by itself.',
    });
  throw new Failure('network', `The server answered ${status} ${statusText}`.trimEnd().concat('.'), {
    value: address,
    advice:
      status === 404
        ? 'Check the address; the feed may have moved.'
        : status === 401 || status === 403
          ? 'The outlet does not let programs in here.'
          : 'It is tried again later.',
  });
}

const tooLarge = (address: string, size: number): Failure =>
  new Failure('too_large', `The feed has more than ${size / 1048576} MB.`, {
    value: address,
    advice: 'Look for a feed of the latest articles only.',
  });

function digestOf(bodies: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const body of bodies) hash.update(body).update('\0');
  return hash.digest('base64url').slice(0, 22);
}
