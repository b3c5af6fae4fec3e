import type { Transaction } from '../database.ts';
import type { Connection } from './connection.ts';

/** Pieces of work that one transaction takes at most. */
export const MOST_A_COMMIT = 32;

interface Waiting {
  work: (tx: Transaction) => Promise<unknown>;
  done: (value: never) => void;
  failed: (error: unknown) => void;
}

export interface Commits {
  /** Does the work in a transaction; the promise is kept once that is on disk, with all of the work or none. */
  within<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Commits what is waiting. */
  flush(): Promise<void>;
}

/**
 * Group commit: all work asked for in one turn of the event loop shares a transaction and its fsync. One piece is done after
 * the other, so the connection is nobody else's while a piece awaits; work that throws is undone alone. `committed` is called after
 * every commit.
 */
export function commits(connection: Connection, tx: Transaction, committed: () => void): Commits {
  const waiting: Waiting[] = [];
  let scheduled = false;
  let committing = Promise.resolve();

  function flush(): Promise<void> {
    committing = committing.then(async () => {
      while (waiting.length > 0) await commit(waiting.splice(0, MOST_A_COMMIT));
    });
    return committing;
  }

  async function commit(group: Waiting[]): Promise<void> {
    const kept: (() => void)[] = [];
    const undone: (() => void)[] = [];
    try {
      connection.exec('BEGIN IMMEDIATE');
      for (const { work, done, failed } of group) {
        connection.exec('SAVEPOINT one');
        try {
          const value = (await work(tx)) as never;
          kept.push(() => done(value));
        } catch (error) {
          connection.exec('ROLLBACK TO one');
          undone.push(() => failed(error));
        }
        connection.exec('RELEASE one');
      }
      connection.exec('COMMIT');
    } catch (error) {
      try {
        connection.exec('ROLLBACK');
      } catch {
        // SQLite has rolled back by itself.
      }
      for (const { failed } of group) failed(error);
      return;
    }
    committed();
    for (const tell of [...kept, ...undone]) tell();
  }

  return {
    within: (work) =>
      new Promise((done, failed) => {
        waiting.push({ work, done: done as (value: never) => void, failed });
        if (scheduled) return;
        scheduled = true;
        setImmediate(() => {
          scheduled = false;
          void flush();
        });
      }),
    flush,
  };
}
