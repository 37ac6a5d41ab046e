import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Api, ApiReply } from './api.ts';
import type { Fault, Faults } from './faults.ts';
import { matchGit, serveGit } from './git-http.ts';
import { findPage } from './pages.ts';
import type { World } from './world.ts';

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly status: number;
  /** `pulls/create` */
  readonly operation: string;
  readonly login: string | undefined;
  readonly body: string;
}

const largestBody = 100 * 1024 * 1024;
const limit = 5000;

/** Listens on 127.0.0.1: API under its prefix, git and pages under `/`. */
export function createDoubleServer(parts: {
  readonly world: World;
  readonly api: Api;
  readonly faults: Faults;
  readonly prefix: string;
  readonly requests: RecordedRequest[];
}): Server {
  const { world, api, faults, prefix, requests } = parts;
  let used = 0;
  return createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      api.ownFaults.push(`${request.method} ${request.url}: ${String(error)}`);
      response.destroy();
    });
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request;
    const url = new URL(request.url ?? '/', world.webUrl);
    const fault = faults.take(method, url.pathname);
    if (fault?.kind === 'slow') await new Promise((done) => setTimeout(done, fault.milliseconds));
    if (fault?.kind === 'cut') return void request.socket.destroy();
    const git = matchGit(url.pathname);
    if (git && fault?.kind === 'status') return void response.writeHead(fault.status).end();
    if (git) return serveGit(world, api, request, response, git);
    const body = await readBody(request);
    const page = await findPage(world, method, url, body);
    if (page) return void response.writeHead(page.status, page.headers).end(page.body);
    const path = readApiPath(url.pathname, prefix);
    if (path === undefined) return void response.writeHead(404).end();
    const secret = (request.headers.authorization ?? '').split(' ')[1] ?? '';
    const token = world.tokens.get(secret);
    if (fault?.kind === 'revoke-token' && token) token.isRevoked = true;
    const record = (status: number, operation: string) =>
      requests.push({
        method,
        path,
        search: url.search,
        status,
        operation,
        login: token?.account.login,
        body: body.toString(),
      });
    const planned = fault ? makeFault(fault, world) : undefined;
    if (planned) {
      record(planned.status, 'fault');
      return send(response, planned, {});
    }
    const reply = await api.answer({
      method,
      path,
      search: url.searchParams,
      authorization: request.headers.authorization,
      accept: request.headers.accept ?? '',
      body,
    });
    used += 1;
    record(reply.status, reply.operation);
    if (fault?.kind === 'lost-answer') return void request.socket.destroy();
    const headers = {
      'x-github-request-id': `DOUBLE:${used}`,
      'x-github-media-type': 'github.v3; format=json',
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(Math.max(0, limit - used)),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.floor(world.now() / 1000) + 3600),
      'x-ratelimit-resource': 'core',
      date: new Date(world.now()).toUTCString(),
    };
    if (fault?.kind === 'bad-json') return send(response, { ...reply, status: 200, body: '{"id": 1, "na' }, headers);
    if (fault?.kind === 'cut-body') return cutBody(response, reply, headers);
    send(response, reply, headers);
  }
}

function readApiPath(pathname: string, prefix: string): string | undefined {
  // The way of an Enterprise server: GraphQL lies beside the versioned API.
  if (prefix !== '' && pathname === '/api/graphql') return '/graphql';
  if (prefix !== '' && !pathname.startsWith(`${prefix}/`)) return undefined;
  return pathname.slice(prefix.length);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > largestBody) throw new Error('a body above 100 MB');
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, reply: ApiReply, headers: Record<string, string>): void {
  response.writeHead(reply.status, { ...headers, ...reply.headers });
  response.end(reply.body);
}

function cutBody(response: ServerResponse, reply: ApiReply, headers: Record<string, string>): void {
  const body = Buffer.from(reply.body ?? '');
  response.writeHead(reply.status, { ...headers, ...reply.headers, 'content-length': String(body.length) });
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

function makeFault(fault: Fault, world: World): ApiReply | undefined {
  const json = (status: number, message: string, headers: Record<string, string>): ApiReply => ({
    status,
    body: JSON.stringify({
      message,
      documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api',
    }),
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    operation: 'fault',
  });
  if (fault.kind === 'primary-limit')
    return json(fault.status ?? 403, 'API rate limit exceeded for installation.', {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-used': String(limit),
      'x-ratelimit-reset': String(Math.ceil(world.now() / 1000 + fault.resetInSeconds)),
      'x-ratelimit-resource': 'core',
    });
  if (fault.kind === 'secondary-limit')
    return json(
      fault.status ?? 403,
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      fault.retryAfterSeconds === undefined ? {} : { 'retry-after': String(fault.retryAfterSeconds) },
    );
  return fault.kind === 'status' ? json(fault.status, 'Server Error', {}) : undefined;
}
