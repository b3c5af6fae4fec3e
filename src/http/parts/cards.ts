import {
  ACT_WORDS,
  chain,
  gistOf,
  isDeed,
  KIND_WORDS,
  type Line,
  lookup,
  manners,
  type Said,
  STATUS_WORDS,
  say,
  spoken,
  THRESHOLD,
  type Undertaken,
  undertakes,
  upperFirst,
} from '../../brief/index.ts';
import type { Article } from '../../record/index.ts';
import type { StoredEvent } from '../../store/index.ts';
import { type Html, html, joined } from '../html.ts';
import { corrected, kept } from './kept.ts';
import { actorName, alsoIn, badge, glyph, voices, when } from './line.ts';

/** What the panel of an article is made from. */
export interface Told {
  article: Article;
  said: readonly Said[];
  commitments: readonly Undertaken[];
  events: readonly StoredEvent[];
  copies: ReadonlyMap<string, Line['copies']>;
  /** How readers write this server's address. */
  origin: string;
}

/** Address of an article's page. */
export const articleHref = (id: string): string => `/articles/${encodeURIComponent(id)}`;

/** Where something stands, as addresses have it: "412-530". */
export const placeOf = (spans: readonly { start: number; end: number }[]): string =>
  `${spans[0]!.start}-${spans.at(-1)!.end}`;

/** A card for each statement, then what the article tells in its own voice, then its events. */
export function cards(told: Told): Html {
  const find = lookup(told.said);
  const own = told.commitments.filter(({ reportedBy }) => reportedBy === null);
  return html`<ol class="cards">${told.said.map((row) => statement(row, told, find))}</ol>
${own.length > 0 ? html`<h2 class="kind">Undertaken, in the report's own voice</h2><ol class="cards">${own.map((row) => undertaken(row, told))}</ol>` : ''}
${told.events.length > 0 ? html`<h2 class="kind">Events</h2><ol class="cards">${told.events.map((row, i) => event(row, i, told))}</ol>` : ''}`;
}

function statement(row: Said, told: Told, find: ReturnType<typeof lookup>): Html {
  const { attribution } = row;
  const { article } = told;
  const about = told.commitments.filter(({ commitment }) => commitment.attribution === attribution.id);
  const notes = [
    KIND_WORDS[attribution.sourceKind],
    attribution.kind === 'direct' ? 'quoted' : attribution.kind === 'mixed' ? 'partly quoted' : 'paraphrased',
    ...manners(attribution),
    ...(attribution.confidence < THRESHOLD ? ['uncertain'] : []),
  ];
  const copies = told.copies.get(attribution.id);
  const line = encodeURIComponent(attribution.id);
  return html`<li class="card${attribution.parent === null ? '' : ' nested'}" id="${attribution.id}" data-card data-line="${article.id} ${attribution.id}">
<p class="chain">${voices(chain(row, find))}</p>
<p class="labels">${badge(ACT_WORDS[attribution.act])} <span>${notes.join(' · ')}</span></p>
<p class="said"><a href="#s${row.sentence}">${spoken(row.content, 200)}</a></p>
${anonymity(row, article.text)}${about.map((one) => bound(one, told))}
${mark(attribution.corrected)}<div class="where">${copies ? alsoIn({ copies }) : ''}<a href="/trace?q=${encodeURIComponent(spoken(row.content, 300))}" data-trace>trace</a><a href="${articleHref(article.id)}/cite?line=${line}" data-cite="${cite(row, told)}">cite</a><a href="${articleHref(article.id)}/note?line=${line}" data-note>note</a><a href="${articleHref(article.id)}/correct?line=${line}">wrong?</a>${kept(article.id, attribution.id)}</div></li>`;
}

const mark = (fields: Said['attribution']['corrected']): Html | '' =>
  fields ? html`<p class="mark">${corrected(fields, '/corrections')}</p>` : '';

/** What someone is bound to by it. */
function bound({ commitment, words }: Undertaken, { article }: Told): Html {
  const { about } = commitment;
  const gist = gistOf(about);
  return html`<p class="bound">${glyph(undertakes(commitment))} <b>${commitment.holder}</b> ${undertakes(commitment, gist !== null && isDeed(about, words)).says}${gist ? ` ${gist}` : about ? `: ${about}` : ''}${commitment.to ? html` <span>(to ${commitment.to})</span>` : ''} <a class="aside" href="${articleHref(article.id)}/correct?commitment=${placeOf(commitment.span)}" aria-label="wrong? ${commitment.holder}: ${undertakes(commitment).noun}">wrong?</a></p>${mark(commitment.corrected)}`;
}

function undertaken(row: Undertaken, told: Told): Html {
  const { commitment } = row;
  return html`<li class="card" id="c${placeOf(commitment.span)}" data-card data-line="${told.article.id}"><p class="labels">${badge(undertakes(commitment))}</p>
<p class="said"><a href="#s${row.sentence}">${spoken(row.words, 200)}</a></p>${bound(row, told)}</li>`;
}

function event({ event: one, words, time, sentence }: StoredEvent, i: number, { article }: Told): Html {
  const people = joined(
    one.participants.map(({ name, actor }) => actorName(name, actor ?? null)),
    ', ',
  );
  return html`<li class="card" id="e${i}" data-card data-line="${article.id}"><p class="chain">${upperFirst(words.includes(' ') ? words : one.type)}${one.place ? html`, ${one.place}` : ''}</p>
<p class="labels">${when(one.start)}${one.end ? html` to ${when(one.end)}` : ''} · ${STATUS_WORDS[one.status]}${one.confidence < THRESHOLD ? ' · uncertain' : ''}</p>
<p class="said">${people}${people.length > 0 ? ' · ' : ''}<a href="#s${sentence}">“${[words, time].filter(Boolean).join(' … ')}”</a></p>
${mark(one.corrected)}<div class="where"><a href="${articleHref(article.id)}/correct?event=${placeOf(one.trigger)}">wrong?</a></div></li>`;
}

function anonymity({ attribution }: Said, text: string): Html | '' {
  const { grounds, reason } = attribution.anonymity ?? { grounds: null, reason: null };
  if (!grounds && !reason) return '';
  return html`<p class="bound">${grounds ? html`knows because: “${text.slice(grounds.start, grounds.end)}” ` : ''}${reason ? html`not named: “${text.slice(reason.start, reason.end)}”` : ''}</p>`;
}

/** The statement with its source, outlet, date, the address of the page, and its own lasting address here. */
export const cite = (row: Said, { article, origin }: Pick<Told, 'article' | 'origin'>): string =>
  `${row.content.replace(/\s+/gu, ' ')} (${[row.source ?? 'no source given', article.outlet, say(article.published), article.url].filter(Boolean).join(', ')}; ${origin}${articleHref(article.id)}/at/${placeOf(row.attribution.content)})`;
