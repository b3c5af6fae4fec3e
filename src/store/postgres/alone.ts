import { setTimeout as wait } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Database } from '../database.ts';
import { turns } from '../turns.ts';

/** Milliseconds between two looks whether a turn is free. */
const LOOK = 200;

/**
 * Turns that all programs of a record take: locks of PostgreSQL that a connection holds, so that they fall with the program.
 * A lock is asked for again and again, since a statement that waits would keep PostgreSQL from clearing away old rows.
 */
export function aloneOn(pool: Pool, closing: AbortSignal): Database['alone'] {
  const inTurn = turns(); // in one program, so that only the next in turn holds a connection
  return (name, work) =>
    inTurn(name, async () => {
      const client = await pool.connect();
      const lost = new AbortController();
      const cut = (): void => lost.abort(new Error('Connection terminated while this program had its turn'));
      client.on('error', cut).on('end', cut);
      try {
        while (!(await lockedBy(client, 'pg_try_advisory_lock', name)))
          await wait(LOOK, undefined, { signal: closing }).catch(() => closing.throwIfAborted());
        return await work(AbortSignal.any([closing, lost.signal]));
      } finally {
        client.off('error', cut).off('end', cut);
        client.release(!(await lockedBy(client, 'pg_advisory_unlock', name).catch(() => false)));
      }
    });
}

async function lockedBy(client: PoolClient, how: string, name: string): Promise<boolean> {
  const { rows } = await client.query(`SELECT ${how}(hashtext(current_schema()), hashtext($1)) AS done`, [
    `rapporteur ${name}`,
  ]);
  return rows[0]!.done === 1;
}
