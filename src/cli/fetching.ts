import type { Network } from '../acquire/index.ts';
import { deliver, fetchDue, relateIfBehind, type Step, watch } from '../jobs/index.ts';
import type { ReaderName } from '../read/index.ts';
import type { Failure } from '../record/index.ts';
import type { Saved, Store } from '../store/index.ts';
import { alertOptions } from './alerts.ts';
import { type Progress, progress } from './progress.ts';

/** What a round of fetching did. */
export interface Round {
  feeds: { visited: number; changed: number; failed: { name: string; failure: Failure }[] };
  pages: Record<Saved, number> & { failed: { name: string; failure: Failure }[] };
  seconds: number;
}

export interface FetchingOptions {
  reader: ReaderName;
  relate: boolean;
  signal?: AbortSignal;
  /** Called for each step once it is on disk. */
  done?: (step: Step) => Promise<void>;
}

/** Fetches what is due, with a bar that shows how far it has come, and relates what is new. */
export async function fetchAll(store: Store, net: Network, options: FetchingOptions): Promise<Round> {
  const started = performance.now();
  const round: Round = {
    feeds: { visited: 0, changed: 0, failed: [] },
    pages: { added: 0, replaced: 0, unchanged: 0, failed: [] },
    seconds: 0,
  };
  const due = await store.feeds.due(new Date().toISOString());
  let bar: Progress = progress('feeds', due.feeds);
  let pages = due.items;
  let fetching = false;
  const { reader, signal } = options;
  try {
    for await (const step of fetchDue(store, net, { reader, ...(signal ? { signal } : {}) })) {
      if ('visit' in step) pages += 'fresh' in step.visit ? step.visit.fresh : 0;
      else if (!fetching) {
        bar.end();
        bar = progress('pages', pages);
        fetching = true;
      }
      count(round, step);
      bar.step();
      await options.done?.(step);
    }
  } finally {
    bar.end();
  }
  if (options.relate) await relateIfBehind(store);
  await watch(store);
  await deliver(store, alertOptions(null));
  round.seconds = (performance.now() - started) / 1000;
  return round;
}

function count({ feeds, pages }: Round, step: Step): void {
  if ('visit' in step) {
    feeds.visited++;
    if ('failure' in step.visit) feeds.failed.push({ name: step.visit.feed.address, failure: step.visit.failure });
    else if (step.visit.changed) feeds.changed++;
  } else if ('failure' in step.fetched)
    pages.failed.push({ name: step.fetched.item.url, failure: step.fetched.failure });
  else if ('saved' in step.fetched) pages[step.fetched.saved]++;
  else pages.unchanged++;
}
