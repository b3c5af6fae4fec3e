import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { answer, type Task } from './reading.ts';

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
