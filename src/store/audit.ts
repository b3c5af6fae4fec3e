import type { AuditEntry } from '../record/index.ts';
import type { Audit, AuditFilter, NewAuditEntry } from './access.ts';
import type { Database, Row, Transaction, Value } from './database.ts';

const COLUMNS = ['at', 'who', 'way', 'address', 'what', 'subject', 'outcome'];
const USUAL = 100;

/** Puts an entry into the open transaction. */
export const addEntry = (
  tx: Transaction,
  { at, who, by, from, what, subject, outcome }: NewAuditEntry,
): Promise<void> => tx.insert('audit', COLUMNS, [[at, who, by, from, what, subject, outcome]]);

export function auditOn(database: Database): Audit {
  return {
    append: (entry) => database.transaction((tx) => addEntry(tx, entry)),
    async list({ who, what, since, before, below, limit = USUAL }: AuditFilter = {}) {
      const conditions: [string, Value | undefined][] = [
        ['who = ?', who],
        ['substr(what, 1, ?) = ?', what],
        ['at >= ?', since],
        ['at < ?', before],
        ['n < ?', below],
      ];
      const given = conditions.filter((one): one is [string, Value] => one[1] !== undefined);
      const values = given.flatMap(([sql, value]) =>
        sql.startsWith('substr') ? [String(value).length, value] : [value],
      );
      const where = given.length > 0 ? `WHERE ${given.map(([sql]) => sql).join(' AND ')}` : '';
      const rows = await database.all(
        `SELECT n, ${COLUMNS.join(', ')} FROM audit ${where} ORDER BY n DESC LIMIT ?`,
        ...values,
        limit,
      );
      return rows.map(entryOf);
    },
  };
}

const entryOf = (row: Row): AuditEntry => ({
  id: Number(row['n']),
  at: row['at'] as string,
  who: row['who'] as string,
  by: row['way'] as string,
  from: row['address'] as string | null,
  what: row['what'] as string,
  subject: row['subject'] as string | null,
  outcome: row['outcome'] as string,
});
