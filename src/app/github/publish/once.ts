import { setTimeout as wait } from 'node:timers/promises';
import { statusOf } from '#drivers/github/app-auth.ts';

const mostTries = 3;

/**
 * Does what must not be done twice. Where the answer was lost - a cut connection, a 5xx, a `422` that says it exists -
 * it looks whether it was done, before it is done again.
 */
export async function once<T>(
  work: { readonly act: () => Promise<T>; readonly find: () => Promise<T | undefined> },
  { signal, pauseMs }: { readonly signal: AbortSignal; readonly pauseMs: number },
): Promise<T> {
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    try {
      return await work.act();
    } catch (error) {
      if (signal.aborted || isRefusal(error)) throw error;
      const found = await work.find();
      if (found !== undefined) return found;
      if (statusOf(error) === 422 || tries === mostTries) throw error;
      await wait(pauseMs * tries, undefined, { signal });
    }
  }
}

/** An answer that asking again does not change. */
function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 && status !== 422;
}
