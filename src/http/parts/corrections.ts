import { count, FIELD_WORDS, fieldValue, sayDay } from '../../brief/index.ts';
import type { Anchor, Correction } from '../../record/index.ts';
import type { KeptCorrection } from '../../store/index.ts';
import { type Html, html, joined } from '../html.ts';

const LINE_WORDS: Record<Correction['line'], string> = {
  attribution: 'statement',
  commitment: 'commitment',
  event: 'event',
};

/** The words that a correction is of. */
export const wordsOf = (anchors: readonly Anchor[]): string => anchors.map(({ words }) => words).join(' … ');

function valueWords(field: string, value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    if (value.length === 0) return 'nothing';
    return 'words' in value[0] ? `“${wordsOf(value)}”` : value.map(({ name }) => name).join(', ');
  }
  if (typeof value === 'object') return (value as { name: string }).name;
  return fieldValue(field, String(value));
}

/** "act: refusal → warning; speaker: Lund → Varga"; of a line that was struck or added, that. */
export function deed({ deed: kind, line, was, now }: Correction): Html {
  if (kind === 'strike') return html`struck: no ${LINE_WORDS[line]}`;
  if (kind === 'add') return html`added a ${LINE_WORDS[line]} that was missed`;
  const before = (was ?? {}) as Record<string, unknown>;
  const changes = Object.entries(now ?? {}).map(
    ([field, value]) =>
      html`${FIELD_WORDS[field] ?? field}: <del>${valueWords(field, before[field])}</del> → <ins>${valueWords(field, value)}</ins>`,
  );
  return html`${joined(changes, '; ')}`;
}

const STATES = { standing: '', orphaned: 'without a place', undone: 'undone' } as const;

export const stateOf = ({ correction, orphaned }: KeptCorrection): keyof typeof STATES =>
  correction.undone ? 'undone' : orphaned ? 'orphaned' : 'standing';

/** One correction: what it did, to which words, by whom, when and why; and the way back. */
export function correctionRow(kept: KeptCorrection, back: string): Html {
  const { correction } = kept;
  const state = stateOf(kept);
  return html`<li class="correction ${state}" id="k-${correction.id}" data-line><p>${deed(correction)}</p>
<p class="said">${kept.article ? html`<a href="/articles/${encodeURIComponent(correction.article)}/at/${correction.place[0]!.start}-${correction.place.at(-1)!.end}">“${wordsOf(correction.place)}”</a>` : html`“${wordsOf(correction.place)}”`}</p>
<div class="where"><span>${correction.by === 'local' ? 'you' : correction.by}, ${sayDay(correction.at.slice(0, 10))}</span>${correction.reason ? html`<span class="own">${correction.reason}</span>` : ''}${state === 'standing' ? '' : html`<b class="drift">${STATES[state]}</b>`}${correction.undone ? html`<span>by ${correction.undone.by === 'local' ? 'you' : correction.undone.by}, ${sayDay(correction.undone.at.slice(0, 10))}</span>` : html`<form method="post" action="/corrections/${correction.id}/undo"><input type="hidden" name="back" value="${back}"><button>Undo</button></form>`}</div></li>`;
}

/** In the panel: the way to add what was missed, and every correction of the article. */
export function corrections(all: readonly KeptCorrection[], article: string): Html {
  const add = html`<p class="more adds">Missed something? Add a <a href="${article}/correct?add=attribution" data-add>statement</a>, a <a href="${article}/correct?add=commitment">commitment</a> or an <a href="${article}/correct?add=event">event</a>.</p>`;
  if (all.length === 0) return add;
  const lost = all.filter(({ orphaned }) => orphaned).length;
  return html`${add}<details class="corrections"${lost > 0 ? html` open` : ''}><summary>${count(all.length, 'correction')}${lost > 0 ? html`, <b class="drift">${lost} without a place</b>` : ''}</summary><ol class="plain">${all.map((one) => correctionRow(one, article))}</ol></details>`;
}
