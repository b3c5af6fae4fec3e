import type { Hono } from 'hono';
import { ledger } from '../../brief/index.ts';
import type { Store } from '../../store/index.ts';
import { askedAffair } from '../affair-asked.ts';
import { unnamedPage } from '../pages/unnamed.ts';

/** Statements that the ledger is made from, the latest. */
const READ = 1500;
/** Affairs that the ledger is broken down by. */
const AFFAIRS = 8;

/** The ledger of unnamed sources, by outlet and affair. */
export function unnamedRoutes(app: Hono, store: Store): void {
  app.get('/unnamed', async (context) => {
    const about = context.req.query('about')?.trim() || null;
    const { affair, filter, offered } = await askedAffair(store, context.req.query('affair'));
    const rows = await store.attributions({ ...filter, ...(about === null ? {} : { about }), limit: READ });
    const outlets = ledger(rows);
    const affairOf = await store.affairs.of([...new Set(rows.map((row) => row.article.id))]);
    // Outlet by affair: how many statements of unnamed sources.
    const counts = new Map<string, Map<string, number>>();
    for (const one of outlets)
      for (const source of one.sources)
        for (const line of source.lines) {
          const of = affairOf.get(line.article.id);
          if (of === undefined) continue;
          const row = counts.get(of) ?? new Map<string, number>();
          row.set(one.outlet, (row.get(one.outlet) ?? 0) + 1);
          counts.set(of, row);
        }
    const total = (row: ReadonlyMap<string, number>): number => [...row.values()].reduce((sum, n) => sum + n, 0);
    const most = [...counts].sort((a, b) => total(b[1]) - total(a[1])).slice(0, AFFAIRS);
    const names = await store.affairs.names(most.map(([id]) => id));
    return context.html(
      unnamedPage({
        ledger: outlets,
        about,
        affair,
        offered,
        affairs: affair ? [] : most.map(([id, row]) => ({ id, name: names.get(id) ?? id, counts: row })),
        cut: rows.length === READ,
      }),
    );
  });
}
