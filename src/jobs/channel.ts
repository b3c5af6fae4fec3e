/** A stream that is written to from several sides and read from one. */
export interface Channel<T> extends AsyncIterable<T> {
  push(thing: T): void;
  /** Nothing more comes; with an error, reading ends by throwing it. */
  end(error?: unknown): void;
}

export function channel<T>(): Channel<T> {
  const held: T[] = [];
  let ended: { error: unknown } | null = null;
  let wake: (() => void) | null = null;
  const stir = (): void => {
    wake?.();
    wake = null;
  };
  return {
    push(thing) {
      held.push(thing);
      stir();
    },
    end(error) {
      ended ??= { error };
      stir();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (held.length > 0) yield held.shift()!;
        if (ended) {
          if ((ended as { error: unknown }).error !== undefined) throw (ended as { error: unknown }).error;
          return;
        }
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}
