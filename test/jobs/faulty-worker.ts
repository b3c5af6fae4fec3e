import { parentPort } from 'node:worker_threads';
import { answer, type Task } from '../../src/jobs/reading.ts';

// The worker with faults planted in it: some pages hang it, end it, or throw outside the reading.
parentPort!.postMessage('ready');
let last = Promise.resolve();
parentPort!.on('message', (task: Task) => {
  last = last.then(async () => {
    if (task.page.body === 'hang') for (;;);
    if (task.page.body === 'exit') process.exit(3);
    if (task.page.body === 'throw') throw new Error('planted');
    parentPort!.postMessage(await answer(task));
  });
});
