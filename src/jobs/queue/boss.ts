import type { PgBoss, Queue } from 'pg-boss';
import { databaseFailure, placeOf } from '../../store/index.ts';

/** The queues, each a kind of task, and the one that what failed for good goes to. */
export const QUEUES = ['read', 'fetch', 'relate'] as const;
export type QueueName = (typeof QUEUES)[number];
export const FAILED = 'failed';

/** A job waits and is kept so long, in seconds: ten years. What was acknowledged is not cleared away. */
const KEPT = 10 * 365 * 86_400;
/** A worker says every half of this that it is alive; one that does not is taken for dead, and its jobs are done again. */
const HEARTBEAT = 10;

const COMMON: Omit<Queue, 'name'> = {
  notify: true,
  deadLetter: FAILED,
  retentionSeconds: KEPT,
  deleteAfterSeconds: 86_400,
  expireInSeconds: 3_600,
  heartbeatSeconds: HEARTBEAT,
  retryLimit: 8,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
};
const OWN: Record<QueueName, Partial<Queue>> = {
  read: {},
  // One job for each feed and page, by its key.
  fetch: { policy: 'exclusive' },
  // One that is not begun yet: it will find all that was saved by then. Those that were begun take turns by the record itself, so
  // that a job whose worker died, and is not missed yet, keeps no other waiting.
  relate: { policy: 'short' },
};

/**
 * Joins the queue beside a record in PostgreSQL: pg-boss, in the schema of the record's name with `_jobs` after it.
 * @throws Failure `no_database`
 */
export async function startBoss(where: string, { working }: { working: boolean }): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss'); // loaded by those who need it
  const { url, schema } = placeOf(where);
  const boss = new PgBoss({
    connectionString: url,
    schema: `${schema}_jobs`,
    max: working ? 6 : 2,
    application_name: 'rapporteur jobs',
    options: '-c synchronous_commit=on -c client_min_messages=warning',
    useListenNotify: working,
    supervise: working,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
    registerInstance: working,
    monitorVacuum: false,
  });
  // While PostgreSQL is away every poll is an error: the next one tries again.
  boss.on('error', () => {});
  try {
    await boss.start();
    await boss.createQueue(FAILED, { retentionSeconds: KEPT, deleteAfterSeconds: KEPT });
    for (const name of QUEUES) await makeQueue(boss, name);
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw databaseFailure(error, where);
  }
}

/** Makes a queue, or brings one that a program of another version made to what is said here. */
async function makeQueue(boss: PgBoss, name: QueueName): Promise<void> {
  await boss.createQueue(name, { ...COMMON, ...OWN[name] });
  const there: Partial<Queue> = (await boss.getQueue(name)) ?? {};
  if (Object.entries(COMMON).some(([option, value]) => there[option as keyof Queue] !== value))
    await boss.updateQueue(name, COMMON);
}
