import type { PgBoss } from 'pg-boss';
import { placeOf } from '../../store/index.ts';
import type { FailureFields } from '../reading.ts';
import type { Task } from '../tasks.ts';
import { FAILED, QUEUES, type QueueName, startBoss } from './boss.ts';
import { type Payload, payloadOf, taskOf } from './payload.ts';

/** A task that failed for good, and why. */
export interface Failed {
  task: Task;
  failure: FailureFields;
  /** ISO date and time. */
  at: string;
}

/** Jobs of one kind of task: those that wait (for their turn, or for another try), those in hand, those that failed for good. */
export interface Depth {
  queue: QueueName;
  waiting: number;
  active: number;
  failed: number;
}

/** The work that waits beside a record in PostgreSQL. */
export interface WorkQueue {
  /** Puts tasks in; what it has answered for is done by some worker, whatever ends meanwhile. */
  add(tasks: readonly Task[]): Promise<void>;
  depths(): Promise<Depth[]>;
  /** The latest first. */
  failed(limit?: number): Promise<Failed[]>;
  /** Puts what failed for good back in; how many tasks. */
  retryFailed(): Promise<number>;
  close(): Promise<void>;
}

/** @throws Failure `no_database` */
export async function openQueue(where: string): Promise<WorkQueue> {
  const boss = await startBoss(where, { working: false });
  return { ...queueOn(boss, where), close: () => boss.stop({ graceful: true, timeout: 5_000 }) };
}

/** So many tasks go in with one statement. */
const MOST_AT_ONCE = 50;

export function queueOn(boss: PgBoss, where: string): Omit<WorkQueue, 'close'> {
  const schema = schemaOf(where);
  return {
    add: async (tasks) => {
      for (const [name, all] of Map.groupBy(tasks, ({ task }) => task))
        for (let from = 0; from < all.length; from += MOST_AT_ONCE)
          await boss.insert(
            name,
            all.slice(from, from + MOST_AT_ONCE).map((task) => ({ data: payloadOf(task), ...slotOf(task) })),
          );
    },
    depths: async () => {
      const { rows } = await boss.getDb().executeSql(
        `SELECT name, coalesce(source_name, name) AS queue, state::text AS state, count(*)::int AS n FROM ${schema}.job
         WHERE state <= 'active' GROUP BY 1, 2, 3`,
      );
      const count = (queue: string, wanted: (row: { name: string; state: string }) => boolean): number =>
        rows.filter((row) => row.queue === queue && wanted(row)).reduce((sum, { n }) => sum + n, 0);
      return QUEUES.map((queue) => ({
        queue,
        waiting: count(queue, ({ name, state }) => name === queue && state !== 'active'),
        active: count(queue, ({ name, state }) => name === queue && state === 'active'),
        failed: count(queue, ({ name }) => name === FAILED),
      }));
    },
    failed: async (limit = 100) => {
      const { rows } = await boss.getDb().executeSql(
        `SELECT data, source_output AS output, created_on FROM ${schema}.job WHERE name = $1 AND state < 'active'
         ORDER BY created_on DESC LIMIT $2`,
        [FAILED, limit],
      );
      return rows.map(({ data, output, created_on }) => ({
        task: taskOf(data as Payload),
        failure: reasonOf(output),
        at: new Date(created_on).toISOString(),
      }));
    },
    retryFailed: async () => {
      let moved = 0;
      for (let more = -1; more !== 0; moved += more) more = await boss.redrive(FAILED);
      return moved;
    },
  };
}

const schemaOf = (where: string): string => `${placeOf(where).schema}_jobs`;

/** What keeps the same work from waiting twice, and the hosts of feeds from being asked by several workers at once. */
function slotOf(task: Task): { singletonKey?: string } {
  if (task.task === 'fetch') return { singletonKey: 'feed' in task ? `feed ${task.feed}` : `page ${task.item}` };
  return task.task === 'relate' ? { singletonKey: 'record' } : {};
}

function reasonOf(output: unknown): FailureFields {
  const { code, message, value, advice } = (output ?? {}) as Partial<FailureFields>;
  return {
    code: code ?? 'defect',
    message: message ?? 'Its workers ended while they did it.',
    value: value ?? null,
    advice: advice ?? null,
  };
}
