import { enableCompileCache } from 'node:module';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Task } from './reading.ts';

// Before the reader is loaded: a worker does not share the cache of the thread that started it.
enableCompileCache();
const { answer } = await import('./reading.ts');

const answers = workerData as MessagePort;
answers.postMessage('ready');

// One page after the other, in the order given; each is answered by one message.
let last = Promise.resolve();
let dismissed = false;
parentPort!.on('message', (task: Task | 'end') => {
  if (task === 'end') {
    dismissed = true;
    last = last.then(() => {
      parentPort!.close();
      answers.close();
    });
  } else
    last = last.then(async () => {
      if (!dismissed) answers.postMessage(await answer(task));
    });
});
