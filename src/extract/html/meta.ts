import { outletAt, outletKey, outletNamed } from '../outlets.ts';
import type { LinkedFacts } from './jsonld.ts';
import { type Element, type HtmlTree, textOf } from './tree.ts';

/** The meta tags of a page by lower-case name, property or itemprop; the first of each counts. */
export type MetaTags = ReadonlyMap<string, string>;

export function metaTags(tree: HtmlTree): MetaTags {
  const tags = new Map<string, string>();
  for (const element of tree.elements) {
    if (element.tag !== 'meta') continue;
    const content = element.attrs['content']?.trim();
    if (!content) continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv'] as const) {
      const name = element.attrs[attribute]?.trim().toLowerCase();
      if (name && !tags.has(name)) tags.set(name, content);
    }
  }
  return tags;
}

const firstOf = (tags: MetaTags, names: readonly string[]): string | null => {
  for (const name of names) {
    const value = tags.get(name);
    if (value) return value;
  }
  return null;
};

/** The address a page gives itself (`rel=canonical`, `og:url`); null where it gives none. */
export function ownAddress(tree: HtmlTree, tags: MetaTags): string | null {
  const link = tree.elements.find((e) => e.tag === 'link' && /\bcanonical\b/i.test(e.attrs['rel'] ?? ''));
  const address = link?.attrs['href'] ?? tags.get('og:url') ?? null;
  return address && /^https?:\/\//i.test(address) ? address : null;
}

/** The publisher of a page: the list's name for its address first, then what the page says. */
export function outletOf(
  tree: HtmlTree,
  tags: MetaTags,
  linked: LinkedFacts | null,
  url: string | null,
): string | null {
  const listed = url ? outletAt(url) : null;
  if (listed) return listed.name;
  const said =
    firstOf(tags, [
      'og:site_name',
      'application-name',
      'dc.publisher',
      'dcterms.publisher',
      'citation_journal_title',
      'publisher',
      'al:android:app_name',
      'twitter:app:name:iphone',
      'apple-mobile-web-app-title',
    ]) ??
    linked?.publisher ??
    itempropText(tree, 'publisher');
  const bare =
    said
      ?.replace(/\s+/g, ' ')
      .split(/\s+[|–—-]\s+/)[0]
      ?.trim() ?? null;
  if (bare && bare.length <= 70 && !/^https?:/i.test(bare)) return outletNamed(bare)?.name ?? bare;
  return null;
}

function itempropText(tree: HtmlTree, name: string): string | null {
  const element = tree.elements.find((e) => e.attrs['itemprop'] === name && e.tag !== 'meta');
  const text = element ? textOf(element) : '';
  return text && text.length <= 80 ? text : null;
}

const HEADLINE_CLASS = /(?:post|entry|article|story|page)[-_]{0,2}title|headline|(?:^|\s)title(?:$|\s)/i;

/** Characters of a headline or a byline that are looked at; what a page writes beyond them is no name of anything. */
const LONGEST = 1000;

const oneLine = (text: string): string => text.slice(0, LONGEST).replace(/\s+/g, ' ').trim();

/** The headline, without the outlet's name that sites add to it. */
export function titleOf(
  tree: HtmlTree,
  tags: MetaTags,
  linked: LinkedFacts | null,
  outlet: string | null,
  url: string | null,
): string | null {
  const documentTitle = tree.elements.find((e) => e.tag === 'title');
  const whole = documentTitle ? textOf(documentTitle) : null;
  const said = firstOf(tags, [
    'og:title',
    'twitter:title',
    'parsely-title',
    'sailthru.title',
    'dc.title',
    'dcterms.title',
    'citation_title',
    'headline',
    'title',
    'fb_title',
  ]);
  const headings = tree.elements
    .filter((e) => e.tag === 'h1')
    .map(textOf)
    .filter((text) => text.length > 2);
  const marked = tree.elements.find(
    (e) =>
      /^h[12]$/.test(e.tag) &&
      (HEADLINE_CLASS.test(e.attrs['class'] ?? '') || /headline/i.test(e.attrs['itemprop'] ?? '')),
  );
  const candidates = [linked?.headline, said, marked ? textOf(marked) : null, headings[0], whole];
  for (const candidate of candidates) {
    const title = candidate ? withoutOutlet(oneLine(candidate), outlet, url) : '';
    if (title.length > 2 && !(outlet && outletKey(title) === outletKey(outlet))) return title;
  }
  return null;
}

