import { ACT_WORDS, count, shorten } from '../../brief/index.ts';
import type { Delivery, SavedSearch, SearchHit } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { articleHref } from '../parts/cards.ts';
import { empty, when } from '../parts/line.ts';
import { searchHref } from './search.ts';

/** A saved search with what it found lately, and where that went. */
export interface Watched {
  search: SavedSearch;
  hits: readonly SearchHit[];
  deliveries: readonly Delivery[];
}

/** Saved searches: what is new in each, and how to be told. */
export function searchesPage(all: readonly Watched[], { mail, done }: { mail: boolean; done: string | null }): Html {
  return layout({
    title: 'Saved searches',
    body: html`<div class="top"><h1>Saved searches</h1></div>
<p class="deck">Each is tried on every new report. What it finds is told once: here, in its feed, and by webhook or e-mail where you ask for that.</p>
${done ? html`<p class="notice" role="status">${done}</p>` : ''}
${
  all.length === 0
    ? empty(
        'You have not saved a search.',
        html`<a href="/search">Search</a> for something, and choose <b>Save this search</b>.`,
      )
    : all.map((one) => watched(one, mail))
}`,
  });
}

function watched({ search, hits, deliveries }: Watched, mail: boolean): Html {
  const { id, name, query, feed, webhook, email, secret } = search;
  const ways = [webhook ? 'webhook' : null, email ? 'e-mail' : null].filter(Boolean);
  return html`<section class="watched" id="${id}"><h2 class="head"><span><a href="${searchHref(query)}">${name}</a></span> <small><code>${query}</code></small></h2>
<div class="columns"><div>${
    hits.length > 0
      ? html`<ul class="plain">${hits.map(hit)}</ul>`
      : html`<p class="quiet">Nothing new since ${when(search.added.slice(0, 10))}. <a href="${searchHref(query)}">What it finds in the whole record</a>.</p>`
  }</div><div class="beside">
<p><a href="/alerts/${feed}.atom">Atom feed</a> · <a href="/alerts/${feed}.json">JSON feed</a> <small>Their addresses are secret: whoever has one can read it.</small></p>
<details${deliveries.some(({ state }) => state === 'failed') ? html` open` : ''}><summary>Alerts${ways.length > 0 ? `: ${ways.join(', ')}` : ''}</summary>
<form class="form" method="post" action="/searches/${id}"><label for="name-${id}">Name</label><input id="name-${id}" name="name" value="${name}" maxlength="120" required>
<label for="webhook-${id}">Webhook <small>an address that new hits are sent to, as JSON</small></label><input id="webhook-${id}" name="webhook" type="url" value="${webhook ?? ''}" placeholder="https://" maxlength="2000">
${webhook ? html`<p class="secret"><small>Signed as Standard Webhooks are, with</small> <code>${secret}</code></p>` : ''}
<label for="email-${id}">E-mail${mail ? '' : html` <small>cannot be sent from here: RAPPORTEUR_SMTP is not set</small>`}</label><input id="email-${id}" name="email" type="email" value="${email ?? ''}" maxlength="254"${mail ? '' : html` disabled`}>
<div><button>Set</button> <button name="renew" value="yes">New feed address and secret</button></div></form>
${deliveries.length > 0 ? html`<h3>Sent lately</h3><ul class="plain">${deliveries.map(delivery)}</ul>` : ''}</details>
<form method="post" action="/searches/${id}/remove"><button aria-label="Remove ${name}">Remove</button></form></div></div></section>`;
}

function hit(one: SearchHit): Html {
  const href = `${articleHref(one.article)}${one.sentence === null ? '' : `#s${one.sentence}`}`;
  return html`<li data-line="${one.article} "><a href="${href}">${one.act ? html`<b>${one.speaker ?? 'No source given'}</b> <b class="verb ${ACT_WORDS[one.act].tone}">${ACT_WORDS[one.act].says}</b>: ` : html`<b>${one.title ?? 'Untitled'}</b> `}${shorten(one.words, 220)}</a><span class="at"><span class="outlet">${one.outlet ?? 'Unknown outlet'}</span> ${when(one.published, 'short')}</span></li>`;
}

const STATES = { waiting: 'on its way', done: 'sent', failed: 'given up' } as const;

const delivery = (one: Delivery): Html =>
  html`<li>${one.channel === 'email' ? 'e-mail' : 'webhook'}: ${count(one.hits.length, 'hit')}, <b class="${one.state === 'failed' ? 'drift' : ''}">${STATES[one.state]}</b> ${when(one.done ?? one.made, 'short')}${one.problem ? html`<span class="at">${one.problem}${one.nextTry ? html`; next try ${when(one.nextTry, 'short')}` : ''}</span>` : ''}</li>`;
