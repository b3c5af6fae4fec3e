import { byPublication, count, instant, say, sayDay } from '../../brief/index.ts';
import type { Report } from '../../record/index.ts';
import type { ArticleHead } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { heading, sayThere, when } from '../parts/line.ts';
import { outletLink } from '../parts/retellings.ts';

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
        return html`<tr data-line><td>${when(article.published, 'short')}</td><td>${outletLink(article.outlet)}</td><th scope="row"><a href="/articles/${encodeURIComponent(article.id)}">${article.title ?? 'Untitled'}</a></th><td>${of?.outlet ?? (report.role === 'origin' ? 'first report' : report.role === 'independent' ? 'its own' : (report.creditedOutlet ?? '–'))}</td><td>${report.manner ? MANNERS[report.manner] : '–'}</td><td>${report.shared === null ? '–' : `${Math.round(report.shared * 100)}%`}</td></tr>`;
      },
    )}</tbody></table></div></section>`,
  });
}

const [WIDTH, ROW, LEFT, RIGHT, TOP] = [960, 38, 24, 330, 34];
const TICKS = 5;
/** Room that the manner of copying takes on an edge. */
const ON_EDGE = 130;

/** Time runs to the right, one row for each report; an edge joins a copy to what it was made from, and says how. */
function drawing(links: readonly Link[]): Html {
  const times = links.map((one) => instant(one.article.published)).filter(Number.isFinite);
  const from = Math.min(...times);
  const span = Math.max(1, Math.max(...times) - from);
  const place = (at: number): number => LEFT + ((at - from) / span) * (WIDTH - LEFT - RIGHT);
  const x = (article: ArticleHead): number => {
    const at = instant(article.published);
    return Number.isFinite(at) ? place(at) : WIDTH - RIGHT;
  };
  const absent = absentOrigins(links);
  const rows = [...absent, ...links.map((one) => one.article.id)];
  const y = new Map(rows.map((id, i) => [id, TOP + 16 + i * ROW]));
  const heads = new Map(links.map((one) => [one.article.id, one.article]));
  const height = TOP + rows.length * ROW;
  return html`<svg class="tree" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${links.length} reports in order of time; the table below tells the same">${axis(from, span, place, height)}${absent.map(
    (name) =>
      html`<circle cx="${LEFT}" cy="${y.get(name)}" r="5" class="absent"/><text x="${LEFT + 12}" y="${y.get(name)! + 4}"><tspan class="name">${name}</tspan> <tspan class="note">not in the record, known by its copies</tspan></text>`,
  )}${links.map(({ report, article }) => {
    const parent = report.of ? heads.get(report.of) : undefined;
    const above =
      parent?.id ?? (absent.includes(report.creditedOutlet ?? '') && report.of === null ? report.creditedOutlet : null);
    const [x1, y1] = [x(article), y.get(article.id)!];
    const x0 = parent ? Math.min(x(parent), x1 - 1) : LEFT;
    const edge =
      above === null
        ? ''
        : html`<path d="M${x0.toFixed(1)} ${y.get(above)! + 5} V${y1} H${Math.max(x0, x1 - 5).toFixed(1)}" class="edge ${report.manner ?? ''}"/>`;
    const manner = [
      report.manner ? MANNERS[report.manner] : null,
      report.shared === null ? null : `${Math.round(report.shared * 100)}%`,
    ]
      .filter(Boolean)
      .join(', ');
    // Where the edge is too short for words they follow the report's own.
    const onEdge = above !== null && x1 - x0 > ON_EDGE;
    return html`${edge}${onEdge && manner ? html`<text class="manner" x="${(x0 + 6).toFixed(1)}" y="${y1 - 6}">${manner}</text>` : ''}<circle cx="${x1.toFixed(1)}" cy="${y1}" r="5" class="${report.role}"/><text x="${(x1 + 12).toFixed(1)}" y="${y1 + 4}"><tspan class="name">${article.outlet ?? 'unknown'}</tspan> <tspan class="note"${article.published?.includes('T') ? html` data-form="short" data-at="${article.published}"` : ''}>${article.published ? sayThere(article.published, 'short') : say(null)}</tspan><tspan class="note">${above !== null && !onEdge && manner ? ` · ${manner}` : ''}</tspan></text>`;
  })}</svg>`;
}

/** Outlets that copies credit and whose report is not in the record. */
const absentOrigins = (links: readonly Link[]): string[] => [
  ...new Set(
    links.flatMap(({ report }) =>
      report.role === 'derived' && report.of === null && report.creditedOutlet !== null ? [report.creditedOutlet] : [],
    ),
  ),
];

const DAY = 86_400_000;

/** Lines of the time that runs across. */
function axis(from: number, span: number, place: (at: number) => number, height: number): Html[] {
  return Array.from({ length: TICKS }, (_, i) => {
    const at = from + (span * i) / (TICKS - 1);
    const iso = new Date(at).toISOString();
    const across = place(at).toFixed(1);
    const time = `${iso.slice(11, 16)} UTC`;
    const words =
      span > 4 * DAY
        ? sayDay(iso.slice(0, 10), 'short')
        : span > DAY / 2
          ? `${sayDay(iso.slice(0, 10), 'short')} ${time}`
          : time;
    return html`<path class="tick" d="M${across} ${TOP - 12} V${height}"/><text class="manner" x="${across}" y="${TOP - 18}" text-anchor="start">${words}</text>`;
  });
}
