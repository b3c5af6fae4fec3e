import type { Pool, PoolClient } from 'pg';
import type { Database, Queries, Transaction } from '../database.ts';
import { aloneOn } from './alone.ts';
import { failureOf, isLost, isRetryable } from './failures.ts';
import { queriesOn, transactionOn } from './pool.ts';

/** So often a transaction is done again when two writers were in each other's way. */
const MOST_ATTEMPTS = 10;

/** A database on a pool of connections: each transaction has one of its own, reads take any. */
export function databaseOn(pool: Pool, where: string, { readOnly }: { readOnly: boolean }): Database {
  const open = new Set<Promise<unknown>>();
  const saying = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw failureOf(error, where);
    }
  };
  const queries: Queries = queriesOn(pool);
  const closing = new AbortController();
  const alone = aloneOn(pool, closing.signal);
  return {
    dialect: queries.dialect,
    all: (sql, ...values) => saying(again(() => queries.all(sql, ...values))),
    get: (sql, ...values) => saying(again(() => queries.get(sql, ...values))),
    transaction: async (work) => {
      if (readOnly) throw new Error('the record was opened to be read only');
      const done = saying(transact(pool, work));
      open.add(done);
      try {
        return await done;
      } finally {
        open.delete(done);
      }
    },
    alone: (name, work) => saying(alone(name, work)),
    snapshot: (work) =>
      saying(
        (async () => {
          const client = await pool.connect();
          try {
            await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
            return await work(queriesOn(client));
          } finally {
            client.release(!(await undone(client)));
          }
        })(),
      ),
    close: async () => {
      closing.abort(new Error('the record is being closed'));
      await Promise.allSettled(open);
      await pool.end();
    },
  };
}

/** A question once more where the connection had been cut, as after a restart of PostgreSQL. */
async function again<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!isLost(error)) throw error;
    return ask();
  }
}

async function transact<T>(pool: Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect();
    let lost = true;
    try {
      const value = await committed(client, work);
      lost = false;
      return value;
    } catch (error) {
      lost = isLost(error) || !(await undone(client));
      if (!isRetryable(error) || attempt === MOST_ATTEMPTS) throw error;
    } finally {
      client.release(lost);
    }
    await new Promise((wake) => setTimeout(wake, Math.random() * 10 * 2 ** attempt));
  }
}

async function committed<T>(client: PoolClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  const value = await work(transactionOn(client));
  const { command } = await client.query('COMMIT');
  // PostgreSQL answers a COMMIT after a failed statement with a ROLLBACK, and no error.
  if (command !== 'COMMIT') throw new Error('a statement of the transaction had failed, so nothing of it was saved');
  return value;
}

async function undone(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}
