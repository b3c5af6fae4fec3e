import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../../record/index.ts';
import type { Database, OpenOptions } from '../database.ts';
import { type Connection, connect, connectWriter } from './connection.ts';
import { databaseOn } from './database.ts';
import { lock } from './lock.ts';
import { behind, migrate } from './migrate.ts';

/**
 * Opens the record in a folder. One writer at a time; readers as many as there are, also while it writes, and they see
 * what is committed.
 * @throws Failure `locked`, `not_found` (to read a folder without a record), `newer_record`, `corrupt_record`, `unreadable`
 */
export async function openSqlite(
  dir: string,
  { readOnly = false, beside = false }: OpenOptions = {},
): Promise<Database> {
  const file = join(resolve(dir), 'record.sqlite');
  if (beside && !readOnly) return openBeside(dir, file);
  if (readOnly && !existsSync(file))
    throw new Failure('not_found', 'There is no record in this folder.', {
      value: dir,
      advice: 'Fill one with: rapporteur ingest PAGES --data FOLDER.',
    });
  if (!readOnly) return openWriter(dir, file);
  const reader = connect(file, { readOnly: true });
  const missing = closing(reader, () => behind(reader, file));
  reader.close();
  if (missing.length > 0) await (await openWriter(dir, file)).close(); // brings the record of an older version up to date
  return databaseOn(file, null, () => {});
}

async function openWriter(dir: string, file: string): Promise<Database> {
  makeFolder(dir);
  const unlock = lock(resolve(dir));
  try {
    const writer = connectWriter(file);
    return closing(writer, () => {
      migrate(writer, file);
      return databaseOn(file, writer, unlock);
    });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Without the lock: SQLite lets one transaction write after the other. */
async function openBeside(dir: string, file: string): Promise<Database> {
  const isCurrent = (): boolean => {
    const reader = connect(file, { readOnly: true });
    const missing = closing(reader, () => behind(reader, file));
    reader.close();
    return missing.length === 0;
  };
  if (!existsSync(file) || !isCurrent()) await (await openWriter(dir, file)).close();
  const writer = connectWriter(file);
  return closing(writer, () => databaseOn(file, writer, () => {}));
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw new Failure('unreadable', 'The folder for the record cannot be made.', {
      value: dir,
      advice: 'Name another folder with --data.',
      cause: error,
    });
  }
}

/** Does the work on an open connection, and closes it where the work fails. */
function closing<T>(connection: Connection, work: () => T): T {
  try {
    return work();
  } catch (error) {
    connection.close();
    throw error;
  }
}
