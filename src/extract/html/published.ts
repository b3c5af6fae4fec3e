import { isoDay, publicationDate, writtenDates } from '../dates.ts';
import { blocksOf } from './blocks.ts';
import type { LinkedFacts } from './jsonld.ts';
import type { MetaTags } from './meta.ts';
import { classAndId, type Element, type HtmlTree, textOf } from './tree.ts';

/** Names of meta tags that give the first publication, surest first. */
const PUBLISHED_NAMES =
  'article:published_time og:article:published_time og:published_time datepublished article.published parsely-pub-date sailthru.date publish-date publish_date publishdate publication_date pubdate date_published published published_time article:post_date rnews:datepublished bt:pubdate cxenseparse:recs:publishtime cxenseparse:publishtime article_date_original originalpublicationdate article:publication_date citation_publication_date citation_date dc.date.issued dcterms.issued dcterms.created dc.date.created datecreated date_created article.created creation_date displaydate article.date prism.publicationdate eprints.date ptime publishtime pub_date pdate dateposted postdate analyticsattributes.articledate release_date doc_date contentdate shareaholic:article_published_time iso-8601-publish-date og:pubdate og:regdate'.split(
    ' ',
  );
/** Names that sites also use for the last change. */
const WEAK_NAMES = 'date dc.date dcterms.date timestamp time dc.created created buildtime'.split(' ');
const MODIFIED_NAMES =
  'article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified last-modified lastmod modified revision_date date_modified article.updated lastmodified'.split(
    ' ',
  );

const DAY = 86_400_000;

interface DateContext {
  language: string | null;
  url: string | null;
}

