import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Failure } from '../record/index.ts';

const derive = promisify(argon2);

/**
 * Costs of argon2id: 19 MiB, two passes, one lane (the first choice of OWASP's Password Storage Cheat Sheet).
 * `hashPassword` uses these; what was hashed with others is still read.
 */
const COSTS = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT = 16;
const TAG = 32;

/** Of a password as it is typed: the same characters give the same bytes, however a keyboard makes them (NFKC, as NIST SP 800-63B asks). */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'));

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/u, '');

/** A password's hash as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT);
  const tag = await derive('argon2id', { message: bytesOf(password), nonce: salt, tagLength: TAG, ...COSTS });
  return `$argon2id$v=19$m=${COSTS.memory},t=${COSTS.passes},p=${COSTS.parallelism}$${base64(salt)}$${base64(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/u;

/** Stands in for the hash of an account that does not exist, so that asking for one takes as long as for any other. */
const NOBODY = `$argon2id$v=19$m=${COSTS.memory},t=${COSTS.passes},p=${COSTS.parallelism}$${base64(Buffer.alloc(SALT))}$${base64(Buffer.alloc(TAG))}`;

/** Whether a password is the one that was hashed; with null (no such account) never, in the same time. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(hash ?? NOBODY) ?? [];
  if (salt === undefined || tag === undefined) throw new Error('the stored hash of a password is no argon2id string');
  const known = Buffer.from(tag, 'base64');
  const given = await derive('argon2id', {
    message: bytesOf(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: known.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(given, known) && hash !== null;
}

/** Characters that a password has at least and at most. */
export const SHORTEST = 12;
const LONGEST = 256;
/** Fewer different characters than this are a pattern, not a password. */
const VARIETY = 5;

/**
 * Refuses a password that is guessed first.
 * @throws Failure `bad_argument`
 */
export function checkPassword(password: string, name: string): void {
  const refused = (why: string): Failure =>
    new Failure('bad_argument', `This password will not do: ${why}.`, {
      advice: `Take at least ${SHORTEST} characters; several words in a row do well.`,
    });
  const length = [...password].length;
  if (length < SHORTEST) throw refused(`it has ${length} ${length === 1 ? 'character' : 'characters'}`);
  if (length > LONGEST) throw refused(`it has more than ${LONGEST} characters`);
  if (new Set(password).size < VARIETY) throw refused('it repeats itself');
  const lower = password.toLowerCase();
  for (const word of [name, 'rapporteur', 'password', '1234567'])
    if (lower.includes(word) && length - word.length < SHORTEST / 2) throw refused(`it is little more than "${word}"`);
}
