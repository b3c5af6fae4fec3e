/** The thread of `checkpoints.ts`. */
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

const database = new DatabaseSync(workerData as string, { timeout: 1000 });

parentPort!.on('message', (word: 'close' | null) => {
  if (word === 'close') {
    database.close();
    parentPort!.close();
    return;
  }
  try {
    database.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } finally {
    parentPort!.postMessage(null);
  }
});
