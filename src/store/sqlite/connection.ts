import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Failure } from '../../record/index.ts';
import type { Row, Value } from '../database.ts';

/** A connection to the record with its statements prepared once. */
export interface Connection {
  all(sql: string, ...values: Value[]): Row[];
  get(sql: string, ...values: Value[]): Row | null;
  /** The number of rows that it changed. */
  run(sql: string, ...values: Value[]): number;
  /** Several statements without values. */
  exec(sql: string): void;
  close(): void;
}

/** @throws Failure `corrupt_record` where the file is no readable record */
export function connect(file: string, options: { readOnly: boolean }): Connection {
  const database = saying(file, () => new DatabaseSync(file, { readOnly: options.readOnly, timeout: 10_000 }));
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql);
    if (known) return known;
    const fresh = database.prepare(sql);
    if (prepared.size >= MOST_STATEMENTS) prepared.clear();
    prepared.set(sql, fresh);
    return fresh;
  };
  return {
    all: (sql, ...values) => saying(file, () => statement(sql).all(...values)),
    get: (sql, ...values) => saying(file, () => statement(sql).get(...values)) ?? null,
    run: (sql, ...values) => saying(file, () => Number(statement(sql).run(...values).changes)),
    exec: (sql) => saying(file, () => database.exec(sql)),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

/**
 * A connection that writes; a commit is on disk, through a power cut too, when it returns (WAL, synchronous=FULL). It writes the log
 * back by itself only at 64 MiB: `checkpoints.ts` does before.
 */
export function connectWriter(file: string): Connection {
  const connection = connect(file, { readOnly: false });
  try {
    connection.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; ' +
        'PRAGMA wal_autocheckpoint = 16384',
    );
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

const MOST_STATEMENTS = 500;
// Result codes of SQLite: https://sqlite.org/rescode.html
const [BUSY, READONLY, CORRUPT, FULL, CANTOPEN, NOTADB] = [5, 8, 11, 13, 14, 26];

export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

function resultCode(error: unknown): number | null {
  const code = (error as { errcode?: unknown } | null)?.errcode;
  return typeof code === 'number' ? code & 0xff : null;
}

function saying<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = resultCode(error);
    if (code === CORRUPT || code === NOTADB)
      throw new Failure('corrupt_record', 'The record cannot be read: the file is damaged or is no record.', {
        value: file,
        advice: 'Put a backup in its place, or ingest the pages again into a new folder with --data.',
        cause: error,
      });
    if (code === FULL)
      throw new Failure('no_space', 'The disk is full; nothing of the last articles was saved.', {
        value: file,
        advice: 'Make room and run the same command again: what was saved before is kept.',
        cause: error,
      });
    if (code === BUSY)
      throw new Failure('locked', 'Another program is writing to this record, and has been for a while.', {
        value: file,
        advice: 'Try again in a moment.',
        cause: error,
      });
    if (code === CANTOPEN || code === READONLY)
      throw new Failure('unreadable', 'The record cannot be opened.', {
        value: file,
        advice: 'Check that the folder exists and that you may read and write it.',
        cause: error,
      });
    throw error;
  }
}
