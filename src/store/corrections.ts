import { type Actor, type Correction, correct, Failure, type Reading } from '../record/index.ts';
import type { Database, Queries, Row, Transaction } from './database.ts';
import type { CorrectionFilter, Corrections, KeptCorrection } from './desk.ts';
import { HEAD, headOf, page } from './filter.ts';
import { holdArticle } from './hold.ts';

/** The reading of an article with every correction of it applied, as rows are to hold it; the machine's is kept beside. */
export async function correctedReading(tx: Transaction, n: number, machine: Reading): Promise<Reading> {
  const rows = await tx.all('SELECT body FROM corrections WHERE article = ? AND undone IS NULL', machine.id);
  await tx.run('DELETE FROM machine_readings WHERE article = ?', n);
  if (rows.length === 0) return machine;
  const { reading, orphaned } = correct(machine, rows.map(correctionOf));
  await tx.insert('machine_readings', ['article', 'body'], [[n, JSON.stringify(machine)]]);
  await tx.run(
    `UPDATE corrections SET orphaned = CASE WHEN ${tx.dialect.among('id')} THEN 1 ELSE 0 END WHERE article = ? AND undone IS NULL`,
    ...[JSON.stringify(orphaned), machine.id],
  );
  return reading;
}

/** The rows that corrections are applied to. */
interface Rows {
  /** The machine's reading of an article, with the article's number. */
  machine(queries: Queries, article: string): Promise<{ n: number; reading: Reading } | null>;
  /** Puts the rows of a machine's reading in anew, as corrected. */
  replace(tx: Transaction, n: number, machine: Reading): Promise<void>;
}

export function correctionsOn(database: Database, rows: Rows): Corrections {
  return {
    add: (correction) =>
      database.transaction(async (tx) => {
        const { id, article, at, by } = correction;
        await holdArticle(tx, article);
        const known = await rows.machine(tx, article);
        if (!known) throw new Failure('not_found', 'No article of the record has this id.', { value: article });
        await tx.insert('corrections', COLUMNS, [[id, article, at, by, 0, null, JSON.stringify(correction)]]);
        await rows.replace(tx, known.n, known.reading);
        const row = await tx.get('SELECT orphaned FROM corrections WHERE id = ?', id);
        return { orphaned: Number(row?.['orphaned']) === 1 };
      }),
    undo: (id, by, at) =>
      database.transaction(async (tx) => {
        const row = await tx.get(
          `SELECT body FROM corrections WHERE id = ? AND undone IS NULL${tx.dialect.forUpdate}`,
          id,
        );
        if (!row) return false;
        const correction: Correction = { ...correctionOf(row), undone: { by, at } };
        await holdArticle(tx, correction.article);
        await tx.run(
          'UPDATE corrections SET undone = ?, orphaned = 0, body = ? WHERE id = ?',
          ...[at, JSON.stringify(correction), id],
        );
        const known = await rows.machine(tx, correction.article);
        if (known) await rows.replace(tx, known.n, known.reading);
        return true;
      }),
    async load(id) {
      const row = await database.get(`${SELECT} WHERE c.id = ?`, id);
      return row && keptOf(row);
    },
    list: async (filter = {}) => {
      const { sql, values } = conditions(filter);
      const found = await database.all(
        `${SELECT} WHERE ${sql} ORDER BY c.at DESC, c.id LIMIT ? OFFSET ?`,
        ...[...values, ...page(filter, database.dialect)],
      );
      return found.map(keptOf);
    },
    async count() {
      const row = await database.get(
        `SELECT coalesce(sum(CASE WHEN undone IS NULL AND orphaned = 0 THEN 1 ELSE 0 END), 0) AS standing,
           coalesce(sum(CASE WHEN undone IS NULL AND orphaned = 1 THEN 1 ELSE 0 END), 0) AS orphaned,
           coalesce(sum(CASE WHEN undone IS NULL THEN 0 ELSE 1 END), 0) AS undone FROM corrections`,
      );
      const of = (column: string): number => Number(row?.[column] ?? 0);
      return { standing: of('standing'), orphaned: of('orphaned'), undone: of('undone') };
    },
    machine: async (article) => (await rows.machine(database, article))?.reading ?? null,
    async actorNamed(name) {
      const row = await database.get(
        `SELECT c.id, c.type, c.name FROM actors c WHERE lower(c.name) = lower(?)
         ORDER BY (SELECT count(*) FROM attributions s WHERE s.actor = c.id) DESC, c.id LIMIT 1`,
        name,
      );
      return row && { id: row['id'] as string, type: row['type'] as Actor['type'], name: row['name'] as string };
    },
  };
}

const COLUMNS = ['id', 'article', 'at', 'who', 'orphaned', 'undone', 'body'];
const SELECT = `SELECT c.body, c.orphaned, ${HEAD} FROM corrections c LEFT JOIN articles a ON a.id = c.article`;

const STATES: Record<NonNullable<CorrectionFilter['state']>, string> = {
  standing: 'c.undone IS NULL AND c.orphaned = 0',
  orphaned: 'c.undone IS NULL AND c.orphaned = 1',
  undone: 'c.undone IS NOT NULL',
};

function conditions({ article, by, state }: CorrectionFilter): { sql: string; values: string[] } {
  const clauses = ['1 = 1'];
  const values: string[] = [];
  if (article !== undefined) {
    clauses.push('c.article = ?');
    values.push(article);
  }
  if (by !== undefined) {
    clauses.push('c.who = ?');
    values.push(by);
  }
  if (state !== undefined) clauses.push(STATES[state]);
  return { sql: clauses.join(' AND '), values };
}

const correctionOf = (row: Row): Correction => JSON.parse(row['body'] as string) as Correction;

const keptOf = (row: Row): KeptCorrection => ({
  correction: correctionOf(row),
  article: row['article_id'] === null ? null : headOf(row),
  orphaned: Number(row['orphaned']) === 1,
});
