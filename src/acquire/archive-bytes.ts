import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Failure } from '../record/index.ts';

/** Bytes that are given on at once, about. */
const PIECE = 8 * 1024 * 1024;
/** No run of bytes without a line's end is longer. */
const LONGEST = 64 * 1024 * 1024;
/** Up to so many bytes an archive may unpack to anything; beyond, to so many times what was packed. Pages have a tenth. */
const FREE = 256 * 1024 * 1024;
const RATIO = 30;
/** Questions after the end that are answered: the reader of archives asks for ever where a record is cut off. */
const PATIENCE = 1000;

/**
 * The bytes of a web archive, unpacked, as its reader can take them: cut where a record begins, as it mistakes one whose head is
 * cut in two, and failing when they are asked for long after their end, as it would ask for ever.
 * @throws Failure, from its iterator: `unreadable` where it is none, `too_large` where it unpacks to more than web archives do
 */
export const archiveBytes = (bytes: AsyncIterable<Uint8Array>, from: string): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]() {
    const pieces = inRecords(bytes, from);
    let past = 0;
    return {
      async next() {
        const piece = await pieces.next();
        if (piece.done && ++past > PATIENCE) throw noArchive(from);
        return piece;
      },
    };
  },
});

const LF = 0x0a;
const START = 'WARC/';
const BETWEEN = `\r\n\r\n${START}`;

async function* inRecords(bytes: AsyncIterable<Uint8Array>, from: string): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let begun = false;
  let line = 0;
  let fault: unknown = null;
  const source = unpacked(bytes, from);
  while (fault === null) {
    const next = await source.next().catch((error) => {
      fault = error;
      return null;
    });
    if (next === null || next.done) break;
    const end = next.value.lastIndexOf(LF);
    line = end === -1 ? line + next.value.length : next.value.length - end - 1;
    if (line > LONGEST) throw noArchive(from);
    parts.push(next.value);
    size += next.value.length;
    if (!begun && size >= START.length) begun = mustBegin(Buffer.concat(parts), from);
    if (size < PIECE) continue;
    const held = Buffer.concat(parts);
    const record = held.lastIndexOf(BETWEEN);
    const cut = record === -1 ? held.length : record + BETWEEN.length - START.length;
    yield held.subarray(0, cut);
    parts = [held.subarray(cut)];
    size = held.length - cut;
  }
  if (!begun && fault === null) mustBegin(Buffer.concat(parts), from);
  if (begun && size > 0) yield Buffer.concat(parts);
  if (fault !== null) throw fault instanceof Failure ? fault : noArchive(from, fault);
}

function mustBegin(head: Buffer, from: string): true {
  if (head.toString('latin1', 0, START.length) === START) return true;
  throw noArchive(from);
}

/** As they are, or unpacked where they begin as gzip does. */
async function* unpacked(bytes: AsyncIterable<Uint8Array>, from: string): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  for (let next = await source.next(); !next.done; next = await source.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.length > 1) break;
  }
  let packed = 0;
  async function* whole(): AsyncGenerator<Uint8Array> {
    packed += head.length;
    if (head.length > 0) yield head;
    for (let next = await source.next(); !next.done; next = await source.next()) {
      packed += next.value.length;
      yield next.value;
    }
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* whole();
  const input = Readable.from(whole());
  const gunzip = createGunzip();
  input.on('error', (error) => gunzip.destroy(error));
  let size = 0;
  for await (const part of input.pipe(gunzip) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > FREE && size > packed * RATIO)
      throw new Failure('too_large', 'The archive unpacks to far more than web archives do.', {
        value: from,
        advice: 'Unpack it, and give the pages that are wanted.',
      });
    yield part;
  }
}

/** The failure for what is no archive, or only its beginning. */
export const noArchive = (from: string, cause: unknown = null): Failure =>
  new Failure('unreadable', 'This is no web archive, or a damaged one: what follows in it is lost.', {
    value: from,
    advice: 'Make the archive again; what was read of it before is kept.',
    cause,
  });
