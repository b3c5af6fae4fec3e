/**
 * Does work on many things at once, at most so many, and gives each result as soon as it is there. Nothing more is begun
 * while results wait to be taken, so that memory does not grow with the stream.
 */
export async function* abreast<T, R>(
  things: AsyncIterable<T>,
  most: number,
  work: (thing: T) => Promise<R>,
): AsyncGenerator<R> {
  const source = things[Symbol.asyncIterator]();
  type Done = { own: Promise<unknown>; result: R };
  type More = { next: IteratorResult<T> };
  const underWay = new Set<Promise<Done>>();
  let coming: Promise<IteratorResult<T>> | null = source.next();
  try {
    while (underWay.size > 0 || coming) {
      const more: Promise<More> | null =
        coming !== null && underWay.size < most ? coming.then((next) => ({ next })) : null;
      const event: Done | More = await Promise.race([...underWay, more].filter((one) => one !== null));
      if ('next' in event) {
        coming = event.next.done ? null : source.next();
        if (event.next.done) continue;
        const { value } = event.next;
        const own: Promise<Done> = work(value).then((result) => ({ own, result }));
        underWay.add(own);
      } else {
        underWay.delete(event.own as Promise<Done>);
        yield event.result;
      }
    }
  } finally {
    // Whoever stops listening leaves work under way: it ends by itself, and its faults are nobody's.
    for (const one of underWay) one.catch(() => {});
    coming?.catch(() => {});
    await source.return?.();
  }
}
