import {
  ACT_WORDS,
  chain,
  count,
  type Drifted,
  isDeed,
  KIND_WORDS,
  type Line,
  lookup,
  manners,
  type PageSentence,
  type Paragraph,
  type Said,
  type Segment,
  say,
  spoken,
  stretchOf,
  THRESHOLD,
  type Undertaken,
  undertakes,
} from '../../brief/index.ts';
import type { Article, Report } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { alsoIn, badge, glyph, voices, when } from '../parts/line.ts';

/** An article laid out for reading, with what the record knows around it. */
export interface ReaderPage {
  article: Article;
  paragraphs: Paragraph[];
  /** What it changed in what earlier reports told. */
  changes: readonly Drifted[];
  said: Said[];
  commitments: Undertaken[];
  report: Report | null;
  /** Title or outlet of the article it derives from. */
  of: { href: string; name: string } | null;
  copies: ReadonlyMap<string, Line['copies']>;
}

const LAYERS = [
  ['said', 'Attributions'],
  ['times', 'Times'],
  ['undertaken', 'Commitments'],
] as const;

/** The article reader: the text once, in order, with its marks; beside it a card for each statement. */
export function articlePage(page: ReaderPage): Html {
  const { article, paragraphs, said } = page;
  const title = paragraphs.find((one) => one.title);
  return layout({
    title: article.title ?? article.outlet ?? 'Article',
    section: '/articles',
    body: html`<div class="reader no-changes" data-reader>
<article class="text">
<header><h1>${title ? (title.unread ?? title.sentences.map(sentence)) : (article.title ?? spoken(article.text, 90))}</h1>
<p class="where"><span class="outlet">${article.outlet ?? 'Unknown outlet'}</span>${when(article.published)}${article.byline ? html`<span>${article.byline}</span>` : ''}${article.credits.map((credit) => html`<span>citing ${credit.name}</span>`)}${standing(page)}${original(article.url)}</p>
<div class="layers scripted" role="group" aria-label="Marks in the text">${LAYERS.map(
      ([layer, name]) => html`<button type="button" aria-pressed="true" data-layer="${layer}">${name}</button>`,
    )}${page.changes.length > 0 ? html`<button type="button" aria-pressed="false" data-layer="changes">Changes (${page.changes.length})</button>` : ''}</div></header>
${paragraphs.filter((one) => one !== title).map(paragraph)}
</article>
<aside class="panel" aria-label="Statements in this article" data-panel>
<p class="panel-head"><b>${count(said.length, 'statement')}</b> <span>${unnamedCount(said)}</span><button type="button" class="scripted" data-all hidden>All statements</button></p>
${said.length > 0 ? cards(page) : html`<p class="quiet">No one is quoted or cited in this article.</p>`}
</aside>
</div>`,
  });
}

function unnamedCount(said: readonly Said[]): string {
  const unnamed = said.filter((row) => row.attribution.sourceKind === 'unnamed').length;
  return unnamed > 0 ? `${unnamed} from unnamed sources` : 'all from named sources';
}

function standing({ report, of, changes }: ReaderPage): Html | '' {
  if (!report || report.role === 'distractor') return '';
  const family = `/reports/${encodeURIComponent(report.family)}`;
  if (report.role === 'origin') return html`<a href="${family}">first report</a>`;
  if (report.role === 'independent') return html`<a href="${family}">independent report</a>`;
  const notes = [
    report.shared === null ? '' : `${Math.round(report.shared * 100)}% of its words`,
    changes.length > 0 ? count(changes.length, 'change') : '',
  ].filter(Boolean);
  const share = notes.length > 0 ? ` (${notes.join(', ')})` : '';
  return html`<span>copy of ${of ? html`<a href="${of.href}">${of.name}</a>` : (report.creditedOutlet ?? 'an earlier report')}${share}</span><a href="${family}">chain of copies</a>`;
}

const original = (url: string | null): Html | '' =>
  url && /^https?:\/\//u.test(url) ? html`<a href="${url}" rel="noreferrer" data-original>original ↗</a>` : '';

