import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RawRequest {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  /** The body as it came over the wire. */
  readonly raw: string;
  // Tests look into what Heal itself wrote.
  readonly json: Record<string, never> & { readonly response_format?: { readonly type: string } };
}
export interface RawServer {
  readonly url: URL;
  readonly requests: RawRequest[];
  /** Requests that were open at the same time, at most. */
  readonly mostAtOnce: () => number;
  close(): Promise<void>;
}
export type Reply = (response: ServerResponse, request: RawRequest, count: number) => void | Promise<void>;

/** A server that does exactly what a test says, byte by byte: what a faithful one would never do. */
export async function startRawServer(reply: Reply): Promise<RawServer> {
  const requests: RawRequest[] = [];
  let open = 0;
  let most = 0;
  const server = createServer((incoming, response) => {
    most = Math.max(most, ++open);
    response.on('close', () => open--);
    response.on('error', () => undefined);
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const raw = Buffer.concat(chunks).toString();
      const request: RawRequest = {
        url: incoming.url ?? '',
        headers: incoming.headers,
        raw,
        json: JSON.parse(raw || '{}'),
      };
      requests.push(request);
      void reply(response, request, requests.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/v1`),
    requests,
    mostAtOnce: () => most,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A chat completion whose answer is `content`. */
export function completion(content: unknown, changes: Record<string, unknown> = {}): string {
  const text = typeof content === 'string' || content === null ? content : JSON.stringify(content);
  return JSON.stringify({
    id: 'c1',
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
    usage: { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 },
    ...changes,
  });
}

export function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
