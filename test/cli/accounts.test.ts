import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { linesOf, rapporteur, scratch } from './run.ts';

const PASSWORD = 'four quiet river stones\n';

describe('rapporteur account and token', () => {
  const data = scratch();
  const run = (args: string[], input = ''): ReturnType<typeof rapporteur> =>
    rapporteur(args, { input, env: { RAPPORTEUR_DATA: data } });

  test('let people and programs in, say who they are, and end it', async () => {
    expect((await run(['account', 'list'])).code).toBe(66);
    expect(await run(['account', 'add', 'Hanna', '--role', 'admin'], PASSWORD)).toMatchObject({ code: 0, out: '' });
    expect(await run(['account', 'add', 'ivo'], 'seven paper boats at sea')).toMatchObject({ code: 0 });
    expect(linesOf((await run(['account', 'list', '--json'])).out)).toMatchObject([
      [
        { name: 'hanna', role: 'admin', lastSignIn: null },
        { name: 'ivo', role: 'reader' },
      ],
    ]);
    const made = await run(['token', 'add', 'calendar', '--account', 'ivo', '--days', '30']);
    expect(made.out).toMatch(/^rap_[\w-]{12}_[\w-]{43}\n$/u);
    const id = made.out.slice(4, 16);
    expect(made.err).toContain(`rapporteur token revoke ${id}`);
    const listed = await run(['token', 'list']);
    expect(listed.out).toContain(id);
    expect(listed.out).not.toContain(made.out.trim().slice(17));
    expect((await run(['token', 'revoke', id])).code).toBe(0);
    expect((await run(['token', 'revoke', id])).code).toBe(66);
    expect((await run(['account', 'password', 'ivo'], 'nine copper kettles here')).code).toBe(0);
    expect((await run(['account', 'role', 'ivo', 'editor'])).code).toBe(0);
    expect((await run(['account', 'remove', 'ivo'])).code).toBe(0);
    const store = await openStore(data, { readOnly: true });
    const entries = await store.audit.list();
    await store.close();
    expect(entries.map(({ what }) => what)).toEqual([
      ...[
        'account.remove',
        'account.role',
        'account.password',
        'token.revoke',
        'token.add',
        'account.add',
        'account.add',
      ],
    ]);
    expect(entries.every(({ by, from, who }) => by === 'command line' && from === null && who !== '')).toBe(true);
  });

  test.each<[string[], string, number, string]>([
    [['account', 'add', 'no spaces'], PASSWORD, 2, 'cannot be the name'],
    [['account', 'add', 'Local'], PASSWORD, 2, 'cannot be the name'],
    [['account', 'add', 'hanna'], PASSWORD, 2, 'already'],
    [['account', 'add', 'eva'], '', 2, 'no password on standard input'],
    [['account', 'add', 'eva'], 'eva2025\n', 2, 'will not do'],
    [['account', 'add', 'eva', '--role', 'king'], PASSWORD, 2, 'king'],
    [['account', 'add', 'eva', '--password', 'x'], PASSWORD, 2, '--password'],
    [['account', 'password', 'oda'], PASSWORD, 66, 'no account'],
    [['account', 'role', 'hanna', 'reader'], '', 77, 'last admin'],
    [['account', 'remove', 'hanna'], '', 77, 'last admin'],
    [['token', 'add', 'x', '--account', 'oda'], '', 66, 'no account'],
    [['token', 'add', '', '--account', 'hanna'], '', 2, 'label'],
    [['token', 'add', 'x'], '', 2, '--account'],
  ])('%j is refused', async (args, input, code, words) => {
    const ran = await run(args, input);
    expect(ran).toMatchObject({ code, out: '' });
    expect(ran.err).toContain(words);
  });
});

describe('rapporteur serve', () => {
  const shared = scratch();

  test.each([
    [['--host', '0.0.0.0']],
    [['--host', '::']],
    [['--behind-proxy']],
    [['--allowed-host', 'desk.example.org']],
  ])('%j does not start without an admin', async (args) => {
    const ran = await rapporteur(['serve', '--port', '0', '--data', shared, ...args]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain('rapporteur account add NAME --role admin');
  });

  test('takes a certificate only with its key', async () => {
    const ran = await rapporteur(['serve', '--data', shared, '--tls-cert', 'chain.pem']);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('--tls-key');
  });
});
