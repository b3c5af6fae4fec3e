import type { Command } from 'commander';
import { type Acquired, acquire } from '../acquire/index.ts';
import { type Product, readPages } from '../jobs/index.ts';
import type { ReaderName } from '../read/index.ts';
import { Failure, type Page } from '../record/index.ts';
import { EXIT } from './exit.ts';
import { isoDate } from './options.ts';
import { note, writeLine } from './output.ts';

/** Tells the program with which code to end. */
export const exitWith = (command: Command, code: number): void =>
  (command.parent!.getOptionValue('exit') as (code: number) => void)(code);

/** The input of a command that takes one page: what was named, or what is piped in. */
export function inputOr(given: string | undefined, command: Command): string {
  if (given !== undefined) {
    if (given === '-' && process.stdin.isTTY) note('Reading from the terminal; end with Ctrl-D.');
    return given;
  }
  if (!process.stdin.isTTY) return '-';
  return command.error("error: missing required argument 'page'");
}

/**
 * The one page of a file, an address or standard input.
 * @throws Failure what acquire found wrong; `bad_argument` for a folder
 */
export async function onePage(input: string, facts: Partial<Page>): Promise<Page> {
  const found: Acquired[] = [];
  for await (const acquired of acquire([input], process.stdin)) {
    found.push(acquired);
    if (found.length > 1) break;
  }
  const [only] = found;
  if (found.length === 1 && 'page' in only!) return { ...only.page, ...facts };
  if (found.length === 1 && 'failure' in only!) throw only.failure;
  throw new Failure('bad_argument', 'This is more than one page.', {
    value: input,
    advice: 'Use --jsonl for a file of lines, or rapporteur ingest for a folder.',
  });
}

/** Reads JSON Lines and writes one line for each, in the same order; returns the exit code. */
export async function writeLines(
  lines: AsyncIterable<Acquired>,
  product: Product,
  reader: ReaderName,
): Promise<number> {
  let failed = 0;
  for await (const outcome of readPages(lines, { product, reader })) {
    if ('json' in outcome) await writeLine(outcome.json);
    else if ('failure' in outcome) {
      failed++;
      await writeLine(JSON.stringify({ id: outcome.id, ...outcome.failure.about, ...outcome.failure.toJSON() }));
    }
  }
  return failed === 0 ? EXIT.ok : EXIT.some;
}

/** What a person may say of a page on the command line; it wins over what the page says. */
export function factOptions(command: Command): Command {
  return command
    .option('--published <date>', 'when it was published: a date, or date and time, in ISO 8601', isoDate)
    .option('--outlet <name>', 'who published it')
    .option('--url <address>', 'where it was published');
}

export function factsOf({
  published,
  outlet,
  url,
}: {
  published?: string;
  outlet?: string;
  url?: string;
}): Partial<Page> {
  return {
    ...(published === undefined ? {} : { published }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(url === undefined ? {} : { url }),
  };
}
