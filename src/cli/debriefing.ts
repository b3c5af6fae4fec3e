import type { DebriefRows } from '../brief/index.ts';
import { agendaOf, positionsOf } from '../jobs/index.ts';
import type { Filter, Store } from '../store/index.ts';

/** What turned is looked for in so many of the latest reports. */
const TURNS = 200;

/** Everything that a debrief is made from. */
export async function debriefRows(store: Store, filter: Filter): Promise<DebriefRows> {
  // What turned is told against what was said before.
  const { since: _, ...sinceEver } = filter;
  const [articles, attributions, commitments, agenda, reports, statements, positions] = await Promise.all([
    store.articles(filter),
    store.attributions(filter),
    store.commitments(filter),
    agendaOf(store, filter),
    store.reports(filter),
    store.statements(filter),
    positionsOf(store, { ...sinceEver, limit: TURNS }),
  ]);
  return { articles, attributions, commitments, agenda, reports, statements, positions };
}
