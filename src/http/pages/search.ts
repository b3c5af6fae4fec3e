import { ACT_WORDS, count, KIND_WORDS, type Line, MONTH_NAMES, type Said } from '../../brief/index.ts';
import { asksForStatements, lineOf, QUERY_FIELDS, type Query, type SavedSearch } from '../../record/index.ts';
import type { Facets, Hit } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { kept } from '../parts/kept.ts';
import { empty, heading, line, outlet } from '../parts/line.ts';
import { pages } from '../parts/pages.ts';

/** What a search found: statements by their fields, or articles and statements by their words. */
export interface SearchResult {
  line: string;
  query: Query;
  lines: Line[];
  /** The rows behind the lines. */
  said: readonly Said[];
  hits: readonly Hit[];
  at: { page: number; size: number; total: number };
  /** Whether there are so many statements that each page folds its own copies. */
  many: boolean;
  /** Null where nothing was asked. */
  facets: Facets | null;
}

/** The address of a search. */
export const searchHref = (asked: string): string => `/search?q=${encodeURIComponent(asked)}`;

/** Search by words and by field, with the facets of what was found beside it. */
export function searchPage(result: SearchResult, saved: readonly SavedSearch[], done: string | null): Html {
  const { line: asked, query } = result;
  return layout({
    title: asked ? `Search: ${asked}` : 'Search',
    query: asked,
    body: html`<div class="top"><h1>Search</h1><div class="choices"><a href="/searches">Saved searches and alerts${saved.length > 0 ? ` (${saved.length})` : ''}</a></div></div>
${done ? html`<p class="notice" role="status">${done}</p>` : ''}
${asked ? html`<p class="deck" role="status">${told(result)} for <b>${asked}</b></p>` : html`<p class="deck">Words, "a phrase", begin*, -without, this OR that; and fields:</p>`}
${query.unread.map(({ given, why }) => html`<p class="notice"><b>${given}</b> was left out: ${why}.</p>`)}
${asked ? found(result, saved) : nothingAsked(saved)}`,
  });
}

function told({ query, at, many, facets, hits }: SearchResult): string {
  if (!asksForStatements(query))
    return count(at.total, hits.some((one) => one.kind === 'statement') ? 'hit' : 'result');
  const all = facets?.total ?? at.total;
  if (many) return `${count(all, 'statement')} with their copies`;
  return `${count(at.total, 'statement')}${all > at.total ? `, ${count(all, 'telling')} with their copies` : ''}`;
}

const nothingAsked = (saved: readonly SavedSearch[]): Html =>
  html`<div class="columns"><dl class="fields">${QUERY_FIELDS.map(([field, does]) => html`<div><dt><a href="${searchHref(field)}"><code>${field}</code></a></dt><dd>${does}</dd></div>`)}</dl><div class="beside">${saved.length > 0 ? html`<section>${heading('Your searches')}<ul class="plain">${saved.map((one) => html`<li data-line><a href="${searchHref(one.query)}">${one.name}</a><span class="at">${one.query}</span></li>`)}</ul></section>` : ''}</div></div>`;

function found(result: SearchResult, saved: readonly SavedSearch[]): Html {
  const { query, lines, hits, at } = result;
  const beside = html`<div class="beside">${keep(result, saved)}${result.facets ? narrower(query, result.facets) : ''}</div>`;
  if (at.total === 0)
    return html`<div class="columns"><div>${empty(
      'Nothing in the record has all of this.',
      html`Try fewer words, or the beginning of one with a star (<code>secur*</code>). To see whether a quote was ever reported, <a href="/trace?q=${encodeURIComponent(query.words)}">trace it</a>.`,
    )}</div>${beside}</div>`;
  return html`<div class="columns"><div>${lines.length > 0 ? html`<ol class="lines">${lines.map((one) => line(one))}</ol>` : ''}${
    hits.length > 0 ? html`${lines.length > 0 ? heading('Articles') : ''}<ol class="lines">${hits.map(hit)}</ol>` : ''
  }${pages(searchHref(result.line), at)}</div>${beside}</div>`;
}

function hit(one: Hit): Html {
  const href = `/articles/${encodeURIComponent(one.article.id)}${one.attribution === null ? '' : `#${one.attribution}`}`;
  const words = one.snippet.map(({ text, match }) => (match ? html`<mark>${text}</mark>` : text));
  return html`<li class="line hit" data-line="${one.article.id} ${one.attribution ?? ''}"><span class="glyph plain" aria-hidden="true">${one.kind === 'statement' ? '“' : '§'}</span><div><p class="what"><a href="${href}">${one.kind === 'statement' ? html`<b>${one.speaker ?? 'No source given'}</b>: ` : html`<b>${one.article.title ?? 'Untitled'}</b> `}<span class="said${one.kind === 'article' ? ' below' : ''}">${words}</span></a></p><p class="where"><span class="manner">${one.kind}</span><span class="at">${outlet(one.article)}</span>${kept(one.article.id, one.attribution)}</p></div></li>`;
}

