/** Loopback HTTP by which a test on Linux calls what runs on Windows, whose pipes Node cannot use under Wine. */
import { renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { flushCompileCache } from 'node:module';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const call = z.object({ method: z.string(), args: z.array(z.unknown()) });
/** Bytes are answered as they are, with `facts` in a header. */
export interface Raw {
  readonly bytes: Uint8Array;
  readonly facts: unknown;
}
export type Methods = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>>;

/**
 * Listens on a free port and writes `{ port }` to the file when it does. A call is
 * `POST /` with `{ method, args }` and the token; the answer is `{ value }`, `{ error, name }` or bytes.
 */
export function serve(methods: Methods, { token, readyFile }: { readonly token: string; readonly readyFile: string }) {
  const server = createServer((request, response) => {
    if (request.headers['authorization'] !== token) {
      response.writeHead(403).end();
      return;
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      answer(methods, Buffer.concat(parts).toString('utf8')).then(
        (value) => {
          if (isRaw(value)) {
            response.writeHead(200, { 'content-type': 'application/octet-stream', facts: JSON.stringify(value.facts) });
            response.end(value.bytes);
          } else response.end(JSON.stringify({ value }));
        },
        (error: unknown) => {
          const { name, message } = error instanceof Error ? error : new Error(String(error));
          response.end(JSON.stringify({ name: error?.constructor.name ?? name, error: message }));
        },
      );
    });
  });
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1', () => {
    // Listening on a port, not on a pipe.
    const { port } = server.address() as AddressInfo;
    writeFileSync(`${readyFile}.part`, JSON.stringify({ port }));
    renameSync(`${readyFile}.part`, readyFile);
    // It may be ended from outside, where nothing is written any more.
    flushCompileCache();
  });
}
async function answer(methods: Methods, body: string): Promise<unknown> {
  const { method, args } = call.parse(JSON.parse(body));
  const found = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (found === undefined) throw new Error(`There is no ${method} here`);
  return found(...args);
}
function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && 'bytes' in value && 'facts' in value;
}
