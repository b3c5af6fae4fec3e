import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, in letters that an address, a cookie and a header may carry. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** A short random name for what is no secret; a command line never takes it for an option. */
export const newId = (): string => randomBytes(9).toString('base64url').replace(/^-/u, '_');

/** What is kept of a secret. It has 256 random bits, so one hash without salt or cost is enough. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Whether two digests are the same, in a time that does not tell how much of them is. */
export const sameDigest = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
