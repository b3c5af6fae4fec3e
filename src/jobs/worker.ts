import { parentPort } from 'node:worker_threads';
import { answer, type Task } from './reading.ts';

parentPort!.postMessage('ready');

// One page after the other, in the order given; each is answered by one message.
let last = Promise.resolve();
parentPort!.on('message', (task: Task) => {
  last = last.then(async () => parentPort!.postMessage(await answer(task)));
});