function paragraph(one: Paragraph): Html {
  if (one.unread !== null) return html`<div class="para unread"><div class="margin"></div><p>${one.unread}</p></div>`;
  const placed = one.times.filter(({ timex }) => stretchOf(timex.value) !== null && /\d{4}-/u.test(timex.value!));
  const dates = [...new Map(placed.map(({ words, timex }) => [timex.value, words]))];
  return html`<div class="para"><div class="margin">${dates.map(([value, words]) => html`<span class="date" title="“${words}”">${say(value, 'short')}</span>`)}${one.commitments.map(
    (commitment) =>
      html`<span class="sign" title="${commitment.holder}: ${undertakes(commitment).noun}">${glyph(undertakes(commitment))}<span class="sr">${commitment.holder}: ${undertakes(commitment).noun}</span></span>`,
  )}</div><p${one.quoted ? html` class="quoted"` : ''}>${one.sentences.map(sentence)}</p></div>`;
}

const sentence = ({ index, segments, after }: PageSentence): Html =>
  html`<span class="s" id="s${index}">${segments.map(segment)}</span>${after}`;

const segment = (one: Segment): Html =>
  html`${one.change?.starts ? was(one.change.of, '', ' ') : ''}${one.change ? html`<ins title="${one.change.of.kind}">${marked(one)}</ins>` : marked(one)}${one.dropped.map((drift) => was(drift, ' ', ''))}`;

/** The other report's words, shown while the layer of changes is on. */
const was = ({ before, kind }: Drifted, lead: string, tail: string): Html | '' =>
  before ? html`<del title="${kind}">${lead}${before}${tail}</del>` : '';

function marked(one: Segment): Html {
  const kinds = new Set(one.roles.map((role) => role.role));
  const names = [
    kinds.has('content') ? (one.depth > 1 ? 'con deep' : 'con') : '',
    kinds.has('source') ? 'src' : '',
    kinds.has('cue') ? 'cue' : '',
    one.time === null ? '' : 'tx',
  ].filter(Boolean);
  if (names.length === 0) return html`${one.text}`;
  const ids = [...new Set(one.roles.map((role) => role.attribution))].join(' ');
  if (one.opens !== null)
    return html`<a class="${names.join(' ')}" href="#${one.opens}" data-a="${ids}" data-open="${one.opens}">${one.text}</a>`;
  return html`<span class="${names.join(' ')}"${ids ? html` data-a="${ids}"` : ''}>${one.text}</span>`;
}

function cards(page: ReaderPage): Html {
  const find = lookup(page.said);
  return html`<ol class="cards">${page.said.map((row) => card(row, page, find))}</ol>`;
}

function card(row: Said, page: ReaderPage, find: ReturnType<typeof lookup>): Html {
  const { attribution } = row;
  const about = page.commitments.filter(({ commitment }) => commitment.attribution === attribution.id);
  const notes = [
    KIND_WORDS[attribution.sourceKind],
    attribution.kind === 'direct' ? 'quoted' : attribution.kind === 'mixed' ? 'partly quoted' : 'paraphrased',
    ...manners(attribution),
    ...(attribution.confidence < THRESHOLD ? ['uncertain'] : []),
  ];
  const copies = page.copies.get(attribution.id);
  return html`<li class="card${attribution.parent === null ? '' : ' nested'}" id="${attribution.id}" data-card data-line>
<p class="chain">${voices(chain(row, find))}</p>
<p class="labels">${badge(ACT_WORDS[attribution.act])} <span>${notes.join(' · ')}</span></p>
<p class="said"><a href="#s${row.sentence}">${spoken(row.content, 200)}</a></p>
${anonymity(row, page.article.text)}${about.map(
  ({ commitment, words }) =>
    html`<p class="bound">${glyph(undertakes(commitment))} <b>${commitment.holder}</b> ${undertakes(commitment, isDeed(commitment.about, words)).says} ${commitment.about ?? ''}${commitment.to ? html` <span>(to ${commitment.to})</span>` : ''}</p>`,
)}
<div class="where">${copies ? alsoIn({ copies }) : ''}<a href="/trace?q=${encodeURIComponent(spoken(row.content, 300))}" data-trace>trace</a><button type="button" class="scripted" data-cite="${cite(row, page.article)}">copy with citation</button></div></li>`;
}

function anonymity({ attribution }: Said, text: string): Html | '' {
  const { grounds, reason } = attribution.anonymity ?? { grounds: null, reason: null };
  if (!grounds && !reason) return '';
  return html`<p class="bound">${grounds ? html`knows because: “${text.slice(grounds.start, grounds.end)}” ` : ''}${reason ? html`not named: “${text.slice(reason.start, reason.end)}”` : ''}</p>`;
}

const cite = (row: Said, article: Article): string =>
  `${row.content.replace(/\s+/gu, ' ')} (${[row.source ?? 'no source given', article.outlet, say(article.published), article.url].filter(Boolean).join(', ')})`;
