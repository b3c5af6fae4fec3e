import { describe, expect, test } from 'vitest';
import type { AccessToken, Role, Session } from '../../src/record/index.ts';
import type { NewAuditEntry, Store } from '../../src/store/index.ts';

const AT = '2026-01-05T08:00:00.000Z';

const entry = (what: string, subject = 'x'): NewAuditEntry => ({
  ...{ at: AT, who: 'hanna', by: 'command line', from: null, what, subject, outcome: 'done' },
});
const session = (id: string, account: string, opened = AT): Session => ({
  ...{ id, account, opened, lastSeen: opened, expires: '2026-02-04T08:00:00.000Z' },
  ...{ from: '203.0.113.7', browser: 'Firefox' },
});
const token = (id: string, account: string): AccessToken => ({
  ...{ id, account, label: 'calendar', scope: 'read', added: AT, expires: null, lastUsed: null },
});

/** What every engine keeps of accounts, sessions, tokens and the audit. */
export function accessContract(open: () => Store): void {
  const add = (name: string, role: Role = 'reader'): Promise<boolean> =>
    open().accounts.add({ name, role, password: `hash of ${name}`, at: AT }, entry('account.add', name));
  const told = async (): Promise<string[]> => (await open().audit.list()).map(({ what }) => what);

  describe('accounts', () => {
    test('are kept by name, once', async () => {
      const { accounts } = open();
      expect(await accounts.list()).toEqual([]);
      expect([await add('ivo', 'editor'), await add('hanna', 'admin'), await add('ivo', 'admin')]).toEqual([
        true,
        true,
        false,
      ]);
      const ivo = { name: 'ivo', role: 'editor', added: AT, passwordSet: AT, lastSignIn: null };
      expect(await accounts.list()).toEqual([{ ...ivo, name: 'hanna', role: 'admin' }, ivo]);
      expect(await accounts.load('ivo')).toEqual({ account: ivo, password: 'hash of ivo' });
      expect(await accounts.load('eva')).toBeNull();
      expect(await told()).toEqual(['account.add', 'account.add']);
    });

    test('keep an admin among them', async () => {
      const { accounts } = open();
      await add('hanna', 'admin');
      await add('ivo');
      expect(await accounts.remove('hanna', entry('account.remove'))).toBe('last admin');
      expect(await accounts.setRole('hanna', 'editor', entry('account.role'))).toBe('last admin');
      expect(await accounts.setRole('hanna', 'admin', entry('account.role'))).toBe('done');
      expect(await accounts.setRole('eva', 'admin', entry('account.role'))).toBe('unknown');
      expect(await accounts.setRole('ivo', 'admin', entry('account.role'))).toBe('done');
      expect(await accounts.remove('hanna', entry('account.remove'))).toBe('done');
      expect(await accounts.remove('hanna', entry('account.remove'))).toBe('unknown');
      expect((await accounts.list()).map(({ name }) => name)).toEqual(['ivo']);
      expect(await told()).toEqual(['account.remove', 'account.role', 'account.role', 'account.add', 'account.add']);
    });

    test('keep an admin among them though two are changed at the same time', async () => {
      const { accounts } = open();
      await add('hanna', 'admin');
      await add('ivo', 'admin');
      const done = await Promise.all([
        accounts.remove('hanna', entry('account.remove')),
        accounts.setRole('ivo', 'reader', entry('account.role')),
      ]);
      expect(done.sort()).toEqual(['done', 'last admin']);
    });

    test('lose their sessions with the password, and everything with their end', async () => {
      const { accounts } = open();
      await add('hanna', 'admin');
      await add('ivo');
      for (const [id, account] of [
        ['s1', 'ivo'],
        ['s2', 'hanna'],
      ] as const) {
        await accounts.openSession(session(id, account), `digest ${id}`, entry('sign-in'));
        await accounts.addToken(token(`t-${id}`, account), `digest t-${id}`, entry('token.add'));
      }
      expect(
        await accounts.setPassword('ivo', 'another hash', '2026-01-06T08:00:00.000Z', entry('account.password')),
      ).toBe(true);
      expect(await accounts.load('ivo')).toMatchObject({
        account: { passwordSet: '2026-01-06T08:00:00.000Z', lastSignIn: AT },
        password: 'another hash',
      });
      expect([await accounts.session('digest s1'), (await accounts.tokens('ivo')).length]).toEqual([null, 1]);
      expect(await accounts.setPassword('eva', 'hash', AT, entry('account.password'))).toBe(false);
      await accounts.remove('ivo', entry('account.remove'));
      expect(await accounts.tokens('ivo')).toEqual([]);
      expect(await accounts.session('digest s2')).not.toBeNull();
      expect(await accounts.tokens()).toHaveLength(1);
    });
  });

  describe('sessions', () => {
    test('are known by their digest, with the role of the day', async () => {
      const { accounts } = open();
      await add('hanna', 'admin');
      await add('ivo', 'editor');
      await accounts.openSession(session('s1', 'ivo'), 'digest', entry('sign-in'));
      expect(await accounts.session('digest')).toEqual({ session: session('s1', 'ivo'), role: 'editor' });
      expect(await accounts.session('s1')).toBeNull();
      await accounts.setRole('ivo', 'reader', entry('account.role'));
      await accounts.seen('s1', '2026-01-05T09:00:00.000Z');
      expect(await accounts.session('digest')).toEqual({
        session: { ...session('s1', 'ivo'), lastSeen: '2026-01-05T09:00:00.000Z' },
        role: 'reader',
      });
    });

    test('end one by one, all but one, or with their time', async () => {
      const { accounts } = open();
      await add('ivo');
      await add('eva');
      for (const id of ['s1', 's2', 's3', 's4'])
        await accounts.openSession(session(id, 'ivo'), `digest ${id}`, entry('sign-in'));
      expect(await accounts.endSession('eva', 's1', entry('session.end'))).toBe(0);
      expect(await accounts.endSession('ivo', 's1', entry('session.end'))).toBe(1);
      expect(await accounts.endOtherSessions('ivo', 's2', entry('session.end'))).toBe(2);
      expect((await accounts.sessions('ivo')).map(({ id }) => id)).toEqual(['s2']);
      await accounts.openSession(session('s5', 'ivo', '2026-03-01T08:00:00.000Z'), 'digest s5', entry('sign-in'));
      expect((await accounts.sessions('ivo')).map(({ id }) => id)).toEqual(['s5']);
    });
  });

  test('tokens are known by id, and revoked by their owner or anyone', async () => {
    const { accounts } = open();
    await add('ivo', 'editor');
    await add('eva');
    await accounts.addToken(token('t1', 'ivo'), 'digest', entry('token.add'));
    await accounts.addToken({ ...token('t2', 'eva'), expires: AT }, 'digest', entry('token.add'));
    expect(await accounts.token('t1')).toEqual({ token: token('t1', 'ivo'), digest: 'digest', role: 'editor' });
    expect(await accounts.token('t3')).toBeNull();
    await accounts.tokenUsed('t1', '2026-01-05T09:00:00.000Z');
    expect((await accounts.tokens('ivo'))[0]).toEqual({ ...token('t1', 'ivo'), lastUsed: '2026-01-05T09:00:00.000Z' });
    expect(await accounts.revokeToken('t1', 'eva', entry('token.revoke'))).toBe(false);
    expect(await accounts.revokeToken('t1', 'ivo', entry('token.revoke'))).toBe(true);
    expect(await accounts.revokeToken('t2', null, entry('token.revoke'))).toBe(true);
    expect(await accounts.tokens()).toEqual([]);
  });

  test('the audit is told newest first, narrowed, and page by page', async () => {
    const { audit } = open();
    for (const [i, what] of ['account.add', 'POST /notes/:id', 'account_x', 'account.role'].entries())
      await audit.append({
        ...entry(what, `no ${i}`),
        at: `2026-01-0${i + 1}T08:00:00.000Z`,
        who: i === 1 ? 'ivo' : 'hanna',
      });
    const subjects = async (filter: Parameters<typeof audit.list>[0]): Promise<(string | null)[]> =>
      (await audit.list(filter)).map(({ subject }) => subject);
    expect(await subjects({})).toEqual(['no 3', 'no 2', 'no 1', 'no 0']);
    expect(await subjects({ who: 'ivo' })).toEqual(['no 1']);
    expect(await subjects({ what: 'account.' })).toEqual(['no 3', 'no 0']);
    expect(await subjects({ what: 'account%' })).toEqual([]);
    expect(await subjects({ since: '2026-01-02', before: '2026-01-04' })).toEqual(['no 2', 'no 1']);
    const [first, second] = await audit.list({ limit: 2 });
    expect(first!.id).toBeGreaterThan(second!.id);
    expect(await subjects({ below: second!.id })).toEqual(['no 1', 'no 0']);
    expect(await audit.list({ who: 'ivo' })).toMatchObject([{ by: 'command line', from: null, outcome: 'done' }]);
  });

  test('a change and its entry in the audit are kept together or not at all', async () => {
    const { accounts, audit } = open();
    await add('ivo');
    await expect(accounts.addToken(token('t1', 'nobody'), 'digest', entry('token.add'))).rejects.toThrow();
    await accounts.addToken(token('t1', 'ivo'), 'digest', entry('token.add'));
    await expect(accounts.addToken(token('t1', 'ivo'), 'digest', entry('token.add'))).rejects.toThrow();
    expect(await audit.list({ what: 'token' })).toHaveLength(1);
  });
}
