import type { OpenAI } from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { EndpointMisbehaved } from './guarded-fetch.ts';

/** What came of one request. `isFree`: it is certain that nothing was computed for it. */
export type Sent =
  | { readonly kind: 'answered'; readonly body: unknown }
  /** The endpoint said no, in a way that the same words would meet again. */
  | { readonly kind: 'rejected'; readonly status: number; readonly complaint: string; readonly isFree: true }
  /** It may work when it is tried again. */
  | {
      readonly kind: 'failed';
      readonly why: 'rate-limited' | 'unreachable' | 'failed';
      readonly detail: string;
      readonly headers: Headers | undefined;
      readonly isFree: boolean;
    }
  | { readonly kind: 'misbehaved'; readonly detail: string }
  /** The signal cut it. */
  | { readonly kind: 'cut' };

/** Sends one request, once. Never throws. */
export async function send(
  client: OpenAI,
  request: ChatCompletionCreateParamsNonStreaming,
  signal: AbortSignal,
): Promise<Sent> {
  try {
    return { kind: 'answered', body: await client.chat.completions.create(request, { signal, timeout: 3_600_000 }) };
  } catch (error) {
    return signal.aborted ? { kind: 'cut' } : explain(error);
  }
}

function explain(error: unknown): Sent {
  const chain = causesOf(error);
  const misbehaved = chain.find((one) => one instanceof EndpointMisbehaved);
  if (misbehaved) return { kind: 'misbehaved', detail: misbehaved.message };
  const status = numberOf(error, 'status');
  if (status === undefined) return explainConnection(chain);
  const complaint = `${textOf(error, 'param')} ${textOf(error, 'code')} ${error instanceof Error ? error.message : ''}`;
  const headers = headersOf(error);
  if (status === 429 && !/insufficient_quota/.test(complaint)) {
    return {
      kind: 'failed',
      why: 'rate-limited',
      detail: 'the endpoint says 429, too many requests',
      headers,
      isFree: true,
    };
  }
  if (status >= 500 && status !== 501) {
    return { kind: 'failed', why: 'failed', detail: `the endpoint says ${status}`, headers, isFree: false };
  }
  if (status === 408 || status === 409) {
    return { kind: 'failed', why: 'failed', detail: `the endpoint says ${status}`, headers, isFree: false };
  }
  return { kind: 'rejected', status, complaint, isFree: true };
}

/** Codes of connections that were never made: no word of the request was sent. */
const neverSent =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|ERR_TLS_CERT_ALTNAME_INVALID)$/;

function explainConnection(chain: readonly unknown[]): Sent {
  if (chain.some((one) => one instanceof SyntaxError)) {
    return {
      kind: 'failed',
      why: 'failed',
      detail: 'the answer of the endpoint was broken',
      headers: undefined,
      isFree: false,
    };
  }
  const codes = chain.map((one) => textOf(one, 'code')).filter((code) => code !== '');
  const code = codes.find((one) => neverSent.test(one));
  if (code !== undefined) {
    return {
      kind: 'failed',
      why: 'unreachable',
      detail: `no connection to the endpoint (${code})`,
      headers: undefined,
      isFree: true,
    };
  }
  return {
    kind: 'failed',
    why: 'unreachable',
    detail: 'the connection to the endpoint broke',
    headers: undefined,
    isFree: false,
  };
}

/** The error and what it was caused by, with what was gathered in an AggregateError. */
function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let at = error; at !== undefined && at !== null && chain.length < 10;) {
    chain.push(at);
    if (at instanceof AggregateError) chain.push(...at.errors.slice(0, 10));
    at = at instanceof Error ? at.cause : undefined;
  }
  return chain;
}

function numberOf(value: unknown, key: string): number | undefined {
  const found = property(value, key);
  return typeof found === 'number' ? found : undefined;
}
function textOf(value: unknown, key: string): string {
  const found = property(value, key);
  return typeof found === 'string' ? found : '';
}
function headersOf(value: unknown): Headers | undefined {
  const found = property(value, 'headers');
  return found instanceof Headers ? found : undefined;
}
function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value ? Reflect.get(value, key) : undefined;
}
