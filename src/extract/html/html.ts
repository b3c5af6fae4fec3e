import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Page } from '../../record/index.ts';
import { publicationDate } from '../dates.ts';
import { noArticle } from '../failures.ts';

/** What an HTML page holds. */
export interface HtmlPage {
  text: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  byline: string | null;
  language: string | null;
}

export function htmlPage(source: string, page: Page): HtmlPage {
  const { document } = parseHTML(source);
  const found = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse();
  const text = (found?.textContent ?? '')
    .split(/\n+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n');
  if (!found || text.length < 40)
    throw noArticle(page, 'no running text was found', 'Give the address of a single article, or its text.');
  return {
    text,
    title: found.title ?? null,
    outlet: found.siteName ?? null,
    published: found.publishedTime ? publicationDate(found.publishedTime) : null,
    byline: found.byline ?? null,
    language: found.lang ?? null,
  };
}
