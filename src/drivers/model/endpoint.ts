import type { OpenAI } from 'openai';
import { makeGuardedFetch } from './guarded-fetch.ts';

/** Where a model is asked. The key never leaves this folder but to the origin of `url`. */
export type ModelEndpoint =
  | { readonly kind: 'openai'; readonly url: URL; readonly apiKey: string | undefined }
  | { readonly kind: 'azure'; readonly url: URL; readonly apiKey: string; readonly apiVersion: string };

/** Largest answer that is read, in bytes; an honest one is a thousandth of it. */
export const maxAnswerBytes = 4 * 1024 * 1024;

/** The client is loaded when the first question is asked: most runs never ask one. */
export async function openClient(endpoint: ModelEndpoint, model: string): Promise<OpenAI> {
  const { OpenAI, AzureOpenAI } = await import('openai');
  // Everything that the client would else take from the environment is said here: another service's key must not travel.
  const common = {
    maxRetries: 0,
    logLevel: 'off',
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    fetch: makeGuardedFetch(endpoint, maxAnswerBytes),
  } as const;
  const baseURL = baseOf(endpoint);
  if (endpoint.kind === 'openai') return new OpenAI({ ...common, baseURL, apiKey: endpoint.apiKey ?? 'none' });
  return new AzureOpenAI({
    ...common,
    baseURL,
    apiKey: endpoint.apiKey,
    apiVersion: endpoint.apiVersion,
    deployment: model,
  });
}

function baseOf({ kind, url }: ModelEndpoint): string {
  const base = url.href.replace(/\/+$/, '');
  return kind === 'azure' && !base.endsWith('/openai') ? `${base}/openai` : base;
}

/** The address of a request. */
export function addressOf(endpoint: ModelEndpoint, model: string): string {
  const base = baseOf(endpoint);
  if (endpoint.kind === 'openai') return `${base}/chat/completions`;
  const deployment = `${base}/deployments/${encodeURIComponent(model)}/chat/completions`;
  return `${deployment}?api-version=${encodeURIComponent(endpoint.apiVersion)}`;
}

/** OpenAI's own services count thinking with the answer and want the newer name of the limit; others know the older one. */
export function knowsNewLimit(endpoint: ModelEndpoint): boolean {
  return endpoint.kind === 'azure' || endpoint.url.hostname === 'api.openai.com';
}
