import { parentPort } from 'node:worker_threads';
import { answer, type Task } from './reading.ts';

parentPort!.postMessage('ready');

// One page after the other, in the order given; each is answered by one message.
let last = Promise.resolve();
let dismissed = false;
parentPort!.on('message', (task: Task | 'end') => {
  if (task === 'end') {
    dismissed = true;
    last = last.then(() => parentPort!.close());
  } else
    last = last.then(async () => {
      if (!dismissed) parentPort!.postMessage(await answer(task));
    });
});