/** Keeps the search, or says that it is kept. */
function keep({ line: asked }: SearchResult, saved: readonly SavedSearch[]): Html {
  const known = saved.find((one) => one.query === asked);
  if (known)
    return html`<p class="saved"><span aria-hidden="true">✓</span> Saved as <a href="/searches#${known.id}">${known.name}</a></p>`;
  return html`<details class="saved"><summary>Save this search</summary><form class="form" method="post" action="/searches"><input type="hidden" name="query" value="${asked}"><label for="name">Its name</label><input id="name" name="name" value="${asked.slice(0, 120)}" required maxlength="120"><div><button>Save</button></div><small>New reports that it finds are told as a feed, by webhook or by e-mail.</small></form></details>`;
}

const monthWords = (month: string): string => `${MONTH_NAMES[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;

/** The first day of the month after an ISO month. */
function monthAfter(month: string): string {
  const [year = 0, n = 1] = month.split('-').map(Number);
  return n === 12 ? `${year + 1}-01-01` : `${year}-${String(n + 1).padStart(2, '0')}-01`;
}

interface Choice {
  words: string;
  n: number | null;
  href: string;
  on: boolean;
}

/** Every facet with its counts; what is chosen can be taken back. */
function narrower(query: Query, facets: Facets): Html {
  const to = (change: Partial<Query>): string => searchHref(lineOf({ ...query, ...change }));
  const of = <T extends string>(
    values: readonly { value: T; n: number }[],
    chosen: T | null,
    words: (value: T) => string,
    change: (value: T | null) => Partial<Query>,
  ): Choice[] => {
    const isOn = (value: T): boolean => chosen !== null && value.toLowerCase() === chosen.toLowerCase();
    const own = chosen !== null && !values.some(({ value }) => isOn(value)) ? [{ value: chosen, n: null }] : [];
    return [...own, ...values].map(({ value, n }) => ({
      words: words(value),
      n,
      href: to(change(isOn(value) ? null : value)),
      on: isOn(value),
    }));
  };
  const month = query.after && query.before === monthAfter(query.after.slice(0, 7)) ? query.after.slice(0, 7) : null;
  const marks: Choice[] = [
    ...(query.tag ? [{ words: `#${query.tag}`, n: null, href: to({ tag: null }), on: true }] : []),
    { words: 'starred', n: null, href: to({ starred: !query.starred }), on: query.starred },
    { words: 'with a note', n: null, href: to({ noted: !query.noted }), on: query.noted },
    { words: 'unread', n: null, href: to({ read: query.read === false ? null : false }), on: query.read === false },
  ];
  return html`<section aria-labelledby="narrow">${heading('Narrow', null, 'narrow')}
${facet(
  'On whose word',
  of(
    facets.sources,
    query.source,
    (kind) => KIND_WORDS[kind],
    (source) => ({ source }),
  ),
)}
${facet(
  'What is done in saying it',
  of(
    facets.acts,
    query.act,
    (act) => ACT_WORDS[act].noun,
    (act) => ({ act }),
  ),
)}
${facet(
  'Who speaks',
  of(
    facets.speakers,
    query.speaker,
    (name) => name,
    (speaker) => ({ speaker }),
  ),
)}
${query.to ? facet('To whom', [{ words: query.to, n: null, href: to({ to: null }), on: true }]) : ''}
${facet(
  'Outlet',
  of(
    facets.outlets,
    query.outlet,
    (name) => name,
    (name) => ({ outlet: name }),
  ),
)}
${facet(
  'Month',
  of(facets.months, month, monthWords, (value) =>
    value === null ? { after: null, before: null } : { after: `${value}-01`, before: monthAfter(value) },
  ),
)}
${
  month === null && (query.after || query.before)
    ? facet(
        'Dates',
        (['after', 'before'] as const).flatMap((name) =>
          query[name] ? [{ words: `${name} ${query[name]}`, n: null, href: to({ [name]: null }), on: true }] : [],
        ),
      )
    : ''
}
${facet('Yours', marks)}</section>`;
}

function facet(name: string, choices: readonly Choice[]): Html | '' {
  if (choices.length === 0) return '';
  return html`<h3>${name}</h3><p class="chips">${choices.map(({ words, n, href, on }) => html`<a href="${href}"${on ? html` aria-current="true"` : ''}>${words}${on ? ' ×' : n === null ? '' : html` <span class="num">${n}</span>`}</a> `)}</p>`;
}
