import type { Database } from './database.ts';

/** A file that was sent, as it came. */
export interface ReceivedFile {
  name: string;
  bytes: Uint8Array;
}

/** Files that were sent to be read and are not yet. */
export interface Received {
  /** Keeps files of an import, on disk when it resolves; their numbers. */
  add(importId: string, files: readonly ReceivedFile[]): Promise<number[]>;
  /** What waits, in order of arrival. */
  waiting(): Promise<{ importId: string; n: number }[]>;
  /** Null where it was read meanwhile, by another program. */
  load(n: number): Promise<ReceivedFile | null>;
  /** Lets go of files that were read. */
  drop(ns: readonly number[]): Promise<void>;
  /** Reads files while no other program does. */
  alone<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

export const receivedOn = (db: Database): Received => ({
  add: (importId, files) =>
    db.transaction(async (tx) => {
      const ns: number[] = [];
      for (const { name, bytes } of files) {
        const row = await tx.get(
          'INSERT INTO received_files (import, name, bytes) VALUES (?, ?, ?) RETURNING n',
          ...[importId, name, Buffer.from(bytes).toString('base64')],
        );
        ns.push(Number(row!['n']));
      }
      return ns;
    }),
  waiting: async () =>
    (await db.all('SELECT import, n FROM received_files ORDER BY n')).map((row) => ({
      importId: row['import'] as string,
      n: Number(row['n']),
    })),
  load: async (n) => {
    const row = await db.get('SELECT name, bytes FROM received_files WHERE n = ?', n);
    return row && { name: row['name'] as string, bytes: new Uint8Array(Buffer.from(row['bytes'] as string, 'base64')) };
  },
  drop: (ns) =>
    db.transaction(async (tx) => {
      await tx.run(`DELETE FROM received_files WHERE ${tx.dialect.among('n', 'integer')}`, JSON.stringify(ns));
    }),
  alone: (work) => db.alone('import', work),
});
