import { count, type Entry, MONTH_NAMES, type Month, sayDay } from '../../brief/index.ts';
import type { Affair } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { affairField, affairName } from '../parts/affairs.ts';
import { entryLine, status } from '../parts/entry.ts';
import { empty, heading } from '../parts/line.ts';
import { searchOf } from '../window.ts';

const monthName = (month: string): string => `${MONTH_NAMES[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;

const shifted = (month: string, by: number): string => {
  const at = new Date(`${month}-01T00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + by);
  return at.toISOString().slice(0, 7);
};

/** Events in the list below the sheet. */
const LISTED = 70;

/** What is scheduled: a month as a sheet, and the same as a list. */
export function calendarPage(
  month: Month,
  entries: readonly Entry[],
  asOf: string | null,
  affairs: { affair: Affair | null; offered: readonly Affair[] },
): Html {
  const { affair, offered } = affairs;
  const to = (by: number): string =>
    `/calendar${searchOf({ month: shifted(month.month, by), affair: affair?.id ?? null })}`;
  return layout({
    title: `Calendar, ${monthName(month.month)}`,
    section: '/calendar',
    body: html`<div class="top"><h1>${monthName(month.month)}</h1><form class="choices" action="/calendar"><input type="hidden" name="month" value="${month.month}"><ul><li><a href="${to(-1)}" rel="prev">← ${monthName(shifted(month.month, -1))}</a></li><li><a href="${to(1)}" rel="next">${monthName(shifted(month.month, 1))} →</a></li></ul>${offered.length > 0 ? html`${affairField(offered, affair)} <button>Show</button>` : ''}<span class="take"><a href="/calendar.ics${searchOf({ affair: affair?.id ?? null })}">Subscribe (.ics)</a><button type="button" class="scripted" data-print>Print</button></span></form></div>${affair ? html`<p class="deck">${affairName(affair)}</p>` : ''}
<p class="deck">${count(entries.length, 'event')}, as reports date them. An event that several reports tell of stands once; its status is that of the latest report${asOf ? `, ${sayDay(asOf)}` : ''}.</p>
${
  entries.length === 0
    ? empty(
        'No report dates anything in this month.',
        html`Look at the month before or after, or at the <a href="/">debrief</a> for what is next.`,
      )
    : html`${sheet(month)}<section aria-labelledby="list">${heading('In order', null, 'list')}<ol class="entries wide">${entries.slice(0, LISTED).map((one) => entryLine(one))}</ol>${entries.length > LISTED ? html`<p class="more">and ${count(entries.length - LISTED, 'more event')}: choose an affair above, or <a href="/calendar.ics">subscribe</a>.</p>` : ''}</section>`
}`,
  });
}

function sheet(month: Month): Html {
  return html`<table class="month"><caption class="sr">${monthName(month.month)}</caption><thead><tr>${['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((day) => html`<th scope="col"><abbr title="${day}">${day.slice(0, 3)}</abbr></th>`)}</tr></thead><tbody>${month.weeks.map(
    (week) =>
      html`<tr>${week.map(
        ({ day, inMonth, entries }) =>
          html`<td${inMonth ? '' : html` class="out"`}><span class="date">${Number(day.slice(8))}</span>${inMonth ? entries.slice(0, 5).map(chip) : ''}${inMonth && entries.length > 5 ? html`<span class="more">and ${entries.length - 5} more</span>` : ''}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

function chip(entry: Entry): Html {
  const people = entry.participants.map((one) => one.name.split(' ').at(-1)).slice(0, 3);
  return html`<a class="chip ${entry.status}" href="${entry.reports[0]!.href}"><b>${entry.title}</b> ${[people.join(', '), entry.place].filter(Boolean).join(' · ')}<span class="sr"> (${status(entry)})</span></a>`;
}
