import { Failure, type Page } from '../record/index.ts';
import type { Acquired } from './acquired.ts';
import { isAddress, pageAt } from './address.ts';
import { mustBeFile, pagesOfLineFile, pagesOfPath } from './files.ts';
import { pagesOfLines } from './jsonl.ts';
import { LARGEST_PAGE, tooLarge } from './sizes.ts';
import { pagesOfWarc } from './warc.ts';

/** Standard input, or what stands for it. */
export type Bytes = AsyncIterable<Uint8Array>;

/**
 * The pages of files, folders, addresses and `-` (standard input), in the order given. What cannot be had is a
 * failure in its place and stops nothing.
 */
export async function* acquire(inputs: readonly string[], standardInput: Bytes): AsyncGenerator<Acquired> {
  for (const input of inputs) {
    if (input === '-') yield* pagesOfInput(standardInput);
    else if (isAddress(input)) yield await acquired(input, () => pageAt(input));
    else yield* pagesOfPath(input);
  }
}

/**
 * The pages of a JSON Lines file, or of standard input for `-`.
 * @throws Failure `not_found` or `unreadable` where there is no such file
 */
export async function* acquireLines(path: string, standardInput: Bytes): AsyncGenerator<Acquired> {
  if (path !== '-') await mustBeFile(path);
  yield* path === '-' ? pagesOfLines(standardInput, '-') : pagesOfLineFile(path);
}

/** Standard input is one page, or JSON Lines or a web archive where it begins as they do. */
async function* pagesOfInput(bytes: Bytes): AsyncGenerator<Acquired> {
  const begun: Uint8Array[] = [];
  const source = bytes[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (let next = await source.next(); !next.done; next = await source.next()) {
    begun.push(next.value);
    head = Buffer.concat([head, next.value]);
    // Enough to tell by: what is no space, and as much as an archive's first word.
    if (head.length >= ARCHIVE.length && head.some((byte) => byte > SPACE)) break;
  }
  const whole = async function* () {
    yield* begun;
    yield* { [Symbol.asyncIterator]: () => source };
  };
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  if (isPacked || head.toString('latin1', 0, ARCHIVE.length) === ARCHIVE) yield* pagesOfWarc(whole(), '-');
  else if (head.find((byte) => byte > SPACE) === OPENING_BRACE) yield* pagesOfLines(whole(), '-');
  else yield await acquired('-', () => pageOfBytes(whole()));
}

const ARCHIVE = 'WARC/';
const SPACE = 0x20;
const OPENING_BRACE = 0x7b;

async function acquired(name: string, page: () => Promise<Page>): Promise<Acquired> {
  try {
    return { name, page: await page() };
  } catch (error) {
    if (error instanceof Failure) return { name, id: null, failure: error };
    throw error;
  }
}

async function pageOfBytes(bytes: Bytes): Promise<Page> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytes) {
    size += part.length;
    if (size > LARGEST_PAGE) throw tooLarge('-', size);
    parts.push(part);
  }
  return { id: null, url: null, mediaType: null, charset: null, body: Buffer.concat(parts) };
}
