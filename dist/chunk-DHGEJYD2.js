// src/drivers/github/client.ts
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
var HealOctokit = Octokit.plugin(throttling, retry);
var methodsThatMayRepeat = /* @__PURE__ */ new Set(["GET", "HEAD", "PUT", "DELETE"]);
var maxTries = 3;
function openGitHub(options) {
  const { owner, repo } = splitRepository(options.repository);
  return { client: openClient({ party: options.repository, ...options }), owner, repo };
}
function openClient(options) {
  const maxWait = options.maxWaitSeconds ?? 60;
  const waitForLimit = (after, request, _octokit, tries) => {
    const waits = after <= maxWait && tries < maxTries && !options.signal.aborted;
    options.say(`GitHub's rate limit: ${request.method} ${request.url} ${waits ? `waits ${after} s` : "gave up"}`);
    return waits;
  };
  const client = new HealOctokit({
    auth: options.token,
    baseUrl: options.baseUrl,
    userAgent: "heal",
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    throttle: { id: options.party ?? "nobody", onRateLimit: waitForLimit, onSecondaryRateLimit: waitForLimit },
    retry: { doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] }
  });
  client.hook.before("request", (request) => {
    request.request = { ...request.request, signal: options.signal };
    if (!methodsThatMayRepeat.has(request.method)) request.request.retries = 0;
  });
  client.hook.wrap("request", (request, parameters) => untilAborted(options.signal, async () => request(parameters)));
  return client;
}
function splitRepository(fullName) {
  const match = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(fullName);
  if (!match?.[1] || !match[2]) throw new TypeError(`not a repository: ${JSON.stringify(fullName.slice(0, 200))}`);
  return { owner: match[1], repo: match[2] };
}
async function untilAborted(signal, work) {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers();
  const stop = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work(), aborted.promise]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
function ignore() {
}

export {
  openGitHub,
  openClient
};
