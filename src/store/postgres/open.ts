import type { Pool, PoolClient } from 'pg';
import { Failure } from '../../record/index.ts';
import type { Database, OpenOptions } from '../database.ts';
import { type Migration, migrations, missing } from '../migrations.ts';
import { databaseOn } from './database.ts';
import { failureOf, shown } from './failures.ts';
import { placeOf } from './place.ts';
import { poolOn } from './pool.ts';

/**
 * Opens the record in a PostgreSQL database (13 or newer): in its schema `rapporteur`, or in the one that `?schema=` names.
 * Writers and readers as many as there are.
 * @throws Failure `no_database` (no way in), `not_found` (to read a database without a record), `newer_record`,
 *   `corrupt_record` (the schema is another program's), `bad_argument`
 */
export async function openPostgres(where: string, { readOnly = false }: OpenOptions = {}): Promise<Database> {
  const place = placeOf(where);
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(place.schema))
    throw new Failure('bad_argument', 'The name of the schema must be of small letters, digits and "_".', {
      value: place.schema,
      advice: 'Write postgres://user@host/database?schema=name.',
    });
  let pool: Pool | null = null;
  try {
    pool = poolOn(place);
    const version = await versionOf(pool, place.schema, where);
    if (version === null && readOnly)
      throw new Failure('not_found', 'There is no record in this database.', {
        value: shown(where),
        advice: 'Fill one with: rapporteur ingest PAGES --data postgres://….',
      });
    if (missing(version ?? 0, migrations('postgres'), shown(where)).length > 0)
      await migrate(pool, place.schema, migrations('postgres'), where);
    return databaseOn(pool, where, { readOnly });
  } catch (error) {
    await pool?.end();
    throw failureOf(error, where);
  }
}

/** The version of the record in the schema; null where there is none. */
async function versionOf(on: Pool | PoolClient, schema: string, where: string): Promise<number | null> {
  const { rows } = await on.query<{ tables: number; record: number }>(
    `SELECT count(*) AS tables, count(*) FILTER (WHERE table_name = 'record') AS record
     FROM information_schema.tables WHERE table_schema = $1`,
    [schema],
  );
  if (rows[0]!.tables === 0) return null;
  if (rows[0]!.record === 0)
    throw new Failure('corrupt_record', `The schema "${schema}" of this database is another program's.`, {
      value: shown(where),
      advice: 'Name another one: postgres://user@host/database?schema=name.',
    });
  const { rows: versions } = await on.query<{ version: number }>('SELECT version FROM record');
  return versions[0]?.version ?? null;
}

/** Brings the record to the newest version, each step in its own transaction; programs that open it at once wait for it. */
export async function migrate(pool: Pool, schema: string, steps: readonly Migration[], where: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('rapporteur'), hashtext($1))`, [schema]);
    const version = await versionOf(client, schema, where);
    if (version === null) await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    for (const step of missing(version ?? 0, steps, shown(where))) {
      await client.query('BEGIN');
      try {
        if (step.version === 1)
          await client.query('CREATE TABLE record (version BIGINT NOT NULL); INSERT INTO record VALUES (0)');
        await client.query(step.sql);
        await client.query('UPDATE record SET version = $1', [step.version]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
    }
  } finally {
    client.release(true); // its end lets go of the lock
  }
}
