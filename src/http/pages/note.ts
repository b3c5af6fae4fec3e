import { spoken } from '../../brief/index.ts';
import type { Article, Mark } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { articleHref } from '../parts/cards.ts';
import { outlet } from '../parts/line.ts';

/** What a reader writes to an article or to a statement in it. */
export function notePage(
  article: Article,
  said: { id: string; content: string } | null,
  mark: Pick<Mark, 'note' | 'tags'> | null,
  tags: readonly string[],
): Html {
  const back = `${articleHref(article.id)}${said ? `#${said.id}` : ''}`;
  return layout({
    title: 'Note and tags',
    section: '/articles',
    body: html`<div class="top"><h1>Note and tags</h1></div>
<p class="deck"><a href="${articleHref(article.id)}">${article.title ?? 'Untitled'}</a> · ${outlet(article)}</p>
${said ? html`<blockquote class="noted-line">${spoken(said.content, 400)}</blockquote>` : ''}
<form class="form noting" method="post" action="/marks"><input type="hidden" name="article" value="${article.id}"><input type="hidden" name="line" value="${said?.id ?? ''}"><input type="hidden" name="back" value="${back}">
<label for="note">Your note</label><textarea id="note" name="note" rows="5" maxlength="4000" autofocus>${mark?.note ?? ''}</textarea>
<label for="tags">Tags <small>with spaces between: ports ceasefire</small></label><input id="tags" name="tags" value="${mark?.tags.join(' ') ?? ''}" maxlength="400" list="known" autocomplete="off" autocapitalize="none">
<datalist id="known">${tags.map((tag) => html`<option value="${tag}"></option>`)}</datalist>
<div><button class="main">Save</button> <a href="${back}">Cancel</a></div></form>`,
  });
}
