import { ACT_WORDS, asksForStatements, count, type Line, lineOf, type Query, type Said } from '../../brief/index.ts';
import type { Hit } from '../../store/index.ts';
import { type Html, html, joined } from '../html.ts';
import { layout } from '../layout.ts';
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
  /** Whether more rows were looked at than a search looks at. */
  cut: boolean;
}

const FIELDS: readonly (readonly [string, string])[] = [
  ['speaker:macron', 'what one person said'],
  ['source:unnamed', 'statements of unnamed sources'],
  ['act:refuse', 'refusals; also promise, offer, request, deny, threaten …'],
  ['outlet:"The Schuman Wire"', 'reports of one outlet'],
  ['after:2025-02-26', 'published on this day or later'],
  ['before:2025-03-01', 'published before this day'],
];

/** Search by words and by field. */
export function searchPage(result: SearchResult): Html {
  const { line: asked, query, at } = result;
  return layout({
    title: asked ? `Search: ${asked}` : 'Search',
    query: asked,
    body: html`<div class="top"><h1>Search</h1></div>
${asked ? html`<p class="deck" role="status">${count(at.total, asksForStatements(query) ? 'statement' : 'result')}${result.cut ? ' among the latest reports' : ''} for <b>${asked}</b></p>` : html`<p class="deck">Words, "a phrase", begin*, -without, this OR that; and fields:</p>`}
${query.unread.map(({ given, why }) => html`<p class="notice"><b>${given}</b> was left out: ${why}.</p>`)}
${asked ? found(result) : html`<dl class="fields">${FIELDS.map(([field, does]) => html`<div><dt><a href="/search?q=${encodeURIComponent(field)}"><code>${field}</code></a></dt><dd>${does}</dd></div>`)}</dl>`}`,
  });
}

function found(result: SearchResult): Html {
  const { query, lines, hits, at } = result;
  if (at.total === 0)
    return empty(
      'Nothing in the record has these words.',
      html`Try fewer words, or the beginning of one with a star (<code>secur*</code>). To see whether a quote was ever reported, <a href="/trace?q=${encodeURIComponent(query.words)}">trace it</a>.`,
    );
  return html`<div class="columns"><div>${
    asksForStatements(query)
      ? html`<ol class="lines">${lines.map((one) => line(one))}</ol>`
      : html`<ol class="lines">${hits.map(hit)}</ol>`
  }${pages(`/search?q=${encodeURIComponent(result.line)}`, at)}</div><div class="beside">${narrower(query)}</div></div>`;
}

function hit(one: Hit): Html {
  const href = `/articles/${encodeURIComponent(one.article.id)}${one.sentence === null ? '' : `#s${one.sentence}`}`;
  const words = one.snippet.map(({ text, match }) => (match ? html`<mark>${text}</mark>` : text));
  return html`<li class="line hit" data-line><span class="glyph plain" aria-hidden="true">${one.kind === 'statement' ? '“' : '§'}</span><div><p class="what"><a href="${href}">${one.kind === 'statement' ? html`<b>${one.speaker ?? 'No source given'}</b>: ` : html`<b>${one.article.title ?? 'Untitled'}</b> `}<span class="said${one.kind === 'article' ? ' below' : ''}">${words}</span></a></p><p class="where"><span class="manner">${one.kind}</span><span class="at">${outlet(one.article)}</span></p></div></li>`;
}

function narrower(query: Query): Html {
  const to = (change: Partial<Query>): string => `/search?q=${encodeURIComponent(lineOf({ ...query, ...change }))}`;
  const sources = (['unnamed', 'named', 'body', 'document'] as const).map((source) =>
    query.source === source
      ? html`<a href="${to({ source: null })}" aria-current="true">${source} ×</a>`
      : html`<a href="${to({ source })}">${source}</a>`,
  );
  const acts = (
    ['promise', 'offer', 'agree', 'refuse', 'deny', 'threaten', 'request', 'warn', 'consider'] as const
  ).map((act) =>
    query.act === act
      ? html`<a href="${to({ act: null })}" aria-current="true">${ACT_WORDS[act].noun} ×</a>`
      : html`<a href="${to({ act })}">${ACT_WORDS[act].noun}</a>`,
  );
  return html`<section aria-labelledby="narrow">${heading('Narrow', null, 'narrow')}<h3>Sources</h3><p class="chips">${joined(sources, ' ')}</p><h3>What is done in saying it</h3><p class="chips">${joined(acts, ' ')}</p>
${query.speaker || query.outlet || query.after || query.before ? html`<h3>Asked for</h3><p class="chips">${(['speaker', 'outlet', 'after', 'before'] as const).map((name) => (query[name] ? html`<a href="${to({ [name]: null })}" aria-current="true">${name}: ${query[name]} ×</a> ` : ''))}</p>` : ''}</section>`;
}
