import { type Difference, type Found, type Trace, voiceOf } from '../../brief/index.ts';
import type { Hit } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { corrected, kept } from '../parts/kept.ts';
import { empty, heading, outlet, voice } from '../parts/line.ts';

/** Pieces of a comparison: what only the first has struck out, what only the second has set off. */
export const compared = (pieces: readonly Difference[]): unknown[] =>
  pieces.map(({ kind, text }, i) => {
    if (kind === 'same') return text;
    // What follows a word that only the first text has at its beginning has no space of its own.
    const space = kind === 'del' && /^\S/u.test(pieces[i + 1]?.text ?? ' ') ? ' ' : '';
    return kind === 'del' ? html`<del>${text}</del>${space}` : html`<ins>${text}</ins>`;
  });

/** Is this quote right? Where its words stand, who said them, and what differs. */
export function tracePage(
  quote: string,
  traced: Trace | null,
  elsewhere: readonly Hit[],
  statements: ReadonlyMap<string, string>,
): Html {
  return layout({
    title: 'Trace a quote',
    section: '/trace',
    body: html`<div class="top"><h1>Trace a quote</h1></div>
<form class="tracer" action="/trace"><label for="quote">Paste the quote, with or without its quotation marks</label><textarea id="quote" name="q" rows="3" maxlength="2000" required>${quote}</textarea><button>Trace it</button></form>
${traced === null ? empty('A quote is looked for in every statement of the record, word by word.', 'You get its first report, every variant in order of time, and who said it; or “not found” when it is not there.') : verdict(traced, elsewhere, statements)}`,
  });
}

function verdict(traced: Trace, elsewhere: readonly Hit[], statements: ReadonlyMap<string, string>): Html {
  const { found } = traced;
  const exact = found.filter((one) => one.exact).length;
  const words = {
    exact: html`<b class="give">✓ Found.</b> ${found.length === 1 ? 'One report has' : `${exact} of ${found.length} reports ${exact === 1 ? 'has' : 'have'}`} these very words.`,
    changed: html`<b class="press">≈ Not in these words.</b> The record has the statement, but otherwise worded.`,
    none: html`<b class="refuse">✕ Not found.</b> No statement of the record has these words, or most of them.`,
  }[traced.verdict];
  return html`<p class="verdict" role="status">${words}</p>
${found.length > 0 ? html`<section>${heading('Where it stands', 'earliest first; struck out: only in your quote; underlined: only in the report')}<ol class="lines">${found.map((one, i) => place(one, i === 0, statements))}</ol></section>` : ''}
${elsewhere.length > 0 ? html`<section>${heading('The words, outside any statement')}<ul class="plain">${elsewhere.map((hit) => html`<li><a href="/articles/${encodeURIComponent(hit.article.id)}">${hit.article.title ?? 'Untitled'}</a><span class="at">${outlet(hit.article)}</span></li>`)}</ul></section>` : ''}`;
}

function place(
  { row, exact, share, differences }: Found,
  first: boolean,
  statements: ReadonlyMap<string, string>,
): Html {
  const statement = statements.get(`${row.article.id} ${row.attribution.id}`);
  return html`<li class="line" data-line="${row.article.id} ${row.attribution.id}"><span class="glyph ${exact ? 'give' : 'press'}" aria-hidden="true">${exact ? '✓' : '≈'}</span><div><p class="what"><a href="/articles/${encodeURIComponent(row.article.id)}#s${row.sentence}">${exact ? row.content : compared(differences)}</a></p><p class="where">${voice(voiceOf(row))}${first ? html`<span class="manner">first report</span>` : ''}<span class="manner">${exact ? 'same words' : `${Math.round(share * 100)}% of the quote`}</span><span class="at">${outlet(row.article)}</span>${statement ? html`<a href="/statements/${encodeURIComponent(statement)}">all variants</a>` : ''}${corrected(row.attribution.corrected, null)}${kept(row.article.id, row.attribution.id)}</p></div></li>`;
}
