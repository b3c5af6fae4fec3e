import type { Role, Session } from '../record/index.ts';
import type { Accounts } from './access.ts';
import { addEntry } from './audit.ts';
import type { Database, Row } from './database.ts';

type Sessions = Pick<Accounts, 'openSession' | 'session' | 'sessions' | 'seen' | 'endSession' | 'endOtherSessions'>;

const COLUMNS = ['id', 'account', 'opened', 'last_seen', 'expires', 'address', 'browser'];

export function sessionsOn(database: Database): Sessions {
  return {
    openSession: (session, digest, entry) =>
      database.transaction(async (tx) => {
        await tx.run('DELETE FROM sessions WHERE expires <= ?', session.opened);
        const { id, account, opened, lastSeen, expires, from, browser } = session;
        await tx.insert(
          'sessions',
          [...COLUMNS, 'digest'],
          [[id, account, opened, lastSeen, expires, from, browser, digest]],
        );
        await tx.run('UPDATE accounts SET last_sign_in = ? WHERE name = ?', opened, account);
        await addEntry(tx, entry);
      }),
    async session(digest) {
      const row = await database.get(
        `SELECT ${COLUMNS.map((column) => `s.${column}`).join(', ')}, a.role
         FROM sessions s JOIN accounts a ON a.name = s.account WHERE s.digest = ?`,
        digest,
      );
      return row && { session: sessionOf(row), role: row['role'] as Role };
    },
    async sessions(account) {
      const rows = await database.all(
        `SELECT ${COLUMNS.join(', ')} FROM sessions WHERE account = ? ORDER BY last_seen DESC, id`,
        account,
      );
      return rows.map(sessionOf);
    },
    seen: (session, at) =>
      database.transaction(async (tx) => {
        await tx.run('UPDATE sessions SET last_seen = ? WHERE id = ?', at, session);
      }),
    endSession: (account, session, entry) =>
      database.transaction(async (tx) => {
        const ended = await tx.run('DELETE FROM sessions WHERE account = ? AND id = ?', account, session);
        if (ended > 0) await addEntry(tx, entry);
        return ended;
      }),
    endOtherSessions: (account, but, entry) =>
      database.transaction(async (tx) => {
        const ended = await tx.run('DELETE FROM sessions WHERE account = ? AND id <> ?', account, but ?? '');
        await addEntry(tx, entry);
        return ended;
      }),
  };
}

const sessionOf = (row: Row): Session => ({
  id: row['id'] as string,
  account: row['account'] as string,
  opened: row['opened'] as string,
  lastSeen: row['last_seen'] as string,
  expires: row['expires'] as string,
  from: row['address'] as string,
  browser: row['browser'] as string,
});
