import { type Command, Option } from 'commander';
import { acquireLines } from '../../acquire/index.ts';
import { extract } from '../../extract/index.ts';
import { READERS, type ReaderName, read } from '../../read/index.ts';
import { writeLine } from '../output.ts';
import { exitWith, factOptions, factsOf, inputOr, onePage, writeLines } from '../pages.ts';

interface Options {
  json?: boolean;
  jsonl?: boolean;
  reader: ReaderName;
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
      .addOption(new Option('--reader <name>', 'which reader').choices(READERS).default('rules')),
  ).action(async (page: string | undefined, options: Options) => {
    const input = inputOr(page, command);
    if (options.jsonl)
      return exitWith(command, await writeLines(acquireLines(input, process.stdin), 'reading', options.reader));
    const article = extract(await onePage(input, factsOf(options)));
    const reading = await read(article, { reader: options.reader });
    if (options.json) return writeLine(JSON.stringify(reading));
    const { readingForTerminal } = await import('../terminal/reading.ts');
    return writeLine(readingForTerminal(article, reading));
  });
}
