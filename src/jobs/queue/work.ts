import { setTimeout as wait } from 'node:timers/promises';
import type { Job, JobResult } from 'pg-boss';
import { type Network, network } from '../../acquire/index.ts';
import { DEFAULT_READER, type ReaderName } from '../../read/index.ts';
import type { Article, Page, Reading } from '../../record/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { crew } from '../crew.ts';
import { failureFrom, failureOf } from '../reading.ts';
import { type Done, mayPass, perform, type Task } from '../tasks.ts';
import { QUEUES, type QueueName, startBoss } from './boss.ts';
import { type Payload, taskOf } from './payload.ts';
import { queueOn } from './queue.ts';

export interface WorkOptions {
  reader?: ReaderName;
  /** Pages read at once, each by a thread of its own. */
  threads?: number;
  net?: Network;
  /** Called for each task that is done, or failed. */
  done?: (task: Task, result: Done | { error: unknown; again: boolean }) => void;
}

export interface Working {
  /** Resolves once nothing waits and nothing is in hand anywhere, feeds that are not due aside. */
  drained(): Promise<void>;
  /** Takes nothing more and ends after what is in hand, which other workers do if it takes too long. */
  stop(): Promise<void>;
}

/** Milliseconds that a page may take; between two looks for feeds that are due; that the last tasks may take at the end. */
const [PAGE_LIMIT, LOOK, LAST] = [120_000, 15_000, 30_000];
/** Fetches at once: they wait for others' servers. */
const FETCHES = 8;

/**
 * Works on the queue of a record in PostgreSQL until it is stopped. So many workers as there are machines may do so: each task
 * is one worker's, is done again by another when that one ends half-way, is tried again with growing waits when it fails, and
 * is laid aside with its reason when that does not help.
 * @throws Failure as `openStore`
 */
export async function work(where: string, options: WorkOptions = {}): Promise<Working> {
  const { reader = DEFAULT_READER, threads = 1, done = () => {} } = options;
  const store = await openStore(where);
  const boss = await startBoss(where, { working: true }).catch(async (error) => {
    await store.close();
    throw error;
  });
  const queue = queueOn(boss, where);
  const hands = crew(threads, PAGE_LIMIT);
  // Workers of one record share the turns with each host.
  const reserve = (host: string, gap: number): Promise<number> => store.feeds.reserve(host, Date.now(), gap);
  const { net = network({ reserve }) } = options;
  const place = { store, net, read };
  let stopping = false;
  const stopped = Promise.withResolvers<void>();

  async function read(page: Page): Promise<{ article: Article; reading: Reading }> {
    const answered = await hands.ask({ page, product: 'both', reader });
    if ('failure' in answered) throw failureFrom(answered.failure);
    return JSON.parse(answered.json) as { article: Article; reading: Reading };
  }

  async function settle({ id, data }: Job<Payload>): Promise<JobResult> {
    const task = taskOf(data);
    try {
      const result = await perform(task, place);
      // Also where the article was there already: whoever saved it may have ended before it got here.
      if (result && 'saved' in result) await queue.add([{ task: 'relate' }]);
      if (result && 'fresh' in result && result.fresh > 0) await look();
      done(task, result);
      return { id, status: 'completed' };
    } catch (error) {
      const again = mayPass(error);
      done(task, { error, again });
      return { id, status: again ? 'failed' : 'deadletter', output: failureOf(error).toJSON().error };
    }
  }

  /**
   * Puts in the feeds and pages that are due, and relating where a program that was cut off left it undone. What waits already is
   * not put in twice.
   */
  async function look(): Promise<void> {
    await queue.add(await dueFetches(store));
    if ((await store.relating.isBehind()) && !(await isAsked('relate'))) await queue.add([{ task: 'relate' }]);
  }

  /** Whether a task of this kind waits, is in hand, or was laid aside for a person to look at. */
  async function isAsked(name: QueueName): Promise<boolean> {
    const depth = (await queue.depths()).find((one) => one.queue === name);
    return depth !== undefined && depth.waiting + depth.active + depth.failed > 0;
  }

  // While batches are full the next one is taken at once; two at a time, so that no thread waits for the end of a batch.
  const batches: Record<QueueName, { batchSize: number; localConcurrency: number }> = {
    read: { batchSize: threads * 4, localConcurrency: 2 },
    fetch: { batchSize: 2, localConcurrency: FETCHES / 2 },
    relate: { batchSize: 1, localConcurrency: 1 },
  };
  for (const name of QUEUES)
    await boss.work(
      name,
      {
        ...{ ...batches[name], burstWhenBatchFull: batches[name].batchSize > 1, perJobResults: true },
        ...{ pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, heartbeatRefreshSeconds: 3 },
      },
      async (jobs: Job<Payload>[]) => Promise.all(jobs.map(settle)),
    );
  const looking = (async () => {
    while (!stopping) {
      await look().catch(() => {}); // the database is away: the next look finds it
      await Promise.race([wait(LOOK), stopped.promise]);
    }
  })();

  return {
    drained: async () => {
      for (;;) {
        const depths = await queue.depths().catch(() => null);
        if (depths?.every(({ waiting, active }) => waiting + active === 0)) return;
        await wait(250);
      }
    },
    stop: async () => {
      stopping = true;
      stopped.resolve();
      await looking;
      await boss.stop({ graceful: true, timeout: LAST });
      await hands.dismiss();
      await store.close();
    },
  };
}

/** So many feeds and pages are put into the queue at one look. */
const MOST_DUE = 1_000;

async function dueFetches(store: Store): Promise<Task[]> {
  const { feeds, items } = await store.feeds.waiting(new Date().toISOString(), MOST_DUE);
  return [
    ...feeds.map((feed): Task => ({ task: 'fetch', feed })),
    ...items.map((item): Task => ({ task: 'fetch', item })),
  ];
}
