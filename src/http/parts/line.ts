import type { ActWords, Head, Line, Turned, Voice } from '../../brief/index.ts';
import { say, sayDay, TURN_WORDS } from '../../brief/index.ts';
import { type Html, html, joined } from '../html.ts';
import { current } from '../visit.ts';
import { clockIn, inZone, zoneOf } from '../zones.ts';
import { corrected, kept } from './kept.ts';

/** Says a date or date and time, the time in the zone of the reader who asks. */
export const sayThere = (value: string, form: 'long' | 'short'): string => say(inZone(value, zoneOf(current())), form);

/** A date or date and time, absolute and with its weekday; times in the reader's own zone, which the script sees to at first. */
export function when(value: string | null, form: 'long' | 'short' = 'long'): Html {
  if (!value) return html`<span class="undated">no date</span>`;
  if (!/T\d/u.test(value)) return html`<time datetime="${value}">${say(value, form)}</time>`;
  return html`<time datetime="${value}" data-form="${form}">${sayThere(value, form)}</time>`;
}

/** The time of day of a date and time, where its day stands above it; nothing of a date alone. */
export function clock(value: string): Html {
  const told = clockIn(value, zoneOf(current()));
  return told ? html`<time datetime="${value}" data-form="clock">${told}</time>` : html``;
}

/** Whether an address is one of the web, and so may be a link. */
export const isWeb = (address: string): boolean => /^https?:\/\//iu.test(address);

/** An address of elsewhere as a link, where it is one of the web; as words otherwise. */
export const away = (address: string): Html =>
  isWeb(address) ? html`<a href="${address}" rel="noreferrer">${address}</a>` : html`${address}`;

/** Outlet and time of a report. */
export const outlet = (head: Head): Html =>
  html`<span class="outlet">${head.outlet ?? 'Unknown outlet'}</span> ${when(head.published, 'short')}`;

/** Address of an actor's page. Ids have a slash, which stands as it is. */
export const actorHref = (id: string): string => `/actors/${id.split('/').map(encodeURIComponent).join('/')}`;

/** An actor's name, linked where the record has a page of it. */
export const actorName = (name: string, id: string | null): Html =>
  id ? html`<a class="who" href="${actorHref(id)}">${name}</a>` : html`<span class="who">${name}</span>`;

/** A source: in full ink where it is named, with an open circle and the report's words where it is not. */
export function voice({ name, kind, actor }: Voice): Html {
  if (kind === 'unnamed')
    return html`<span class="voice unnamed"><span class="ring" aria-hidden="true">○</span><span class="sr">unnamed: </span>${name}</span>`;
  if (kind === 'none') return html`<span class="voice none">${name}</span>`;
  return html`<span class="voice ${kind}">${actorName(name, actor)}</span>`;
}

/** Hearsay as a chain, outermost first: "an EU diplomat ▸ Macron". */
export const voices = (chain: readonly Voice[]): Html =>
  html`<span class="voices">${joined(
    chain.map(voice),
    html`<span class="relay" aria-hidden="true"> ▸ </span><span class="sr"> telling what was said by </span>`,
  )}</span>`;

/** The sign of an act. */
export const glyph = (act: ActWords): Html =>
  html`<span class="glyph ${act.tone}" aria-hidden="true">${act.glyph}</span>`;

/** An act as sign and word. */
export const badge = (act: ActWords): Html => html`<span class="act ${act.tone}">${glyph(act)} ${act.noun}</span>`;

/** So many copies are named one by one; the rest are counted. */
const NAMED = 8;

/** "also in 6 · 2 changed the words". */
export function alsoIn(line: Pick<Line, 'copies'>): Html | null {
  const { also, changed, statement } = line.copies;
  if (also.length === 0) return null;
  const words = html`also in ${also.length}${changed > 0 ? html` · <span class="drift">${changed} changed the words</span>` : ''}`;
  if (statement) return html`<a class="also" href="/statements/${encodeURIComponent(statement)}">${words}</a>`;
  return html`<details class="also"><summary>${words}</summary><ul>${also
    .slice(0, NAMED)
    .map(
      ({ href, article }) =>
        html`<li><a href="${href}">${article.outlet ?? article.title ?? 'report'}</a> ${when(article.published, 'short')}</li>`,
    )}${also.length > NAMED ? html`<li>and ${also.length - NAMED} more</li>` : ''}</ul></details>`;
}

/** The sign of a turn. */
export const TURN_SIGNS: Record<Turned['move'], string> = {
  repeated: '=',
  strengthened: '↑',
  weakened: '↓',
  reversed: '⇄',
};

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** "reverses Wed 26 Feb", linked to what was said then. */
const turn = ({ move, before }: Turned): Html =>
  html`<span class="turn ${move}"><span aria-hidden="true">${TURN_SIGNS[move]}</span> ${TURN_WORDS[move]} <a href="${before.href}" title="“${before.words}”">${before.day ? sayDay(before.day, 'short') : 'before'}</a></span>`;

/** What the script knows a line by: its article and attribution. */
export const lineKey = ({ article, attribution }: Pick<Line, 'article' | 'attribution'>): string =>
  `${article.id} ${attribution ?? ''}`;

/** One line: what was said, on whose word, where. */
export function line(one: Line, options: { subject?: boolean; turned?: Turned | null } = {}): Html {
  const { act, gist, manners } = one;
  const subject = options.subject === false ? null : one.subject;
  const only = one.voices.length === 1 && same(one.voices[0]!.name, one.subject);
  const unnamed = one.voices.at(-1)?.kind === 'unnamed' && only;
  return html`<li class="line${one.uncertain ? ' uncertain' : ''}" data-line="${lineKey(one)}">
${glyph(act)}<div><p class="what"><a href="${one.href}">${subject ? html`<b>${unnamed ? html`<span class="ring" aria-hidden="true">○</span><span class="sr">unnamed: </span>` : ''}${subject}</b> ` : ''}<b class="verb ${act.tone}">${act.says}${gist ? html` ${gist}` : ''}</b>${gist ? html`<span class="sr">: </span>` : ': '}<span class="said${gist ? ' below' : ''}">${one.words}</span></a></p>
<div class="where">${one.voices.length === 0 ? html`<span class="voice none">the report itself</span>` : only ? '' : voices(one.voices)}${manners.map((m) => html`<span class="manner">${m}</span>`)}${one.uncertain ? html`<span class="manner">uncertain</span>` : ''}<span class="at">${outlet(one.article)}</span>${alsoIn(one)}${options.turned ? turn(options.turned) : ''}${corrected(one.corrected, one.href)}${kept(one.article.id, one.attribution)}</div></div></li>`;
}

/** A heading of a list with what it counts. */
export const heading = (words: string, note: unknown = null, id: string | null = null): Html =>
  html`<h2 class="head"${id ? html` id="${id}"` : ''}><span>${words}</span>${note ? html` <small>${note}</small>` : ''}</h2>`;

/** What a page says where there is nothing yet: why, and the next step. */
export const empty = (words: string, next: unknown): Html =>
  html`<div class="empty"><p>${words}</p><p>${next}</p></div>`;
