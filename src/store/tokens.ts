import type { AccessToken, Role } from '../record/index.ts';
import type { Accounts } from './access.ts';
import { addEntry } from './audit.ts';
import type { Database, Row } from './database.ts';

type Tokens = Pick<Accounts, 'addToken' | 'tokens' | 'token' | 'tokenUsed' | 'revokeToken'>;

const COLUMNS = ['id', 'account', 'label', 'scope', 'added', 'expires', 'last_used'];

export function tokensOn(database: Database): Tokens {
  return {
    addToken: (token, digest, entry) =>
      database.transaction(async (tx) => {
        const { id, account, label, scope, added, expires, lastUsed } = token;
        await tx.insert(
          'access_tokens',
          [...COLUMNS, 'digest'],
          [[id, account, label, scope, added, expires, lastUsed, digest]],
        );
        await addEntry(tx, entry);
      }),
    async tokens(account) {
      const rows = await database.all(
        `SELECT ${COLUMNS.join(', ')} FROM access_tokens ${account === undefined ? '' : 'WHERE account = ?'}
         ORDER BY added DESC, id`,
        ...(account === undefined ? [] : [account]),
      );
      return rows.map(tokenOf);
    },
    async token(id) {
      const row = await database.get(
        `SELECT ${COLUMNS.map((column) => `t.${column}`).join(', ')}, t.digest, a.role
         FROM access_tokens t JOIN accounts a ON a.name = t.account WHERE t.id = ?`,
        id,
      );
      return row && { token: tokenOf(row), digest: row['digest'] as string, role: row['role'] as Role };
    },
    tokenUsed: (id, at) =>
      database.transaction(async (tx) => {
        await tx.run('UPDATE access_tokens SET last_used = ? WHERE id = ?', at, id);
      }),
    revokeToken: (id, account, entry) =>
      database.transaction(async (tx) => {
        const gone =
          account === null
            ? await tx.run('DELETE FROM access_tokens WHERE id = ?', id)
            : await tx.run('DELETE FROM access_tokens WHERE id = ? AND account = ?', id, account);
        if (gone > 0) await addEntry(tx, entry);
        return gone > 0;
      }),
  };
}

const tokenOf = (row: Row): AccessToken => ({
  id: row['id'] as string,
  account: row['account'] as string,
  label: row['label'] as string,
  scope: row['scope'] as AccessToken['scope'],
  added: row['added'] as string,
  expires: row['expires'] as string | null,
  lastUsed: row['last_used'] as string | null,
});
