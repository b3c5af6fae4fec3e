/**
 * Gathers what comes into lists: a list is given on as soon as it has `most` items, or `wait` milliseconds after its
 * first one, or when nothing more comes.
 */
export async function* batches<T>(items: AsyncIterable<T>, most: number, wait: number): AsyncGenerator<T[]> {
  const source = items[Symbol.asyncIterator]();
  let coming: Promise<IteratorResult<T>> | null = null;
  let done = false;
  try {
    while (!done) {
      const batch: T[] = [];
      let clock: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        clock = setTimeout(resolve, wait, 'late');
      });
      while (batch.length < most) {
        coming ??= source.next();
        // The clock counts from the first item, so that one is waited for without it.
        const event: IteratorResult<T> | 'late' = await (batch.length === 0 ? coming : Promise.race([coming, late]));
        if (event === 'late') break;
        coming = null;
        if (event.done) {
          done = true;
          break;
        }
        if (batch.length === 0) clock?.refresh();
        batch.push(event.value);
      }
      clearTimeout(clock);
      if (batch.length > 0) yield batch;
    }
  } finally {
    await source.return?.();
  }
}
