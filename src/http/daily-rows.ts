import { type AffairRows, type Daily, daily, dayOf, entries, plusDays } from '../brief/index.ts';
import { affairPositions, agendaOf, positionsOf } from '../jobs/index.ts';
import type { Affair } from '../record/index.ts';
import type { ActiveAffair, Filter, Store } from '../store/index.ts';

/** Affairs that a debrief tells of, and reports of no affair that it lists. */
const [AFFAIRS, SINGLE] = [8, 14];
/** Rows of a kind that are read of one affair. */
const ROWS = 150;
/** Reports that are looked into for each of these rows. */
const REPORTS_A_ROW = 0.25;
/** Events that are read for what is next. */
const EVENTS = 250;

export interface DailyOptions {
  /** Who reads: what they follow comes first. */
  reader: string;
  /** Publication of the record's latest report. */
  latest: string | null;
  affairs?: number;
  /** Lines of each affair; fewer the further down where it is not given. */
  lines?: number;
}

/** Loads and makes the debrief of the filter's articles. */
export async function dailyOf(store: Store, filter: Filter, options: DailyOptions): Promise<Daily> {
  const { reader, latest, affairs: most = AFFAIRS, lines } = options;
  const asOf = dayOf(filter.before ? plusDays(filter.before.slice(0, 10), -1) : latest);
  const from = plusDays(asOf ?? '1970-01-01', -7);
  const [counts, activity, active, follows, agenda] = await Promise.all([
    store.tally(filter),
    store.affairs.activity(filter),
    store.affairs.active({ ...filter, limit: most + 4 * SINGLE }),
    store.affairs.followedBy(reader),
    agendaOf(store, { ...withoutAdded(filter), from, limit: EVENTS }),
  ]);
  const followed = new Set(follows);
  const ranked = [...active].sort((a, b) => Number(followed.has(b.affair.id)) - Number(followed.has(a.affair.id)));
  const isTold = ({ affair, families }: ActiveAffair): boolean =>
    families > 1 || affair.reports > 1 || followed.has(affair.id) || filter.affair === affair.id;
  const told = ranked.filter(isTold).slice(0, most);
  const alone = ranked.filter((one) => !isTold(one)).slice(0, SINGLE);
  const rows = await Promise.all(
    told.map(({ affair }) => affairRows(store, { ...filter, affair: affair.id }, affair, followed.has(affair.id))),
  );
  // Reports that were not related yet are told of together.
  if (activity.affairs === 0 && counts.articles > 0) rows.push(await affairRows(store, filter, null, false));
  const single = await Promise.all(
    alone.map(async ({ affair }) => {
      const [head] = await store.articles({ ...filter, affair: affair.id, limit: 1 });
      return head ? [{ head, affair: affair.id }] : [];
    }),
  );
  return daily(rows, {
    asOf,
    totals: {
      reports: counts.articles,
      copies: activity.copies,
      statements: counts.attributions,
      unnamed: counts.unnamed,
      affairs: activity.affairs,
    },
    single: single.flat().sort((a, b) => (b.head.published ?? '').localeCompare(a.head.published ?? '')),
    agenda: entries(agenda),
    ...(lines === undefined ? {} : { lines }),
  });
}

/** What turned is told against what was said before. */
const sinceEver = ({ since: _, addedSince: __, ...filter }: Filter): Filter => filter;

/** What is next is told whenever it became known. */
const withoutAdded = ({ addedSince: _, ...filter }: Filter): Filter => filter;

/** So many of the latest reports are looked into for what turned, where there are no affairs. */
const TURNS = 60;

/** The rows of one affair within a filter, or of everything. */
export async function affairRows(
  store: Store,
  filter: Filter,
  affair: Affair | null,
  followed: boolean,
  limit = ROWS,
): Promise<AffairRows> {
  // Of a large affair only the latest reports are looked into, whatever else the filter asks for.
  const heads = await store.articles({ ...filter, limit: Math.ceil(limit * REPORTS_A_ROW) });
  const { actor, marks } = filter;
  const narrowed = { ...(actor && { actor }), ...(marks && { marks }), among: heads.map(({ id }) => id), limit };
  const [attributions, commitments, reports, statements, positions] = await Promise.all([
    store.attributions(narrowed),
    store.commitments(narrowed),
    store.reports(narrowed),
    store.statements(narrowed),
    affair ? affairPositions(store, affair.id) : positionsOf(store, { ...sinceEver(filter), limit: TURNS }),
  ]);
  const articles = heads;
  return { ...{ affair, followed, articles, attributions, commitments }, agenda: [], reports, statements, positions };
}
