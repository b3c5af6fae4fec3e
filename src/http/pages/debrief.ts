import {
  count,
  type Debrief,
  type Disagreement,
  DRIFT_WORDS,
  type Holder,
  sayDay,
  shorten,
  upperFirst,
} from '../../brief/index.ts';
import { type Html, html, joined } from '../html.ts';
import { layout } from '../layout.ts';
import { entryLine } from '../parts/entry.ts';
import { actorName, empty, heading, line, outlet, voice } from '../parts/line.ts';
import { undertaking } from '../parts/undertaking.ts';
import { MOST } from '../rows.ts';
import type { Window } from '../window.ts';

/** The home page: what changed, what was promised and refused, what is next, where reports disagree. */
export function debriefPage(debrief: Debrief, window: Window): Html {
  if (debrief.reports.all === 0) return layout({ title: 'Rapporteur', section: '/', body: nothing(window) });
  const { statements } = debrief;
  const title = window.title;
  return layout({
    title: 'Debrief',
    section: '/',
    body: html`<div class="top"><h1>${title}</h1>${choices(window)}</div>
<p class="deck">${reports(debrief)} · <a href="/search?q=${encodeURIComponent('source:unnamed')}">${count(statements.all, 'statement')}, ${statements.unnamed} from unnamed sources</a></p>
<div class="columns"><div>
<section aria-labelledby="changed">${heading('What changed', null, 'changed')}
<ol class="lines">${debrief.changed.map((one) => line(one, { turned: one.turned }))}</ol>
${debrief.more > 0 ? html`<p class="more"><a href="/articles">${count(debrief.more, 'more statement')}, report by report</a></p>` : ''}</section>
<section aria-labelledby="undertaken">${heading('Promised, refused, left open', null, 'undertaken')}
${debrief.holders.length > 0 ? html`<div class="holders">${debrief.holders.slice(0, 8).map(holder)}</div>` : html`<p class="quiet">No report of this time tells of a promise, a refusal or a threat.</p>`}
${debrief.holders.length > 8 ? html`<p class="more"><a href="/commitments">all ${count(debrief.holders.length, 'holder')}</a></p>` : ''}</section>
</div><div class="beside">
<section aria-labelledby="next">${heading('Next', debrief.asOf ? `from ${sayDay(debrief.asOf, 'short')}` : null, 'next')}
${debrief.next.length > 0 ? html`<ol class="entries">${debrief.next.slice(0, 12).map((one) => entryLine(one))}</ol>` : html`<p class="quiet">No report dates anything after ${debrief.asOf ? sayDay(debrief.asOf) : 'today'}.</p>`}
<p class="more"><a href="/calendar">Calendar</a></p></section>
${debrief.disagreements.length > 0 ? html`<section aria-labelledby="disagree">${heading('Where reports disagree', null, 'disagree')}<ul class="plain">${debrief.disagreements.slice(0, 6).map(disagreement)}</ul></section>` : ''}
<section aria-labelledby="sources">${heading('On whose word', null, 'sources')}${sources(debrief)}</section>
</div></div>`,
  });
}

function reports({ reports: { all, copies } }: Debrief): string {
  if (all >= MOST) return `the latest ${count(all, 'report')}`;
  return copies > 0
    ? `${count(all, 'report')} (${all - copies} first, ${count(copies, 'copy', 'copies')})`
    : count(all, 'report');
}

function choices(window: Window): Html {
  return html`<form class="choices" action="/"><ul><li hidden data-visit="${window.latest ?? ''}"><a href="/">Since last visit</a></li>${window.choices.map(
    ({ href, words, current }) =>
      html`<li><a href="${href}"${current ? html` aria-current="true"` : ''}>${words}</a></li>`,
  )}</ul><label for="since">since</label> <input type="date" id="since" name="since" value="${window.since?.slice(0, 10) ?? ''}"> <label for="about">about</label> <input id="about" name="about" value="${window.about ?? ''}" placeholder="any affair" size="14"> <button>Show</button>
<span class="take"><button type="button" class="scripted" data-copy="/debrief.txt${window.search}">Copy</button><a href="/debrief.md${window.search}">Markdown</a><a href="/debrief.docx${window.search}" download>DOCX</a><button type="button" class="scripted" data-print>Print</button></span></form>`;
}

function holder(one: Holder): Html {
  return html`<section class="holder"><h3>${actorName(one.name, one.actor)}</h3><ul class="lines tight">${one.undertakings.slice(0, 4).map(undertaking)}</ul>${one.undertakings.length > 4 ? html`<p class="more"><a href="/commitments?holder=${encodeURIComponent(one.actor ?? one.name)}">${one.undertakings.length - 4} more</a></p>` : ''}</section>`;
}

function disagreement(one: Disagreement): Html {
  const href = `/statements/${encodeURIComponent(one.statement)}`;
  return html`<li data-line><a href="${href}"><b>${upperFirst(one.speaker ?? 'A statement')}</b>: ${joined(one.kinds.slice(0, 3).map(drifted), '; ')}</a> <span class="at">first in ${one.first ? outlet(one.first) : 'a report no longer on record'}</span></li>`;
}

/** "“no clear promises” became “no promises” in 2 reports". */
function drifted({ kind, reports: n, before, after }: Disagreement['kinds'][number]): Html {
  const where = `in ${n}`;
  if (before && after) return html`“${shorten(before, 60)}” became “${shorten(after, 60)}” ${where}`;
  if (before) return html`“${shorten(before, 60)}” dropped ${where}`;
  if (after) return html`“${shorten(after, 60)}” added ${where}`;
  return html`${DRIFT_WORDS[kind] ?? kind} ${where}`;
}

function sources(debrief: Debrief): Html {
  const unnamed = debrief.sources.filter((source) => source.voice.kind === 'unnamed');
  const named = debrief.sources.filter((source) => source.voice.kind !== 'unnamed');
  const list = (rows: Debrief['sources'], most: number): Html =>
    html`<ul class="tally">${rows.slice(0, most).map((row) => html`<li>${voice(row.voice)} <a href="${row.href}" aria-label="${row.statements} from ${row.voice.name}">${row.statements}</a></li>`)}</ul>`;
  return html`<h3>Named <small>${named.length}</small></h3>${list(named, 8)}<h3>Unnamed <small>${unnamed.length}</small></h3>${list(unnamed, 8)}<p class="more"><a href="/unnamed">Ledger of unnamed sources</a></p>`;
}

const nothing = (window: Window): Html =>
  window.narrowed
    ? html`<div class="top"><h1>${window.title}</h1>${choices(window)}</div>${empty('No report of this time, on this matter, is in the record.', html`<a href="/?since=all">Show everything</a>, or widen the dates above.`)}`
    : html`<div class="top"><h1>Nothing is on record yet</h1></div>${empty(
        'Give Rapporteur some reports to read: files, folders, addresses of pages, or lines of JSON.',
        html`<code>rapporteur ingest FOLDER</code> and then load this page again. <code>npm start</code> shows a record of samples.`,
      )}`;
