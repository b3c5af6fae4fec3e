import type { Command } from 'commander';
import { acquireLines } from '../../acquire/index.ts';
import { readPage } from '../../jobs/index.ts';
import { writeLine } from '../output.ts';
import { exitWith, factOptions, factsOf, inputOr, onePage, writeLines } from '../pages.ts';
import { type ReaderOption, readerOption } from '../reader.ts';

interface Options extends ReaderOption {
  json?: boolean;
  jsonl?: boolean;
  published?: string;
  outlet?: string;
  url?: string;
}

export function configure(command: Command): void {
  factOptions(
    command
      .argument('[page]', 'a file, an address, or - for standard input')
      .option('--json', 'write the reading as JSON')
      .option('--jsonl', 'take {id, text | html, url, published} lines and write a reading for each, in the same order')
      .addOption(readerOption()),
  ).action(async (page: string | undefined, options: Options) => {
    const input = inputOr(page, command);
    if (options.jsonl)
      return exitWith(command, await writeLines(acquireLines(input, process.stdin), 'reading', options.reader));
    const { article, reading } = await readPage(await onePage(input, factsOf(options)), options.reader);
    if (options.json) return writeLine(JSON.stringify(reading));
    const { readingForTerminal } = await import('../terminal/reading.ts');
    return writeLine(readingForTerminal(article, reading));
  });
}
