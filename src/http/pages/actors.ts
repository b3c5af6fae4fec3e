import { count, type Entry, type Fates, type Holder, type Line, type Undertaking } from '../../brief/index.ts';
import type { Actor, Affair } from '../../record/index.ts';
import type { StoredActor } from '../../store/index.ts';
import { type Html, html, joined } from '../html.ts';
import { layout } from '../layout.ts';
import { affairField, affairName } from '../parts/affairs.ts';
import { entryLine } from '../parts/entry.ts';
import { actorHref, actorName, empty, heading, line, voice } from '../parts/line.ts';
import { undertaking } from '../parts/undertaking.ts';
import { searchOf } from '../window.ts';
import { fate } from './commitments.ts';

const KINDS: readonly (readonly [Actor['type'], string])[] = [
  ['person', 'People'],
  ['state', 'States'],
  ['body', 'Bodies'],
  ['office', 'Offices'],
];

export interface ActorsPage {
  actors: readonly StoredActor[];
  affair: Affair | null;
  offered: readonly Affair[];
  /** What their names must hold. */
  named: string | null;
  /** Whether there are more than were read. */
  cut: boolean;
}

/** Everyone who speaks, is bound or takes part, most quoted first. */
export function actorsPage({ actors, affair, offered, named, cut }: ActorsPage): Html {
  const query = affair ? `?affair=${encodeURIComponent(affair.id)}` : '';
  return layout({
    title: affair ? `Actors, ${affair.name}` : 'Actors',
    section: '/actors',
    body: html`<div class="top"><h1>Actors</h1><form class="choices" action="/actors"><label for="named">named</label> <input id="named" name="q" value="${named ?? ''}" placeholder="any" size="12"> ${offered.length > 0 ? affairField(offered, affair) : ''} <button>Show</button></form></div>
<p class="deck">${affair ? html`${affairName(affair)}: ` : ''}${cut ? 'the ' : ''}${count(actors.length, 'person, state or body', 'people, states and bodies')} ${cut ? 'most quoted' : 'that the record knows by name'}: how often each is quoted, is bound by a commitment, and takes part in an event.</p>
${
  actors.length === 0
    ? nobody(affair, named)
    : html`<div class="thirds">${KINDS.map(([type, name]) =>
        table(
          name,
          actors.filter((one) => one.actor.type === type),
          query,
        ),
      )}</div>`
}`,
  });
}

function nobody(affair: Affair | null, named: string | null): Html {
  if (named)
    return empty(
      `Nobody on record is named with “${named}”.`,
      html`<a href="/actors">Show everyone</a>, or <a href="/search?q=${encodeURIComponent(named)}">search the reports</a>.`,
    );
  if (affair) return empty('The reports of this affair name nobody.', html`<a href="/actors">Show everyone</a>.`);
  return empty('No one is on record yet.', html`<code>rapporteur ingest FOLDER</code> reads a folder of pages.`);
}

/** Actors of a kind on the page. */
const EACH = 60;

function table(name: string, rows: readonly StoredActor[], query: string): Html | '' {
  if (rows.length === 0) return '';
  return html`<section>${heading(name, rows.length)}<table class="counts"><caption class="sr">${name}</caption><thead><tr><th scope="col">Name</th><th scope="col">said</th><th scope="col">bound</th><th scope="col">events</th></tr></thead><tbody>${rows
    .slice(0, EACH)
    .map(
      ({ actor, statements, commitments, events }) =>
        html`<tr data-line><th scope="row"><a href="${actorHref(actor.id)}${query}">${actor.name}</a></th><td>${statements || '–'}</td><td>${commitments || '–'}</td><td>${events || '–'}</td></tr>`,
    )}</tbody></table>${rows.length > EACH ? html`<p class="more">and ${rows.length - EACH} more: name one, or an affair, above.</p>` : ''}</section>`;
}

/** What the record knows of one actor. */
export interface ActorPage {
  actor: Actor;
  affair: Affair | null;
  offered: readonly Affair[];
  /** What tells most by itself, the latest; and what is uncertain or only a few words. */
  said: Line[];
  slight: Line[];
  /** Statements and commitments in all; `cut` where there are more than were read. */
  statements: number;
  cut: boolean;
  holder: Holder | null;
  fates: Fates;
  /** What others undertook towards it. */
  towards: Holder[];
  events: Entry[];
  /** Outlets that quote it, how often, and how often on the word of someone who is not named. */
  outlets: { outlet: string; statements: number; unnamed: number }[];
  /** On whose word its statements stand: its own, or that of those who tell of them. */
  tellers: { name: string; actor: string | null; unnamed: boolean; statements: number; href: string }[];
  affairs: { id: string; name: string; statements: number }[];
}

/** Undertakings and statements on the page. */
const [BOUND, TOWARDS] = [24, 5];

