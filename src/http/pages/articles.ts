import { count, dayOf, sayDay } from '../../brief/index.ts';
import type { Affair, Report } from '../../record/index.ts';
import type { ArticleHead, MarkFilter } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { affairField, affairName } from '../parts/affairs.ts';
import { kept } from '../parts/kept.ts';
import { clock, empty, heading, when } from '../parts/line.ts';
import { pages } from '../parts/pages.ts';
import { searchOf } from '../window.ts';

/** What the list can be narrowed to. */
export const SHOWN: readonly [Shown, ...Shown[]] = [
  { value: 'all', words: 'All', marks: null },
  { value: 'unread', words: 'Unread', marks: { read: false } },
  { value: 'starred', words: 'Starred', marks: { starred: true } },
  { value: 'noted', words: 'With notes', marks: { noted: true } },
];
interface Shown {
  value: string;
  words: string;
  marks: Omit<MarkFilter, 'who'> | null;
}

export interface ArticlesPage {
  articles: readonly ArticleHead[];
  reports: ReadonlyMap<string, Report>;
  /** The articles of the list, and those that some of them are copies of. */
  heads: ReadonlyMap<string, ArticleHead>;
  /** Those that the reader has read. */
  read: ReadonlySet<string>;
  show: string;
  affair: Affair | null;
  offered: readonly Affair[];
  at: { page: number; size: number; total: number };
}

/** The reports of the record, newest first, by day. */
export function articlesPage({ articles, reports, heads, read, show, affair, offered, at }: ArticlesPage): Html {
  const to = (value: string): string =>
    `/articles${searchOf({ show: value === 'all' ? null : value, affair: affair?.id ?? null })}`;
  const days = Map.groupBy(articles, (article) => dayOf(article.published));
  return layout({
    title: 'Articles',
    section: '/articles',
    body: html`<div class="top"><h1>Articles</h1><form class="choices" action="/articles"><ul>${SHOWN.map(
      ({ value, words }) =>
        html`<li><a href="${to(value)}"${value === show ? html` aria-current="true"` : ''}>${words}</a></li>`,
    )}</ul>${show === 'all' ? '' : html`<input type="hidden" name="show" value="${show}">`}${offered.length > 0 ? html`${affairField(offered, affair)} <button>Show</button>` : ''}</form></div><p class="deck">${affair ? html`${affairName(affair)}: ` : ''}${count(at.total, 'report')}, newest first. A copy stands with the report that it was made from; what you have not read is set in bold.</p>
${
  articles.length === 0
    ? show === 'all'
      ? empty('No article is in the record yet.', html`<code>rapporteur ingest FOLDER</code> reads a folder of pages.`)
      : empty('Nothing here is of this kind.', html`<a href="/articles">Show all articles</a>.`)
    : [...days].map(
        ([day, rows]) =>
          html`<section>${heading(day ? sayDay(day) : 'Without a date')}<ul class="plain rows">${rows.map((article) => row(article, reports.get(article.id), heads, read.has(article.id)))}</ul></section>`,
      )
}${pages(to(show), at)}`,
  });
}

function row(
  article: ArticleHead,
  report: Report | undefined,
  heads: ReadonlyMap<string, ArticleHead>,
  isRead: boolean,
): Html {
  const of = report?.of ? heads.get(report.of) : undefined;
  return html`<li class="${isRead ? 'read' : 'new'}" data-line="${article.id} "><a class="title" href="/articles/${encodeURIComponent(article.id)}">${isRead ? '' : html`<span class="sr">unread: </span>`}${article.title ?? 'Untitled'}</a><span class="at"><span class="outlet">${article.outlet ?? 'Unknown outlet'}</span> ${dayOf(article.published) ? clock(article.published!) : when(article.published)}${of ? html` · copy of <a href="/articles/${encodeURIComponent(of.id)}">${of.outlet ?? of.title ?? 'an earlier report'}</a>` : report?.role === 'origin' ? html` · <a href="/reports/${encodeURIComponent(report.family)}">first report</a>` : ''}${kept(article.id, null)}</span></li>`;
}