/** "Talks resume | The Harbour Gazette" without what names the site. */
export function withoutOutlet(title: string, outlet: string | null, url: string | null): string {
  const key = (name: string): string => outletKey(name).replaceAll(' ', '');
  let host = '';
  try {
    host = url ? new URL(url).hostname.replace(/^www\./, '').split('.')[0]! : '';
  } catch {}
  const isSite = (part: string): boolean => {
    const k = key(part);
    if (!k) return true;
    if (outlet && (k === key(outlet) || (key(outlet).length > 3 && k.startsWith(key(outlet)) && part.length < 50)))
      return true;
    return (
      (host.length > 2 && (k === host.replace(/-/g, '') || k === key(host))) ||
      (part.length < 60 && outletNamed(part) !== null) ||
      /^[\w-]+\.(?:com|org|net|[a-z]{2})$/i.test(part)
    );
  };
  let rest = title;
  for (;;) {
    const m = /^(.*\S)\s+[|–—·•»:-]\s+(\S.*)$/su.exec(rest) ?? /^(.*\S)\s*[|»]\s*(\S.*)$/su.exec(rest);
    if (!m) break;
    if (isSite(m[2]!)) rest = m[1]!;
    else break;
  }
  const lead = /^(.{2,60}?)\s+[|–—»:-]\s+(\S.*)$/su.exec(rest);
  return lead && isSite(lead[1]!) ? lead[2]! : rest;
}

const AUTHOR_NAMES = [
  'author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'dc.creator.creator',
  'article:author',
  'byl',
  'cxenseparse:author',
  'citation_author',
  'twitter:data1',
  'creator',
  'byline',
  'article:author_name',
  'shareaholic:article_author_name',
];
const AUTHOR_CLASS = /(?:^|[\s_-])(?:author|byline)(?:[-_]?name)?(?:$|[\s_-])|authorName|c-byline/i;

/** Who wrote it, as the page names them; several are joined with ", ". */
export function bylineOf(tree: HtmlTree, tags: MetaTags, linked: LinkedFacts | null): string | null {
  const clean = (name: string | null | undefined): string | null => {
    const text = name
      ?.slice(0, LONGEST)
      .replace(/\s+/g, ' ')
      .replace(/^\s*(?:(?:story |written |reported )?by|von|par|por|di|door|przez|author:?|autor:?)\s*:?\s+/iu, '')
      .split(/\s+[|•·]\s+|\s*\|\s*/)[0]
      ?.trim();
    if (
      !text ||
      text.length < 3 ||
      text.length > 120 ||
      /https?:|www\.|@|^\d|\d{4}/.test(text) ||
      !/\p{L}{2}/u.test(text)
    )
      return null;
    return /^(?:admin|author|redaktion|staff|editor|unknown|null|undefined|guest|anonymous)$/i.test(text) ? null : text;
  };
  const fromLinked = linked?.authors.map(clean).filter((name) => name !== null) ?? [];
  if (fromLinked.length) return [...new Set(fromLinked)].slice(0, 6).join(', ');
  for (const name of AUTHOR_NAMES) {
    const found = clean(tags.get(name));
    if (found) return found;
  }
  const element = tree.elements.find((e) => isAuthor(e) && clean(textOf(e)) !== null);
  return element ? clean(textOf(element)) : null;
}

const isAuthor = (e: Element): boolean =>
  /\bauthor\b/i.test(`${e.attrs['rel'] ?? ''} ${e.attrs['itemprop'] ?? ''}`) ||
  AUTHOR_CLASS.test(e.attrs['class'] ?? '');

/** BCP 47 code of a page: what it says, two-letter codes and their regions only. */
export function declaredLanguage(tree: HtmlTree, tags: MetaTags, linked: LinkedFacts | null): string | null {
  const said = [
    tree.language,
    tags.get('og:locale'),
    tags.get('content-language'),
    tags.get('language'),
    tags.get('dc.language'),
    linked?.language,
  ];
  for (const value of said) {
    const m = /^([a-z]{2,3})(?:[-_]([a-z]{2}))?\b/i.exec(value?.trim() ?? '');
    if (m) return m[2] ? `${m[1]!.toLowerCase()}-${m[2].toUpperCase()}` : m[1]!.toLowerCase();
  }
  return null;
}
