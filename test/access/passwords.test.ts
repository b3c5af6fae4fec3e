import { describe, expect, test } from 'vitest';
import { checkPassword, hashPassword, isPassword } from '../../src/access/passwords.ts';

describe('a password', () => {
  test('is known again, and no other', async () => {
    const hash = await hashPassword('four quiet river stones');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/u);
    expect(await isPassword('four quiet river stones', hash)).toBe(true);
    expect(await isPassword('four quiet river stone', hash)).toBe(false);
    expect(await isPassword('', hash)).toBe(false);
  });

  test('gives another hash each time', async () => {
    expect(await hashPassword('four quiet river stones')).not.toBe(await hashPassword('four quiet river stones'));
  });

  test('is the same however a keyboard composes its letters', async () => {
    const hash = await hashPassword('caf\u00e9 at the old port');
    expect(await isPassword('cafe\u0301 at the old port', hash)).toBe(true);
  });

  test('hashes as the reference implementation does', async () => {
    // From the tests of phc-winner-argon2 (test.c, version 0x13): other costs than ours, so they are read from the string.
    const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await isPassword('password', known)).toBe(true);
    expect(await isPassword('Password', known)).toBe(false);
  });

  test('of nobody is never right', async () => {
    expect(await isPassword('', null)).toBe(false);
    expect(await isPassword('anything at all', null)).toBe(false);
  });

  test('that is no hash is a defect, not a way in', async () => {
    await expect(isPassword('x', 'x')).rejects.toThrow('argon2id');
    await expect(isPassword('', '')).rejects.toThrow('argon2id');
  });
});

describe('a password that is guessed first is refused', () => {
  test.each([
    ['short', 'it has 5 characters'],
    ['aaaaaaaaaaaaaaaa', 'it repeats itself'],
    ['abababababababab', 'it repeats itself'],
    ['rapporteur2025', 'little more than "rapporteur"'],
    ['Password12345', 'little more than "password"'],
    ['hanna.berg-2025', 'little more than "hanna.berg"'],
    ['x1y2'.repeat(8), 'repeats itself'],
    ['four quiet river stones'.repeat(12), 'more than 256'],
  ])('%s', (password, why) => {
    expect(() => checkPassword(password, 'hanna.berg')).toThrow(why);
  });

  test.each(['four quiet river stones', 'tT9#kwq.Lm2!', 'пять тихих камней', 'hanna.berg walks to the old port'])(
    'but not %s',
    (password) => {
      expect(() => checkPassword(password, 'hanna.berg')).not.toThrow();
    },
  );
});