/** What one actor said, promised and refused; to whom, when, and on whose word; who quotes it. */
export function actorPage(page: ActorPage): Html {
  const { actor, affair, offered, said, slight, holder, towards, events, outlets, tellers, affairs, fates } = page;
  const bound = holder?.undertakings ?? [];
  const received = towards.reduce((sum, one) => sum + one.undertakings.length, 0);
  const href = actorHref(actor.id);
  const parts = [
    { id: 'bound', words: 'Promised, refused', n: bound.length },
    { id: 'said', words: 'Said', n: page.statements },
    { id: 'towards', words: 'Undertaken towards it', n: received },
    { id: 'part', words: 'Takes part in', n: events.length },
    { id: 'quoted', words: 'Quoted by', n: outlets.length },
    { id: 'word', words: 'On whose word', n: tellers.length },
  ].filter(({ n }) => n > 0);
  const ask = (fields: string): string =>
    `/search?q=${encodeURIComponent(`speaker:"${actor.name}"${affair ? ` affair:${affair.id}` : ''}${fields}`)}`;
  const sums = Map.groupBy(bound, (one) => one.act.noun);
  return layout({
    title: actor.name,
    section: '/actors',
    body: html`<div class="top"><h1>${actor.name}</h1><form class="choices" action="${href}">${offered.length > 0 ? html`${affairField(offered, affair)} <button>Show</button>` : ''}</form></div>
<p class="deck">${KIND[actor.type]}${affair ? html` in ${affairName(affair)}` : ''} · ${page.cut ? 'more than ' : ''}${count(page.statements, 'statement')} · ${joinedSums(sums, actor, affair)}</p>
<nav class="tabs" aria-label="Parts of this page"><ul>${parts.map(({ id, words, n }) => html`<li><a href="#${id}">${words} <span class="num">${n.toLocaleString('en-GB')}</span></a></li>`)}</ul></nav>
<div class="columns"><div>
<section aria-labelledby="bound">${heading('Promised, refused, left open', bound.length || null, 'bound')}${bound.length > 0 ? html`<ul class="lines">${bound.slice(0, BOUND).map((one) => undertaking(one, fate(one, fates)))}</ul>` : html`<p class="quiet">No report binds ${actor.name} to anything.</p>`}
${bound.length > BOUND ? html`<p class="more"><a href="/commitments${searchOf({ holder: actor.id, affair: affair?.id ?? null })}">${count(bound.length - BOUND, 'more commitment')}</a></p>` : ''}</section>
<section aria-labelledby="said">${heading('Said', page.statements.toLocaleString('en-GB'), 'said')}${said.length > 0 ? html`<ol class="lines">${said.map((one) => line(one))}</ol>` : ''}${page.statements === 0 ? html`<p class="quiet">No report quotes ${actor.name}.</p>` : ''}
${slight.length > 0 ? html`<details class="slight"><summary>${count(slight.length, 'line')} that ${slight.length === 1 ? 'is' : 'are'} uncertain or only a few words</summary><ol class="lines">${slight.map((one) => line(one))}</ol></details>` : ''}
${page.statements > said.length + slight.length ? html`<p class="more"><a href="${ask('')}">${count(page.statements - said.length - slight.length, 'more statement')}</a></p>` : ''}</section>
</div><div class="beside">
${affairs.length > 1 ? html`<section aria-labelledby="affairs">${heading('Affairs', null, 'affairs')}<ul class="tally">${affairs.map((one) => html`<li><a href="${href}?affair=${encodeURIComponent(one.id)}">${one.name}</a> <span class="num">${one.statements}</span></li>`)}</ul></section>` : ''}
${towards.length > 0 ? html`<section aria-labelledby="towards">${heading('Undertaken towards it', received, 'towards')}${towards.slice(0, 8).map((one) => html`<h3>${actorName(one.name, one.actor)}</h3><ul class="lines tight">${one.undertakings.slice(0, TOWARDS).map((undertaken) => undertaking(undertaken))}</ul>`)}</section>` : ''}
<section aria-labelledby="part">${heading('Takes part in', events.length || null, 'part')}${events.length > 0 ? html`<ol class="entries">${events.slice(0, 12).map((one) => entryLine(one))}</ol>` : html`<p class="quiet">No event of the record names ${actor.name}.</p>`}</section>
${outlets.length > 0 ? html`<section aria-labelledby="quoted">${heading('Quoted by', count(outlets.length, 'outlet'), 'quoted')}<ul class="tally">${outlets.slice(0, 14).map(({ outlet, statements, unnamed }) => html`<li><a href="${ask(` outlet:"${outlet}"`)}">${outlet}</a> <span class="num">${statements}${unnamed > 0 ? html` <small>${unnamed} unnamed</small>` : ''}</span></li>`)}</ul></section>` : ''}
${tellers.length > 0 ? html`<section aria-labelledby="word">${heading('On whose word', null, 'word')}<p class="quiet">Who tells of what ${actor.name} said, where the report does not have it from ${actor.name}.</p><ul class="tally">${tellers.slice(0, 12).map((one) => html`<li>${voice({ name: one.name, actor: one.actor, kind: one.unnamed ? 'unnamed' : 'named', several: false })} <a href="${one.href}" aria-label="${one.statements} told by ${one.name}">${one.statements}</a></li>`)}</ul></section>` : ''}
</div></div>`,
  });
}

/** "3 promises, 2 refusals", each linked. */
function joinedSums(sums: ReadonlyMap<string, readonly Undertaking[]>, actor: Actor, affair: Affair | null): Html {
  if (sums.size === 0) return html`no commitment`;
  return html`${joined(
    [...sums].map(
      ([noun, all]) =>
        html`<a href="/commitments${searchOf({ holder: actor.id, act: all[0]!.commitment.act, affair: affair?.id ?? null })}">${all.length} ${all.length === 1 || noun === 'left open' || noun === 'unclear' ? noun : plural(noun)}</a>`,
    ),
    ', ',
  )}`;
}

const plural = (noun: string): string => `${noun}s`;

const KIND: Record<Actor['type'], string> = { person: 'Person', office: 'Office', state: 'State', body: 'Body' };
