import type { Connection } from './connection.ts';

/** Articles that one transaction takes at most. */
export const MOST_A_COMMIT = 32;

interface Waiting {
  work: () => unknown;
  done: (value: never) => void;
  failed: (error: unknown) => void;
}

export interface Commits {
  /** Does the work in a transaction; the promise is kept once that is on disk, with all of the work or none. */
  within<T>(work: () => T): Promise<T>;
  /** Commits what is waiting. */
  flush(): void;
}

/**
 * Group commit: all work asked for in one turn of the event loop shares a transaction and its fsync. Work that throws is
 * undone alone.
 */
export function commits(connection: Connection): Commits {
  const waiting: Waiting[] = [];
  let scheduled = false;

  function flush(): void {
    while (waiting.length > 0) commit(waiting.splice(0, MOST_A_COMMIT));
  }

  function commit(group: Waiting[]): void {
    const kept: (() => void)[] = [];
    try {
      connection.exec('BEGIN IMMEDIATE');
      for (const { work, done, failed } of group) {
        connection.exec('SAVEPOINT one');
        try {
          const value = work() as never;
          kept.push(() => done(value));
        } catch (error) {
          connection.exec('ROLLBACK TO one');
          failed(error);
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
    for (const keep of kept) keep();
  }

  return {
    within: (work) =>
      new Promise((done, failed) => {
        waiting.push({ work, done: done as (value: never) => void, failed });
        if (scheduled) return;
        scheduled = true;
        setImmediate(() => {
          scheduled = false;
          flush();
        });
      }),
    flush,
  };
}
