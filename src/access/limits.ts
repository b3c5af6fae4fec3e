import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Failure } from '../record/index.ts';

/** Wrong passwords for one name from one address before each further one must wait, longer every time. */
const FREE = 5;
/** Seconds of the first wait; it doubles up to the longest. */
const FIRST_WAIT = 30;
const LONGEST_WAIT = 3600;
/** Wrong passwords from one address in an hour, for whatever names. */
const FROM_ONE_ADDRESS = 50;
/** Wrong passwords for one name in a day, from addresses that never gave the right one. */
const FOR_ONE_NAME = 100;
/** Seconds in which attempts that are still being looked at count. */
const UNDER_WAY = 300;
const HOUR = 3600;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** How often a password may be tried. Kept in memory: a restart forgets it. */
export interface SignInLimits {
  /**
   * Counts an attempt before its password is looked at, so that many at once gain nothing.
   * @throws Failure `too_often`
   */
  attempt(name: string, from: string): Promise<void>;
  wrong(name: string, from: string): Promise<void>;
  right(name: string, from: string): Promise<void>;
}

/** The network that one customer is given: of IPv6 the first 64 bits, of IPv4 the address. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail = ''] = address.replace(/%.*$/u, '').toLowerCase().split('::');
  const [before, after] = [head, tail].map((part) => (part ? part.split(':') : []));
  const missing = address.includes('::') ? 8 - before!.length - after!.length : 0;
  const groups = [...before!, ...new Array<string>(Math.max(0, missing)).fill('0'), ...after!];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

export function signInLimits(): SignInLimits {
  const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterMemory =>
    new RateLimiterMemory({ keyPrefix, points, duration });
  const pairs = limiter('pair', FREE, UNDER_WAY);
  const addresses = limiter('address', FROM_ONE_ADDRESS, HOUR);
  const names = limiter('name', FOR_ONE_NAME, DAY);
  /** How many were wrong one after another, by name and address. */
  const wrongs = limiter('wrong', FREE, DAY);
  /** Names with the addresses that gave their right password: nobody elsewhere can shut these out. */
  const known = limiter('known', 1, WEEK);
  const pair = (name: string, from: string): string => `${name} ${networkOf(from)}`;
  return {
    async attempt(name, from) {
      const key = pair(name, from);
      await counted(pairs, key);
      await counted(addresses, networkOf(from));
      if ((await known.get(key)) === null) await counted(names, name);
    },
    async wrong(name, from) {
      const key = pair(name, from);
      const { consumedPoints } = await wrongs.penalty(key);
      if (consumedPoints >= FREE)
        await pairs.block(key, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (consumedPoints - FREE)));
    },
    async right(name, from) {
      const key = pair(name, from);
      await Promise.all([pairs.delete(key), wrongs.delete(key), addresses.reward(networkOf(from))]);
      if ((await known.get(key)) === null) await names.reward(name);
      await known.set(key, 1, WEEK);
    },
  };
}

async function counted(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over;
    throw new TooOften(Math.max(1, Math.ceil(over.msBeforeNext / 1000)));
  }
}

/** Says when to come back. */
export class TooOften extends Failure {
  /** Seconds to wait. */
  readonly wait: number;
  constructor(wait: number) {
    const minutes = Math.ceil(wait / 60);
    super('too_often', 'Too many attempts to sign in.', {
      advice: `Try again in ${wait < 90 ? `${wait} seconds` : `${minutes} minutes`}.`,
    });
    this.wait = wait;
  }
}
