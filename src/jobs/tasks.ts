import type { Network } from '../acquire/index.ts';
import { Failure, type Page } from '../record/index.ts';
import type { Saved, Store } from '../store/index.ts';
import { pageTask, visitTask } from './feeds/tasks.ts';
import type { ReadBoth } from './reading.ts';
import { relateRecord } from './relating.ts';

/**
 * A piece of work on a record, as a queue holds it: read and save a page that was handed in; visit a feed, or fetch, read and
 * save a page that one told of; find who copied whom. Each may be done again without harm: a worker may end half-way.
 */
export type Task =
  | { task: 'read'; name: string; page: Page }
  | { task: 'fetch'; feed: string }
  | { task: 'fetch'; item: string }
  | { task: 'relate' };

/** What a task is done with. */
export interface Workplace {
  store: Store;
  net: Network;
  read: ReadBoth;
}

/** What became of a task; null of a fetch that another has in hand, or that has nothing to fetch any more. */
export type Done =
  | { id: string; saved: Saved }
  | { fresh: number }
  | { same: true }
  | { failure: Failure; given: boolean }
  | { related: true }
  | null;

/**
 * Does a task. What a feed's server does wrong is noted in the record, with the time of the next try, and is no error.
 * @throws Failure where a page that was handed in cannot be read, or the record cannot be written
 */
export async function perform(task: Task, { store, net, read }: Workplace): Promise<Done> {
  if (task.task === 'read') {
    const { article, reading } = await read({ ...task.page, id: null });
    return { id: article.id, saved: await store.save(article, reading) };
  }
  if (task.task === 'relate') {
    await relateRecord(store);
    return { related: true };
  }
  if ('feed' in task) {
    const visit = await visitTask(store, net, task.feed);
    if (visit === null) return null;
    return 'failure' in visit ? { failure: visit.failure, given: visit.paused } : { fresh: visit.fresh };
  }
  const fetched = await pageTask(store, net, task.item, { read });
  if (fetched === null) return null;
  if ('failure' in fetched) return { failure: fetched.failure, given: fetched.given };
  return 'same' in fetched ? { same: true } : { id: fetched.id, saved: fetched.saved };
}

/** Whether doing a task again may go better: a page that holds no article never will. */
export const mayPass = (error: unknown): boolean => !(error instanceof Failure) || PASSING.has(error.code);

const PASSING: ReadonlySet<Failure['code']> = new Set([
  'no_database',
  'no_space',
  'locked',
  'network',
  'busy',
  'defect',
]);
