import { Worker } from 'node:worker_threads';

/** Commits after which the log is written back into the record: so few that the log seldom grows to where a commit has to do it. */
const COMMITS = 8;

export interface Checkpoints {
  /** A transaction was committed. */
  committed(): void;
  close(): Promise<void>;
}

/**
 * Writes the write-ahead log back into the record in a thread of its own, so that no commit waits for it. The thread is
 * started when there is something to do.
 */
export function checkpoints(file: string): Checkpoints {
  let thread: { worker: Worker; ended: Promise<void> } | null = null;
  let since = 0;
  let busy = false;
  return {
    committed() {
      if (++since < COMMITS || busy) return;
      since = 0;
      busy = true;
      thread ??= start(file, () => {
        busy = false;
      });
      thread.worker.postMessage(null);
    },
    async close() {
      if (!thread) return;
      thread.worker.ref();
      thread.worker.postMessage('close');
      await thread.ended;
    },
  };
}

/** Without the thread SQLite writes the log back by itself when it grows large, so its failure is none of the record. */
function start(file: string, done: () => void): { worker: Worker; ended: Promise<void> } {
  const worker = new Worker(new URL('checkpointing.ts', import.meta.url), { workerData: file });
  worker.on('message', done);
  worker.on('error', () => {});
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => resolve());
  });
  worker.unref();
  return { worker, ended };
}
