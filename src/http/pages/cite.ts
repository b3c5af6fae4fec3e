import type { Article } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { articleHref } from '../parts/cards.ts';

/** A statement with its citation, to be copied. */
export const citePage = (article: Article, words: string, line: string): Html =>
  layout({
    title: 'Cite',
    section: '/articles',
    body: html`<div class="top"><h1>Cite</h1></div><p class="deck">The words with their source, outlet, date, the page's address, and their lasting address in this record.</p>
<blockquote class="noted-line">${words}</blockquote><p class="more"><button type="button" class="scripted" data-cite="${words}">Copy</button> <a href="${articleHref(article.id)}#${line}">Back to the article</a></p>`,
  });
