import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { Failure } from '../record/index.ts';
import type { Answer, Task } from './reading.ts';

/** Pages that a worker holds at once: one to read and one to go on with. */
const DEPTH = 2;

export interface Crew {
  /** Has a page read by whichever worker is free first. */
  ask(task: Task): Promise<Answer>;
  /** Pages that all workers together can hold. */
  readonly room: number;
  /** Ends all workers; pages that still wait are not answered. */
  dismiss(): Promise<void>;
}

interface Asked {
  task: Task;
  answered: (answer: Answer) => void;
}

interface Hand {
  worker: Worker;
  /** Its answers; on a port of their own, so that those given before it ended can still be taken after. */
  answers: MessagePort;
  held: Asked[];
  /** Whether it has loaded what it reads with: before that no page's time runs. */
  ready: boolean;
  clock: NodeJS.Timeout | undefined;
}

/**
 * Worker threads, started one by one as there is work for them. A page that ends its worker (out of memory) or takes longer
 * than `limit` milliseconds is answered with a failure; the worker is replaced and its other page read again.
 */
export function crew(size: number, limit: number, file = WORKER): Crew {
  const hands = new Set<Hand>();
  const queue: Asked[] = [];

  function start(): Hand {
    const { port1: answers, port2: answered } = new MessageChannel();
    const worker = new Worker(file, { workerData: answered, transferList: [answered] });
    const hand: Hand = { worker, answers, held: [], ready: false, clock: undefined };
    answers.on('message', (message: Answer | 'ready') => {
      take(hand, message);
      next(hand);
    });
    worker.on('error', (error) => lose(hand, broken(error)));
    worker.on('exit', () => lose(hand, broken(null)));
    hands.add(hand);
    return hand;
  }

  function take(hand: Hand, message: Answer | 'ready'): void {
    stopClock(hand);
    if (message === 'ready') hand.ready = true;
    else hand.held.shift()?.answered(message);
  }

  function next(hand: Hand): void {
    if (!hands.has(hand)) return;
    while (hand.held.length < DEPTH && queue.length > 0) give(hand, queue.shift()!);
    if (hand.ready && hand.held.length > 0) hand.clock ??= setTimeout(() => tooLate(hand), limit);
  }

  function tooLate(hand: Hand): void {
    if (drain(hand)) next(hand);
    else lose(hand, tooSlow(limit));
  }

  /** Takes the answers that are given but not delivered yet; whether there were any. */
  function drain(hand: Hand): boolean {
    let any = false;
    for (let left = receiveMessageOnPort(hand.answers); left; left = receiveMessageOnPort(hand.answers)) {
      take(hand, left.message);
      any = true;
    }
    return any;
  }

  function give(hand: Hand, asked: Asked): void {
    hand.held.push(asked);
    hand.worker.postMessage(asked.task);
  }

  function lose(hand: Hand, failure: Failure): void {
    if (!hands.delete(hand)) return;
    drain(hand);
    stopClock(hand);
    hand.answers.close();
    void hand.worker.terminate();
    const [culprit, ...others] = hand.held;
    culprit?.answered({ failure: failure.toJSON().error });
    queue.unshift(...others);
    if (queue.length > 0) next(start());
  }

  return {
    room: size * DEPTH,
    ask: (task) =>
      new Promise((answered) => {
        queue.push({ task, answered });
        const free = [...hands].find((hand) => hand.held.length === 0);
        if (free) next(free);
        else if (hands.size < size) next(start());
        else for (const hand of hands) next(hand);
      }),
    dismiss: async () => {
      const all = [...hands];
      hands.clear();
      for (const hand of all) stopClock(hand);
      await Promise.all(all.map(({ worker }) => leave(worker, limit)));
      for (const { answers } of all) answers.close();
    },
  };
}

/**
 * Lets a worker end by itself, after the page it has in hand: one that is stopped while it loads or runs the model takes the
 * whole program down with it.
 */
async function leave(worker: Worker, limit: number): Promise<void> {
  const gone = new Promise<void>((done) => worker.once('exit', () => done()));
  const clock = setTimeout(() => void worker.terminate(), limit);
  worker.postMessage('end');
  await gone;
  clearTimeout(clock);
}

function stopClock(hand: Hand): void {
  clearTimeout(hand.clock);
  hand.clock = undefined;
}

// From the sources, and from what they are compiled to.
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

function broken(error: Error | null): Failure {
  const memory = (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return memory
    ? new Failure('too_large', 'The page needs more memory than there is.', { advice: 'Split it into its articles.' })
    : new Failure('defect', `Reading this page ended its worker: ${error?.message ?? 'it stopped'}.`, {
        advice: 'Please report it with the page.',
      });
}

function tooSlow(limit: number): Failure {
  return new Failure('too_slow', `The page took longer than ${limit / 1000} s to read.`, {
    advice: 'Split it into its articles, or leave out what is not its text.',
  });
}
