import { dirname } from 'node:path';
import type { Database, Queries, Transaction, Value } from '../database.ts';
import { aloneIn } from './alone.ts';
import { checkpoints } from './checkpoints.ts';
import { type Commits, commits } from './commits.ts';
import { type Connection, connect } from './connection.ts';
import { dialect } from './dialect.ts';

/** A database on two connections: reads have their own, so that they never see what is not committed yet. */
export function databaseOn(file: string, writer: Connection | null, unlock: () => void): Database {
  const reader = connect(file, { readOnly: true });
  const log = checkpoints(file);
  const writing: Commits | null = writer && commits(writer, transactionOn(writer), log.committed);
  const closing = new AbortController();
  return {
    ...queriesOn(reader),
    transaction: async (work) => {
      if (!writing) throw new Error('the record was opened to be read only');
      return writing.within(work);
    },
    alone: aloneIn(dirname(file), closing.signal),
    snapshot: async (work) => {
      const own = connect(file, { readOnly: true });
      try {
        own.exec('BEGIN');
        return await work(queriesOn(own));
      } finally {
        own.close();
      }
    },
    close: async () => {
      closing.abort(new Error('the record is being closed'));
      await writing?.flush();
      await log.close();
      reader.close();
      writer?.close();
      unlock();
    },
  };
}

const queriesOn = (connection: Connection): Queries => ({
  dialect,
  all: async (sql, ...values) => connection.all(sql, ...values),
  get: async (sql, ...values) => connection.get(sql, ...values),
});

const transactionOn = (connection: Connection): Transaction => ({
  ...queriesOn(connection),
  run: async (sql, ...values) => connection.run(sql, ...values),
  insert: async (table, columns, rows, conflict = '') => {
    const places = columns.map(() => '?').join(', ');
    const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places}) ${conflict}`;
    for (const row of rows) connection.run(sql, ...(row as Value[]));
  },
});
