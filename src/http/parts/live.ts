import { type Html, html } from '../html.ts';

/**
 * A part of a page that changes while work goes on: the script asks `path` for it again until what it gets has no
 * `data-going` any more. Without the script the page itself is asked for again (layout's `refresh`).
 */
export const live = (path: string, going: boolean, part: Html): Html =>
  html`<div class="live" data-live="${path}" aria-live="polite"${going ? html` data-going` : ''}>${part}</div>`;

/** How far a work has come, as a bar with its words; without a total only the words. */
export const bar = (done: number, total: number, words: Html | string): Html =>
  html`<p class="bar">${total > 0 ? html`<progress max="${total}" value="${Math.min(done, total)}" aria-label="How far it has come"></progress> ` : ''}<span>${words}</span></p>`;
