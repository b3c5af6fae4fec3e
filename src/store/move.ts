import { createHash } from 'node:crypto';
import { Failure } from '../record/index.ts';
import type { Database, Queries, Row, SearchedTable, Transaction, Value } from './database.ts';
import { newestTables, type Table } from './sqlite/schema.ts';

/** A table that was copied: how many rows, and a digest of all of them in the order of their key. */
export interface MovedTable {
  table: string;
  rows: number;
  digest: string;
}

/** Rows that are copied with one statement. */
const MOST_ROWS = 500;

/**
 * Copies a record into an empty one, of whatever engines they are, in one transaction: all of it or nothing. Before that
 * transaction ends the copy is read back and compared, table by table. The record that is copied is read in one state and not
 * changed.
 * @param step called with the rows that have been copied so far
 * @throws Failure `not_empty` where the other record has something in it; `corrupt_record` where the copy is not the same
 */
export async function moveRecord(
  from: Database,
  to: Database,
  step: (rows: number) => void = () => {},
): Promise<MovedTable[]> {
  const tables = newestTables();
  return to.transaction(async (tx) => {
    await seeEmpty(tx, tables);
    return from.snapshot(async (source) => {
      const moved: MovedTable[] = [];
      let before = 0;
      for (const table of tables) {
        const copied = await copy(source, tx, table, (rows) => step(before + rows));
        before += copied.rows;
        moved.push(copied);
      }
      for (const [i, table] of tables.entries()) await compare(tx, table, moved[i]!);
      return moved;
    });
  });
}

/** The rows of all tables: what `step` of `moveRecord` counts up to. */
export async function rowsOf(database: Database): Promise<number> {
  let rows = 0;
  for (const { name } of newestTables())
    rows += Number((await database.get(`SELECT count(*) AS n FROM ${name}`))?.['n']);
  return rows;
}

async function seeEmpty(tx: Transaction, tables: readonly Table[]): Promise<void> {
  for (const { name, rows } of tables) {
    const there = Number((await tx.get(`SELECT count(*) AS n FROM ${name}`))?.['n']);
    if (there > rows)
      throw new Failure('not_empty', 'The record to copy into has something in it already.', {
        value: `${name}: ${there.toLocaleString('en')} rows`,
        advice: 'Name an empty folder, database or schema.',
      });
    if (there > 0) await tx.run(`DELETE FROM ${name}`); // what the migrations put in comes from the other record
  }
}

async function copy(source: Queries, tx: Transaction, table: Table, step: (rows: number) => void): Promise<MovedTable> {
  const digest = createHash('sha256');
  const indexed = table.name in SEARCHED ? tx.dialect.indexColumns : [];
  let rows = 0;
  for await (const part of rowsIn(source, table)) {
    for (const row of part) digest.update(lineOf(table, row));
    rows += part.length;
    await tx.insert(
      table.name,
      [...table.columns.map(quoted), ...indexed],
      part.map((row) => [...valuesOf(table, row), ...indexValues(tx, table.name, row)]),
    );
    step(rows);
  }
  if (table.counted !== null) await tx.dialect.countOn(tx, table.name, table.counted);
  return { table: table.name, rows, digest: digest.digest('hex') };
}

async function compare(tx: Transaction, table: Table, moved: MovedTable): Promise<void> {
  const digest = createHash('sha256');
  let rows = 0;
  for await (const part of rowsIn(tx, table)) {
    for (const row of part) digest.update(lineOf(table, row));
    rows += part.length;
  }
  if (rows !== moved.rows || digest.digest('hex') !== moved.digest)
    throw new Failure('corrupt_record', 'The copy is not the same as the record; nothing was kept of it.', {
      value: `${table.name}: ${moved.rows} rows, ${rows} in the copy`,
      advice: 'Please report it.',
    });
}

/** All rows of a table in the order of its key, some at a time. */
async function* rowsIn(queries: Queries, { name, columns, key }: Table): AsyncGenerator<Row[]> {
  const order = key.map(quoted).join(', ');
  const select = `SELECT ${columns.map(quoted).join(', ')} FROM ${name}`;
  const after = `(${order}) > (${key.map(() => '?').join(', ')})`;
  let last: Row | undefined;
  do {
    const rows: Row[] = last
      ? await queries.all(
          `${select} WHERE ${after} ORDER BY ${order} LIMIT ${MOST_ROWS}`,
          ...key.map((k) => last![k] as Value),
        )
      : await queries.all(`${select} ORDER BY ${order} LIMIT ${MOST_ROWS}`);
    if (rows.length > 0) yield rows;
    last = rows.length === MOST_ROWS ? rows.at(-1) : undefined;
  } while (last);
}

const quoted = (column: string): string => `"${column}"`;
const valuesOf = ({ columns }: Table, row: Row): Value[] => columns.map((column) => row[column] as Value);
const lineOf = (table: Table, row: Row): string => `${JSON.stringify(valuesOf(table, row))}\n`;

/** The columns that full-text search is over. */
const SEARCHED: Record<SearchedTable, [string, string]> = {
  articles: ['title', 'text'],
  attributions: ['speaker', 'content'],
};

function indexValues({ dialect }: Transaction, table: string, row: Row): Value[] {
  const columns = SEARCHED[table as SearchedTable];
  return columns ? dialect.indexValues(row[columns[0]] as string | null, row[columns[1]] as string) : [];
}
