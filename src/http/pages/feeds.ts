import { count, type Health, healthOf } from '../../brief/index.ts';
import type { FetchRound, Found } from '../../jobs/index.ts';
import type { Feed } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { empty, heading, when } from '../parts/line.ts';
import { live } from '../parts/live.ts';
import { pages } from '../parts/pages.ts';
import { roundProgress } from '../parts/round.ts';

export interface FeedsPage {
  feeds: readonly Feed[];
  /** Feeds and pages that are due now. */
  due: { feeds: number; items: number; next: string | null };
  /** The round under way or the last; null where there was none, or this server fetches nothing. */
  round: FetchRound | null;
  /** Whether the reader may change what is followed, and this server can. */
  mayChange: boolean;
  /** Whether this server visits feeds by itself. */
  fetches: boolean;
  /** What has just been done, in words. */
  done: string | null;
  /** Which page of the list. */
  page: number;
}

const SIGNS: Record<Health['condition'], string> = { well: '●', failing: '✕', paused: '‖', ended: '✕', new: '○' };

/** Feeds on one page. */
export const FEEDS_A_PAGE = 60;

/** Those that need somebody first, then by folder. */
const inOrder = (feeds: readonly Feed[]): Feed[] => [
  ...feeds.filter(isFailing),
  ...feeds.filter((feed) => !isFailing(feed)),
];

const isFailing = (feed: Feed): boolean => ['failing', 'ended'].includes(healthOf(feed).condition);

/** What is followed, and how each feed is doing. */
export function feedsPage(page: FeedsPage): Html {
  const { feeds, due, round, mayChange, fetches, done } = page;
  const failing = feeds.filter(isFailing).length;
  const shown = inOrder(feeds).slice((page.page - 1) * FEEDS_A_PAGE, page.page * FEEDS_A_PAGE);
  const going = round !== null && round.ended === null;
  return layout({
    title: 'Feeds',
    section: '/feeds',
    ...(going ? { refresh: 3 } : {}),
    body: html`<div class="top"><h1>Feeds</h1><p class="at">${feeds.length > 0 ? html`<a href="/feeds.opml" download>OPML</a> · ` : ''}<a href="/import">Import files</a></p></div>
<p class="deck">${feeds.length === 0 ? 'Outlets that you follow are read by themselves.' : html`${count(feeds.length, 'feed')} followed${failing > 0 ? html`, <a href="/feeds#failing">${failing} failing</a>` : ', all of them well'}. ${fetches ? (due.feeds + due.items > 0 ? `${dueWords(due)} due now.` : due.next ? html`Next visit ${when(due.next, 'short')}.` : '') : 'This server does not visit them: rapporteur fetch does.'}`}</p>
${done ? html`<p class="notice" role="status">${done}</p>` : ''}
${mayChange ? following(feeds) : ''}
${state(page, going)}
${feeds.length === 0 ? empty('Nothing is followed yet.', mayChange ? html`Give the address of an outlet above: its feed is found from there. On the command line: <code>rapporteur follow ADDRESS</code>.` : html`<code>rapporteur follow ADDRESS</code> follows an outlet.`) : ''}
${sections(shown, feeds).map(
  ({ title, id, all }) =>
    html`<section>${heading(title, count(all.length, 'feed'), id)}<ul class="plain feeds">${all.map((feed) => row(feed, mayChange, fetches))}</ul></section>`,
)}${pages('/feeds', { page: page.page, size: FEEDS_A_PAGE, total: feeds.length })}`,
  });
}

/** The feeds of a page under their headings: failing ones, then each folder. */
function sections(shown: readonly Feed[], feeds: readonly Feed[]): { title: string; id: string | null; all: Feed[] }[] {
  const failing = shown.filter(isFailing);
  const folders = Map.groupBy(
    shown.filter((feed) => !isFailing(feed)),
    ({ folder }) => folder,
  );
  const none = feeds.some(({ folder }) => folder !== null) ? 'Without a folder' : 'Followed';
  return [
    ...(failing.length > 0 ? [{ title: 'Failing', id: 'failing', all: failing }] : []),
    ...[...folders].map(([folder, all]) => ({ title: folder ?? none, id: null, all })),
  ];
}

/** The last round, or how far the present one has come, and the way to begin one. */
function state({ feeds, round, mayChange, fetches }: FeedsPage, going: boolean): Html | '' {
  const begin =
    mayChange && fetches && feeds.length > 0 && !going
      ? html`<form method="post" action="/feeds/fetch"><button>Fetch all now</button></form>`
      : '';
  if (!round && begin === '') return '';
  return html`<div class="state">${live('/feeds/round', going, round ? roundProgress(round) : html`<p>Not fetched since this server was started.</p>`)}${begin}</div>`;
}

