import { count } from '../../brief/index.ts';
import type { CorrectionFilter, KeptCorrection } from '../../store/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { correctionRow } from '../parts/corrections.ts';
import { empty, outlet } from '../parts/line.ts';
import { pages } from '../parts/pages.ts';

const CHIPS = [
  [undefined, 'all'],
  ['standing', 'standing'],
  ['orphaned', 'without a place'],
  ['undone', 'undone'],
] as const;

/** Everything that people set right, newest first. */
export function correctionsPage(
  all: readonly KeptCorrection[],
  state: CorrectionFilter['state'],
  counts: { standing: number; orphaned: number; undone: number },
  at: { page: number; size: number; total: number },
): Html {
  const path = state === undefined ? '/corrections' : `/corrections?state=${state}`;
  const every = counts.standing + counts.orphaned + counts.undone;
  return layout({
    title: 'Corrections',
    body: html`<div class="top"><h1>Corrections</h1><div class="choices"><span class="take"><a href="/corrections.jsonl" download>Training examples (JSON Lines)</a></span></div></div>
<p class="deck">${count(every, 'correction')}: what people set right beside what the machine read. A new reading never takes one away; where its words are no longer in the article, or the reading no longer has its line, it waits here without a place.</p>
<p class="chips wide">${CHIPS.map(
      ([value, words]) =>
        html`<a href="${value === undefined ? '/corrections' : `/corrections?state=${value}`}"${value === state ? html` aria-current="true"` : ''}>${words} <span class="num">${value === undefined ? every : counts[value]}</span></a> `,
    )}</p>
${
  all.length === 0
    ? empty(
        'Nobody has corrected anything of this kind.',
        html`Open an article and follow <b>wrong?</b> at a statement, a commitment or an event.`,
      )
    : html`<ol class="plain book">${all.map((one) => html`${one.article ? html`<li class="of">${one.article.title ?? 'Untitled'} <span class="at">${outlet(one.article)}</span></li>` : ''}${correctionRow(one, path)}`)}</ol>`
}${pages(path, at)}`,
  });
}
