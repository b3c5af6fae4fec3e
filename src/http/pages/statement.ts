import { changed, compare, count, DRIFT_WORDS, upperFirst } from '../../brief/index.ts';
import type { Article, Attribution, Statement, Variant } from '../../record/index.ts';
import { sliceAll } from '../../text/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { corrected } from '../parts/kept.ts';
import { heading, outlet } from '../parts/line.ts';
import { compared } from './trace.ts';

/** A variant with the article it stands in and the index of its sentence. */
export interface PlacedVariant {
  variant: Variant;
  article: Article;
  sentence: number;
  /** The attribution as it stands, where people may have set it right since the reports were related. */
  said: Attribution | null;
}

/** One statement across reports: the first on the left, each variant beside it with the words that differ. */
export function statementPage(statement: Statement, variants: readonly PlacedVariant[]): Html {
  const [first, ...others] = variants;
  const words = first ? sliceAll(first.article.text, first.variant.content) : '';
  const drifted = others.filter(({ variant }) => changed(variant)).length;
  return layout({
    title: `${statement.speaker?.name ?? 'A statement'}, in ${variants.length} reports`,
    body: html`<div class="top"><h1>${upperFirst(statement.speaker?.name ?? 'No source given')}</h1></div>
<p class="deck">One statement in ${count(variants.length, 'report')}; ${drifted === 0 ? 'none changed it' : `${drifted} changed it`}${statement.relay.length > 1 ? html`; told by ${statement.relay.join(' ▸ ')}` : ''}.</p>
<div class="versus"><section aria-labelledby="first">${heading('First report', null, 'first')}${
      first
        ? html`<blockquote class="origin"><a href="/articles/${encodeURIComponent(first.article.id)}#s${first.sentence}">${words}</a></blockquote><p class="where">${outlet(first.article)}${corrected(first.said?.corrected, null)}</p>`
        : html`<p class="quiet">It is no longer in the record.</p>`
    }</section>
<section aria-labelledby="variants">${heading('Variants', others.length > 0 ? 'in order of time; struck out: dropped; underlined: new' : null, 'variants')}<ol class="variants">${others.map((one) => variant(one, words))}</ol>${others.length === 0 ? html`<p class="quiet">No other report tells it.</p>` : ''}</section></div>`,
  });
}

function variant({ variant: one, article, sentence, said }: PlacedVariant, first: string): Html {
  const kinds = [...new Set(one.kinds)].map((kind) => DRIFT_WORDS[kind] ?? kind);
  return html`<li data-line><p class="kinds">${changed(one) ? html`<span class="drift">✎ ${kinds.join(', ')}</span>` : kinds.join(', ')}</p><p class="said"><a href="/articles/${encodeURIComponent(article.id)}#s${sentence}">${compared(compare(first, sliceAll(article.text, one.content)))}</a></p><p class="where">${speakerOf(one, said)}<span class="at">${outlet(article)}</span>${corrected(said?.corrected, null)}</p></li>`;
}

function speakerOf({ speaker }: Variant, said: Attribution | null): Html | '' {
  const name = (said ?? { speaker }).speaker?.name ?? speaker?.name;
  return name ? html`<span class="voice">${name}</span>` : '';
}
