import { inTransaction, type Db, type JobStore } from './rows.ts';

interface Waiting {
  /** Sets what is answered; throws what is thrown. */
  readonly run: (transaction: Db) => Promise<void>;
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}
const mostTogether = 200;

/**
 * Works that are asked for while others are written share the next transaction, and so one wait for the disk. Each still
 * resolves only when it is safe. When together they fail, each is tried alone: one that cannot be done takes no other
 * with it.
 */
export function shareTransaction(store: JobStore): <T>(work: (transaction: Db) => Promise<T>) => Promise<T> {
  let waiting: Waiting[] = [];
  let isWriting = false;
  const write = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      // Whatever else has arrived by now is heard of first.
      await new Promise(setImmediate);
      const together = waiting.slice(0, mostTogether);
      waiting = waiting.slice(mostTogether);
      try {
        await inTransaction(store, async (transaction) => {
          for (const { run } of together) await run(transaction);
        });
        for (const { done } of together) done();
      } catch {
        for (const { run, done, fail } of together) await inTransaction(store, run).then(done, fail);
      }
    }
    isWriting = false;
  };
  return <T>(work: (transaction: Db) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      let answer: { readonly is: T } | undefined;
      waiting.push({
        run: async (transaction) => {
          answer = { is: await work(transaction) };
        },
        done: () => (answer ? resolve(answer.is) : reject(new Error('nothing was written'))),
        fail: reject,
      });
      if (!isWriting) void write();
    });
}
