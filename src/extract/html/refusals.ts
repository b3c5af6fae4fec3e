import type { LinkedFacts } from './jsonld.ts';
import type { MetaTags } from './meta.ts';
import { classAndId, type Element, type HtmlTree, textOf } from './tree.ts';

/** Why a page is none to be read as an article, and what to do instead. */
export interface Refusal {
  reason: string;
  advice: string;
}

const ARTICLE_TYPE = /Article|BlogPosting|Report/;
const LIVE_NAMES = /live-?_?blog|liveticker|live-?_?(?:updates?|feed)[-_]?(?:post|entry|item|list)?|block-?time/i;
const LIVE_ADDRESS =
  /\/live(?:blog|ticker)?s?\/|[/-](?:live-?blog|live-updates|liveticker|en-direct|en-vivo|minuto-a-minuto)(?:[/.-]|$)/i;
const SEARCH_ADDRESS =
  /[/.](?:search|suche|recherche|buscar|ricerca|zoeken|szukaj|arama|poisk)(?:[/?.]|$)|[?&](?:q|query|search|suchbegriff|keywords?)=/i;
const SEARCH_TITLE =
  /^(?:search(?: results)?(?: for)?|suchergebnis(?:se)?|résultats de (?:la )?recherche|resultados de (?:la )?búsqueda|risultati (?:della )?ricerca)\b/i;
const LOST_TITLE =
  /^(?:404|page not found|not found|seite nicht gefunden|page introuvable|página no encontrada|error 404|oops|access denied|just a moment|attention required|are you a robot|403 forbidden|service unavailable)\b/i;

/**
 * Says that a page is a live blog, a search page, a front page or an error page; null for what may be an article.
 * `paragraphs` are those that were found on it.
 */
export function refusalOf(
  tree: HtmlTree,
  tags: MetaTags,
  linked: LinkedFacts | null,
  url: string | null,
  title: string | null,
  paragraphs: readonly string[],
): Refusal | null {
  const isLabelled =
    tags.get('og:type')?.toLowerCase() === 'article' ||
    (linked?.types.some((type) => ARTICLE_TYPE.test(type)) ?? false);
  if (linked?.types.includes('LiveBlogPosting') || (isLive(tree, url) && !isLabelled)) {
    return {
      reason: 'it is a live blog, many short reports under one address',
      advice: 'Give the address of a single report, or the text of one entry.',
    };
  }
  if (title && LOST_TITLE.test(title) && paragraphs.join('').length < 1500) {
    return {
      reason: `it says "${title.slice(0, 60)}"`,
      advice: 'Check the address; the site may have moved the page or refused the visit.',
    };
  }
  if (isLabelled) return null;
  if ((url && SEARCH_ADDRESS.test(url) && linkedHeadings(tree) >= 5) || (title && SEARCH_TITLE.test(title))) {
    return { reason: 'it lists search results', advice: 'Open one of the results and give its address.' };
  }
  if (isFrontPage(url) && linkedHeadings(tree) >= 12) {
    return {
      reason: 'it is a front page that leads to others',
      advice: 'Give the address of a single article; `rapporteur follow` takes front pages and feeds.',
    };
  }
  return null;
}

function isLive(tree: HtmlTree, url: string | null): boolean {
  const entries = tree.elements.filter(
    (e) => LIVE_NAMES.test(classAndId(e)) && e.tag !== 'body' && e.tag !== 'html',
  ).length;
  return entries >= 30 || (entries >= 3 && url !== null && LIVE_ADDRESS.test(url));
}

const isFrontPage = (url: string | null): boolean => {
  if (!url) return false;
  try {
    const { pathname, search } = new URL(url);
    return search === '' && /^\/(?:index\.\w+|home\/?|[a-z]{2}(?:-[a-z]{2})?\/?)?$/i.test(pathname);
  } catch {
    return false;
  }
};

/** Headings that are links, as front pages and lists of results have them. */
function linkedHeadings(tree: HtmlTree): number {
  let n = 0;
  for (const element of tree.elements) {
    if (!/^h[2-4]$/.test(element.tag)) continue;
    const holds = element.children.some(
      (child) => typeof child !== 'string' && child.tag === 'a' && textOf(child).length > 15,
    );
    if (holds || isInLink(element)) n++;
  }
  return n;
}
const isInLink = (element: Element): boolean => element.parent?.tag === 'a' || element.parent?.parent?.tag === 'a';
