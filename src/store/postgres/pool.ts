import { Client, type ClientConfig, Pool, type PoolClient, type PoolConfig } from 'pg';
import type { Queries, Row, Transaction, Value } from '../database.ts';
import { dialect } from './dialect.ts';
import type { Place } from './place.ts';
import { given, kept, numbered } from './text.ts';

/** Connections of one process at most. */
const MOST_CONNECTIONS = 8;

/** A pool whose connections see the record's schema and whose commits are on disk when they return. */
export function poolOn({ url, schema }: Place, extra: PoolConfig = {}): Pool {
  const pool = new Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    Client: Connection as NonNullable<PoolConfig['Client']>,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'rapporteur',
    options: `-c search_path=${schema} -c synchronous_commit=on -c client_min_messages=warning ${SOON_MISSED}`,
    types: { getTypeParser: (oid: number) => PARSERS.get(oid) ?? given } as NonNullable<PoolConfig['types']>,
    ...extra,
  });
  pool.on('error', () => {}); // an idle connection was cut; the next query opens another
  // One that was cut between two statements of a transaction says so here too, and unheard would end the program.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

/** A machine that is gone without a word is missed within half a minute, and what it had locked falls free. */
const SOON_MISSED = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/** Limits the time to connect by itself: the pool's own limit would count the wait for a connection that others use, too. */
class Connection extends Client {
  constructor(config?: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: 10_000 });
  }
}

const whole = (text: string): number => Number(text);
/** By the numbers of PostgreSQL's types (pg_type.oid): bool, int8, int2, int4, float4, float8, numeric. All others are text. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [16, (text) => (text === 't' ? 1 : 0)],
  ...[20, 21, 23, 700, 701, 1700].map((oid): [number, typeof whole] => [oid, whole]),
]);

/** Statements of ours that connections prepare; texts beyond so many are sent as they are. */
const MOST_STATEMENTS = 500;
const statements = new Map<string, { text: string; name?: string }>();

function statementOf(sql: string): { text: string; name?: string } {
  const known = statements.get(sql);
  if (known) return known;
  const text = numbered(sql);
  if (statements.size >= MOST_STATEMENTS) return { text };
  const fresh = { text, name: `rapporteur_${statements.size}` };
  statements.set(sql, fresh);
  return fresh;
}

type Asked = Pick<PoolClient, 'query'>;

const keptValue = (value: Value): Value => (typeof value === 'string' ? kept(value) : value);

/** How SQL is sent: under a name it is prepared. */
type Sending = (sql: string) => { text: string; name?: string };

const ask = (on: Asked, send: Sending, sql: string, values: readonly Value[]) =>
  on.query<Row>({ ...send(sql), values: values.map(keptValue) });

const queriesBy = (on: Asked, send: Sending): Queries => ({
  dialect,
  all: async (sql, ...values) => (await ask(on, send, sql, values)).rows,
  get: async (sql, ...values) => (await ask(on, send, sql, values)).rows[0] ?? null,
});

/**
 * Reads. They are not prepared: after five times PostgreSQL would plan a prepared statement for words and dates that it does not
 * look at, and what is quick for a rare word is slow for a common one.
 */
export const queriesOn = (on: Asked): Queries => queriesBy(on, (sql) => ({ text: numbered(sql) }));

/** Rows that one statement puts in. */
const MOST_ROWS = 1_000;

export const transactionOn = (on: Asked): Transaction => ({
  ...queriesBy(on, statementOf),
  run: async (sql, ...values) => (await ask(on, statementOf, sql, values)).rowCount ?? 0,
  insert: async (table, columns, rows, conflict = '') => {
    const names = columns.map((column) => column.replaceAll('"', ''));
    const sql = `INSERT INTO ${table} (${columns.join(', ')})
      SELECT ${columns.join(', ')} FROM json_populate_recordset(CAST(NULL AS ${table}), CAST(? AS json)) ${conflict}`;
    for (let from = 0; from < rows.length; from += MOST_ROWS) {
      const part = rows.slice(from, from + MOST_ROWS).map((row) => rowOf(names, row));
      await on.query({ ...statementOf(sql), values: [JSON.stringify(part)] }); // its texts are as they are kept
    }
  },
});

const rowOf = (names: readonly string[], values: readonly Value[]): Row =>
  Object.fromEntries(names.map((name, i) => [name, keptValue(values[i] ?? null)]));
