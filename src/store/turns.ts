/** Work that takes turns in one program: of each name one piece at a time, in the order that they were asked for. */
export function turns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const own = (last.get(name) ?? Promise.resolve()).then(work);
    const over = own.catch(() => {});
    last.set(name, over);
    void over.then(() => {
      if (last.get(name) === over) last.delete(name);
    });
    return own;
  };
}
