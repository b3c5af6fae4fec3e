import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { type Done, type Task, work } from '../../jobs/index.ts';
import { wholeNumber } from '../options.ts';
import { note, writeLine } from '../output.ts';
import { type ReaderOption, readerOption } from '../reader.ts';
import { dataOption, newsroomOnly } from '../record.ts';

interface Options extends ReaderOption {
  data: string;
  threads: number;
  untilDone?: boolean;
  jsonl?: boolean;
}

export function configure(command: Command): void {
  command
    .addOption(dataOption())
    .option('--threads <n>', 'pages to read at once', wholeNumber(1), availableParallelism())
    .addOption(readerOption())
    .option('--until-done', 'end when nothing waits any more')
    .option('--jsonl', 'write a line for each task as it is done')
    .addHelpText('after', EXAMPLES)
    .action(async ({ data, threads, reader, untilDone, jsonl }: Options) => {
      newsroomOnly(data, 'Workers share the work on a record in PostgreSQL.');
      const told = (task: Task, result: Done | { error: unknown; again: boolean }): void => {
        if (jsonl) void writeLine(JSON.stringify(lineOf(task, result))).catch(() => {});
      };
      const working = await work(data, { threads, done: told, ...(reader === undefined ? {} : { reader }) });
      note('This worker takes tasks as they come (end it with Ctrl-C).');
      const toldToEnd = ['SIGINT', 'SIGTERM'].map((signal) => once(process, signal));
      await Promise.race(untilDone ? [working.drained(), ...toldToEnd] : toldToEnd);
      await working.stop();
    });
}

function lineOf(task: Task, result: Done | { error: unknown; again: boolean }): object {
  const { task: kind, ...rest } = task;
  const what = 'page' in rest ? { name: rest.name } : rest;
  if (result === null) return { task: kind, ...what, nothing: true };
  if ('error' in result)
    return { task: kind, ...what, error: String((result.error as Error)?.message), again: result.again };
  return { task: kind, ...what, ...result };
}

const EXAMPLES = `
Examples:
  $ rapporteur worker --data postgres://desk@db.example/news
  $ rapporteur ingest archive/ --queue --data postgres://desk@db.example/news
  $ rapporteur jobs --data postgres://desk@db.example/news`;
