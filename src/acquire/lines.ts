import { Failure } from '../record/index.ts';

/** The longest line taken, in bytes. */
export const LONGEST_LINE = 64 * 1024 * 1024;

export type Line = { number: number; text: string } | { number: number; failure: Failure };

/**
 * The lines of a stream of UTF-8 bytes, without their ends (LF or CRLF) and without empty ones; numbers count from 1 and
 * include the empty ones. Only LF ends a line: U+2028 may stand in JSON strings. A line that is too long is passed over
 * without being kept.
 */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>, longest = LONGEST_LINE): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array): void => {
    size += part.length;
    if (size <= longest) parts.push(part);
    else parts = [];
  };
  const finished = (): Line | null => {
    const line = size > longest ? { number, failure: tooLong(number, longest) } : decoded(number, Buffer.concat(parts));
    number++;
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let from = 0;
    for (let end = chunk.indexOf(LF, from); end !== -1; end = chunk.indexOf(LF, from)) {
      take(chunk.subarray(from, end));
      from = end + 1;
      const line = finished();
      if (line) yield line;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (size > 0) {
    const line = finished();
    if (line) yield line;
  }
}

const LF = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decoded(number: number, bytes: Uint8Array): Line | null {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return {
      number,
      failure: new Failure('bad_charset', `Line ${number} is not UTF-8.`, {
        value: null,
        advice: 'Write JSON Lines as UTF-8; the bytes of a page in another charset go into "htmlBase64".',
      }),
    };
  }
  if (number === 1 && text.startsWith('\ufeff')) text = text.slice(1);
  text = text.endsWith('\r') ? text.slice(0, -1) : text;
  return text.trim() === '' ? null : { number, text };
}

function tooLong(number: number, longest: number): Failure {
  return new Failure('too_large', `Line ${number} is longer than ${longest / 1024 / 1024} MB.`, {
    advice: 'Give such a page as a file of its own, or leave out what is not its text.',
  });
}
