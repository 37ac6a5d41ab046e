import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import { makeBodyBudget, readBody, RequestRefused, type BodyBudget } from './body.ts';
import type { Log } from './log.ts';
import { makeRouter, type Found, type Reply, type Route } from './router.ts';

export interface ServerOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly routes: readonly Route[];
  readonly log: Log;
}
export interface RunningServer {
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  /** Takes no more connections, ends what is being answered, and cuts what is left after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** Bodies that are read at one time, over all senders. */
const mostBodyBytes = 128 * 2 ** 20;
const mostConnections = 1000;
/** How long a refused sender may go on sending, unread, before it is cut: without it, it would not see the answer. */
const lingerMs = 5_000;
const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/** The one HTTP server of Heal: webhooks now; the Job API and the dashboard add routes of theirs. */
export async function startServer({ host, port, routes, log }: ServerOptions): Promise<RunningServer> {
  const find = makeRouter(routes);
  const budget = makeBodyBudget(mostBodyBytes);
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16 * 1024,
      // Two ways to tell where a body ends, or a header twice, are how requests are smuggled.
      insecureHTTPParser: false,
    },
    (request, response) => void answer(request, response, find, budget, log),
  );
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explainListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  server.on('error', (error) => log.error({ error: messageOf(error) }, 'The server failed'));
  // `address()` is a text only for sockets in the file system.
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shown}:${address.port}`,
    async close(graceMs) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(cut);
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  find: (method: string, path: string) => Found,
  budget: BodyBudget,
  log: Log,
): Promise<void> {
  const started = performance.now();
  const id = randomUUID();
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const target = URL.parse(request.url ?? '/', 'http://heal.invalid');
  const found: Found = target ? find(request.method ?? '', target.pathname) : { allowed: [] };
  // The path as it was written in the code: what a sender put there is not for the log.
  const path = 'route' in found ? found.route.path : '(none)';
  const requestLog = log.with({ request: id, method: request.method, path });
  let reply: Reply;
  try {
    reply =
      'route' in found && target
        ? await found.route.handle({
            id,
            params: found.params,
            query: target.searchParams,
            headers: request.headers,
            log: requestLog,
            signal: gone.signal,
            readBody: (mostBytes) => readBody(request, mostBytes, budget),
          })
        : refuseUnknown(found);
  } catch (error) {
    if (error instanceof RequestRefused) {
      reply = { status: error.status, body: { error: error.message } };
    } else {
      requestLog.error({ error: messageOf(error) }, 'A request failed');
      reply = { status: 500, body: { error: 'something went wrong here; it was logged', request: id } };
    }
  }
  send(request, response, id, reply);
  const facts = { ...reply.facts, status: reply.status, ms: Math.round(performance.now() - started) };
  if (reply.status >= 400) requestLog.warn(facts, 'Answered');
  else if (path !== '/healthz' && path !== '/readyz') requestLog.info(facts, 'Answered');
}

function refuseUnknown(found: Found): Reply {
  const allowed = 'allowed' in found ? found.allowed : [];
  if (allowed.length === 0) return { status: 404, body: { error: 'nothing is here' } };
  return { status: 405, body: { error: 'not with this method' }, headers: { allow: allowed.join(', ') } };
}

function send(request: IncomingMessage, response: ServerResponse, id: string, reply: Reply): void {
  if (response.destroyed) return;
  const isText = typeof reply.body === 'string' || reply.body === undefined;
  const text = isText ? String(reply.body ?? '') : JSON.stringify(reply.body);
  const type = reply.type ?? (isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8');
  // A body that nobody read stands before the next request on this connection: there is none.
  const isUnread = !request.complete;
  response.writeHead(reply.status, {
    ...securityHeaders,
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'x-request-id': id,
    ...(isUnread ? { connection: 'close' } : {}),
    ...(reply.status === 503 ? { 'retry-after': '5' } : {}),
    ...reply.headers,
  });
  const body = request.method === 'HEAD' ? '' : text;
  if (!isUnread) {
    response.end(body);
    return;
  }
  // The answer is whole now; ending it would cut the connection while the sender still writes, and it would not read on.
  if (body !== '') response.write(body);
  const end = () => {
    clearTimeout(cut);
    response.end();
  };
  const cut = setTimeout(() => request.socket.destroy(), lingerMs);
  request.on('error', end);
  request.once('end', end);
  request.resume();
}

function explainListen(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const remedies: Record<string, string> = {
    EADDRINUSE: 'End what uses this port, or name another one with PORT.',
    EACCES: 'Ports below 1024 are for administrators: name another one with PORT.',
    EADDRNOTAVAIL: 'Name an address of this machine with HOST, or 0.0.0.0 for all of them.',
  };
  const remedy = remedies[error.code ?? ''];
  return remedy ? new EnvironmentError(`Cannot listen on ${host}:${port} (${error.code}).`, remedy) : error;
}
