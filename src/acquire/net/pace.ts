/** Lets requests to one host follow one another at a distance, and all requests together not be too many at once. */
export interface Pace {
  /**
   * Waits for a turn with a host, does the work, and gives the turn on.
   * @param gap milliseconds between the end of one request and the start of the next
   */
  turn<T>(host: string, gap: number, work: () => Promise<T>): Promise<T>;
}

/** @param most requests under way at once, over all hosts */
export function pace(most: number): Pace {
  const last = new Map<string, { done: Promise<unknown>; free: number }>();
  const waiting: (() => void)[] = [];
  let underWay = 0;

  const enter = async (): Promise<void> => {
    if (underWay >= most) await new Promise<void>((go) => waiting.push(go));
    else underWay++;
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else underWay--;
  };

  return {
    turn(host, gap, work) {
      const before = last.get(host);
      const mine = { done: Promise.resolve() as Promise<unknown>, free: 0 };
      const result = (async () => {
        await before?.done;
        const wait = (before?.free ?? 0) - performance.now();
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
        await enter();
        try {
          return await work();
        } finally {
          leave();
          mine.free = performance.now() + gap;
        }
      })();
      mine.done = result.then(
        () => {},
        () => {},
      );
      last.set(host, mine);
      if (last.size > MOST_HOSTS) forget(last);
      return result;
    },
  };
}

const MOST_HOSTS = 10_000;

/** Drops the hosts whose turn has long passed. */
function forget(last: Map<string, { free: number }>): void {
  const now = performance.now();
  for (const [host, { free }] of last) if (free > 0 && free < now) last.delete(host);
}
