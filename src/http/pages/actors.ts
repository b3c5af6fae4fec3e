import { count, type Entry, type Holder, type Line } from '../../brief/index.ts';
import type { Actor } from '../../record/index.ts';
import type { StoredActor } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { entryLine } from '../parts/entry.ts';
import { actorHref, empty, heading, line } from '../parts/line.ts';
import { undertaking } from '../parts/undertaking.ts';

const KINDS: readonly (readonly [Actor['type'], string])[] = [
  ['person', 'People'],
  ['state', 'States'],
  ['body', 'Bodies'],
  ['office', 'Offices'],
];

/** Everyone who speaks, is bound or takes part, most quoted first. */
export function actorsPage(actors: readonly StoredActor[]): Html {
  return layout({
    title: 'Actors',
    section: '/actors',
    body: html`<div class="top"><h1>Actors</h1></div><p class="deck">${count(actors.length, 'person, state or body', 'people, states and bodies')} that the record knows by name: how often each is quoted, is bound by a commitment, and takes part in an event.</p>
${
  actors.length === 0
    ? empty('No one is on record yet.', html`<code>rapporteur ingest FOLDER</code> reads a folder of pages.`)
    : html`<div class="thirds">${KINDS.map(([type, name]) =>
        table(
          name,
          actors.filter((one) => one.actor.type === type),
        ),
      )}</div>`
}`,
  });
}

function table(name: string, rows: readonly StoredActor[]): Html | '' {
  if (rows.length === 0) return '';
  return html`<section>${heading(name, rows.length)}<table class="counts"><caption class="sr">${name}</caption><thead><tr><th scope="col">Name</th><th scope="col">said</th><th scope="col">bound</th><th scope="col">events</th></tr></thead><tbody>${rows
    .slice(0, 60)
    .map(
      ({ actor, statements, commitments, events }) =>
        html`<tr data-line><th scope="row"><a href="${actorHref(actor.id)}">${actor.name}</a></th><td>${statements || '–'}</td><td>${commitments || '–'}</td><td>${events || '–'}</td></tr>`,
    )}</tbody></table></section>`;
}

/** What the record knows of one actor. */
export interface ActorPage {
  actor: Actor;
  counts: StoredActor | null;
  said: Line[];
  more: number;
  holder: Holder | null;
  /** What others undertook towards it. */
  towards: Holder[];
  events: Entry[];
  /** Outlets that quote it, and how often. */
  outlets: { outlet: string; statements: number }[];
  unnamed: number;
}

/** What one actor said, promised and refused; to whom, when, and on whose word. */
export function actorPage(page: ActorPage): Html {
  const { actor, said, holder, towards, events, outlets } = page;
  return layout({
    title: actor.name,
    section: '/actors',
    body: html`<div class="top"><h1>${actor.name}</h1></div>
<p class="deck">${KIND[actor.type]} · ${count(said.length + page.more, 'statement')}${page.unnamed > 0 ? `, ${page.unnamed} of them told by unnamed sources` : ''} · ${count(holder?.undertakings.length ?? 0, 'commitment')}</p>
<div class="columns"><div>
<section>${heading('Promised, refused, left open')}${holder ? html`<ul class="lines">${holder.undertakings.slice(0, 30).map(undertaking)}</ul>` : html`<p class="quiet">No report binds ${actor.name} to anything.</p>`}</section>
<section>${heading('Said')}${said.length > 0 ? html`<ol class="lines">${said.map((one) => line(one))}</ol>` : html`<p class="quiet">No report quotes ${actor.name}.</p>`}
${page.more > 0 ? html`<p class="more"><a href="/search?q=${encodeURIComponent(`speaker:"${actor.name}"`)}">${count(page.more, 'more statement')}</a></p>` : ''}</section>
</div><div class="beside">
${towards.length > 0 ? html`<section>${heading('Undertaken towards it')}${towards.map((one) => html`<h3>${one.name}</h3><ul class="lines tight">${one.undertakings.slice(0, 5).map(undertaking)}</ul>`)}</section>` : ''}
<section>${heading('Takes part in')}${events.length > 0 ? html`<ol class="entries">${events.slice(0, 15).map((one) => entryLine(one))}</ol>` : html`<p class="quiet">No event of the record names ${actor.name}.</p>`}</section>
${outlets.length > 0 ? html`<section>${heading('Quoted by')}<ul class="tally">${outlets.slice(0, 12).map(({ outlet, statements }) => html`<li><span>${outlet}</span> <span class="num">${statements}</span></li>`)}</ul></section>` : ''}
</div></div>`,
  });
}

const KIND: Record<Actor['type'], string> = { person: 'Person', office: 'Office', state: 'State', body: 'Body' };
