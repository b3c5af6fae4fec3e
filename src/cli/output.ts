import { once } from 'node:events';
import { styleText } from 'node:util';
import type { Failure } from '../record/index.ts';

/** Whoever read our output has seen enough and closed it. */
export class Unread extends Error {
  override readonly name = 'Unread';
}

let closed = false;
/** Makes a closed output end the work under way, by way of `write`, in place of the program. */
export function heedClosedOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    closed = true;
  });
}

/**
 * Writes to standard output, and waits where its reader is slower than we are.
 * @throws Unread once the output is closed
 */
export async function write(text: string): Promise<void> {
  if (!closed && !process.stdout.write(text))
    await once(process.stdout, 'drain').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  if (closed) throw new Unread();
}

export const writeLine = (line: string): Promise<void> => write(`${line}\n`);

/** Says something beside the output. */
export const note = (line: string): void => void process.stderr.write(`${line}\n`);

type Format = Parameters<typeof styleText>[0];

/** Colours for a stream, which show only where it is a terminal; NO_COLOR and FORCE_COLOR are heeded. */
export function paint(stream: NodeJS.WriteStream): (format: Format, text: string) => string {
  return (format, text) => styleText(format, text, { stream, validateStream: true });
}

/** Columns of the terminal, at most `most`; `most` where it is none. */
export const columns = (most: number): number => Math.min(process.stdout.columns || most, most);

/** A failure as a person reads it, on standard error: what was wrong, with what, and what to do next. */
export function sayFailure(failure: Failure): void {
  const colour = paint(process.stderr);
  const value = failure.value === null || failure.message.includes(failure.value) ? '' : `\n  ${failure.value}`;
  note(
    `${colour('red', 'error')} ${failure.message}${value}${failure.advice === null ? '' : `\n  ${colour('dim', failure.advice)}`}`,
  );
}
