/** Runs one piece of work after the other: SQLite has one connection here, and transactions on it must not interleave. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

export function makeQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
}

export const runAtOnce: Queue = (work) => work();
