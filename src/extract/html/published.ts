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
  /** The page's markup; its scripts are looked at where nothing else gives a date. */
  source?: string;
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
  const stated = statedDate(names, read, () => fromElements(tree, read, null) ?? fromText(tree, context, null));
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
  const turned = weak ? dayAndMonthTurned(tags, weak) : null;
  if (turned && fromText(tree, context, month) === turned) return turned;
  if (weak) return shown && shown < weak && daysBetween(shown, weak) < 90 ? shown : weak;
  return (
    shown ??
    read(publishedInScripts(context.source ?? '')) ??
    read(linked?.modified) ??
    firstDate(
      MODIFIED_NAMES.map((name) => tags.get(name)),
      read,
    )
  );
}

const daysBetween = (a: string, b: string): number => (Date.parse(b.slice(0, 10)) - Date.parse(a.slice(0, 10))) / DAY;

/** The other reading of a day that a weak name gives as 03/04/2025; null where it can be read one way only. */
function dayAndMonthTurned(tags: MetaTags, day: string): string | null {
  const isOpen = WEAK_NAMES.some((name) => /^\s*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/.test(tags.get(name) ?? ''));
  return isOpen ? isoDay(Number(day.slice(0, 4)), Number(day.slice(8, 10)), Number(day.slice(5, 7))) : null;
}

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

/**
 * The first of the dates that a page states; where they name several days, the one of the day that the page shows its
 * readers.
 */
function statedDate(
  values: readonly (string | null | undefined)[],
  read: (value: string | null | undefined) => string | null,
  shown: () => string | null,
): string | null {
  const dates = values.map(read).filter((date) => date !== null);
  const [first] = dates;
  if (!first) return null;
  const others = dates.filter((date) => !date.startsWith(first.slice(0, 10)));
  if (others.length === 0) return first;
  const day = shown()?.slice(0, 10);
  return (day && !first.startsWith(day) && others.find((date) => date.startsWith(day))) || first;
}

const IN_SCRIPTS =
  /(?:"|&quot;|\\")(?:datePublished|publishedDate|publish(?:ed)?_?(?:At|On|Date|Time)|pub_?date|publication_?date|first_?published|date_?published|created_?at|createdAt|date_?created)(?:"|&quot;|\\")\s{0,3}:\s{0,3}(?:"|&quot;|\\")(\d{4}-\d{2}-\d{2}[^"&\\]{0,30})/i;

/** The first date that the state a page's scripts carry calls its publication. */
const publishedInScripts = (source: string): string | null => IN_SCRIPTS.exec(source)?.[1] ?? null;

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
  return dates[0]?.date ?? soleStamp(tree, read);
}

/** The one time that a page's markup calls published, wherever it stands. */
function soleStamp(tree: HtmlTree, read: (value: string | null | undefined) => string | null): string | null {
  const stamps = tree.elements.filter((e) => e.tag === 'time' && /\bpublished\b/.test(e.attrs['class'] ?? ''));
  return stamps.length === 1 ? read(stamps[0]!.attrs['datetime']) : null;
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

/** What stands right before the day of a publication. */
const ANNOUNCED =
  /(?:\bpublished|\bposted|\bfirst (?:published|posted)|veröffentlicht|erschienen|\berstellt|(?:artikel|beitrag) wurde|\bpublié(?: le)?|\bpublicado|\bpubblicato|opublikowano|опубликовано|yayınlanma)(?: (?:on|am|le|el|il|em|op|dnia))?\s*:?\s*(?:\p{L}{2,10}\.?,?\s)?$/iu;
/** Newspapers' heads give the day of the visit: "Tuesday, 8 December 2020". */
const MASTHEAD = /^\s*\p{L}{3,12}[,.]\s/u;

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
    const dates = writtenDates(text, context);
    const announced = dates.find((date) => ANNOUNCED.test(text.slice(Math.max(0, date.start - 40), date.start)));
    if (announced && !MODIFIED_CLASS.test(classAndId(block.element))) {
      found.push({ day: announced.day, rank: -1 });
      continue;
    }
    for (const date of dates.slice(0, 1)) {
      const opens = date.start <= 3;
      if (i < headline && MASTHEAD.test(text) && date.end >= text.length - 2) {
        found.push({ day: date.day, rank: 4.5 });
        continue;
      }
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
