/**
 * What the query files of this room are written over: a database of either engine. SQL is the part that SQLite and
 * PostgreSQL share (`ON CONFLICT`, `RETURNING`, `NULLS LAST`, `string_agg(x, ',' ORDER BY y)`, `lower(x) = lower(?)`), with `?`
 * for every value; what they do not share is in `Dialect`. No booleans: 0 and 1 in an integer column.
 */

import type { Query } from './query.ts';

/** What a placeholder stands for. Whole numbers up to 2^53; times and dates are ISO text, lists and nouns are JSON text. */
export type Value = string | number | null;
export type Row = Record<string, unknown>;

/** Asks for rows. Statements are prepared once for each text of SQL, so values belong in placeholders. */
export interface Queries {
  readonly dialect: Dialect;
  all(sql: string, ...values: readonly Value[]): Promise<Row[]>;
  get(sql: string, ...values: readonly Value[]): Promise<Row | null>;
}

/** An open transaction: what was written in it is seen in it. It awaits nothing but its own statements. */
export interface Transaction extends Queries {
  /** Resolves to the number of rows that it changed. */
  run(sql: string, ...values: readonly Value[]): Promise<number>;
  /**
   * Puts in many rows at once, of each the values in the order of the columns; `conflict` is the clause that follows, such
   * as `ON CONFLICT (id) DO NOTHING`. Rows that conflict with each other must not be in one call.
   */
  insert(
    table: string,
    columns: readonly string[],
    rows: readonly (readonly Value[])[],
    conflict?: string,
  ): Promise<void>;
}

export interface Database extends Queries {
  /**
   * Does the work in a transaction; resolves once that is on disk, with all of the work, and rejects with none of it done.
   * `work` may be done again from the start (where PostgreSQL found two writers in each other's way), so it changes nothing
   * outside the transaction. `all` and `get` of the database itself see only what is committed.
   * @throws Failure `no_space`, `no_database`; Error where the record was opened to be read only
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Does work of several transactions while nobody else does work of this name on the record, in whatever program; waits for
   * its turn, which falls free with the program that has it, however that ends. `work` ends early where its signal says so:
   * the turn was lost with the connection, or the database is being closed.
   */
  alone<T>(name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Asks within one state of the record, whatever is written meanwhile. */
  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Waits for the transactions that are asked for. */
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Takes no lock, makes nothing, and refuses to save. */
  readOnly?: boolean;
  /**
   * Writes beside the one writer of a folder, and takes no lock: for the small changes that people make while pages come in
   * (accounts, notes, corrections). Its transactions wait for the writer's, ten seconds at most.
   */
  beside?: boolean;
}

/** A piece of SQL with the values of its placeholders, in their order. */
export interface Asked {
  sql: string;
  values: Value[];
}

/** A table with a full-text index over two columns, the first of more weight: title and text, speaker and content. */
export type SearchedTable = 'articles' | 'attributions';

/** Where the engines differ. */
export interface Dialect {
  readonly engine: 'sqlite' | 'postgres';
  /** Ends a SELECT whose rows are about to be changed in the same transaction: no other writer changes them until its end. */
  readonly forUpdate: string;
  /** Stands for "no limit" after LIMIT. */
  readonly noLimit: number | null;
  /** A condition: the column is among those of a list. One placeholder, for the list as JSON text. */
  among(column: string, of?: 'text' | 'integer'): string;
  /** What a query means to the engine, read or in the syntax of `search`; null where it has no words. */
  match(query: string | Query): string | null;
  /** A condition: the words match the row under the alias. One placeholder, for what `match` gave. */
  matches(alias: string, table?: SearchedTable): string;
  /**
   * A query for the `n` of matching rows with a `score`, the best the smallest: of those that were put in last, so many. The
   * conditions are of the articles under the alias `a` and the attributions under `s`; null where there are none. `common` says that
   * more match than were counted, so that these are found soon by going back from the last row.
   */
  newest(table: SearchedTable, match: string, conditions: Asked | null, most: number, common: boolean): Asked;
  /** A query for the number `n` of matching rows, as far as `most` where counting all would take long. */
  counted(table: SearchedTable, match: string, conditions: Asked | null, most: number): Asked;
  /** Of matching rows by `n`, the text around the match, with every matched word between U+FDD0 and U+FDD1. */
  snippets(
    queries: Queries,
    table: SearchedTable,
    ns: readonly number[],
    match: string,
  ): Promise<ReadonlyMap<number, string>>;
  /** Makes a column that counts up go on after the greatest number that is in it. */
  countOn(tx: Transaction, table: string, column: string): Promise<void>;
  /** Columns of a searched table that the engine's index needs, and their values for a row of it. */
  readonly indexColumns: readonly string[];
  indexValues(first: string | null, second: string): Value[];
}
