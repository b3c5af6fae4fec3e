import type { Hono } from 'hono';
import { dayOf, entries, icalendar, monthOf, plusDays, stretchOf } from '../../brief/index.ts';
import { agendaOf } from '../../jobs/index.ts';
import type { Store } from '../../store/index.ts';
import { askedAffair } from '../affair-asked.ts';
import { calendarPage } from '../pages/calendar.ts';
import { MOST } from '../rows.ts';
import { visitOf } from '../visit.ts';

/** What is scheduled: a month as a sheet, and everything as a calendar to subscribe to. */
export function calendarRoutes(app: Hono, store: Store): void {
  app.get('/calendar', async (context) => {
    const [counts, { affair, offered, filter }] = await Promise.all([
      store.counts(),
      askedAffair(store, context.req.query('affair')),
    ]);
    const asOf = dayOf(affair?.last ?? counts.last);
    const given = context.req.query('month') ?? '';
    const month = /^\d{4}-(0[1-9]|1[0-2])$/u.test(given) ? given : (asOf ?? new Date().toISOString()).slice(0, 7);
    const days = stretchOf(month)!;
    // A week before, for what is dated only to a week.
    const around = { ...filter, from: plusDays(days.from, -7), until: days.until };
    const all = entries(await agendaOf(store, around));
    const sheet = monthOf(all, month);
    const shown = new Set([...sheet.weeks.flat().flatMap((day) => (day.inMonth ? day.entries : [])), ...sheet.loose]);
    return context.html(
      calendarPage(
        sheet,
        all.filter((one) => shown.has(one)),
        asOf,
        { affair, offered },
      ),
    );
  });

  app.get('/calendar.ics', async (context) => {
    const { origin } = visitOf(context);
    const { filter } = await askedAffair(store, context.req.query('affair'));
    // A calendar program looks ahead: the last two months of the record and everything after them.
    const latest = dayOf((await store.counts()).last);
    const recent = latest ? { from: plusDays(latest, -60) } : {};
    const feed = icalendar(await agendaOf(store, { ...filter, ...recent, limit: MOST }), {
      name: 'Rapporteur',
      base: origin,
      domain: new URL(origin).hostname,
    });
    return context.body(feed, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="rapporteur.ics"',
    });
  });
}
