/** Calls what `programs/serve.ts` serves. */
import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const ready = z.object({ port: z.number() });
const reply = z.union([z.object({ error: z.string(), name: z.string() }), z.object({ value: z.unknown().optional() })]);

/** What was thrown on the other side. */
export class RemoteError extends Error {
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message);
    this.kind = kind;
  }
}
export interface Remote {
  readonly call: (method: string, ...args: readonly unknown[]) => Promise<unknown>;
  readonly callForBytes: (
    method: string,
    ...args: readonly unknown[]
  ) => Promise<{ bytes: Uint8Array; facts: unknown }>;
}
export function createRemote(port: number, token: string, timeoutMs = 30_000): Remote {
  const post = (method: string, args: readonly unknown[]) =>
    fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: { authorization: token },
      body: JSON.stringify({ method, args }),
      signal: AbortSignal.timeout(timeoutMs),
    });
  const valueIn = async (response: Response): Promise<unknown> => {
    const said = reply.parse(await response.json());
    if ('error' in said) throw new RemoteError(said.name, said.error);
    return said.value;
  };
  return {
    call: async (method, ...args) => valueIn(await post(method, args)),
    async callForBytes(method, ...args) {
      const response = await post(method, args);
      const facts = response.headers.get('facts');
      if (facts === null) throw new Error(`${method} answered ${JSON.stringify(await valueIn(response))}`);
      return { bytes: new Uint8Array(await response.arrayBuffer()), facts: JSON.parse(facts) };
    },
  };
}

/** Waits until the file says on which port, as long as `isAlive`. */
export async function readPort(
  readyFile: string,
  isAlive: () => boolean,
  timeoutMs: number,
): Promise<number | undefined> {
  const end = Date.now() + timeoutMs;
  while (Date.now() < end && isAlive()) {
    const text = await readFile(readyFile, 'utf8').catch(() => undefined);
    if (text !== undefined) return ready.parse(JSON.parse(text)).port;
    await wait(20);
  }
  return undefined;
}
