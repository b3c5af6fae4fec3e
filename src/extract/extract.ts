import { type Article, Failure, type Page } from '../record/index.ts';

/**
 * The article of a page: main text, title, outlet, byline, publication time, language and the outlets it credits.
 * @throws Failure `no_article`, `not_text`, `bad_charset` or `too_large`
 */
export function extract(_page: Page): Article {
  throw new Failure('no_article', 'Nothing can be extracted yet.');
}
