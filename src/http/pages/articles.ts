import { count, dayOf, sayDay } from '../../brief/index.ts';
import type { Report } from '../../record/index.ts';
import type { ArticleHead } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { empty, heading, when } from '../parts/line.ts';
import { pages } from '../parts/pages.ts';

/** The reports of the record, newest first, by day. */
export function articlesPage(
  articles: readonly ArticleHead[],
  reports: ReadonlyMap<string, Report>,
  heads: ReadonlyMap<string, ArticleHead>,
  at: { page: number; size: number; total: number },
): Html {
  const days = Map.groupBy(articles, (article) => dayOf(article.published));
  return layout({
    title: 'Articles',
    section: '/articles',
    body: html`<div class="top"><h1>Articles</h1></div><p class="deck">${count(at.total, 'report')}, newest first. A copy stands with the report that it was made from.</p>
${
  articles.length === 0
    ? empty('No article is in the record yet.', html`<code>rapporteur ingest FOLDER</code> reads a folder of pages.`)
    : [...days].map(
        ([day, rows]) =>
          html`<section>${heading(day ? sayDay(day) : 'Without a date')}<ul class="plain rows">${rows.map((article) => row(article, reports.get(article.id), heads))}</ul></section>`,
      )
}${pages('/articles', at)}`,
  });
}

function row(article: ArticleHead, report: Report | undefined, heads: ReadonlyMap<string, ArticleHead>): Html {
  const of = report?.of ? heads.get(report.of) : undefined;
  return html`<li data-line><a class="title" href="/articles/${encodeURIComponent(article.id)}">${article.title ?? 'Untitled'}</a><span class="at"><span class="outlet">${article.outlet ?? 'Unknown outlet'}</span> ${when(article.published, 'short')}${of ? html` · copy of <a href="/articles/${encodeURIComponent(of.id)}">${of.outlet ?? of.title ?? 'an earlier report'}</a>` : report?.role === 'origin' ? html` · <a href="/reports/${encodeURIComponent(report.family)}">first report</a>` : ''}</span></li>`;
}
