import {
  type AffairDebrief,
  type Clash,
  count,
  type Daily,
  type Disagreement,
  DRIFT_WORDS,
  sayDay,
  shorten,
  upperFirst,
} from '../../brief/index.ts';
import type { Affair } from '../../record/index.ts';
import { type Html, html, joined } from '../html.ts';
import { layout } from '../layout.ts';
import { affairFacts, affairField, affairHref, affairName } from '../parts/affairs.ts';
import { entryLine } from '../parts/entry.ts';
import { actorName, empty, glyph, heading, line, outlet, voice, when } from '../parts/line.ts';
import type { Window } from '../window.ts';

export interface DebriefPage {
  daily: Daily;
  window: Window;
  /** The affair that it is narrowed to, and those that it can be. */
  affair: Affair | null;
  offered: readonly Affair[];
}

/** The home page, affair by affair: what changed, what was promised and refused; beside it what is next and where reports disagree. */
export function debriefPage({ daily, window, affair, offered }: DebriefPage): Html {
  const form = choices(window, affair, offered);
  if (daily.totals.reports === 0) return layout({ title: 'Rapporteur', section: '/', body: nothing(window, form) });
  const { totals } = daily;
  const left = totals.affairs - daily.affairs.length - daily.single.length;
  return layout({
    title: 'Debrief',
    section: '/',
    body: html`<div class="top"><h1>${window.title}</h1>${taken(window)}</div>
${form}
<p class="deck">${reports(daily)} · <a href="/search?q=${encodeURIComponent('source:unnamed')}">${count(totals.statements, 'statement')}, ${totals.unnamed} from unnamed sources</a></p>
<div class="columns debrief"><div>
${daily.affairs.map(section)}
${daily.single.length > 0 ? html`<section aria-labelledby="single" class="affair">${heading('Also reported', null, 'single')}<ul class="plain rows singles">${daily.single.map(({ head, affair: of }) => html`<li data-line><a href="${of ? affairHref(of) : `/articles/${encodeURIComponent(head.id)}`}">${head.title ?? 'Untitled'}</a><span class="at">${outlet(head)}</span></li>`)}</ul></section>` : ''}
${left > 0 ? html`<p class="more"><a href="/affairs">${count(left, 'more affair')}</a></p>` : ''}
</div><div class="beside">
<section aria-labelledby="next">${heading('Next', daily.asOf ? `from ${sayDay(daily.asOf, 'short')}` : null, 'next')}
${daily.next.length > 0 ? html`<ol class="entries">${daily.next.slice(0, 12).map((one) => entryLine(one, one.affair && !affair ? affairName(one.affair) : null))}</ol>` : html`<p class="quiet">No report dates anything after ${daily.asOf ? sayDay(daily.asOf) : 'today'}.</p>`}
<p class="more"><a href="/calendar${affair ? `?affair=${encodeURIComponent(affair.id)}` : ''}">Calendar</a></p></section>
${daily.disagreements.length > 0 ? html`<section aria-labelledby="disagree">${heading('Where copies changed the words', null, 'disagree')}<ul class="plain">${daily.disagreements.slice(0, 6).map(disagreement)}</ul></section>` : ''}
<section aria-labelledby="sources">${heading('On whose word', null, 'sources')}${sources(daily)}</section>
</div></div>`,
  });
}

/** What one affair has to tell; what all reports have where they were not put to affairs. */
function section(one: AffairDebrief): Html {
  const { affair } = one;
  const id = affair ? `affair-${affair.id}` : 'changed';
  const query = affair ? `?affair=${encodeURIComponent(affair.id)}` : '';
  return html`<section class="affair" aria-labelledby="${id}">${
    affair
      ? html`<h2 class="affair-head" id="${id}">${affairName(affair)}</h2><p class="affair-facts">${one.followed ? html`<span class="followed"><span aria-hidden="true">★</span> followed</span> · ` : ''}${affairFacts(affair)}</p>`
      : heading('What changed', null, id)
  }
<ol class="lines">${one.changed.map((changed) => line(changed, { turned: changed.turned }))}</ol>
${one.clashes.length > 0 ? html`<ul class="lines clashes">${one.clashes.slice(0, 2).map(clash)}</ul>` : ''}
${one.undertaken.length > 0 ? html`<h3 class="sub">Promised, refused, left open</h3><ul class="lines tight">${one.undertaken.map((undertaking) => line(undertaking))}</ul>` : ''}
<p class="more">${one.more > 0 ? html`<a href="${affair ? affairHref(affair.id) : '/articles'}">${count(one.more, 'more statement')}</a> · ` : ''}<a href="/positions${query}">who stands where</a> · <a href="/commitments${query}">commitments</a></p></section>`;
}

