import { byPublication, count, instant, say } from '../../brief/index.ts';
import type { Report } from '../../record/index.ts';
import type { ArticleHead } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { heading, when } from '../parts/line.ts';

/** A report with its article. */
export interface Link {
  report: Report;
  article: ArticleHead;
}

const MANNERS: Record<NonNullable<Report['manner']>, string> = {
  verbatim: 'word for word',
  edited: 'edited',
  paraphrase: 'paraphrased',
  translation: 'translated',
};

/** A chain of copies, drawn and as a table. */
export function familyPage(links: readonly Link[]): Html {
  const sorted = [...links].sort((a, b) => byPublication(a.article, b.article));
  const origin = sorted.find((one) => one.report.role === 'origin') ?? sorted[0]!;
  const heads = new Map(sorted.map((one) => [one.article.id, one.article]));
  return layout({
    title: `Copies of ${origin.article.title ?? 'a report'}`,
    section: '/articles',
    body: html`<div class="top"><h1>${origin.article.title ?? 'Untitled'}</h1></div>
<p class="deck">First in <a href="/articles/${encodeURIComponent(origin.article.id)}">${origin.article.outlet ?? 'an unknown outlet'}</a>, ${when(origin.article.published)}; ${count(sorted.filter((one) => one.report.role === 'derived').length, 'copy', 'copies')}.</p>
${sorted.length > 1 ? html`<div class="scroll" tabindex="0" role="region" aria-label="Chain of copies, drawn">${drawing(sorted)}</div>` : ''}
<section>${heading('The same as a table')}<div class="scroll" tabindex="0" role="region" aria-label="Chain of copies"><table class="counts family"><caption class="sr">Reports of this family</caption><thead><tr><th scope="col">Published</th><th scope="col">Outlet</th><th scope="col">Title</th><th scope="col">From</th><th scope="col">How</th><th scope="col">Shared</th></tr></thead><tbody>${sorted.map(
      ({ report, article }) => {
        const of = report.of ? heads.get(report.of) : undefined;
        return html`<tr data-line><td>${when(article.published, 'short')}</td><td>${article.outlet ?? '–'}</td><th scope="row"><a href="/articles/${encodeURIComponent(article.id)}">${article.title ?? 'Untitled'}</a></th><td>${of?.outlet ?? (report.role === 'origin' ? 'first report' : report.role === 'independent' ? 'its own' : (report.creditedOutlet ?? '–'))}</td><td>${report.manner ? MANNERS[report.manner] : '–'}</td><td>${report.shared === null ? '–' : `${Math.round(report.shared * 100)}%`}</td></tr>`;
      },
    )}</tbody></table></div></section>`,
  });
}

const [WIDTH, ROW, LEFT, RIGHT] = [960, 34, 16, 300];

/** Time runs to the right, one row for each report; an edge joins a copy to what it was made from. */
function drawing(links: readonly Link[]): Html {
  const times = links.map((one) => instant(one.article.published)).filter(Number.isFinite);
  const from = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - from);
  const x = (article: ArticleHead): number => {
    const at = instant(article.published);
    return LEFT + (Number.isFinite(at) ? (at - from) / span : 1) * (WIDTH - LEFT - RIGHT);
  };
  const y = new Map(links.map((one, i) => [one.article.id, 20 + i * ROW]));
  const heads = new Map(links.map((one) => [one.article.id, one.article]));
  const height = links.length * ROW + 10;
  return html`<svg class="tree" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${links.length} reports in order of time; the table below tells the same">${links.map(
    ({ report, article }) => {
      const parent = report.of ? heads.get(report.of) : undefined;
      const [x1, y1] = [x(article), y.get(article.id)!];
      const edge = parent
        ? html`<path d="M${x(parent).toFixed(1)} ${y.get(parent.id)} V${y1} H${(x1 - 5).toFixed(1)}" class="edge ${report.manner ?? ''}"/>`
        : '';
      return html`${edge}<circle cx="${x1.toFixed(1)}" cy="${y1}" r="5" class="${report.role}"/><text x="${(x1 + 12).toFixed(1)}" y="${y1 + 4}"><tspan class="name">${article.outlet ?? 'unknown'}</tspan> <tspan class="note"${article.published?.includes('T') ? html` data-form="short" data-at="${article.published}"` : ''}>${say(article.published, 'short')}</tspan><tspan class="note">${report.manner ? `, ${MANNERS[report.manner]}` : ''}</tspan></text>`;
    },
  )}</svg>`;
}
