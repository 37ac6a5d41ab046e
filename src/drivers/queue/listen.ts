import type { Pool, PoolClient } from 'pg';
import { cancelChannel } from './graphile-delivery.ts';
import { pause } from './session.ts';

/** Hears of cancelled jobs at once, on a connection of its own that is opened again when it breaks. */
export async function listenForCancels(pool: Pool, signal: AbortSignal, hear: () => void): Promise<void> {
  while (!signal.aborted) {
    const client = await pool.connect().catch(() => undefined);
    if (client) {
      const isBroken = await listen(client, signal, hear);
      client.release(isBroken);
    }
    await pause(1000, signal);
  }
}

/** Resolves when the signal is aborted (false) or the connection breaks (true). */
async function listen(client: PoolClient, signal: AbortSignal, hear: () => void): Promise<boolean> {
  const broken = new AbortController();
  const onError = () => broken.abort();
  client.on('notification', hear).on('error', onError).on('end', onError);
  try {
    await client.query(`listen ${cancelChannel}`);
    // What was asked for while nobody listened.
    hear();
    await pause(2 ** 31 - 1, AbortSignal.any([signal, broken.signal]));
    if (!broken.signal.aborted) await client.query(`unlisten ${cancelChannel}`);
    return broken.signal.aborted;
  } catch {
    return true;
  } finally {
    client.off('notification', hear).off('error', onError).off('end', onError);
  }
}
