import { count, DRIFT_WORDS, sayDay } from '../../brief/index.ts';
import { DRIFT_KINDS, type Drift } from '../../record/index.ts';
import type { Retelling } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { empty, heading } from '../parts/line.ts';
import { pages } from '../parts/pages.ts';
import { retelling } from '../parts/retellings.ts';

/** What a reader asked to see. */
export interface DriftChoice {
  day: string | null;
  kind: Drift['kind'] | null;
  outlet: string | null;
  of: string | null;
  /** `all`: what copies kept, too. */
  show: 'all' | null;
}

export interface DriftSheet {
  drifts: readonly Retelling[];
  choice: DriftChoice;
  /** The latest day of the record. */
  latest: string | null;
  at: { page: number; size: number; total: number };
}

/** The address of the drifts that a reader asked for. */
export function driftHref(choice: Partial<DriftChoice>, path = '/drift'): string {
  const query = new URLSearchParams(
    Object.entries(choice).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** What copies changed, latest first: both words, the kind, the outlets, how sure it is. */
export function driftPage({ drifts, choice, latest, at }: DriftSheet): Html {
  const narrowed = Object.values(choice).some((value) => value !== null);
  const days = [...Map.groupBy(drifts, (one) => one.copy.article.published?.slice(0, 10) ?? null)];
  return layout({
    title: 'What copies changed',
    section: '/drift',
    body: html`<div class="top"><h1>${choice.show === 'all' ? 'What copies did' : 'What copies changed'}</h1>${form(choice)}</div>
<p class="deck">${narrowed ? html`${count(at.total, 'line')} that fit. <a href="/drift">All changes</a>` : html`${count(at.total, 'change')} in the record, latest first`}${latest && choice.day !== latest ? html` · <a href="${driftHref({ ...choice, day: latest })}">on the latest day, ${sayDay(latest)}</a>` : ''}. A change is said only where both texts show it; <a href="/outlets">outlets with their record</a>. Follow: <a href="${driftHref(choice, '/drift.atom')}">Atom</a>, <a href="${driftHref(choice, '/drift.json')}">JSON</a>.</p>
${
  drifts.length === 0
    ? empty(
        narrowed ? 'No copy changed anything that fits this.' : 'No copy of the record changed what it took over.',
        narrowed
          ? html`<a href="/drift">Show all changes</a>.`
          : html`See <a href="/articles">the reports</a>, or add more with <code>rapporteur ingest</code>.`,
      )
    : days.map(
        ([day, list]) =>
          html`<section>${heading(day ? sayDay(day) : 'Without a date', count(list.length, 'line'))}<ol class="retellings">${list.map(retelling)}</ol></section>`,
      )
}
${pages(driftHref(choice), at)}`,
  });
}

function form({ day, kind, outlet, of, show }: DriftChoice): Html {
  return html`<form class="choices" action="/drift"><label for="day">day</label> <input id="day" name="day" type="date" value="${day ?? ''}"> <label for="kind">kind</label> <select id="kind" name="kind"><option value="">any</option>${DRIFT_KINDS.map(
    (one) => html`<option value="${one}"${one === kind ? html` selected` : ''}>${DRIFT_WORDS[one]}</option>`,
  )}</select> <label for="outlet">copied by</label> <input id="outlet" name="outlet" value="${outlet ?? ''}" placeholder="any outlet" size="14"> <label for="of">copied from</label> <input id="of" name="of" value="${of ?? ''}" placeholder="any outlet" size="14"> <label><input type="checkbox" name="show" value="all"${show === 'all' ? html` checked` : ''}> with what was kept</label> <button>Show</button></form>`;
}
