export interface Stopwatch {
  /** Aborted once the time has run out. */
  readonly signal: AbortSignal;
  /** Waits for something during which the time does not run. */
  paused<T>(work: Promise<T>): Promise<T>;
  stop(): void;
}

/** A limit of so many milliseconds for work that must sometimes wait its turn, and that `outer` ends too. */
export function stopwatch(time: number, outer?: AbortSignal): Stopwatch {
  const ending = new AbortController();
  let left = time;
  let since = 0;
  let clock: NodeJS.Timeout | undefined;
  const start = (): void => {
    since = performance.now();
    clock = setTimeout(() => ending.abort(new Error('time has run out')), Math.max(0, left));
  };
  const halt = (): void => {
    clearTimeout(clock);
    left -= performance.now() - since;
  };
  start();
  return {
    signal: outer ? AbortSignal.any([ending.signal, outer]) : ending.signal,
    paused: async (work) => {
      halt();
      try {
        return await work;
      } finally {
        start();
      }
    },
    stop: () => clearTimeout(clock),
  };
}
