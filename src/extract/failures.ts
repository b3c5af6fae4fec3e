import { Failure, type Page } from '../record/index.ts';

/** The failure for a page without an article, with the reason as a clause and what to do. */
export const noArticle = (page: Page, reason: string, advice: string): Failure =>
  new Failure('no_article', `The page has no article: ${reason}.`, { value: page.url ?? page.title ?? null, advice });
