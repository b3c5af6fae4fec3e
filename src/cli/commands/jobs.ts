import type { Command } from 'commander';
import { type Failed, openQueue } from '../../jobs/index.ts';
import { paint, writeLine } from '../output.ts';
import { dataOption, newsroomOnly } from '../record.ts';
import { columnsOf } from '../terminal/columns.ts';
import { printable } from '../terminal/marks.ts';

interface Options {
  data: string;
  json?: boolean;
  retry?: boolean;
}

export function configure(command: Command): void {
  command
    .addOption(dataOption())
    .option('--retry', 'put what failed for good back in, to be tried again')
    .option('--json', 'write {queues, failed} as JSON')
    .action(async ({ data, json, retry }: Options) => {
      newsroomOnly(data, 'Only a record in PostgreSQL has work waiting beside it.');
      const queue = await openQueue(data);
      try {
        const retried = retry ? await queue.retryFailed() : null;
        const [queues, failed] = [await queue.depths(), await queue.failed()];
        if (json) {
          const lines = failed.map((one) => ({ name: nameOf(one), at: one.at, error: one.failure }));
          return writeLine(JSON.stringify({ queues, failed: lines, ...(retried === null ? {} : { retried }) }));
        }
        if (retried !== null) await writeLine(`${retried} put back in`);
        const head = ['task', 'waiting', 'in hand', 'failed'];
        const rows = queues.map(({ queue, ...counts }) => [
          queue,
          ...[counts.waiting, counts.active, counts.failed].map((n) => n.toLocaleString('en')),
        ]);
        await writeLine(columnsOf([head, ...rows]));
        const colour = paint(process.stdout);
        for (const one of failed)
          await writeLine(`\n${printable(nameOf(one))}  ${colour('dim', one.at)}\n  ${printable(one.failure.message)}`);
      } finally {
        await queue.close();
      }
    });
}

function nameOf({ task }: Failed): string {
  if (task.task === 'read') return task.name;
  if (task.task === 'relate') return 'relate';
  return 'feed' in task ? `feed ${task.feed}` : task.item;
}
