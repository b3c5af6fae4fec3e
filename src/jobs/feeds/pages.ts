import { createHash } from 'node:crypto';
import { type Acquired, isPage, type Network, pageFrom, type Validators } from '../../acquire/index.ts';
import { canonicalUrl } from '../../extract/index.ts';
import { type Article, Failure, type Page, type Reading } from '../../record/index.ts';
import type { KeptPage, Saved, Store, WaitingItem } from '../../store/index.ts';
import { backOff, MOST_TRIES, nextLook } from './rhythm.ts';
import { iso, problemOf, type VisitOptions } from './visit.ts';

/** What became of a page that a feed told of. `given` is true where it is given up. */
export type Fetched =
  | { item: WaitingItem; id: string; saved: Saved }
  | { item: WaitingItem; same: true }
  | { item: WaitingItem; failure: Failure; given: boolean };

/** A page had from its address or, failing that, from the feed's own text; or that it has not changed, or why there is none. */
export type Had =
  | { item: WaitingItem; page: Page; validators: Validators; fromFeed: boolean }
  | { item: WaitingItem; same: true }
  | { item: WaitingItem; failure: Failure };

/** Fetches a page that a feed told of. */
export async function havePage(net: Network, item: WaitingItem): Promise<Had> {
  const known: Validators = { etag: item.marks.etag, modified: item.marks.modified };
  try {
    const answer = await net.ask(item.url, 'program', { wanted: isPage, ...(item.state === 'kept' ? { known } : {}) });
    if (answer.status === 304) return { item, same: true };
    const page = pageFrom(answer, item.url);
    return { item, page: { ...page, told: toldBy(item) }, validators: answer.validators, fromFeed: false };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const own = item.state === 'waiting' && error.code !== 'busy' ? pageInFeed(item) : null;
    return own
      ? { item, page: own, validators: { etag: null, modified: null }, fromFeed: true }
      : { item, failure: error };
  }
}

const toldBy = ({ title, published, outlet }: WaitingItem): NonNullable<Page['told']> => ({
  title,
  published,
  outlet: outlet?.split(/\s+[-–—|:»]\s+/u)[0] ?? null,
});

/** Text of a feed that is shorter than this is a teaser, in characters with its tags. */
const TEASER = 800;

/** The article as the feed itself carries it; null where it carries a teaser at most. */
export function pageInFeed(item: WaitingItem): Page | null {
  if (item.html === null || item.html.length < TEASER) return null;
  const title = (item.title ?? '').replace(/[<&]/g, (sign) => (sign === '<' ? '&lt;' : '&amp;'));
  const body = `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${item.html}</article></body></html>`;
  return { id: null, url: item.url, mediaType: 'text/html', charset: null, body, told: toldBy(item) };
}

/** As an input of `readPages`, which takes whatever is no page as it is. */
export const acquiredOf = (had: Extract<Had, { page: Page }>): Acquired => ({ name: had.item.address, page: had.page });

/** Saves the article of a page, and that the page is done, in one transaction. */
export async function keepPage(
  store: Store,
  { item, validators, fromFeed }: Extract<Had, { page: Page }>,
  { article, reading }: { article: Article; reading: Reading },
  { now = Date.now, chance = Math.random }: VisitOptions = {},
): Promise<Fetched> {
  const at = now();
  const wait = fromFeed ? null : lookAfter(item, article, at, chance());
  const kept: KeptPage = {
    article,
    reading,
    print: printOf(article),
    marks: validators,
    nextTry: wait === null ? null : iso(at + wait * 1000),
  };
  return { item, ...(await store.feeds.kept(item.address, kept)) };
}

/** Notes that a page was looked at and has not changed. */
export async function leavePage(
  store: Store,
  item: WaitingItem,
  { now = Date.now, chance = Math.random }: VisitOptions = {},
): Promise<Fetched> {
  const wait = nextLook(item.looks + 1, chance());
  await store.feeds.same(item.address, wait === null ? null : iso(now() + wait * 1000));
  return { item, same: true };
}

/** Notes that a page could not be had, and when it is tried again. */
export async function missPage(
  store: Store,
  net: Network,
  item: WaitingItem,
  failure: Failure,
  { now = Date.now, chance = Math.random }: VisitOptions = {},
): Promise<Fetched> {
  const at = now();
  const tries = item.tries + 1;
  const again =
    failure.code !== 'busy' &&
    (!MAY_PASS.has(failure.code) || tries >= MOST_TRIES || /answered 404/.test(failure.message));
  const rest = net.restsUntil(item.url);
  // A page in the record that cannot be looked at again is left as it is.
  const next = again || item.state === 'kept' ? null : (rest ?? at + backOff(tries + 1, chance()) * 1000);
  await store.feeds.missed(item.address, problemOf(failure, at), next === null ? null : iso(next));
  return { item, failure, given: next === null };
}

/** What may be otherwise the next time. */
const MAY_PASS: ReadonlySet<Failure['code']> = new Set(['network', 'too_slow', 'busy']);

/** Seconds until a page is looked at again: news of today is, what was written long ago is not. */
function lookAfter(item: WaitingItem, { published }: Article, now: number, chance: number): number | null {
  const at = Date.parse(published ?? item.published ?? '');
  if (at < now - 3 * 24 * 3600_000) return null;
  return nextLook(item.state === 'kept' ? item.looks + 1 : 0, chance);
}

/** A shorter text says too little to tell an article by, in characters. */
const SHORTEST_PRINT = 400;

function printOf({ url, title, text }: Article): KeptPage['print'] {
  const canonical = url === null ? null : canonicalUrl(url);
  const words = text.replace(/\s+/gu, ' ').trim();
  if (canonical === null || words.length < SHORTEST_PRINT) return null;
  const digest = createHash('sha256')
    .update(`${title ?? ''}\n${words}`)
    .digest('base64url')
    .slice(0, 22);
  return { site: new URL(canonical).host, digest };
}
