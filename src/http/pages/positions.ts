import { type Cell, type Positions, sayDay, upperFirst } from '../../brief/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { actorName, empty, glyph, outlet, voices } from '../parts/line.ts';

/** Actors by issues: the latest stance in at most eight words, its history behind it. */
export function positionsPage({ issues, rows }: Positions, about: string | null): Html {
  return layout({
    title: 'Positions',
    section: '/positions',
    body: html`<div class="top"><h1>Positions</h1><form class="choices" action="/positions"><label for="about">about</label> <input id="about" name="about" value="${about ?? ''}" placeholder="any affair" size="14"> <button>Show</button></form></div>
<p class="deck">Where each actor stands on the matters that most of them speak of: the latest stance, in the words of the reports. Open a cell for its history and its sentences.</p>
${
  rows.length === 0
    ? empty(
        'There are no positions to set side by side yet: no two actors promise, refuse, ask for or leave open the same thing.',
        html`Read more reports of one affair, or see the <a href="/commitments">commitments</a> one by one.`,
      )
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Positions of actors by issue"><table class="matrix"><caption class="sr">Positions of actors by issue</caption><thead><tr><td></td>${issues.map((issue) => html`<th scope="col"><a href="/search?q=${encodeURIComponent(issue)}">${upperFirst(issue)}</a></th>`)}</tr></thead><tbody>${rows.map(
        (row) =>
          html`<tr><th scope="row">${actorName(row.name, row.actor)}</th>${row.cells.map((one) => html`<td>${one ? cell(one) : ''}</td>`)}</tr>`,
      )}</tbody></table></div>`
}`,
  });
}

function cell({ stances, turned }: Cell): Html {
  const [latest] = stances;
  const { line } = latest!;
  return html`<details><summary>${glyph(line.act)} <span>${latest!.words}</span> <small>${latest!.day ? sayDay(latest!.day, 'short') : 'no date'}${stances.length > 1 ? ` · ${stances.length}` : ''}${turned ? html` · <b class="drift">turned</b>` : ''}</small></summary><ol>${stances
    .slice(0, 6)
    .map(
      (stance) =>
        html`<li><a href="${stance.line.href}">${stance.line.words}</a><span class="where">${voices(stance.line.voices)}<span class="at">${outlet(stance.line.article)}</span></span></li>`,
    )}</ol></details>`;
}
