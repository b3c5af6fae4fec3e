import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { answer, type Task } from '../../src/jobs/reading.ts';

// The worker with faults planted in it: some pages hang it, end it, or throw outside the reading.
const answers = workerData as MessagePort;
answers.postMessage('ready');
let last = Promise.resolve();
parentPort!.on('message', (task: Task) => {
  last = last.then(async () => {
    if (task.page.body === 'hang') for (;;);
    if (task.page.body === 'exit') process.exit(3);
    if (task.page.body === 'throw') throw new Error('planted');
    answers.postMessage(await answer(task));
  });
});
