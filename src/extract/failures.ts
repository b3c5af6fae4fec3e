import { Failure, type Page } from '../record/index.ts';

/** What a page tells of itself, article or not. */
export type PageFacts = Record<'title' | 'outlet' | 'published' | 'byline', string | null>;

/** The failure for a page without an article, with the reason as a clause and what to do. */
export const noArticle = (page: Page, reason: string, advice: string, about: PageFacts | null = null): Failure =>
  new Failure('no_article', `The page has no article: ${reason}.`, {
    value: page.url ?? page.title ?? null,
    advice,
    about,
  });
