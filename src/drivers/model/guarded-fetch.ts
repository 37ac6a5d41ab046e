import type { ModelEndpoint } from './endpoint.ts';

/** The endpoint did what no model endpoint needs to do. */
export class EndpointMisbehaved extends Error {}

/** Headers that are sent; whatever else a client adds from the environment stays here. */
const sentHeaders = ['accept', 'content-type'];

/**
 * A `fetch` that speaks to one origin, follows no redirect, and reads a bounded answer whole before it returns,
 * so that the deadline of the request covers the last byte too.
 */
export function makeGuardedFetch(endpoint: ModelEndpoint, maxBytes: number): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== endpoint.url.origin) throw new EndpointMisbehaved('a request would leave the endpoint');
    const response = await fetch(url, { ...init, headers: makeHeaders(init.headers, endpoint), redirect: 'manual' });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new EndpointMisbehaved('the endpoint redirects elsewhere, which is not followed');
    }
    const body = await readBounded(response, maxBytes);
    const { status, headers } = response;
    return new Response([204, 205].includes(status) ? null : body, { status, headers: plainHeaders(headers) });
  };
}

function makeHeaders(given: RequestInit['headers'], endpoint: ModelEndpoint): Headers {
  const from = new Headers(given);
  const headers = new Headers({ 'user-agent': 'heal' });
  for (const name of sentHeaders) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (endpoint.kind === 'azure') headers.set('api-key', endpoint.apiKey);
  else if (endpoint.apiKey !== undefined) headers.set('authorization', `Bearer ${endpoint.apiKey}`);
  return headers;
}

/** The body is decoded by now: what described its transport would be wrong. */
function plainHeaders(headers: Headers): Headers {
  const plain = new Headers(headers);
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) plain.delete(name);
  return plain;
}

async function readBounded(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new EndpointMisbehaved(`the answer is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`);
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early cancels the stream.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
