import {
  count,
  type Lookup,
  type Matrix,
  type Stand,
  type Standing,
  say,
  sayDay,
  stand,
  standingsOf,
  upperFirst,
} from '../../brief/index.ts';
import type { Affair, MadeDecision } from '../../record/index.ts';
import { type Html, html, joined } from '../html.ts';
import { layout } from '../layout.ts';
import { affairField, affairName } from '../parts/affairs.ts';
import { decisionWords } from '../parts/decisions.ts';
import { corrected } from '../parts/kept.ts';
import { actorHref, actorName, empty, glyph, heading, TURN_SIGNS, voices, when } from '../parts/line.ts';

export interface PositionsPage {
  matrix: Matrix;
  find: Lookup;
  about: string | null;
  affair: Affair | null;
  offered: readonly Affair[];
  /** Every issue, shown or not. */
  issues: readonly { id: string; name: string }[];
  /** Decisions about issues, the latest first. */
  decisions: readonly MadeDecision[];
  mayDecide: boolean;
}

/** Actors by issues: the latest stance in at most eight words; its history and its evidence open below the row. */
export function positionsPage(page: PositionsPage): Html {
  const { matrix, find, about, affair, offered } = page;
  const nothing = matrix.rows.length === 0 && matrix.alone.length === 0;
  return layout({
    title: affair ? `Positions, ${affair.name}` : 'Positions',
    section: '/positions',
    body: html`<div class="top"><h1>Positions</h1><form class="choices" action="/positions">${offered.length > 0 ? affairField(offered, affair) : ''} <label for="about">words</label> <input id="about" name="about" value="${about ?? ''}" placeholder="any" size="12"> <button>Show</button>${nothing ? '' : taken(affair, about)}</form></div>
<p class="deck">${affair ? html`${affairName(affair)}: where` : 'Where'} each actor stands, by issue: the latest stance and the day it was reported. Open a cell for its history, its sentences and the reports that say otherwise.</p>
${
  nothing
    ? empty(
        'There are no positions to set side by side yet: no report tells of an actor who promises, refuses, asks for or leaves open something.',
        html`Read more reports of the affair, or see the <a href="/commitments">commitments</a> one by one.`,
      )
    : html`${matrix.rows.length > 0 ? table(matrix, find) : ''}${matrix.alone.length > 0 ? others(matrix, find) : ''}`
}${decided(page)}`,
  });
}

/** The same positions to be taken along. */
function taken(affair: Affair | null, about: string | null): Html {
  const search = new URLSearchParams({ ...(affair ? { affair: affair.id } : {}), ...(about ? { about } : {}) });
  const to = (ending: string): string => `/positions.${ending}${search.size > 0 ? `?${search}` : ''}`;
  return html`<span class="take"><button type="button" class="scripted" data-copy="${to('txt')}">Copy</button><a href="${to('csv')}" download>CSV</a><a href="${to('md')}">Markdown</a><a href="${to('docx')}" download>DOCX</a><button type="button" class="scripted" data-print>Print</button></span>`;
}

