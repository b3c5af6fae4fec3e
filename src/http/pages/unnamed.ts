import { count, type OutletLedger, type Unnamed } from '../../brief/index.ts';
import type { Affair } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { affairField, affairName } from '../parts/affairs.ts';
import { corrected } from '../parts/kept.ts';
import { empty, heading, when } from '../parts/line.ts';

/** Outlets on the page, and unnamed sources of each. */
const [OUTLETS, SHOWN] = [30, 10];
/** Outlets beside each other in the table by affair. */
const ACROSS = 8;

export interface UnnamedPage {
  ledger: readonly OutletLedger[];
  about: string | null;
  affair: Affair | null;
  offered: readonly Affair[];
  /** Affairs with their statements from unnamed sources, by outlet. */
  affairs: readonly { id: string; name: string; counts: ReadonlyMap<string, number> }[];
  /** Whether there are more statements than were read. */
  cut: boolean;
}

/** The ledger of unnamed sources: which outlet used whom in which affair, how each was described, and what for. */
export function unnamedPage({ ledger, about, affair, offered, affairs, cut }: UnnamedPage): Html {
  const all = ledger.reduce((sum, one) => sum + one.unnamed, 0);
  const sources = ledger.flatMap((one) => one.sources);
  const bare = sources.filter((one) => !one.grounds && !one.reason).length;
  return layout({
    title: 'Unnamed sources',
    section: '/unnamed',
    body: html`<div class="top"><h1>Unnamed sources</h1><form class="choices" action="/unnamed">${offered.length > 0 ? affairField(offered, affair) : ''} <label for="about">words</label> <input id="about" name="about" value="${about ?? ''}" placeholder="any" size="12"> <button>Show</button></form></div>
<p class="deck">${affair ? html`${affairName(affair)}: ` : ''}${cut ? 'Of the latest reports, ' : ''}${count(all, 'statement')} of ${count(sources.length, 'unnamed source')} in ${count(ledger.length, 'outlet')}. Of ${bare} of them the report says neither why they would know nor why they are not named. Copies count under their first report; two reports' sources are never taken for one person.</p>
${
  ledger.length === 0
    ? empty('No report of the record rests on an unnamed source.', html`See <a href="/actors">who is named</a>.`)
    : html`<section>${heading('By outlet')}<div class="scroll" tabindex="0" role="region" aria-label="Outlets"><table class="counts outlets shares"><caption class="sr">Outlets</caption><thead><tr><th scope="col">Outlet</th><th scope="col">statements</th><th scope="col">unnamed</th><th scope="col">share</th><td aria-hidden="true"></td></tr></thead><tbody>${ledger
        .slice(0, OUTLETS)
        .map(
          (one, i) =>
            html`<tr><th scope="row"><a href="#o${i}">${one.outlet}</a></th><td>${one.statements}</td><td>${one.unnamed}</td><td>${share(one)}%</td><td class="bar-of" aria-hidden="true"><svg><rect width="${share(one)}%" height="100%"></rect></svg></td></tr>`,
        )}</tbody></table></div></section>${affairs.length > 1 ? byAffair(ledger.slice(0, ACROSS), affairs) : ''}
${ledger.slice(0, OUTLETS).map((one, i) => html`<section>${heading(one.outlet, count(one.sources.length, 'source'), `o${i}`)}<ul class="plain rows ledger">${one.sources.slice(0, SHOWN).map(source)}</ul>${one.sources.length > SHOWN ? html`<p class="more"><a href="/search?q=${encodeURIComponent(`source:unnamed outlet:"${one.outlet}"`)}">${one.sources.length - SHOWN} more</a></p>` : ''}</section>`)}`
}`,
  });
}

/** How many of a hundred statements rest on unnamed sources. */
const share = ({ unnamed, statements }: OutletLedger): number => Math.round((100 * unnamed) / statements);

/** Affairs by outlets: statements that rest on unnamed sources. */
function byAffair(outlets: readonly OutletLedger[], affairs: UnnamedPage['affairs']): Html {
  return html`<section aria-labelledby="by-affair">${heading('By affair', null, 'by-affair')}<div class="scroll" tabindex="0" role="region" aria-label="Statements from unnamed sources, by affair and outlet"><table class="counts across"><caption class="sr">Statements from unnamed sources, by affair and outlet</caption><thead><tr><th scope="col">Affair</th>${outlets.map((one) => html`<th scope="col">${one.outlet}</th>`)}</tr></thead><tbody>${affairs.map(
    ({ id, name, counts }) =>
      html`<tr><th scope="row"><a href="/unnamed?affair=${encodeURIComponent(id)}">${name}</a></th>${outlets.map((one) => html`<td>${counts.get(one.outlet) ?? '–'}</td>`)}</tr>`,
  )}</tbody></table></div></section>`;
}

function source(one: Unnamed): Html {
  const [first] = one.lines;
  const told = [
    one.grounds ? 'says why they would know' : null,
    one.reason ? 'says why they are not named' : null,
    one.several ? 'several' : null,
  ].filter(Boolean);
  return html`<li data-line><p class="voice"><span class="ring" aria-hidden="true">○</span>${one.description}</p><p class="at">${when(first!.article.published, 'short')}${told.length > 0 ? html` · ${told.join(' · ')}` : ''}</p><ul>${one.lines
    .slice(0, 5)
    .map(
      (line) =>
        html`<li><a href="${line.href}"><i>${line.act.noun}</i> ${line.words}</a> ${corrected(line.corrected, null)}</li>`,
    )}</ul></li>`;
}