/** The day a page's address gives: /2025/03/11/, /2025-03-11-, /20250311. */
export function dayInAddress(url: string | null): string | null {
  if (!url) return null;
  // A web archive puts the day of its copy before the page's own address.
  const own = url.replace(/^https?:\/\/web\.archive\.org\/web\/\w+\//, '');
  const m =
    /[/_-](20\d{2}|199\d)[/_-](\d{1,2})[/_-](\d{2}(?=\D|$)|\d(?=\/|$))/.exec(own) ??
    /[/_=-](20\d{2})(\d{2})(\d{2})(?=\D|$|\d{4,6}(?:\D|$))/.exec(own);
  return m ? isoDay(Number(m[1]), Number(m[2]), Number(m[3])) : null;
}

const DATE_CLASS =
  /(?:^|[\s_-])(?:(?:pub(?:lish(?:ed)?|lication)?|post(?:ed)?|entry|article|story|news|created?|release|issue)[-_ ]?(?:date|time|on)|(?:time|date)(?:data|line|time|stamp|rubric|[-_]?pub\w*|[-_]?posted)?|time-?stamp|posted|published|pubdate|fecha|datum|data|meta-?date|submitted|byline)(?:$|[\s_-])|(?:Date|Published|PubDate|Timestamp)(?:$|[A-Z\s_-])/;
const MODIFIED_CLASS = /updat|modif|edited|aktualis|geändert/i;
const MODIFIED_WORD =
  /\b(?:updated?|modified|last\s+(?:edit|change)|aktualisiert|zuletzt|geändert|mis(?:e)? à jour|actualizado|aggiornato|atualizado|aktualizacja|обновлено|bijgewerkt)\b/iu;

const PUBLISHED_WORD = /\b(?:publi|posted|veröffentlicht|erschienen|erstellt|opublik|pubblicato|yayın|опубл)/iu;

/** When a page says it was first published: ISO date, or date and time with offset; null where it does not say. */
export function publishedOf(
  tree: HtmlTree,
  tags: MetaTags,
  linked: LinkedFacts | null,
  context: DateContext,
): string | null {
  const read = (value: string | null | undefined): string | null => (value ? publicationDate(value, context) : null);
  const inAddress = dayInAddress(context.url);
  const names = [...PUBLISHED_NAMES.map((name) => tags.get(name)), linked?.published];
  const stated = firstDate(names, read);
  if (stated && (!inAddress || stated.startsWith(inAddress))) {
    return inAddress
      ? stated
      : inLocalTime(stated, [...names, ...WEAK_NAMES.map((name) => tags.get(name))], read, () =>
          fromElements(tree, read, null),
        );
  }
  if (inAddress) return inAddress;
  const month = monthInAddress(context.url);
  const weak = firstDate(
    WEAK_NAMES.map((name) => tags.get(name)),
    read,
  );
  const shown = fromElements(tree, read, month) ?? (weak ? null : fromText(tree, context, month));
  if (weak) return shown && shown < weak && daysBetween(shown, weak) < 90 ? shown : weak;
  return (
    shown ??
    read(linked?.modified) ??
    firstDate(
      MODIFIED_NAMES.map((name) => tags.get(name)),
      read,
    )
  );
}

const daysBetween = (a: string, b: string): number => (Date.parse(b.slice(0, 10)) - Date.parse(a.slice(0, 10))) / DAY;

/** "2016-12" of an address such as /2016/12/title. */
function monthInAddress(url: string | null): string | null {
  const m = /\/((?:19|20)\d{2})\/(0[1-9]|1[0-2])\//.exec(url ?? '');
  return m ? `${m[1]}-${m[2]}` : null;
}

/**
 * A stamp in UTC in the local time of the page: the same moment stated with an offset, or the day that the page shows, where
 * that is the day before or after.
 */
function inLocalTime(
  stated: string,
  others: readonly (string | null | undefined)[],
  read: (value: string | null | undefined) => string | null,
  shown: () => string | null,
): string {
  if (!stated.endsWith('+00:00')) return stated;
  for (const other of others) {
    const date = read(other);
    if (
      date &&
      date.length > 16 &&
      !date.endsWith('+00:00') &&
      Math.abs(Date.parse(date) - Date.parse(stated)) < 180_000
    )
      return date;
  }
  const hour = Number(stated.slice(11, 13));
  if (hour > 3 && hour < 20) return stated;
  const day = shown();
  return day && Math.abs(daysBetween(day, stated)) === 1 && day.length === 10 ? day : stated;
}

function firstDate(
  values: readonly (string | null | undefined)[],
  read: (value: string | null | undefined) => string | null,
): string | null {
  for (const value of values) {
    const date = read(value);
    if (date) return date;
  }
  return null;
}

/** Dates of time elements and of elements that sites name for their date. */
function fromElements(
  tree: HtmlTree,
  read: (value: string | null | undefined) => string | null,
  month: string | null,
): string | null {
  const headline = headlineFrame(tree);
  const dates: { date: string; rank: number }[] = [];
  for (const element of tree.elements) {
    const rank = rankOf(element);
    if (rank === null) continue;
    const { attrs } = element;
    const stamp =
      attrs['datetime'] ??
      attrs['content'] ??
      (attrs['class']?.includes('published') ? attrs['title'] : undefined) ??
      attrs['data-time'] ??
      attrs['data-timestamp'] ??
      attrs['data-datetime'] ??
      attrs['data-date'] ??
      attrs['data-utime'];
    const text = textOf(element);
    const written = text.length <= 160 ? read(text) : null;
    const says = written !== null && PUBLISHED_WORD.test(text);
    const date = (says ? written : read(stamp)) ?? written ?? read(attrs['title']);
    if (date)
      dates.push({
        date,
        rank:
          rank +
          (isNear(element, headline) ? -0.5 : 0) +
          (month && !date.startsWith(month) ? 5 : 0) +
          (MODIFIED_CLASS.test(classAndId(element)) || MODIFIED_WORD.test(text.slice(0, 60)) ? 10 : 0),
      });
    if (dates.length > 60) break;
  }
  dates.sort((a, b) => a.rank - b.rank);
  return dates[0]?.date ?? null;
}

/** The elements around the page's headline, three levels up. */
function headlineFrame(tree: HtmlTree): Set<Element> {
  const frame = new Set<Element>();
  const headline = tree.elements.find((e) => e.tag === 'h1');
  for (let at = headline?.parent ?? null, depth = 0; at && depth < 3 && at.tag !== 'body'; at = at.parent, depth++)
    frame.add(at);
  return frame;
}
const isNear = (element: Element, frame: ReadonlySet<Element>): boolean => {
  for (let at = element.parent, depth = 0; at && depth < 4; at = at.parent, depth++) if (frame.has(at)) return true;
  return false;
};

function rankOf(element: Element): number | null {
  const { tag, attrs } = element;
  if (/datePublished|dateCreated|pubdate/i.test(attrs['itemprop'] ?? '') || 'pubdate' in attrs) return 0;
  if (inComments(element)) return null;
  if (tag === 'time') return inArticle(element) ? 1 : 3;
  if (tag === 'abbr' && /published|date/i.test(attrs['class'] ?? '')) return 1;
  const names = classAndId(element);
  if (names.length > 2 && names.length < 300 && DATE_CLASS.test(names) && tag !== 'body' && tag !== 'html')
    return inArticle(element) ? 2 : 4;
  return null;
}

const inArticle = (element: Element): boolean => {
  for (let at: Element | null = element; at; at = at.parent) {
    if (
      at.tag === 'article' ||
      at.tag === 'main' ||
      /(?:^|[\s_-])(?:article|post|entry|story|content)/i.test(classAndId(at))
    )
      return true;
    if (
      at.tag === 'aside' ||
      at.tag === 'footer' ||
      at.tag === 'nav' ||
      /sidebar|related|widget|teaser|footer/i.test(classAndId(at))
    )
      return false;
  }
  return false;
};
const inComments = (element: Element): boolean => {
  let depth = 0;
  for (let at: Element | null = element; at && depth < 8; at = at.parent, depth++) {
    if (
      /comment|related|sidebar|teaser|recommend|widget|footer|most-?read|latest/i.test(classAndId(at)) &&
      at.tag !== 'body'
    )
      return true;
  }
  return false;
};

/** Blocks about the headline where a page sets its date. */
const BEFORE_HEADLINE = 5;
const AFTER_HEADLINE = 8;

/** A date in a line of its own: near the headline first, then anywhere, "updated" last; then one that opens or closes a paragraph. */
function fromText(tree: HtmlTree, context: DateContext, month: string | null): string | null {
  const blocks = blocksOf(tree.root, new Set());
  const headline = blocks.findIndex((block) => block.tag === 'h1');
  const found: { day: string; rank: number }[] = [];
  for (const [i, block] of blocks.entries()) {
    if (!/\d/.test(block.text) || block.tag === 'head') continue;
    const isLine = block.text.length <= 120;
    const near = headline >= 0 && i >= headline - BEFORE_HEADLINE && i <= headline + AFTER_HEADLINE;
    if (!isLine && !near && found.length > 0) continue;
    const text = block.text.slice(0, 2000);
    for (const date of writtenDates(text, context).slice(0, 1)) {
      const opens = date.start <= 3;
      const modified = MODIFIED_WORD.test(text.slice(0, date.start));
      const foot = (inComments(block.element) ? 6 : 0) + (month && !date.day.startsWith(month) ? 6 : 0);
      const rank = isLine ? (modified ? 4 : near ? 0 : 2) + foot : opens ? (near ? 1 : 3) + foot : 5 + foot;
      found.push({ day: date.day, rank });
    }
    if (found.length > 80) break;
  }
  found.sort((a, b) => a.rank - b.rank);
  return found[0]?.day ?? null;
}
