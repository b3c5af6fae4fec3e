import type { Context, Hono } from 'hono';
import { docx, markdown, plainText, written } from '../../brief/index.ts';
import type { Store } from '../../store/index.ts';
import { askedAffair } from '../affair-asked.ts';
import { dailyOf } from '../daily-rows.ts';
import { whoOf } from '../keeps.ts';
import { lastVisit } from '../last-visit.ts';
import { debriefPage } from '../pages/debrief.ts';
import { visitOf } from '../visit.ts';
import { type Visited, type Window, windowOf } from '../window.ts';

/** Affairs and lines of each in a debrief that is written down. */
const WRITTEN = { affairs: 12, lines: 8 };

/** The home page, and the same written down. */
export function debriefRoutes(app: Hono, store: Store): void {
  const asked = async (context: Context): Promise<{ window: Window } & Awaited<ReturnType<typeof askedAffair>>> => {
    const at = lastVisit(context);
    const [extent, chosen, fresh] = await Promise.all([
      store.extent(),
      askedAffair(store, context.req.query('affair')),
      at === null ? 0 : store.affairs.addedSince(at),
    ]);
    const visited: Visited | null = at === null ? null : { at, fresh };
    const window = windowOf(context.req.query(), extent, visited);
    return { ...chosen, window: { ...window, filter: { ...window.filter, ...chosen.filter } } };
  };

  app.get('/', async (context) => {
    const { window, affair, offered } = await asked(context);
    const daily = await dailyOf(store, window.filter, { reader: whoOf(context), latest: window.latest });
    return context.html(debriefPage({ daily, window, affair, offered }));
  });

  for (const [ending, form, type] of [
    ['md', markdown, 'text/markdown; charset=utf-8'],
    ['txt', plainText, 'text/plain; charset=utf-8'],
    ['docx', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ] as const)
    app.get(`/debrief.${ending}`, async (context) => {
      const { window } = await asked(context);
      const daily = await dailyOf(store, window.filter, {
        ...WRITTEN,
        reader: whoOf(context),
        latest: window.latest,
      });
      return context.body(form(written(daily, window.title, visitOf(context).origin)), 200, {
        'Content-Type': type,
        'Content-Disposition': `inline; filename="debrief.${ending}"`,
      });
    });
}
