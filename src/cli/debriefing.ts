import type { DebriefRows } from '../brief/index.ts';
import type { Filter, Store } from '../store/index.ts';

/** Everything that a debrief is made from. */
export async function debriefRows(store: Store, filter: Filter): Promise<DebriefRows> {
  const [articles, attributions, commitments, events, reports, statements] = await Promise.all([
    store.articles(filter),
    store.attributions(filter),
    store.commitments(filter),
    store.events(filter),
    store.reports(filter),
    store.statements(filter),
  ]);
  return { articles, attributions, commitments, events, reports, statements };
}
