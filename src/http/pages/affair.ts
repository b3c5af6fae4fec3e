import { type AffairDebrief, count, type Entry, type Holder, say, sayDay, type Timeline } from '../../brief/index.ts';
import type { Affair, MadeDecision, Report } from '../../record/index.ts';
import type { ArticleHead, StoredActor } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { affairFacts, affairHref } from '../parts/affairs.ts';
import { decisionWords } from '../parts/decisions.ts';
import { entryLine } from '../parts/entry.ts';
import { actorHref, actorName, heading, line, outlet, when } from '../parts/line.ts';
import { pages } from '../parts/pages.ts';
import { timelineFigure } from '../parts/timeline.ts';
import { undertaking } from '../parts/undertaking.ts';
import { clash, disagreement } from './debrief.ts';

export interface AffairPage {
  affair: Affair;
  followed: boolean;
  /** Whether the reader may decide about it. */
  mayDecide: boolean;
  debrief: AffairDebrief;
  drawn: Timeline | null;
  actors: readonly StoredActor[];
  next: readonly Entry[];
  held: readonly Entry[];
  /** One page of its reports, newest first. */
  reports: readonly { head: ArticleHead; report: Report | null }[];
  at: { page: number; size: number; total: number };
  /** Decisions about it, the latest first. */
  decisions: readonly MadeDecision[];
  names: ReadonlyMap<string, string>;
  /** What it can be merged with. */
  others: readonly Affair[];
}

/** One affair: who takes part, what was promised and refused, what changed, what is next, and its reports. */
export function affairPage(page: AffairPage): Html {
  const { affair, debrief, drawn, actors, next, held } = page;
  const query = `?affair=${encodeURIComponent(affair.id)}`;
  return layout({
    title: affair.name,
    section: '/affairs',
    body: html`<div class="top affair-top"><h1>${affair.name}</h1>${acts(page)}</div>
<p class="deck">${affairFacts(affair)}${affair.families < affair.reports ? ` · ${affair.families} told first hand` : ''} · <a href="/${query}">debrief</a> · <a href="/positions${query}">positions</a> · <a href="/commitments${query}">commitments</a> · <a href="/calendar${query}">calendar</a> · <a href="/unnamed${query}">unnamed sources</a></p>
${named(page)}
${drawn ? timelineFigure(drawn, `${affair.name} over time`) : ''}
<div class="columns"><div>
<section aria-labelledby="changed">${heading('What changed', null, 'changed')}<ol class="lines">${debrief.changed.map((one) => line(one, { turned: one.turned }))}</ol>${debrief.clashes.length > 0 ? html`<ul class="lines clashes">${debrief.clashes.slice(0, 4).map(clash)}</ul>` : ''}
${debrief.more > 0 ? html`<p class="more"><a href="/search?q=${encodeURIComponent(`affair:${affair.id}`)}">${count(debrief.more, 'more statement')}</a></p>` : ''}</section>
<section aria-labelledby="undertaken">${heading('Promised, refused, left open', null, 'undertaken')}${
      debrief.holders.length > 0
        ? html`<div class="holders">${debrief.holders.slice(0, 8).map((one) => holder(one, query))}</div>${debrief.holders.length > 8 ? html`<p class="more"><a href="/commitments${query}">all ${count(debrief.holders.length, 'holder')}</a></p>` : ''}`
        : html`<p class="quiet">No report of it tells of a promise, a refusal or a threat.</p>`
    }</section>
<section aria-labelledby="reports">${heading('Reports', affair.reports.toLocaleString('en-GB'), 'reports')}${reports(page)}</section>
</div><div class="beside">
<section aria-labelledby="next">${heading('Next', debrief.asOf ? `from ${sayDay(debrief.asOf, 'short')}` : null, 'next')}${next.length > 0 ? html`<ol class="entries">${next.slice(0, 10).map((one) => entryLine(one))}</ol>` : html`<p class="quiet">No report of it dates anything still to come.</p>`}</section>
${held.length > 0 ? html`<section aria-labelledby="held">${heading('Took place', null, 'held')}<ol class="entries">${held.slice(0, 6).map((one) => entryLine(one))}</ol></section>` : ''}
<section aria-labelledby="who">${heading('Who', null, 'who')}<ul class="tally">${actors.slice(0, 14).map(({ actor, statements }) => html`<li><a class="who" href="${actorHref(actor.id)}${query}">${actor.name}</a> <span class="num">${statements > 0 ? count(statements, 'statement') : 'named'}</span></li>`)}</ul></section>
${debrief.disagreements.length > 0 ? html`<section aria-labelledby="disagree">${heading('Where copies changed the words', null, 'disagree')}<ul class="plain">${debrief.disagreements.slice(0, 6).map(disagreement)}</ul></section>` : ''}
${log(page)}
</div></div>`,
  });
}

