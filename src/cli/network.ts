import { type Network, network } from '../acquire/index.ts';
import { isPostgres, type Store } from '../store/index.ts';

/** The network for a record; programs that share a database share the turns with each host too. */
export function networkOf(where: string, store: Store, signal?: AbortSignal): Network {
  return network({
    ...(signal ? { limits: { signal } } : {}),
    ...(isPostgres(where) ? { reserve: (host, gap) => store.feeds.reserve(host, Date.now(), gap) } : {}),
  });
}
