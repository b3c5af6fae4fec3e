import { FIRMNESS_WORDS, type Undertaking } from '../../brief/index.ts';
import { type Html, html } from '../html.ts';
import { corrected, kept } from './kept.ts';
import { alsoIn, glyph, lineKey, outlet, voices, when } from './line.ts';

const letters = (words: string): number => words.replace(/[^\p{L}\p{N}]/gu, '').length;

/** A commitment under its holder: what, to whom, how firm, on whose word. Words that the gist holds nearly all of are not told twice. */
export function undertaking(one: Undertaking, fate: Html | null = null): Html {
  const { commitment, act } = one;
  const told = one.gist !== null && !one.gist.endsWith('…') && letters(one.gist) > 0.6 * letters(one.words);
  return html`<li class="line${one.uncertain ? ' uncertain' : ''}" data-line="${lineKey(one)}">${glyph(act)}<div><p class="what"><a href="${one.href}"><b class="verb ${act.tone}">${act.says}${one.gist ? html` ${one.gist}` : ':'}</b>${told ? '' : html` <span class="said${one.gist ? ' below' : ''}">${one.words}</span>`}</a></p>
<div class="where">${one.voices.length > 0 ? voices(one.voices) : html`<span class="voice none">the report itself</span>`}${commitment.to ? html`<span class="manner">to ${commitment.to}</span>` : ''}<span class="manner">${FIRMNESS_WORDS[commitment.firmness]}</span>${commitment.conditions.length > 0 ? html`<span class="manner">conditional</span>` : ''}${commitment.due ? html`<span class="manner">due ${when(commitment.due, 'short')}</span>` : ''}${one.uncertain ? html`<span class="manner">uncertain</span>` : ''}<span class="at">${outlet(one.article)}</span>${alsoIn(one)}${fate ?? ''}${corrected(one.corrected, one.href)}${one.attribution === null ? '' : kept(one.article.id, one.attribution)}</div></div></li>`;
}