function table(matrix: Matrix, find: Lookup): Html {
  const { issues, rows } = matrix;
  const most = reportsEach(matrix);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Positions of actors by issue" id="matrix"><table class="matrix"><caption class="sr">Positions of actors by issue</caption><thead><tr><td></td>${issues.map(({ name, pinned }) => html`<th scope="col">${upperFirst(name)}${pinned ? html` <span class="manner">pinned</span>` : ''}</th>`)}</tr></thead><tbody>${rows.map(
    (row, r) =>
      html`<tr><th scope="row">${actorName(row.name, row.actor)}</th>${row.cells.map((one, c) => html`<td>${one ? cell(one, `p${r}-${c}`, find) : ''}</td>`)}</tr>${row.cells.map((one, c) => (one ? html`<tr class="opened" id="p${r}-${c}"><td></td><td colspan="${issues.length}"><p class="opened-head"><b>${row.name}</b> on ${one.issue} <a href="#matrix">Close</a></p>${behind(one, find, most)}</td></tr>` : ''))}`,
  )}</tbody></table></div>`;
}

/** Issues as readers have them: named, merged, pinned; and the way back. */
function decided({ issues, decisions, affair, mayDecide }: PositionsPage): Html | '' {
  if (!mayDecide && decisions.length === 0) return '';
  const names = new Map(issues.map(({ id, name }) => [id, upperFirst(name)]));
  const option = ({ id }: { id: string }): Html => html`<option value="${id}">${names.get(id)!}</option>`;
  const form = (kind: string, fields: Html): Html =>
    html`<form method="post" action="/issues"><input type="hidden" name="kind" value="${kind}"><input type="hidden" name="affair" value="${affair?.id ?? ''}">${fields}</form>`;
  return html`<section class="issues" aria-labelledby="decided">${heading('Issues', `${issues.length} found`, 'decided')}${
    mayDecide
      ? html`<div class="choices acts">${
          issues.length > 0
            ? html`<details class="act"><summary>Name an issue</summary>${form('name', html`<label for="name-issue">Issue</label> <select id="name-issue" name="issue">${issues.map(option)}</select> <label for="new-name">is called</label> <input id="new-name" name="name" required maxlength="200" size="28"> <button>Keep the name</button>`)}</details>
<details class="act"><summary>Merge issues</summary>${form('merge', html`<label for="merge-issue">Issue</label> <select id="merge-issue" name="issue">${issues.map(option)}</select> <label for="merge-into">is part of</label> <select id="merge-into" name="into">${issues.map(option)}</select> <button>Merge</button>`)}</details>`
            : ''
        }<details class="act"><summary>Pin an issue</summary>${form('pin', html`<label for="pin-name">Name</label> <input id="pin-name" name="name" required maxlength="200" size="22"> <label for="pin-phrases">for stances with these words</label> <input id="pin-phrases" name="phrases" required size="34" placeholder="peace force; troops in Ukraine"> <button>Pin it</button>`)}</details></div>`
      : ''
  }${
    decisions.length > 0
      ? html`<ul class="plain decided">${decisions
          .slice(0, 30)
          .map(
            (one) =>
              html`<li class="${one.undone ? 'undone' : ''}">${decisionWords(one.decision, names)} <span class="at">${one.who}, ${when(one.at, 'short')}${one.undone ? html` · undone by ${one.undone.who}, ${when(one.undone.at, 'short')}` : ''}</span>${mayDecide && !one.undone ? html` <form method="post" action="/decisions/${one.id}/undo"><button aria-label="Undo: ${decisionWords(one.decision, names)}">Undo</button></form>` : ''}</li>`,
          )}</ul>`
      : html`<p class="quiet">Issues are found from what the stances are about. What readers decide about them is kept beside that, with its date, and can be undone.</p>`
  }</section>`;
}

function cell(one: Standing, id: string, find: Lookup): Html {
  const latest = stand(one.position.latest, find);
  return html`<a class="stance" href="#${id}" data-line>${glyph(latest.act)} <span class="${latest.act.tone}">${latest.brief}</span> <small>${summary(one, latest)}</small></a>`;
}

/** "Wed 26 Feb · 3 reports · reversed". */
function summary({ position: { history, contradictions } }: Standing, latest: Stand): Html {
  const moved = history.findLast(({ move }) => move !== 'first' && move !== 'repeated')?.move;
  const notes: unknown[] = [latest.day ? sayDay(latest.day, 'short') : 'no date'];
  if (history.length > 1) notes.push(count(history.length, 'report'));
  if (moved) notes.push(html`<b class="turn ${moved}">${moved}</b>`);
  if (contradictions.length > 0) notes.push(html`<b class="drift">disputed</b>`);
  return html`${joined(notes, ' · ')}`;
}

/** So many reports of a stance are shown, the latest; fewer where there are so many stances that the page would grow long. */
const MOST = 6;
const ON_PAGE = 90;

function reportsEach(matrix: Matrix): number {
  const told = standingsOf(matrix).map(({ position }) => position.history.length + position.contradictions.length);
  let most = MOST;
  while (most > 1 && told.reduce((sum, n) => sum + Math.min(n, most), 0) > ON_PAGE) most--;
  return most;
}

const MOVES = { first: 'first', repeated: 'again', strengthened: 'firmer', weakened: 'weaker', reversed: 'reversed' };

/** What lies behind a stance: its history, what became of it, and the reports that say otherwise. */
function behind({ position, fates }: Standing, find: Lookup, most: number): Html {
  const latest = [...position.history].reverse();
  return html`<ol class="turns">${latest
    .slice(0, most)
    .map(
      ({ move, stance }) =>
        html`<li data-line><span class="turn ${move}">${move === 'first' ? '' : html`<span aria-hidden="true">${TURN_SIGNS[move]}</span> `}${MOVES[move]}</span><div>${told(stand(stance, find), stance.conditions, stance.due)}</div></li>`,
    )}</ol>${latest.length > most ? html`<p class="more">and ${position.actor ? html`<a href="${actorHref(position.actor)}">${count(latest.length - most, 'earlier report')}</a>` : count(latest.length - most, 'earlier report')}</p>` : ''}${fates.map(
    ({ about, steps }) =>
      html`<p class="fate">${about ? html`“${about}”: ` : ''}${joined(
        steps.map(
          ({ status, evidence, date }) =>
            html`<a href="/articles/${encodeURIComponent(evidence.article)}#s${evidence.sentence}">${status}</a> ${when(date, 'short')}`,
        ),
        ' → ',
      )}</p>`,
  )}${
    position.contradictions.length > 0
      ? html`<p class="opposed"><b class="drift">Reports that say otherwise</b></p><ol class="turns">${position.contradictions.slice(0, most).map(({ other }) => html`<li data-line><span class="turn"></span><div>${told(stand(other, find), other.conditions, other.due)}</div></li>`)}</ol>`
      : ''
  }`;
}

function told(one: Stand, conditions: readonly string[], due: string | null): Html {
  const { evidence } = one;
  return html`<a class="what" href="${one.href}">${glyph(one.act)} <b class="${one.act.tone}">${one.act.says}</b>: ${one.words}</a><span class="where">${one.voices.length > 0 ? voices(one.voices) : html`<span class="voice none">the report itself</span>`}${conditions.length > 0 ? html`<span class="manner">on condition</span>` : ''}${due ? html`<span>due ${say(due, 'short')}</span>` : ''}<span class="at"><span class="outlet">${evidence.outlet ?? 'Unknown outlet'}</span> ${when(evidence.published, 'short')}</span>${corrected(one.corrected, one.href)}</span>`;
}

function others(matrix: Matrix, find: Lookup): Html {
  const { alone, more, rows } = matrix;
  const most = reportsEach(matrix);
  return html`<section aria-labelledby="alone">${heading(rows.length > 0 ? 'On other matters' : 'By actor', null, 'alone')}<div class="holders">${alone.map(
    ({ name, actor, standings }) =>
      html`<section class="holder"><h3>${actorName(name, actor)}</h3><ul class="stances">${standings.map((one) => {
        const latest = stand(one.position.latest, find);
        return html`<li><details><summary data-line>${glyph(latest.act)} <span class="${latest.act.tone}">${latest.brief}</span> <small>${summary(one, latest)}</small></summary>${behind(one, find, most)}</details></li>`;
      })}</ul></section>`,
  )}</div>${more > 0 ? html`<p class="more">${count(more, 'more position')}: name an affair above.</p>` : ''}</section>`;
}
