import type { DebriefRows } from '../brief/index.ts';
import { agendaOf } from '../jobs/index.ts';
import type { Filter, Store } from '../store/index.ts';

/** Everything that a debrief is made from. */
export async function debriefRows(store: Store, filter: Filter): Promise<DebriefRows> {
  const [articles, attributions, commitments, agenda, reports, statements] = await Promise.all([
    store.articles(filter),
    store.attributions(filter),
    store.commitments(filter),
    agendaOf(store, filter),
    store.reports(filter),
    store.statements(filter),
  ]);
  return { articles, attributions, commitments, agenda, reports, statements };
}
