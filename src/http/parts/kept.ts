import { correctedWords } from '../../brief/index.ts';
import type { CorrectedField } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { keptOf } from '../keeps.ts';

/** The star of a line, and the note and tags that its reader gave it. */
export function kept(article: string, attribution: string | null): Html {
  const mark = keptOf(article, attribution);
  return html`${star(mark?.starred === true)}${mark ? remembered(mark) : ''}`;
}

/** The star: a button for the script, a sign without it. */
const star = (on: boolean): Html =>
  html`<button type="button" class="star scripted" data-star aria-pressed="${String(on)}" aria-label="Star">${on ? '★' : '☆'}</button>${on ? html`<span class="unscripted">★ starred</span>` : ''}`;

/** A note's beginning and the tags, linked to all that is tagged so. */
export const remembered = ({ note, tags }: { note: string | null; tags: readonly string[] }): Html =>
  html`${note ? html`<span class="noted" title="${note}"><span aria-hidden="true">✍</span> ${note.length > 60 ? `${note.slice(0, 60)}…` : note}</span>` : ''}${tags.map((tag) => html`<a class="tag" href="/search?q=${encodeURIComponent(`tag:${tag}`)}">#${tag}</a>`)}`;

/** "✎ corrected by ada on Sat 1 Mar 2025, machine said refusal", linked to the line. */
export function corrected(fields: readonly CorrectedField[] | undefined, href: string | null): Html | '' {
  const words = correctedWords(fields);
  if (words === null) return '';
  const reasons = [...new Set(fields?.map(({ reason }) => reason).filter(Boolean))].join('; ');
  const sign = html`<span aria-hidden="true">✎</span> ${words}`;
  return href
    ? html`<a class="corrected" href="${href}"${reasons ? html` title="${reasons}"` : ''}>${sign}</a>`
    : html`<span class="corrected"${reasons ? html` title="${reasons}"` : ''}>${sign}</span>`;
}
