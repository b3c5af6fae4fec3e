import { createHash } from 'node:crypto';

const TRACKERS =
  /^(?:utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|_ga|_gl|_hs(?:enc|mi)|ns_(?:source|mchannel|campaign|linkname|fee)|at_(?:medium|campaign|custom\d*|bbc_team|link.*|format|ptr_name)|cmp(?:id)?|icid|ito|ocid|smid|smtyp|wt\.?mc.*|wt_.*|xtor|spm|share|shared?_?(?:from|by)?|sh|ref(?:_?src|_?url|errer|erer)?|referringsource|source|src|guccounter|guce_.*|partner|feature|rss|outputtype|mod|taid|__twitter_impression|amp(?:_.*)?|usqp|s_cid|cid|trk|tracking|campaign|linkid|leadsource|sfnsn|__cf_chl.*|app|print|soc_(?:src|trk)|via)$/i;
const KEPT_THOUGH_SHORT = /^(?:id|p|aid|nid|sid|story|article)$/i;

/**
 * The one address of a page: https, lower-case host without "www.", mobile and AMP copies folded, no fragment, no default
 * port, tracking parameters gone, the others sorted. Null for what is no web address.
 */
export function canonicalUrl(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  url = outOfAmpCache(url);
  let host = url.hostname.toLowerCase().replace(/\.$/, '');
  for (let last = ''; last !== host; ) {
    last = host;
    const bare = host.replace(/^(?:www\d?|m|mobile|amp|touch|wap)\./, '');
    if (bare.includes('.')) host = bare;
  }
  const port = url.port && url.port !== '80' && url.port !== '443' ? `:${url.port}` : '';
  const path =
    url.pathname
      .replace(/\/{2,}/g, '/')
      .replace(/\/(?:amp|index)(?:\.html?|\.php)?\/?$/i, '')
      .replace(/^\/amp(?=\/)/i, '')
      .replace(/\.amp(?=\.html?$|$)/i, '')
      .replace(/\/+$/, '') || '/';
  const kept = [...url.searchParams]
    .filter(([name]) => KEPT_THOUGH_SHORT.test(name) || !TRACKERS.test(name))
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0));
  const query = kept.length ? `?${new URLSearchParams(kept)}` : '';
  return `https://${host}${port}${path}${query}`;
}

/** `https://www-news-example.cdn.ampproject.org/c/s/www.news.example/a` holds the page's own address in its path. */
function outOfAmpCache(url: URL): URL {
  const inPath =
    /(?:^|\.)ampproject\.(?:org|net)$/i.test(url.hostname) ||
    (/^(?:www\.)?google\.[a-z.]+$/i.test(url.hostname) && url.pathname.startsWith('/amp/'));
  if (!inPath) return url;
  const inner = /^\/(?:[a-z]\/)?(?:amp\/)?(?:s\/)?([^/]+\.[^/]+\/.*)$/i.exec(url.pathname)?.[1];
  try {
    return inner ? new URL(`https://${inner}${url.search}`) : url;
  } catch {
    return url;
  }
}

/**
 * Where a page is to be found for good: the address that it gives itself (`rel=canonical`) where that can be believed, else
 * the one it was had from. Believed is an address of the same site that names one article: not another site's, which would let
 * a page take another's place, nor the front page or a section of it, which careless templates give on every page.
 */
export function settledAddress(had: string, own: string | null): string {
  if (own === null) return had;
  const [from, to] = [canonicalUrl(had), canonicalUrl(own)];
  if (from === null || to === null || from === to) return had;
  const [a, b] = [new URL(from), new URL(to)];
  const sameSite = a.host === b.host || a.host.endsWith(`.${b.host}`) || b.host.endsWith(`.${a.host}`);
  if (!sameSite || new URL(own).username !== '') return had;
  const name = b.pathname.split('/').at(-1) ?? '';
  const namesOne = /\d{3}/.test(b.pathname + b.search) || name.split(/[-_]/).length >= 3;
  return namesOne ? own : had;
}

/** The id of an article: 16 characters of base64url of SHA-256 over the canonical address, or over the text where there is none. */
export function articleId(url: string | null, text: string): string {
  const canonical = url ? canonicalUrl(url) : null;
  return createHash('sha256')
    .update(canonical ?? text)
    .digest('base64url')
    .slice(0, 16);
}
