import type { Hono } from 'hono';
import { etag } from 'hono/etag';
import { dayOf, entries, icalendar, monthOf, plusDays, stretchOf } from '../../brief/index.ts';
import { agendaOf } from '../../jobs/index.ts';
import { Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { askedAffair } from '../affair-asked.ts';
import { calendarPage } from '../pages/calendar.ts';
import { visitOf } from '../visit.ts';

/** What is scheduled: a month as a sheet, and everything as a calendar to subscribe to. */
export function calendarRoutes(app: Hono, store: Store): void {
  app.get('/calendar', async (context) => {
    const [{ last }, { affair, offered, filter }] = await Promise.all([
      store.extent(),
      askedAffair(store, context.req.query('affair')),
    ]);
    const asOf = dayOf(affair?.last ?? last);
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

  app.get('/calendar.ics', etag(), async (context) => {
    const { origin } = visitOf(context);
    const { affair, filter } = await askedAffair(store, context.req.query('affair'));
    const latest = dayOf((await store.counts()).last);
    const from = startOf(context.req.query('from'), latest);
    const feed = icalendar(await agendaOf(store, { ...filter, ...(from ? { from } : {}), limit: FEED }), {
      name: affair ? `Rapporteur: ${affair.name}` : 'Rapporteur',
      base: origin,
      domain: new URL(origin).hostname,
    });
    return context.body(feed, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="rapporteur.ics"',
    });
  });
}

/** Tellings of events that a feed is made from. */
const FEED = 20_000;
/** Days before the record's latest report that a feed goes back: a calendar program looks ahead. */
const BACK = 90;

/**
 * The day that a feed begins on. Everything after it is told, however far ahead; null for everything there is.
 * @throws Failure `bad_argument` where what was given is neither a date nor `all`
 */
function startOf(given: string | undefined, latest: string | null): string | null {
  if (given === 'all') return null;
  if (given === undefined || given === '') return latest && plusDays(latest, -BACK);
  if (dayOf(given) === given) return given;
  throw new Failure('bad_argument', 'A calendar begins on a date, or holds all.', {
    value: given,
    advice: 'Write ?from=2025-01-31, or ?from=all.',
  });
}
