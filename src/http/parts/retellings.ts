import { compare, DRIFT_WORDS, plainWords } from '../../brief/index.ts';
import type { Retelling } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { compared } from '../pages/trace.ts';
import { articleHref } from './cards.ts';
import { when } from './line.ts';

export const outletHref = (name: string): string => `/outlets/${encodeURIComponent(name)}`;

/** An outlet's name, linked to its record. */
export const outletLink = (name: string | null): Html =>
  name === null
    ? html`<span class="outlet">Unknown outlet</span>`
    : html`<a class="outlet" href="${outletHref(name)}">${name}</a>`;

/** One change that a copy made: the words of both, the kind, the outlets, how sure it is, and where both stand. */
export function retelling(one: Retelling): Html {
  const { copy, origin, drift, kind } = one;
  const href = (side: Retelling['copy']): string => `${articleHref(side.article.id)}#s${side.sentence}`;
  const same = plainWords(origin.words) === plainWords(copy.words);
  const sure = drift && drift.confidence < 0.7 ? html`<span class="manner">uncertain</span>` : '';
  return html`<li class="retelling" data-line>
<p class="kinds">${drift ? html`<span class="drift">✎ ${DRIFT_WORDS[kind]}</span>` : DRIFT_WORDS[kind]}${changedWords(one)}</p>
<div class="pair${same ? ' same' : ''}"><blockquote><p class="where"><span>first:</span> ${outletLink(origin.article.outlet)} ${when(origin.article.published, 'short')}</p><p class="said"><a href="${href(origin)}">${origin.words}</a></p></blockquote>
<blockquote><p class="where"><span>copy:</span> ${outletLink(copy.article.outlet)} ${when(copy.article.published, 'short')}${same ? html` <a href="${href(copy)}">its sentence</a>` : ''}</p>${same ? '' : html`<p class="said"><a href="${href(copy)}">${compared(compare(origin.words, copy.words))}</a></p>`}</blockquote></div>
<p class="where">${voice(one)}${sure}${drift ? html`<span class="manner">confidence ${Math.round(drift.confidence * 100)}%</span>` : ''}<a href="/statements/${encodeURIComponent(one.statement.id)}">all variants</a> <a href="/reports/${encodeURIComponent(copy.article.id)}">chain of copies</a></p></li>`;
}

/** "“June 14” → “July 14”". */
function changedWords({ drift, copy, origin }: Retelling): Html | '' {
  if (!drift || (origin.changed === null && copy.changed === null)) return '';
  const from = origin.changed === null ? html`<span class="none">nothing</span>` : html`<del>${origin.changed}</del>`;
  const to = copy.changed === null ? html`<span class="none">left out</span>` : html`<ins>${copy.changed}</ins>`;
  return html`<span class="change">${from} <span aria-hidden="true">→</span><span class="sr"> became </span> ${to}</span>`;
}

function voice({ origin, copy }: Retelling): Html | '' {
  const [said, told] = [origin.variant.speaker?.name, copy.variant.speaker?.name];
  if (!said && !told) return '';
  return html`<span class="voice">${said ?? told}</span>`;
}
