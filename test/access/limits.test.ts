import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { networkOf, type SignInLimits, signInLimits, TooOften } from '../../src/access/limits.ts';

describe('limits of sign-in', () => {
  let limits: SignInLimits;
  beforeEach(() => {
    vi.useFakeTimers();
    limits = signInLimits();
  });
  afterEach(() => vi.useRealTimers());

  const later = (seconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(seconds * 1000);
  /** Tries a wrong password; answers the seconds to wait where it is too soon. */
  async function wrong(name: string, from: string): Promise<number> {
    try {
      await limits.attempt(name, from);
    } catch (over) {
      if (over instanceof TooOften) return over.wait;
      throw over;
    }
    await limits.wrong(name, from);
    return 0;
  }
  async function until(name: string, from: string): Promise<number> {
    for (let tried = 0; tried < 1000; tried++) if ((await wrong(name, from)) > 0) return tried;
    return 1000;
  }

  test('five wrong ones are free, then each must wait twice as long, an hour at most', async () => {
    expect(await until('hanna', '203.0.113.7')).toBe(5);
    const waits: number[] = [];
    for (let i = 0; i < 10; i++) {
      const wait = await wrong('hanna', '203.0.113.7');
      waits.push(wait);
      await later(wait);
      expect(await wrong('hanna', '203.0.113.7')).toBe(0);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
  });

  test('many at once gain nothing', async () => {
    const attempts = await Promise.allSettled(
      Array.from({ length: 100 }, () => limits.attempt('hanna', '203.0.113.7')),
    );
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });

  test('one address cannot go through many names', async () => {
    let tried = 0;
    while (tried < 500 && (await wrong(`name${tried}`, '203.0.113.7')) === 0) tried++;
    expect(tried).toBe(50);
    expect(await wrong('other', '203.0.113.8')).toBe(0);
  });

  test('a network of IPv6 counts as one address', async () => {
    let tried = 0;
    while (tried < 500 && (await wrong(`name${tried}`, `2001:db8:1:2::${tried.toString(16)}`)) === 0) tried++;
    expect(tried).toBe(50);
  });

  test('many addresses cannot go on with one name, and cannot shut its owner out', async () => {
    await limits.attempt('hanna', '198.51.100.1');
    await limits.right('hanna', '198.51.100.1');
    let tried = 0;
    while (tried < 500 && (await wrong('hanna', `203.0.113.${tried}`)) === 0) tried++;
    expect(tried).toBe(100);
    expect(await wrong('hanna', '192.0.2.1')).toBeGreaterThan(0);
    expect(await wrong('hanna', '198.51.100.1')).toBe(0);
  });

  test('the right one forgets the wrong ones', async () => {
    for (let i = 0; i < 4; i++) await wrong('hanna', '203.0.113.7');
    await limits.attempt('hanna', '203.0.113.7');
    await limits.right('hanna', '203.0.113.7');
    expect(await until('hanna', '203.0.113.7')).toBe(5);
  });

  test('one who signs in often is never told to wait', async () => {
    for (let i = 0; i < 300; i++) {
      await limits.attempt('hanna', '203.0.113.7');
      await limits.right('hanna', '203.0.113.7');
    }
  });
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1::6', '2001:db8:1:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
