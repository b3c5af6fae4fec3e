import {
  count,
  type Drifted,
  type PageSentence,
  type Paragraph,
  type Said,
  type Segment,
  say,
  spoken,
  stretchOf,
  undertakes,
} from '../../brief/index.ts';
import type { Report } from '../../record/index.ts';
import type { KeptCorrection } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { articleHref, cards, type Told } from '../parts/cards.ts';
import { corrections } from '../parts/corrections.ts';
import { remembered } from '../parts/kept.ts';
import { glyph, when } from '../parts/line.ts';

/** An article laid out for reading, with what the record knows around it. */
export interface ReaderPage extends Told {
  paragraphs: Paragraph[];
  /** What it changed in what earlier reports told. */
  changes: readonly Drifted[];
  report: Report | null;
  /** Title or outlet of the article it derives from. */
  of: { href: string; name: string } | null;
  /** How many states it has had; the last is shown. */
  versions: number;
  /** Every correction of it, those without a place and those undone too. */
  corrections: readonly KeptCorrection[];
  /** What the reader keeps of it. */
  mark: { starred: boolean; read: boolean; note: string | null; tags: readonly string[] };
}

const LAYERS = [
  ['said', 'Attributions'],
  ['times', 'Times'],
  ['undertaken', 'Commitments'],
  ['events', 'Events'],
] as const;

/** The article reader: the text once, in order, with its marks; beside it a card for each statement. */
export function articlePage(page: ReaderPage): Html {
  const { article, paragraphs, said } = page;
  const title = paragraphs.find((one) => one.title);
  return layout({
    title: article.title ?? article.outlet ?? 'Article',
    section: '/articles',
    body: html`<div class="reader no-changes" data-reader="${article.id}">
<article class="text">
<header><h1>${title ? (title.unread ?? title.sentences.map(sentence)) : (article.title ?? spoken(article.text, 90))}</h1>
<p class="where"><span class="outlet">${article.outlet ?? 'Unknown outlet'}</span>${when(article.published)}${article.byline ? html`<span>${article.byline}</span>` : ''}${article.credits.map((credit) => html`<span>citing ${credit.name}</span>`)}${standing(page)}${page.versions > 1 ? html`<a href="${articleHref(article.id)}/versions">version ${page.versions}, what changed</a>` : ''}${original(article.url)}</p>
<div class="bar">${marks(page)}${setting()}</div>
<div class="layers scripted" role="group" aria-label="Marks in the text">${LAYERS.map(
      ([layer, name]) => html`<button type="button" aria-pressed="true" data-layer="${layer}">${name}</button>`,
    )}${page.changes.length > 0 ? html`<button type="button" aria-pressed="false" data-layer="changes">Changes (${page.changes.length})</button>` : ''}</div></header>
${paragraphs.filter((one) => one !== title).map(paragraph)}
</article>
<aside class="panel" aria-label="What this article tells" data-panel>
<p class="panel-head"><b>${count(said.length, 'statement')}</b> <span>${unnamedCount(said)}</span><button type="button" class="scripted" data-all hidden>All statements</button></p>
${said.length > 0 ? '' : html`<p class="quiet">No one is quoted or cited in this article.</p>`}
${cards(page)}
${corrections(page.corrections, articleHref(article.id))}
</aside>
</div>`,
  });
}

/** What the reader keeps of the article. Each button sends what it is to become. */
function marks({ article, mark }: ReaderPage): Html {
  return html`<form class="marks" method="post" action="/marks" data-marks><input type="hidden" name="article" value="${article.id}">
<button name="star" value="${mark.starred ? 'no' : 'yes'}" aria-pressed="${String(mark.starred)}"><span aria-hidden="true">${mark.starred ? '★' : '☆'}</span> Star</button>
<button name="read" value="${mark.read ? 'no' : 'yes'}" aria-pressed="${String(mark.read)}"><span aria-hidden="true">${mark.read ? '●' : '○'}</span> Read</button>
<a href="${articleHref(article.id)}/note" data-note="article">${mark.note || mark.tags.length > 0 ? 'Change note and tags' : 'Note, tags'}</a>${remembered(mark)}</form>`;
}

/** Line length and type of the text; kept with the text size. */
const setting = (): Html =>
  html`<span class="setting scripted"><span role="group" aria-label="Line length">${(
    [
      ['narrow', 'Short lines', '▯'],
      ['medium', 'Lines of medium length', '▭'],
      ['wide', 'Long lines', '▬'],
    ] as const
  ).map(
    ([value, name, sign]) =>
      html`<button type="button" data-look="measure" value="${value}" aria-pressed="false" aria-label="${name}">${sign}</button>`,
  )}</span><span role="group" aria-label="Type">${(
    [
      ['serif', 'Serif'],
      ['sans', 'Sans serif'],
      ['mono', 'Typewriter'],
    ] as const
  ).map(
    ([value, name]) =>
      html`<button type="button" class="type-${value}" data-look="font" value="${value}" aria-pressed="false" aria-label="${name}">Aa</button>`,
  )}</span></span>`;

function unnamedCount(said: readonly Said[]): string {
  if (said.length === 0) return '';
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
    one.event === null ? '' : 'ev',
  ].filter(Boolean);
  if (names.length === 0) return html`${one.text}`;
  const ids = [...new Set(one.roles.map((role) => role.attribution))];
  if (one.event !== null) ids.push(`e${one.event}`);
  const opens = one.opens ?? (one.event === null ? null : `e${one.event}`);
  if (opens !== null)
    return html`<a class="${names.join(' ')}" href="#${opens}" data-a="${ids.join(' ')}" data-open="${opens}">${one.text}</a>`;
  return html`<span class="${names.join(' ')}"${ids.length > 0 ? html` data-a="${ids.join(' ')}"` : ''}>${one.text}</span>`;
}
