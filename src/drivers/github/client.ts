import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';

export type GitHubClient = InstanceType<typeof HealOctokit>;
/** One repository, through one token: what everything in this folder works on. */
export interface GitHubRepository {
  readonly client: GitHubClient;
  readonly owner: string;
  readonly repo: string;
}

export interface ClientOptions {
  /** Installation token of an App, `GITHUB_TOKEN`, a personal one, or the signed word of an App itself. Never logged. */
  readonly token: string;
  /** `https://api.github.com`, or the API of an Enterprise server. */
  readonly baseUrl: string;
  readonly signal: AbortSignal;
  /** Hears of waits and retries. */
  readonly say: (line: string) => void;
  /** Longest single wait for a rate limit; a longer one is an error. Default 60. */
  readonly maxWaitSeconds?: number;
  /** Whose requests these are: those of one wait for each other, as GitHub asks; those of others do not. */
  readonly party?: string;
}
export interface GitHubOptions extends ClientOptions {
  /** `owner/name` */
  readonly repository: string;
}

const HealOctokit = Octokit.plugin(throttling, retry);
const methodsThatMayRepeat = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const maxTries = 3;

/**
 * Waits as GitHub asks and repeats what may be repeated. A POST or PATCH whose answer was lost is not sent again: whoever
 * sent it looks first whether it arrived.
 */
export function openGitHub(options: GitHubOptions): GitHubRepository {
  const { owner, repo } = splitRepository(options.repository);
  return { client: openClient({ party: options.repository, ...options }), owner, repo };
}

/** For what belongs to no repository: the App itself. */
export function openClient(options: ClientOptions): GitHubClient {
  const maxWait = options.maxWaitSeconds ?? 60;
  const waitForLimit = (after: number, request: { method: string; url: string }, _octokit: unknown, tries: number) => {
    const waits = after <= maxWait && tries < maxTries && !options.signal.aborted;
    options.say(`GitHub's rate limit: ${request.method} ${request.url} ${waits ? `waits ${after} s` : 'gave up'}`);
    return waits;
  };
  const client = new HealOctokit({
    auth: options.token,
    baseUrl: options.baseUrl,
    userAgent: 'heal',
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    throttle: { id: options.party ?? 'nobody', onRateLimit: waitForLimit, onSecondaryRateLimit: waitForLimit },
    retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
  });
  client.hook.before('request', (request) => {
    request.request = { ...request.request, signal: options.signal };
    if (!methodsThatMayRepeat.has(request.method)) request.request.retries = 0;
  });
  // An abort looks like a failure of GitHub to what repeats: whoever waits is told at once, and what is still repeated
  // finds the signal aborted and sends nothing.
  client.hook.wrap('request', (request, parameters) => untilAborted(options.signal, async () => request(parameters)));
  return client;
}

function splitRepository(fullName: string): { readonly owner: string; readonly repo: string } {
  const match = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(fullName);
  if (!match?.[1] || !match[2]) throw new TypeError(`not a repository: ${JSON.stringify(fullName.slice(0, 200))}`);
  return { owner: match[1], repo: match[2] };
}

async function untilAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const stop = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work(), aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function ignore(): void {}
