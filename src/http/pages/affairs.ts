import { dayOf, sayDay } from '../../brief/index.ts';
import type { Affair } from '../../record/index.ts';
import type { AffairDay } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { affairFacts, affairName } from '../parts/affairs.ts';
import { empty } from '../parts/line.ts';
import { pages } from '../parts/pages.ts';
import { spark } from '../parts/timeline.ts';
import { searchOf } from '../window.ts';

export interface AffairsPage {
  affairs: readonly Affair[];
  followed: ReadonlySet<string>;
  days: ReadonlyMap<string, readonly AffairDay[]>;
  /** Day of the record's latest report. */
  latest: string | null;
  choice: { q: string | null; show: 'all' | 'followed' | 'several' };
  at: { page: number; size: number; total: number };
}

const SHOWN = [
  { value: 'several', words: 'Several reports' },
  { value: 'followed', words: 'Followed' },
  { value: 'all', words: 'All' },
] as const;

/** Every affair, the one reported last first. */
export function affairsPage({ affairs, followed, days, latest, choice, at }: AffairsPage): Html {
  const to = (show: string | null): string =>
    `/affairs${searchOf({ q: choice.q, show: show === 'several' ? null : show })}`;
  return layout({
    title: 'Affairs',
    section: '/affairs',
    body: html`<div class="top"><h1>Affairs</h1><form class="choices" action="/affairs"><ul>${SHOWN.map(({ value, words }) => html`<li><a href="${to(value)}"${choice.show === value ? html` aria-current="true"` : ''}>${words}</a></li>`)}</ul>${choice.show === 'several' ? '' : html`<input type="hidden" name="show" value="${choice.show}">`}<label for="named">named</label> <input id="named" name="q" value="${choice.q ?? ''}" placeholder="any" size="14"> <button>Show</button></form></div>
<p class="deck">What reports tell of over days, found from the people, words and copies that they share. An affair keeps its address as reports come in; you can name it, merge it with another, take reports out of it, and follow it.</p>
${
  affairs.length === 0
    ? nothing(choice)
    : html`<ol class="plain affairs">${affairs.map(
        (one) =>
          html`<li data-line><div><h2>${followed.has(one.id) ? html`<span class="followed" title="followed"><span aria-hidden="true">★</span><span class="sr">followed: </span></span>` : ''}${affairName(one)}</h2><p class="at">${affairFacts(one)}${one.families < one.reports ? ` · ${one.families} told first hand` : ''}${one.given ? ' · named by a reader' : ''}</p></div>${latest ? spark(days.get(one.id) ?? [], latest) : ''}</li>`,
      )}</ol>${latest ? html`<p class="quiet">The drawings show reports a day over the thirty days up to ${sayDay(dayOf(latest) ?? latest)}.</p>` : ''}${pages(to(choice.show), at)}`
}`,
  });
}

function nothing({ q, show }: AffairsPage['choice']): Html {
  if (show === 'followed')
    return empty(
      'You follow no affair yet.',
      html`Open one of <a href="/affairs">the affairs</a> and choose Follow: it will come first in the debrief.`,
    );
  if (q)
    return empty(
      `No affair is named with “${q}”.`,
      html`<a href="/affairs">Show all of them</a>, or <a href="/search?q=${encodeURIComponent(q)}">search the reports</a>.`,
    );
  return empty(
    'No affair is on record yet: no two reports tell of the same matter.',
    html`<code>rapporteur ingest FOLDER</code> reads reports and finds their affairs; <a href="/affairs?show=all">all of them</a>, single reports too.`,
  );
}
