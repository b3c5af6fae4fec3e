import { count, LANES, type Lane, say, sayDay, shorten, type Timeline, type TimelineBin } from '../../brief/index.ts';
import { type Html, html } from '../html.ts';

const LANE: Record<Lane, { name: string; glyph: string }> = {
  give: { name: 'Promised', glyph: '◆' },
  refuse: { name: 'Refused', glyph: '✕' },
  open: { name: 'Left open', glyph: '≈' },
  turned: { name: 'Reversed', glyph: '⇄' },
  event: { name: 'Events', glyph: '○' },
};
/** Dates under the lanes. */
const TICKS = 6;
/** Share of the drawing that a bar takes at most. */
const WIDEST = 0.022;
/** Marks of a day and lane that the table tells; fewer where it would tell more than so many in all; letters of each. */
const [TOLD, IN_ALL, LETTERS] = [4, 110, 90];

const binDays = ({ from, until }: TimelineBin, step: number): string =>
  step === 1 ? sayDay(from, 'short') : `${sayDay(from, 'short')} on, ${step} days until ${sayDay(until, 'short')}`;

const percent = (n: number): string => `${Math.round(n * 1000) / 10}%`;

/**
 * Reports, promises, refusals, reversals and events over time. Every lane is a drawing as wide as the page lets it be; its places are
 * given in percent, so that nothing in it is stretched. The table behind it has the same, in words.
 */
export function timelineFigure(drawn: Timeline, label: string, counted = 'Reports'): Html {
  const { bins, most, step } = drawn;
  const lanes = LANES.filter((lane) => bins.some(({ marks }) => marks[lane].length > 0));
  const middle = (i: number): string => percent((i + 0.5) / bins.length);
  const every = Math.max(1, Math.ceil(bins.length / TICKS));
  return html`<figure class="timeline" aria-label="${label}">
<div class="lane tall"><span class="lane-name">${counted}</span><svg role="img" aria-label="${counted} ${step === 1 ? 'a day' : `in ${step} days`}: at most ${most}">${bins.map((bin, i) => bars(bin, i, bins.length, most))}</svg></div>
${lanes.map(
  (lane) =>
    html`<div class="lane ${lane}"><span class="lane-name">${LANE[lane].name}</span><svg>${bins.map((bin, i) => mark(bin, lane, middle(i), step))}</svg></div>`,
)}
<div class="lane ticks" aria-hidden="true"><span></span><svg>${bins.map((bin, i) => (i % every === 0 && (i === 0 || bins.length - i > every / 2) ? html`<text x="${percent(i / bins.length)}" y="1em">${sayDay(bin.from, 'short').slice(4)}</text>` : ''))}</svg></div>
<details class="behind"><summary>The same as a table</summary>${table(drawn, lanes, counted)}</details>
</figure>`;
}

function bars({ reports, copies }: TimelineBin, i: number, all: number, most: number): Html | '' {
  if (reports === 0) return '';
  const share = Math.min(0.76 / all, WIDEST);
  const [x, width] = [percent((i + 0.5) / all - share / 2), percent(share)];
  const [whole, own] = [reports / most, (reports - copies) / most];
  return html`<rect class="copies" x="${x}" width="${width}" y="${percent(1 - whole)}" height="${percent(whole)}"></rect><rect class="first" x="${x}" width="${width}" y="${percent(1 - own)}" height="${percent(own)}"></rect>`;
}

function mark(bin: TimelineBin, lane: Lane, x: string, step: number): Html | '' {
  const marks = bin.marks[lane];
  const [first] = marks;
  if (!first) return '';
  const words = `${LANE[lane].name}, ${binDays(bin, step)}: ${marks.length > 1 ? marks.length : shorten(first.words, LETTERS)}`;
  const href = marks.length === 1 ? first.href : `#day-${bin.from}`;
  return html`<a href="${href}"><title>${words}</title><text x="${x}" y="50%" dy="0.35em">${LANE[lane].glyph}${marks.length > 1 ? html`<tspan class="n">${marks.length}</tspan>` : ''}</text></a>`;
}

function table({ bins, step }: Timeline, lanes: readonly Lane[], counted: string): Html {
  const cells = bins.flatMap((bin) => lanes.map((lane) => bin.marks[lane].length));
  let told = TOLD;
  while (told > 1 && cells.reduce((sum, n) => sum + Math.min(n, told), 0) > IN_ALL) told--;
  const rows = bins.filter((bin) => bin.reports > 0 || lanes.some((lane) => bin.marks[lane].length > 0));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Day by day"><table class="days"><caption class="sr">Day by day</caption><thead><tr><th scope="col">${step === 1 ? 'Day' : 'From'}</th><th scope="col">${counted}</th>${lanes.map((lane) => html`<th scope="col">${LANE[lane].name}</th>`)}</tr></thead><tbody>${rows.map(
    (bin) =>
      html`<tr id="day-${bin.from}"><th scope="row"><time datetime="${bin.from}">${say(bin.from, 'short')}</time></th><td>${bin.reports === 0 ? '–' : bin.copies > 0 ? `${bin.reports}, ${count(bin.copies, 'copy', 'copies')}` : bin.reports}</td>${lanes.map(
        (lane) =>
          html`<td>${
            bin.marks[lane].length === 0
              ? '–'
              : html`<ul>${bin.marks[lane]
                  .slice(0, told)
                  .map(
                    (one) => html`<li><a href="${one.href}">${shorten(one.words, LETTERS)}</a></li>`,
                  )}</ul>${bin.marks[lane].length > told ? html`and ${bin.marks[lane].length - told} more` : ''}`
          }</td>`,
      )}</tr>`,
  )}</tbody></table></div>`;
}

/** So many days are drawn beside a name in a list. */
const SPARK = 30;

/** Reports a day as a small drawing beside a name; `last` is the day it ends on. */
export function spark(days: readonly { day: string; reports: number }[], last: string): Html {
  const end = Date.parse(`${last}T00:00Z`);
  const heights = Array.from({ length: SPARK }, () => 0);
  for (const { day, reports } of days) {
    const back = Math.round((end - Date.parse(`${day}T00:00Z`)) / 86_400_000);
    if (back >= 0 && back < SPARK) heights[SPARK - 1 - back]! += reports;
  }
  const most = Math.max(1, ...heights);
  return html`<svg class="spark" viewBox="0 0 ${SPARK * 4} 20" aria-hidden="true">${heights.map((n, i) => (n > 0 ? html`<rect x="${i * 4}" width="3" y="${20 - Math.max(2, (20 * n) / most)}" height="${Math.max(2, (20 * n) / most)}"></rect>` : ''))}</svg>`;
}
