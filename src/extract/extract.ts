import { type Article, Failure, type Page } from '../record/index.ts';
import { articleId, settledAddress } from './address.ts';
import { controlShare, decode } from './charset.ts';
import { creditsOf } from './credits/credits.ts';
import { publicationDate } from './dates.ts';
import { noArticle } from './failures.ts';
import { type HtmlPage, htmlPage } from './html/html.ts';
import { languageOf } from './language.ts';
import { beyond, LONGEST_TEXT } from './limits.ts';
import { outletAt } from './outlets.ts';
import { plainPage } from './plain/plain.ts';
import { looksLikeHtml, refuseWhatIsNoText } from './sniff.ts';

/**
 * The article of a page: main text, title, outlet, byline, publication time, language and the outlets it credits.
 * Of a plain-text page the text is the page as given and its furniture is marked; of HTML it is the main text, paragraphs
 * parted by an empty line. What the page's caller knows (id, title, outlet, published) wins over what the page says.
 * Pure: the same page gives the same article.
 * @throws Failure `no_article`, `not_text`, `bad_charset` or `too_large`
 */
export function extract(page: Page): Article {
  refuseWhatIsNoText(page);
  const source = typeof page.body === 'string' ? page.body.replace(/^\ufeff/, '') : decode(page.body, page.charset);
  if (source.trim() === '') throw noArticle(page, 'it is empty', 'Check that the page was fetched or saved whole.');
  if (controlShare(source) > 0.1) {
    throw new Failure('not_text', 'The page is binary, not HTML or text.', {
      value: page.url,
      advice: 'Give the HTML page or its text.',
    });
  }
  const known = { title: page.title ?? null, outlet: page.outlet ?? (page.url && outletAt(page.url)?.name) ?? null };
  const asHtml = isHtml(page, source);
  if (!asHtml) refuseLong(source, page);
  const found: HtmlPage & { furniture?: Article['furniture'] } = asHtml
    ? htmlPage(source, page)
    : { text: source, language: null, address: null, ...plainPage(source, known.outlet) };
  refuseLong(found.text, page);
  const outlet = page.outlet ?? found.outlet ?? known.outlet ?? page.told?.outlet ?? null;
  const url = page.url && settledAddress(page.url, found.address);
  const furniture = found.furniture ?? [];
  return {
    id: page.id ?? articleId(url, found.text),
    text: found.text,
    title: page.title ?? found.title ?? page.told?.title ?? null,
    outlet,
    url,
    published: page.published
      ? (publicationDate(page.published) ?? page.published)
      : finer(found.published, page.told?.published ?? null),
    byline: found.byline,
    language: found.language ?? languageOf(found.text),
    credits: creditsOf(found.text, outlet, furniture),
    furniture,
  };
}

/** The page's own date; the time that a feed gives where that is of the same day or of the next, as zones have it. */
function finer(own: string | null, told: string | null): string | null {
  if (own === null || told === null) return own ?? told;
  if (own.length > 10 || told.length <= 10) return own;
  const apart = Math.abs(Date.parse(told.slice(0, 10)) - Date.parse(own));
  return apart <= 24 * 3600_000 ? told : own;
}

function refuseLong(text: string, page: Page): void {
  if (text.length > LONGEST_TEXT) throw beyond(LONGEST_TEXT, 'characters of text', page.url);
}

/** Whether a page is to be read as HTML. Text that was handed in as text is text, whatever tags it quotes. */
function isHtml(page: Page, source: string): boolean {
  const type = page.mediaType?.toLowerCase() ?? '';
  if (/html/.test(type)) return true;
  if (/^text\/(?:plain|markdown)$/.test(type)) return false;
  return looksLikeHtml(source);
}
