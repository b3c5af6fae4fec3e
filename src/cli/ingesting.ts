import { acquire, countPages } from '../acquire/index.ts';
import { deliver, ingest, relateIfBehind, watch } from '../jobs/index.ts';
import type { ReaderName } from '../read/index.ts';
import type { Failure } from '../record/index.ts';
import type { Saved, Store } from '../store/index.ts';
import { alertOptions } from './alerts.ts';
import { progress } from './progress.ts';

/** What an ingest did. */
export interface Summary {
  pages: number;
  saved: Record<Saved, number>;
  failed: { name: string; failure: Failure }[];
  skipped: { name: string; reason: string }[];
  seconds: number;
}

export interface IngestingOptions {
  reader?: ReaderName;
  relate: boolean;
  /** Called once the article of a page is on disk. */
  kept?: (id: string, name: string, saved: Saved) => Promise<void>;
}

/** Reads pages into the record with a bar that shows how far it has come, and relates what is new. */
export async function ingestAll(store: Store, inputs: readonly string[], options: IngestingOptions): Promise<Summary> {
  const started = performance.now();
  const summary: Summary = {
    ...{ pages: 0, saved: { added: 0, replaced: 0, unchanged: 0 }, failed: [], skipped: [], seconds: 0 },
  };
  const bar = progress('pages', process.stderr.isTTY ? await countPages(inputs) : null);
  const reader = options.reader === undefined ? {} : { reader: options.reader };
  try {
    for await (const one of ingest(store, acquire(inputs, process.stdin), reader)) {
      bar.step();
      if ('skipped' in one) {
        summary.skipped.push({ name: one.name, reason: one.skipped });
        continue;
      }
      summary.pages++;
      if ('failure' in one) summary.failed.push(one);
      else {
        summary.saved[one.saved]++;
        await options.kept?.(one.id, one.name, one.saved);
      }
    }
  } finally {
    bar.end();
  }
  if (options.relate) await relateIfBehind(store);
  await watch(store);
  await deliver(store, alertOptions(null));
  summary.seconds = (performance.now() - started) / 1000;
  return summary;
}
