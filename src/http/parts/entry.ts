import { dayOf, type Entry, STATUS_WORDS } from '../../brief/index.ts';
import { type Html, html, joined } from '../html.ts';
import { corrected } from './kept.ts';
import { actorName, outlet, when } from './line.ts';

const SIGN: Record<Entry['status'], string> = {
  held: '●',
  ongoing: '◐',
  scheduled: '○',
  proposed: '◌',
  postponed: '↷',
  cancelled: '✕',
};

/** The status of an event as sign and word. */
export const status = (entry: Entry): Html =>
  html`<span class="status ${entry.status}"><span aria-hidden="true">${SIGN[entry.status]}</span> ${STATUS_WORDS[entry.status]}</span>`;

/** Who takes part, linked. */
export const people = (entry: Entry): Html =>
  html`${joined(
    entry.participants.map((one) => actorName(one.name, one.actor ?? null)),
    ', ',
  )}`;

/** Of a date without a day: that none was given. */
const loose = ({ start, days }: Entry): Html | '' =>
  days !== null && !dayOf(start) ? html` <small class="loose">no day given</small>` : '';

/** One event: when, what, who, where, how sure, and who reports it; `of` is said behind it. */
export function entryLine(entry: Entry, of: Html | null = null): Html {
  const first = entry.reports[0]!;
  return html`<li class="entry ${entry.status}${entry.uncertain ? ' uncertain' : ''}" data-line><p class="day">${when(entry.start, 'short')}${entry.end ? html` to ${when(entry.end, 'short')}` : ''}${loose(entry)}</p>
<div><p class="what"><a href="${first.href}">${entry.title}</a>${entry.place && !entry.title.includes(entry.place) ? html`, ${entry.place}` : ''}</p>
<p class="where">${entry.participants.length > 0 ? html`<span>${people(entry)}</span>` : ''}${status(entry)}${entry.said ? html`<span class="own">“${entry.said}”</span>` : ''}<span class="at">${outlet(first.article)}</span>${entry.reports.length > 1 ? html`<span class="manner">${entry.reports.length} reports</span>` : ''}${corrected(entry.corrected, first.href)}</p>${of ? html`<p class="where of">${of}</p>` : ''}${entry.changes.map(change)}</div></li>`;
}

/** "date moved from Thu 6 Mar to Fri 7 Mar, The Schuman Wire Tue 4 Mar". */
function change({ what, from, to, href, article }: Entry['changes'][number]): Html {
  const told = (value: string): Html | string => (what === 'date' ? when(value, 'short') : value);
  return html`<p class="where"><span class="drift">${what} changed from ${told(from)} to ${told(to)}</span><a class="at" href="${href}">${outlet(article)}</a></p>`;
}
