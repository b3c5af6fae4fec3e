import { Failure } from '../../record/index.ts';
import { type Migration, migrations, missing } from '../migrations.ts';
import type { Connection } from './connection.ts';

/** "Rapp" in ASCII: marks the file as a record of ours (SQLite's application_id). */
const APPLICATION = 0x52617070;

/**
 * The migrations that the record still needs.
 * @throws Failure `newer_record` where a newer Rapporteur wrote it, `corrupt_record` where it is another program's file
 */
export function behind(connection: Connection, file: string, steps = migrations('sqlite')): Migration[] {
  const version = Number(connection.get('PRAGMA user_version')?.['user_version']);
  const application = Number(connection.get('PRAGMA application_id')?.['application_id']);
  const tables = Number(connection.get('SELECT count(*) AS n FROM sqlite_schema')?.['n']);
  if (application !== APPLICATION && tables > 0)
    throw new Failure('corrupt_record', 'This file is a database of another program.', {
      value: file,
      advice: 'Name an empty folder with --data.',
    });
  return missing(version, steps, file);
}

/** Brings the record to the newest version, each step in its own transaction. */
export function migrate(connection: Connection, file: string, steps = migrations('sqlite')): void {
  for (const { version, sql } of behind(connection, file, steps)) {
    connection.exec('BEGIN IMMEDIATE');
    try {
      connection.exec(sql);
      connection.exec(`PRAGMA user_version = ${version}; PRAGMA application_id = ${APPLICATION}`);
      connection.exec('COMMIT');
    } catch (error) {
      connection.exec('ROLLBACK');
      throw error;
    }
  }
}

/** The schema as SQL in a fixed order: what src/store/schema.sql holds. */
export function schemaOf(connection: Connection): string {
  const rows = connection.all(
    `SELECT sql FROM sqlite_schema
     WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
     ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
  );
  return `${rows.map((row) => `${row['sql']};`).join('\n\n')}\n`;
}
