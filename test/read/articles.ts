import type { Article } from '../../src/record/index.ts';

/** An article with nothing known but its text. */
export const articleOf = (text: string, furniture: Article['furniture'] = []): Article => ({
  id: 'test',
  text,
  title: null,
  outlet: null,
  url: null,
  published: '2031-05-14',
  byline: null,
  language: 'en',
  credits: [],
  furniture,
});
