import type { Command } from 'commander';
import { acquire } from '../acquire/index.ts';
import { openQueue, type Task } from '../jobs/index.ts';
import type { Failure } from '../record/index.ts';
import { EXIT } from './exit.ts';
import { sayFailure, writeLine } from './output.ts';
import { exitWith } from './pages.ts';
import { progress } from './progress.ts';
import { newsroomOnly } from './record.ts';

/** Pages that go in together, and are answered for together. */
const MOST = 20;

/** Leaves pages to the workers; a page is answered for once it is in the queue, on disk. */
export async function queueAll(
  command: Command,
  inputs: readonly string[],
  { data, json, jsonl }: { data: string; json: boolean; jsonl: boolean },
): Promise<void> {
  newsroomOnly(data, 'Only a record in PostgreSQL has workers that pages can be left to.');
  const failed: { name: string; failure: Failure }[] = [];
  const skipped: { name: string; reason: string }[] = [];
  let queued = 0;
  let waiting: Extract<Task, { task: 'read' }>[] = [];
  const queue = await openQueue(data);
  const bar = progress('pages', null);
  const send = async (): Promise<void> => {
    const tasks = waiting;
    waiting = [];
    await queue.add(tasks);
    queued += tasks.length;
    for (const { name } of tasks) {
      bar.step();
      if (jsonl) await writeLine(JSON.stringify({ name, queued: true }));
    }
  };
  try {
    for await (const one of acquire(inputs, process.stdin)) {
      if ('page' in one) waiting.push({ task: 'read', name: one.name, page: one.page });
      else if ('failure' in one) failed.push(one);
      else skipped.push({ name: one.name, reason: one.skipped });
      if (waiting.length >= MOST) await send();
    }
    await send();
  } finally {
    bar.end();
    await queue.close();
  }
  if (json)
    await writeLine(
      JSON.stringify({ queued, failed: failed.map(({ name, failure }) => ({ name, ...failure.toJSON() })), skipped }),
    );
  else {
    for (const { failure } of failed) sayFailure(failure);
    if (!jsonl) await writeLine(`${queued.toLocaleString('en')} left to the workers`);
  }
  exitWith(command, failed.length === 0 ? EXIT.ok : EXIT.some);
}