/** Two reports of one actor that cannot both be so, side by side. */
export const clash = ({ name, actor, one, other }: Clash): Html =>
  html`<li class="line" data-line><span class="glyph press" aria-hidden="true">≠</span><div><p class="what"><b>Reports contradict each other on ${actorName(name, actor)}</b></p><ul class="sides">${[one, other].map((side) => html`<li>${glyph(side.act)} <a href="${side.href}">${side.act.says}: ${side.words}</a> <span class="at"><span class="outlet">${side.evidence.outlet ?? 'Unknown outlet'}</span> ${when(side.evidence.published, 'short')}</span></li>`)}</ul></div></li>`;

function reports({ totals: { reports: all, copies, affairs } }: Daily): string {
  const told =
    copies > 0
      ? `${count(all, 'report')} (${(all - copies).toLocaleString('en-GB')} first, ${count(copies, 'copy', 'copies')})`
      : count(all, 'report');
  return affairs > 0 ? `${told} of ${count(affairs, 'affair')}` : told;
}

function choices(window: Window, affair: Affair | null, offered: readonly Affair[]): Html {
  return html`<form class="choices since" action="/"><ul>${window.choices.map(
    ({ href, words, current }) =>
      html`<li><a href="${href}"${current ? html` aria-current="true"` : ''}>${words}</a></li>`,
  )}</ul><label for="since">since</label> <input type="date" id="since" name="since" value="${window.since?.slice(0, 10) ?? ''}"> ${offered.length > 0 ? affairField(offered, affair) : ''} <label for="about">words</label> <input id="about" name="about" value="${window.about ?? ''}" placeholder="any" size="9"> <button>Show</button></form>`;
}

/** The same to be taken along. */
const taken = ({ search }: Window): Html =>
  html`<div class="choices"><span class="take"><button type="button" class="scripted" data-copy="/debrief.txt${search}">Copy</button><a href="/debrief.md${search}">Markdown</a><a href="/debrief.docx${search}" download>DOCX</a><button type="button" class="scripted" data-print>Print</button></span></div>`;

/** "Macron: “no clear promises” became “no promises” in 2". */
export function disagreement(one: Disagreement): Html {
  const href = `/statements/${encodeURIComponent(one.statement)}`;
  return html`<li data-line><a href="${href}"><b>${upperFirst(one.speaker ?? 'A statement')}</b>: ${joined(one.kinds.slice(0, 3).map(drifted), '; ')}</a> <span class="at">first in ${one.first ? outlet(one.first) : 'a report no longer on record'}</span></li>`;
}

function drifted({ kind, reports: n, before, after }: Disagreement['kinds'][number]): Html {
  const where = `in ${n}`;
  if (before && after) return html`“${shorten(before, 60)}” became “${shorten(after, 60)}” ${where}`;
  if (before) return html`“${shorten(before, 60)}” dropped ${where}`;
  if (after) return html`“${shorten(after, 60)}” added ${where}`;
  return html`${DRIFT_WORDS[kind] ?? kind} ${where}`;
}

function sources(daily: Daily): Html {
  const unnamed = daily.sources.filter((source) => source.voice.kind === 'unnamed');
  const named = daily.sources.filter((source) => source.voice.kind !== 'unnamed');
  const list = (rows: Daily['sources'], most: number): Html =>
    html`<ul class="tally">${rows.slice(0, most).map((row) => html`<li>${voice(row.voice)} <a href="${row.href}" aria-label="${row.statements} from ${row.voice.name}">${row.statements}</a></li>`)}</ul>`;
  return html`<h3>Named <small>${named.length}</small></h3>${list(named, 8)}<h3>Unnamed <small>${unnamed.length}</small></h3>${list(unnamed, 8)}<p class="more"><a href="/unnamed">Ledger of unnamed sources</a></p>`;
}

const nothing = (window: Window, form: Html): Html =>
  window.narrowed
    ? html`<div class="top"><h1>${window.title}</h1>${form}</div>${empty(window.visit ? 'No report came into the record since you were last here.' : 'No report of this time, on this matter, is in the record.', html`<a href="/?since=all">Show everything</a>, or widen the dates above.`)}`
    : html`<div class="top"><h1>Nothing is on record yet</h1></div>${empty(
        'Give Rapporteur some reports to read: files, folders, addresses of pages, or lines of JSON.',
        html`<code>rapporteur ingest FOLDER</code> and then load this page again. <code>npm start</code> shows a record of samples.`,
      )}`;