const dueWords = ({ feeds, items }: FeedsPage['due']): string =>
  [...(feeds > 0 ? [count(feeds, 'feed')] : []), ...(items > 0 ? [count(items, 'page')] : [])].join(' and ');

function following(feeds: readonly Feed[]): Html {
  const folders = [...new Set(feeds.flatMap(({ folder }) => folder ?? []))];
  return html`<div class="follow"><form method="post" action="/feeds" class="ask"><label for="address">Follow an outlet <small>its page, feed or news sitemap</small></label>
<div class="inputs"><input id="address" name="address" type="url" required maxlength="2048" placeholder="https://" autocomplete="off" spellcheck="false"><label class="sr" for="folder">Folder</label><input id="folder" name="folder" maxlength="100" placeholder="Folder (optional)" list="folders" autocomplete="off"><button class="main">Follow</button></div>
<datalist id="folders">${folders.map((folder) => html`<option value="${folder}"></option>`)}</datalist></form>
<form method="post" action="/feeds/opml" enctype="multipart/form-data" class="ask"><label for="opml">Subscriptions of another reader <small>an OPML file</small></label>
<div class="inputs"><input id="opml" name="opml" type="file" required accept=".opml,.xml,text/xml,text/x-opml"><button>Follow all</button></div></form>
</div>`;
}

/** Where a feed's own page is. */
export const feedHref = (id: string): string => `/feeds/${encodeURIComponent(id)}`;

/** Sign and word of how a feed is doing. */
export const healthMark = ({ condition, word }: Health): Html =>
  html`<span class="health ${condition}"><span aria-hidden="true">${SIGNS[condition]}</span> ${word}</span>`;

/** What a person may do with a feed. */
export function feedActions({ id, title, address, paused }: Feed, fetches: boolean): Html {
  const name = title ?? address;
  const act = (what: string, words: string): Html =>
    html`<form method="post" action="${feedHref(id)}/${what}"><button aria-label="${words} ${name}">${words}</button></form>`;
  return html`<div class="acts">${fetches && !paused ? act('fetch', 'Fetch now') : ''}${paused ? act('resume', 'Resume') : act('pause', 'Pause')}<details><summary>Remove<span class="sr"> ${name}</span></summary><form method="post" action="${feedHref(id)}/remove"><button class="danger">Remove it; its articles stay</button></form></details></div>`;
}

function row(feed: Feed, mayChange: boolean, fetches: boolean): Html {
  const health = healthOf(feed);
  const title = feed.title ?? new URL(feed.address).host;
  return html`<li data-line><div><p class="what"><a class="title" href="${feedHref(feed.id)}">${title}</a> ${healthMark(health)}</p>
<p class="at">${feed.articles > 0 ? count(feed.articles, 'article') : 'no article yet'}${feed.lastNew ? html` · last news ${when(feed.lastNew, 'short')}` : ''}${feed.paused || health.condition === 'failing' ? '' : html` · next visit ${when(feed.nextTry, 'short')}`}</p>
${health.why ? html`<p class="why">${health.why} ${health.advice ?? ''}${feed.lastGood ? html` It last answered ${when(feed.lastGood, 'short')}.` : ''}${feed.paused ? '' : html` Next visit ${when(feed.nextTry, 'short')}.`}</p>` : ''}</div>
${mayChange ? feedActions(feed, fetches) : ''}</li>`;
}

/** Which of several feeds that an address leads to are to be followed. */
export const choicePage = (address: string, found: readonly Found[], folder: string | null): Html =>
  layout({
    title: 'Which feeds?',
    section: '/feeds',
    body: html`<div class="top"><h1>Which of these?</h1><p class="at"><a href="/feeds">Feeds</a></p></div>
<p class="deck">${address} names ${count(found.length, 'feed')}.</p>
<form method="post" action="/feeds/chosen" class="chosen"><input type="hidden" name="address" value="${address}">${folder ? html`<input type="hidden" name="folder" value="${folder}">` : ''}
<fieldset><legend class="sr">Feeds to follow</legend><ul class="plain">${found.map(
      ({ address: at, title, format }, i) =>
        html`<li><input type="checkbox" id="f${i}" name="feed" value="${at}"${i === 0 ? html` checked` : ''}><label for="f${i}">${title ?? 'Untitled'} <small>${format === 'sitemap' ? 'news sitemap' : format.toUpperCase()} · ${at}</small></label></li>`,
    )}</ul></fieldset><div><button class="main">Follow</button></div></form>`,
  });
