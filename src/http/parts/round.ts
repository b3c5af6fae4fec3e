import { count } from '../../brief/index.ts';
import type { FetchRound } from '../../jobs/index.ts';
import { type Html, html } from '../html.ts';
import { when } from './line.ts';
import { bar } from './live.ts';

/** How far a round of fetching has come, or what the last one did. */
export function roundProgress({ started, ended, feeds, pages, last, failure }: FetchRound): Html {
  const failed = feeds.failed + pages.failed;
  const sum = [
    pages.added > 0 ? count(pages.added, 'new article') : 'no new article',
    ...(pages.changed > 0 ? [`${pages.changed} changed`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(', ');
  const log =
    last.length === 0
      ? ''
      : html`<details class="log"${ended === null ? html` open` : ''}><summary>What was done</summary><ol class="plain">${last.map(({ name, words, well }) => html`<li>${name}: <span class="${well ? 'quiet' : 'refuse'}">${words}</span></li>`)}</ol></details>`;
  if (ended === null)
    return html`<div class="round">${bar(feeds.visited + pages.done, feeds.due + pages.due, `Fetching: ${feeds.visited} of ${count(feeds.due, 'feed')} visited, ${pages.done} of ${count(pages.due, 'page')} read; ${sum}.`)}${log}</div>`;
  return html`<div class="round"><p>${failure ? html`<b class="refuse">The last round ended early.</b> ${failure.message} ${failure.advice ?? ''}` : html`Last fetched ${when(started, 'short')}: ${count(feeds.visited, 'feed')} visited, ${sum}.`}</p>${log}</div>`;
}
