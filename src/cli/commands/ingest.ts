import type { Command } from 'commander';
import { EXIT } from '../exit.ts';
import { ingestAll } from '../ingesting.ts';
import { writeLine } from '../output.ts';
import { exitWith } from '../pages.ts';
import { queueAll } from '../queueing.ts';
import { type ReaderOption, readerOption } from '../reader.ts';
import { dataOption, withStore } from '../record.ts';
import { summaryJson, summaryText } from '../terminal/summary.ts';

interface Options extends ReaderOption {
  data: string;
  json?: boolean;
  jsonl?: boolean;
  relate: boolean;
  queue?: boolean;
}

export function configure(command: Command): void {
  command
    .argument('<pages...>', 'files, folders, addresses, or - for standard input (a page, or JSON Lines)')
    .addOption(dataOption())
    .option('--json', 'write the summary as JSON')
    .option('--jsonl', 'write a line {id, name, saved} for each page as soon as it is safe on disk')
    .addOption(readerOption())
    .option('--no-relate', 'do not look for copies among the reports afterwards')
    .option('--queue', 'leave the pages to the workers of a record in PostgreSQL')
    .addHelpText('after', EXAMPLES)
    .action(async (inputs: string[], { data, json, jsonl, reader, relate, queue }: Options) => {
      if (queue) return queueAll(command, inputs, { data, json: json ?? false, jsonl: jsonl ?? false });
      const summary = await withStore(data, false, (store) =>
        ingestAll(store, inputs, {
          ...{ reader, relate },
          ...(jsonl ? { kept: (id, name, saved) => writeLine(JSON.stringify({ id, name, saved })) } : {}),
        }),
      );
      if (json) await writeLine(JSON.stringify(summaryJson(summary)));
      else if (jsonl) process.stderr.write(`${summaryText(summary, process.stderr)}\n`);
      else await writeLine(summaryText(summary, process.stdout));
      exitWith(command, summary.failed.length === 0 ? EXIT.ok : EXIT.some);
    });
}

const EXAMPLES = `
A folder may have an index.json, [{"file", "outlet", "url", "published", "title"}], whose facts win over the pages' own.

Examples:
  $ rapporteur ingest reports/ more.jsonl https://example.org/news/talks
  $ zcat pages.jsonl.gz | rapporteur ingest - --data ./record`;
