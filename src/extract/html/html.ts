import type { Page } from '../../record/index.ts';
import { noArticle, type PageFacts } from '../failures.ts';
import { paragraphsOf } from './article.ts';
import { linkedFacts } from './jsonld.ts';
import { bylineOf, declaredLanguage, metaTags, outletOf, ownAddress, titleOf } from './meta.ts';
import { publishedOf } from './published.ts';
import { refusalOf } from './refusals.ts';
import { parseTree } from './tree.ts';

/** What an HTML page holds. */
export interface HtmlPage {
  text: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  byline: string | null;
  language: string | null;
  /** The address that the page gives itself. */
  address: string | null;
}

/** Characters of text below which a page has no article. */
const SHORTEST = 40;

/** @throws Failure `no_article` or `too_large` */
export function htmlPage(source: string, page: Page): HtmlPage {
  const tree = parseTree(source, page.url);
  const tags = metaTags(tree);
  const linked = linkedFacts(tree.jsonLd);
  const address = ownAddress(tree, tags);
  const url = page.url ?? address;
  const outlet = page.outlet ?? outletOf(tree, tags, linked, url);
  const title = titleOf(tree, tags, linked, outlet, url);
  const language = declaredLanguage(tree, tags, linked);
  const facts: PageFacts = {
    title,
    outlet,
    published: publishedOf(tree, tags, linked, { language, url, source }),
    byline: bylineOf(tree, tags, linked),
  };
  const paragraphs = paragraphsOf(tree, page.title ?? title, linked?.body ?? null);
  const refusal = refusalOf(tree, tags, linked, url, title, paragraphs);
  if (refusal) throw noArticle(page, refusal.reason, refusal.advice, facts);
  const text = paragraphs.join('\n\n');
  if (text.length < SHORTEST) {
    const isLocked = linked !== null || tags.get('og:type')?.toLowerCase() === 'article';
    throw noArticle(
      page,
      isLocked
        ? 'it names one but does not carry its text (a paywall, or a page that scripts fill)'
        : 'no running text was found',
      isLocked
        ? 'Open it in a browser and give the text, or save the page from there.'
        : 'Give the address of a single article, or its text.',
      facts,
    );
  }
  return { text, ...facts, language, address };
}
