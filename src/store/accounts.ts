import type { Account } from '../record/index.ts';
import type { Accounts, Changed } from './access.ts';
import { addEntry } from './audit.ts';
import type { Database, Row, Transaction } from './database.ts';
import { sessionsOn } from './sessions.ts';
import { tokensOn } from './tokens.ts';

const COLUMNS = 'name, role, added, password_set, last_sign_in';

/** Tables of what readers keep for themselves, and the column that says whose it is. */
const OWN = [
  ['marks', 'who'],
  ['searches', 'who'],
  ['affair_follows', 'reader'],
] as const;

export function accountsOn(database: Database): Accounts {
  return {
    ...sessionsOn(database),
    ...tokensOn(database),
    list: async () => (await database.all(`SELECT ${COLUMNS} FROM accounts ORDER BY name`)).map(accountOf),
    async load(name) {
      const row = await database.get(`SELECT ${COLUMNS}, password FROM accounts WHERE name = ?`, name);
      return row && { account: accountOf(row), password: row['password'] as string };
    },
    add: ({ name, role, password, at }, entry) =>
      database.transaction(async (tx) => {
        const added = await tx.run(
          `INSERT INTO accounts (name, role, password, added, password_set) VALUES (?, ?, ?, ?, ?)
           ON CONFLICT (name) DO NOTHING`,
          ...[name, role, password, at, at],
        );
        if (added > 0) await addEntry(tx, entry);
        return added > 0;
      }),
    setPassword: (name, password, at, entry) =>
      database.transaction(async (tx) => {
        const set = await tx.run(
          'UPDATE accounts SET password = ?, password_set = ? WHERE name = ?',
          ...[password, at, name],
        );
        if (set === 0) return false;
        await tx.run('DELETE FROM sessions WHERE account = ?', name);
        await addEntry(tx, entry);
        return true;
      }),
    setRole: (name, role, entry) =>
      database.transaction(async (tx) => {
        const hindered = await hindrance(tx, name, role === 'admin');
        if (hindered) return hindered;
        await tx.run('UPDATE accounts SET role = ? WHERE name = ?', role, name);
        await addEntry(tx, entry);
        return 'done';
      }),
    remove: (name, entry) =>
      database.transaction(async (tx) => {
        const hindered = await hindrance(tx, name, false);
        if (hindered) return hindered;
        // What somebody kept for themselves goes with them: another of the same name shall not find it, nor alerts go on.
        for (const [table, column] of OWN) await tx.run(`DELETE FROM ${table} WHERE ${column} = ?`, name);
        await tx.run('DELETE FROM accounts WHERE name = ?', name);
        await addEntry(tx, entry);
        return 'done';
      }),
  };
}

/** What speaks against an account's being changed, or ceasing to be an admin. */
async function hindrance(tx: Transaction, name: string, staysAdmin: boolean): Promise<Exclude<Changed, 'done'> | null> {
  const rows = await tx.all(`SELECT name, role FROM accounts ORDER BY name ${tx.dialect.forUpdate}`);
  const known = rows.find((row) => row['name'] === name);
  if (!known) return 'unknown';
  const admins = rows.filter((row) => row['role'] === 'admin');
  return known['role'] === 'admin' && !staysAdmin && admins.length === 1 ? 'last admin' : null;
}

const accountOf = (row: Row): Account => ({
  name: row['name'] as string,
  role: row['role'] as Account['role'],
  added: row['added'] as string,
  passwordSet: row['password_set'] as string,
  lastSignIn: row['last_sign_in'] as string | null,
});