function holder(one: Holder, query: string): Html {
  const more = one.undertakings.length - 4;
  return html`<section class="holder"><h3>${actorName(one.name, one.actor)}</h3><ul class="lines tight">${one.undertakings.slice(0, 4).map((undertaken) => undertaking(undertaken))}</ul>${more > 0 ? html`<p class="more"><a href="/commitments${query}&amp;holder=${encodeURIComponent(one.actor ?? one.name)}">${more} more</a></p>` : ''}</section>`;
}

/** What the name was made of, where a reader did not give it. */
function named({ affair }: AffairPage): Html | '' {
  if (affair.given || !affair.found || affair.found.from.length === 0) return '';
  return html`<p class="quiet named">Named by its own words: ${affair.found.from.map(({ article, span }, i) => html`${i > 0 ? ', ' : ''}<a href="/articles/${encodeURIComponent(article)}?at=${span.start}">${i === 0 ? 'the topic' : 'an actor'}</a>`)}.</p>`;
}

/** Follow, rename, merge. */
function acts({ affair, followed, mayDecide, others }: AffairPage): Html {
  const href = affairHref(affair.id);
  return html`<div class="choices acts"><form method="post" action="${href}/follow"><input type="hidden" name="on" value="${followed ? '0' : '1'}"><button aria-pressed="${String(followed)}"><span aria-hidden="true">${followed ? '★' : '☆'}</span> ${followed ? 'Followed' : 'Follow'}</button></form>${
    mayDecide
      ? html`<details class="act"><summary>Rename</summary><form method="post" action="${href}/name"><label for="name">Name of the affair</label> <input id="name" name="name" value="${affair.name}" required maxlength="200" size="36"> <button>Keep the name</button></form></details>
<details class="act"><summary>Merge</summary><form method="post" action="${href}/merge"><label for="into">All its reports are of</label> <select id="into" name="into" required><option value="">another affair</option>${others.map((one) => html`<option value="${one.id}">${one.name}</option>`)}</select> <button>Merge</button></form></details>`
      : ''
  }</div>`;
}

/** Its reports, copies under what they copy; those that are ticked can be taken out. */
function reports({ affair, reports: listed, at, mayDecide, others }: AffairPage): Html {
  const list = html`<ul class="plain rows reports">${listed.map(
    ({ head, report }) =>
      html`<li data-line>${mayDecide ? html`<input type="checkbox" name="article" value="${head.id}" aria-label="${head.title ?? 'Untitled'}">` : ''}<span class="title"><a href="/articles/${encodeURIComponent(head.id)}">${head.title ?? 'Untitled'}</a>${report?.role === 'derived' ? html` <span class="manner">copy</span>` : ''}</span><span class="at">${outlet(head)}</span></li>`,
  )}</ul>${pages(affairHref(affair.id), at)}`;
  if (!mayDecide) return list;
  return html`<form method="post" action="${affairHref(affair.id)}/move">${list}<details class="act below"><summary>Take the ticked reports out</summary><p><label for="to">They are of</label> <select id="to" name="to"><option value="">an affair of their own</option>${others.map((one) => html`<option value="${one.id}">${one.name}</option>`)}</select> <label for="own">named</label> <input id="own" name="name" maxlength="200" size="24" placeholder="by its own words"> <button>Move them</button></p></details></form>`;
}

/** What readers decided about it, and the way back. */
function log({ decisions, mayDecide, names }: AffairPage): Html | '' {
  if (decisions.length === 0) return '';
  return html`<section aria-labelledby="decided">${heading('Decided by readers', null, 'decided')}<ul class="plain decided">${decisions.map(
    (one) =>
      html`<li class="${one.undone ? 'undone' : ''}">${decisionWords(one.decision, names)} <span class="at">${one.who}, ${when(one.at, 'short')}${one.undone ? html` · undone by ${one.undone.who}, ${say(one.undone.at, 'short')}` : ''}</span>${mayDecide && !one.undone ? html` <form method="post" action="/decisions/${one.id}/undo"><button aria-label="Undo: ${decisionWords(one.decision, names)}">Undo</button></form>` : ''}</li>`,
  )}</ul></section>`;
}
