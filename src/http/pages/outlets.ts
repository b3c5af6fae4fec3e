import { count, DRIFT_WORDS } from '../../brief/index.ts';
import { DRIFT_KINDS, type Report } from '../../record/index.ts';
import type { ArticleHead, OutletRecord, Retelling } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { articleHref } from '../parts/cards.ts';
import { empty, heading, when } from '../parts/line.ts';
import { pages } from '../parts/pages.ts';
import { outletHref, outletLink, retelling } from '../parts/retellings.ts';
import { driftHref } from './drift.ts';

const KEPT = ['verbatim', 'light_edit', 'paraphrase'] as const;

/** Outlets on a page. */
const SIZE = 100;

/** Statements that an outlet had from another and changed. */
const drifted = (one: OutletRecord): number => one.retold - one.faithful;

/** Outlets by how they copied: every number opens what it counts. */
export function outletsPage(outlets: readonly OutletRecord[], page: number): Html {
  const all = outlets.filter((one) => one.retold > 0 || one.retoldByOthers > 0);
  const copying = all.slice((page - 1) * SIZE, page * SIZE);
  return layout({
    title: 'Outlets',
    section: '/drift',
    body: html`<div class="top"><h1>Outlets</h1></div>
<p class="deck">What each outlet did to the statements that it took over from another report. Numbers, not marks: each opens what it counts. An outlet that writes its own reports is not worse for having few copies.</p>
${
  copying.length === 0
    ? empty('No report of the record is a copy of another.', html`See <a href="/articles">the reports</a>.`)
    : html`<section><div class="scroll" tabindex="0" role="region" aria-label="Outlets by copies"><table class="counts fidelity"><caption class="sr">Outlets with the statements that they took over</caption><thead><tr><th scope="col">Outlet</th><th scope="col">reports</th><th scope="col">copies</th><th scope="col">statements taken over</th><th scope="col">kept</th><th scope="col">changed</th><th scope="col">taken from it</th><th scope="col">changed there</th></tr></thead><tbody>${copying.map(
        (one) =>
          html`<tr><th scope="row"><a href="${outletHref(one.outlet)}">${one.outlet}</a></th><td>${number(one.reports, `/search?q=${encodeURIComponent(`outlet:"${one.outlet}"`)}`)}</td><td>${number(one.roles.derived ?? 0, `${outletHref(one.outlet)}#reports`)}</td><td>${number(one.retold, driftHref({ outlet: one.outlet, show: 'all' }))}</td><td>${number(one.faithful, `${outletHref(one.outlet)}?show=kept`)}</td><td>${number(drifted(one), driftHref({ outlet: one.outlet }))}</td><td>${number(one.retoldByOthers, driftHref({ of: one.outlet, show: 'all' }))}</td><td>${number(one.driftedElsewhere, driftHref({ of: one.outlet }))}</td></tr>`,
      )}</tbody></table></div></section>${pages('/outlets', { page, size: SIZE, total: all.length })}`
}`,
  });
}

/** A number that opens what it counts; none is just none. */
const number = (n: number, href: string): Html => (n === 0 ? html`0` : html`<a href="${href}">${n}</a>`);

export interface OutletSheet {
  record: OutletRecord;
  /** What is shown: its changes, or what it kept, or one kind of either. */
  shown: { kind: Retelling['kind'] | null; kept: boolean; list: readonly Retelling[]; total: number };
  /** Its latest reports, each as a link in a chain of copies. */
  reports: readonly { article: ArticleHead; report: Report | null }[];
}

/** One outlet's record: counts by kind, each a link to its evidence, and the evidence. */
export function outletPage({ record, shown, reports }: OutletSheet): Html {
  const { outlet, kinds } = record;
  const roles = record.roles;
  const row = (kind: Retelling['kind']): Html | '' =>
    kinds[kind]
      ? html`<tr${shown.kind === kind ? html` aria-current="true"` : ''}><th scope="row">${DRIFT_WORDS[kind]}</th><td><a href="${outletHref(outlet)}?kind=${kind}#evidence">${kinds[kind]}</a></td></tr>`
      : '';
  return layout({
    title: outlet,
    section: '/drift',
    body: html`<div class="top"><h1>${outlet}</h1><p><a href="/outlets">all outlets</a></p></div>
<p class="deck">${count(record.reports, 'report')} in the record: ${roles.origin ?? 0} that others copied, ${count(roles.derived ?? 0, 'copy', 'copies')}, ${roles.independent ?? 0} of its own. It took over ${count(record.retold, 'statement')} from other reports: ${record.faithful === 0 ? 'none' : html`<a href="${outletHref(outlet)}?show=kept#evidence">${record.faithful}</a>`} kept, ${drifted(record) === 0 ? 'none' : html`<a href="${outletHref(outlet)}#evidence">${drifted(record)}</a>`} changed. Others took over ${number(record.retoldByOthers, driftHref({ of: outlet, show: 'all' }))} of its own${record.driftedElsewhere > 0 ? html`, and <a href="${driftHref({ of: outlet })}">changed ${record.driftedElsewhere}</a>` : ''}.</p>
${
  record.retold === 0
    ? html`<p class="quiet">No statement of its reports is known to come from another report.</p>`
    : html`<div class="versus fidelity-of"><section>${heading('What it did to them')}<table class="counts outlets"><caption class="sr">Statements taken over, by what became of them</caption><thead><tr><th scope="col">Kept</th><th scope="col">${record.faithful}</th></tr></thead><tbody>${KEPT.map(row)}</tbody></table><table class="counts outlets"><caption class="sr">Changes, by kind</caption><thead><tr><th scope="col">Changed</th><th scope="col">${drifted(record)}</th></tr></thead><tbody>${DRIFT_KINDS.map(row)}</tbody></table><p class="quiet">A statement may have several changes. What is uncertain says so.</p></section>
<section aria-labelledby="evidence">${heading(shown.kind ? DRIFT_WORDS[shown.kind]! : shown.kept ? 'Kept' : 'Changed', shown.total > shown.list.length ? `the latest ${shown.list.length} of ${shown.total}` : count(shown.total, 'line'), 'evidence')}${shown.list.length === 0 ? html`<p class="quiet">Nothing. <a href="${outletHref(outlet)}?show=kept">What it kept</a>.</p>` : html`<ol class="retellings">${shown.list.map(retelling)}</ol>`}</section></div>`
}
<section>${heading('Its reports', reports.length < record.reports ? `the latest ${reports.length}` : null, 'reports')}<ul class="plain">${reports.map(reportOf)}</ul></section>`,
  });
}

const ROLES: Record<Report['role'], string> = {
  origin: 'copied by others',
  derived: 'a copy',
  independent: 'its own',
  distractor: 'its own',
};

function reportOf({ article, report }: OutletSheet['reports'][number]): Html {
  const role = report
    ? html` · ${ROLES[report.role]}${report.creditedOutlet ? html` of ${outletLink(report.creditedOutlet)}` : ''} · <a href="/reports/${encodeURIComponent(article.id)}">chain</a>`
    : '';
  return html`<li data-line><a href="${articleHref(article.id)}">${article.title ?? 'Untitled'}</a> <span class="at">${when(article.published, 'short')}${role}</span></li>`;
}
