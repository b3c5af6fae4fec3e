import type { Network } from '../../acquire/index.ts';
import type { ReaderName } from '../../read/index.ts';
import { DEFAULT_READER } from '../../read/index.ts';
import { Failure } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { type ReadBoth, readPage } from '../reading.ts';
import { type Fetched, havePage, keepPage, leavePage, missPage, pageInFeed } from './pages.ts';
import { iso, LEASE, type Visit, type VisitOptions, visitFeed } from './visit.ts';

/** Visits one feed, due or not: the task of a worker. Null where there is no such feed, or another has it in hand. */
export async function visitTask(
  store: Store,
  net: Network,
  id: string,
  options: VisitOptions = {},
): Promise<Visit | null> {
  const at = (options.now ?? Date.now)();
  const feed = await store.feeds.takeFeed(id, iso(at), iso(at + LEASE));
  return feed && visitFeed(store, net, feed, options);
}

/** Fetches, reads and saves one page that a feed told of: the task of a worker. Null as for `visitTask`. */
export async function pageTask(
  store: Store,
  net: Network,
  address: string,
  {
    reader = DEFAULT_READER,
    read = (page) => readPage(page, reader),
    ...options
  }: VisitOptions & { reader?: ReaderName; read?: ReadBoth } = {},
): Promise<Fetched | null> {
  const at = (options.now ?? Date.now)();
  const item = await store.feeds.takeItem(address, iso(at), iso(at + LEASE));
  if (!item) return null;
  const had = await havePage(net, item);
  if ('same' in had) return leavePage(store, item, options);
  if ('failure' in had) return missPage(store, net, item, had.failure, options);
  try {
    return await keepPage(store, had, await read(had.page), options);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const own = had.fromFeed || item.state === 'kept' ? null : pageInFeed(item);
    if (!own) return missPage(store, net, item, error, options);
    const page = { ...had, page: own, fromFeed: true };
    return keepPage(store, page, await read(own), options);
  }
}
