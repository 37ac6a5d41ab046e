import type { IncomingHttpHeaders } from 'node:http';
import type { Log, LogFacts } from './log.ts';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As of URLPattern: `/jobs/:id`. */
  readonly path: string;
  handle(request: ServedRequest): Promise<Reply> | Reply;
}
export interface ServedRequest {
  /** Made here; in the log and in the answer's `x-request-id`. */
  readonly id: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly log: Log;
  /** Aborted when the sender has gone. */
  readonly signal: AbortSignal;
  /** The raw bytes. Throws `RequestRefused`; answer nothing else then. */
  readBody(mostBytes: number): Promise<Buffer>;
}
export interface Reply {
  readonly status: number;
  /** An object is sent as JSON. */
  readonly body?: string | object;
  /** `text/plain` for a string when absent. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** For the line in the log. */
  readonly facts?: LogFacts;
}
export type Found =
  { readonly route: Route; readonly params: ServedRequest['params'] } | { readonly allowed: readonly string[] };

/** Finds the route for a method and a path. `allowed` is empty when nothing is at this path. */
export function makeRouter(routes: readonly Route[]): (method: string, path: string) => Found {
  const compiled = routes.map((route) => ({ route, pattern: new URLPattern({ pathname: route.path }) }));
  return (method, path) => {
    const there = compiled.flatMap(({ route, pattern }) => {
      const match = pattern.exec({ pathname: path });
      return match ? [{ route, params: match.pathname.groups }] : [];
    });
    const wanted = method === 'HEAD' ? 'GET' : method;
    return there.find(({ route }) => route.method === wanted) ?? { allowed: there.map(({ route }) => route.method) };
  };
}
