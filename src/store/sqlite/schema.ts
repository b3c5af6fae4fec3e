import { type Connection, connect } from './connection.ts';
import { migrate, schemaOf } from './migrate.ts';

/** The newest schema as SQL: what src/store/schema.sql holds. */
export const newestSchema = (): string => onNewest(schemaOf);

/** A table of the record, the same for both engines. */
export interface Table {
  name: string;
  columns: string[];
  /** The columns of its primary key. */
  key: string[];
  /** The column that counts up by itself; null where there is none. */
  counted: string | null;
  /** Rows of a new record, as the migrations put them in. */
  rows: number;
}

/** The tables of a record of the newest version, each after those that its rows refer to. */
export const newestTables = (): Table[] =>
  onNewest((connection) => {
    const names = connection
      .all(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'`)
      .map((row) => row['name'] as string)
      .sort();
    const ordered: string[] = [];
    const visit = (name: string): void => {
      if (ordered.includes(name)) return;
      for (const row of connection.all('SELECT DISTINCT "table" AS name FROM pragma_foreign_key_list(?)', name))
        if (row['name'] !== name) visit(row['name'] as string);
      ordered.push(name);
    };
    names.forEach(visit);
    return ordered.map((name) => tableOf(connection, name));
  });

function tableOf(connection: Connection, name: string): Table {
  const columns = connection.all('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid', name);
  const key = columns
    .filter((row) => Number(row['pk']) > 0)
    .sort((a, b) => Number(a['pk']) - Number(b['pk']))
    .map((row) => ({ column: row['name'] as string, type: row['type'] }));
  const referring = connection
    .all('SELECT "from" AS name FROM pragma_foreign_key_list(?)', name)
    .map((row) => row['name']);
  const [first] = key;
  return {
    name,
    columns: columns.map((row) => row['name'] as string),
    key: key.map(({ column }) => column),
    counted: key.length === 1 && first!.type === 'INTEGER' && !referring.includes(first!.column) ? first!.column : null,
    rows: Number(connection.get(`SELECT count(*) AS n FROM ${name}`)?.['n']),
  };
}

function onNewest<T>(ask: (connection: Connection) => T): T {
  const connection = connect(':memory:', { readOnly: false });
  try {
    migrate(connection, ':memory:');
    return ask(connection);
  } finally {
    connection.close();
  }
}
