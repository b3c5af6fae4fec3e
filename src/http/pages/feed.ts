import { count, healthOf } from '../../brief/index.ts';
import type { Feed, FeedItem } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { away, empty, heading, isWeb, when } from '../parts/line.ts';
import { feedActions, healthMark } from './feeds.ts';

const FORMATS: Record<NonNullable<Feed['format']>, string> = {
  rss: 'RSS',
  atom: 'Atom',
  rdf: 'RDF',
  json: 'JSON Feed',
  sitemap: 'news sitemap',
};

/** One feed: how it is doing, and what became of the pages it told of. */
export function feedPage(
  feed: Feed,
  items: readonly FeedItem[],
  { mayChange, fetches }: { mayChange: boolean; fetches: boolean },
): Html {
  const health = healthOf(feed);
  const title = feed.title ?? new URL(feed.address).host;
  const fact = (name: string, value: unknown): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return layout({
    title,
    section: '/feeds',
    body: html`<div class="top"><h1>${title}</h1><p class="at"><a href="/feeds">Feeds</a></p></div>
<p class="deck">${healthMark(health)}${health.why ? html` · ${health.why} ${health.advice ?? ''}` : ''}</p>
${mayChange ? feedActions(feed, fetches) : ''}
<dl class="facts">${fact('Address', html`${away(feed.address)}${feed.format ? ` (${FORMATS[feed.format]})` : ''}`)}${feed.site ? fact('Site', away(feed.site)) : ''}${feed.folder ? fact('Folder', feed.folder) : ''}${fact('Followed since', when(feed.added))}${fact('Last visit', feed.lastTry ? when(feed.lastTry) : 'none yet')}${fact('Last good visit', feed.lastGood ? when(feed.lastGood) : 'none yet')}${fact('Last news', feed.lastNew ? when(feed.lastNew) : 'none yet')}${fact('Next visit', feed.paused ? 'none while it is paused' : when(feed.nextTry))}${fact('Visited every', every(feed.interval))}${fact('Told of', `${count(feed.items, 'page')}, ${count(feed.articles, 'article')} kept`)}</dl>
<section>${heading('Pages it told of', items.length > 0 ? 'the latest first' : null)}${
      items.length === 0
        ? empty('None yet.', 'They appear here after its next visit.')
        : html`<ul class="plain rows items">${items.map(item)}</ul>`
    }</section>`,
  });
}

/** "40 min", "6 h". */
function every(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

function item({ url, title, state, article, problem, nextTry, found }: FeedItem): Html {
  const name = title ?? url;
  const became =
    state === 'kept'
      ? 'kept'
      : state === 'waiting'
        ? html`waits${problem ? html`: ${problem.message}` : ''}${nextTry ? html` Fetched ${when(nextTry, 'short')}.` : ''}`
        : html`<span class="refuse">not kept:</span> ${problem?.message ?? ''} ${problem?.advice ?? ''}`;
  return html`<li data-line>${article || isWeb(url) ? html`<a class="title" href="${article ? `/articles/${encodeURIComponent(article)}` : url}"${article ? '' : html` rel="noreferrer"`}>${name}</a>` : html`<span class="title">${name}</span>`}<span class="at">${when(found, 'short')} · ${became}</span></li>`;
}
