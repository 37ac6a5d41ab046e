import {
  costOf,
  worstUse
} from "./chunk-7W55BGHJ.js";
import {
  stoppedBy
} from "./chunk-EFOYLMI7.js";

// src/drivers/model/index.ts
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

// src/drivers/model/dialect.ts
function makeRequest(question, model, { format, limit }) {
  const { schema, schemaName, maxOutputTokens } = question;
  return {
    model,
    messages: [
      { role: "system", content: [question.system, ...sayFormat(question, format)].join("\n\n") },
      { role: "user", content: makeContent(question) }
    ],
    [limit]: maxOutputTokens,
    ...format === "schema" ? {
      response_format: {
        type: "json_schema",
        json_schema: { name: schemaName, schema: { ...schema }, strict: true }
      }
    } : {},
    ...format === "json" ? { response_format: { type: "json_object" } } : {}
  };
}
function makeContent({ user, picture }) {
  if (picture === void 0) return user;
  const url = `data:image/png;base64,${Buffer.from(picture).toString("base64")}`;
  return [
    { type: "text", text: user },
    { type: "image_url", image_url: { url } }
  ];
}
function sayFormat({ schema }, format) {
  if (format === "schema") return [];
  const how = format === "json" ? "one JSON object" : "one JSON object in one block fenced with ```json and ```";
  return [`Answer with ${how}, and nothing else. It follows this JSON Schema:
${JSON.stringify(schema)}`];
}
var aboutSomethingElse = /context.?(length|window)|maximum context|too long|content.?(filter|management)|model.{0,40}(not (exist|found)|does not exist)/i;
function nextDialect(now, status, complaint) {
  if (![400, 415, 422, 501].includes(status) || aboutSomethingElse.test(complaint)) return void 0;
  if (/max_(completion_)?tokens/.test(complaint)) {
    return { ...now, limit: now.limit === "max_tokens" ? "max_completion_tokens" : "max_tokens" };
  }
  if (now.format === "text") return void 0;
  return { ...now, format: now.format === "schema" ? "json" : "text" };
}
function isSame(a, b) {
  return a.format === b.format && a.limit === b.limit;
}

// src/drivers/model/guarded-fetch.ts
var EndpointMisbehaved = class extends Error {
};
var sentHeaders = ["accept", "content-type"];
function makeGuardedFetch(endpoint, maxBytes) {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== endpoint.url.origin) throw new EndpointMisbehaved("a request would leave the endpoint");
    const response = await fetch(url, { ...init, headers: makeHeaders(init.headers, endpoint), redirect: "manual" });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      throw new EndpointMisbehaved("the endpoint redirects elsewhere, which is not followed");
    }
    const body = await readBounded(response, maxBytes);
    const { status, headers } = response;
    return new Response([204, 205].includes(status) ? null : body, { status, headers: plainHeaders(headers) });
  };
}
function makeHeaders(given, endpoint) {
  const from = new Headers(given);
  const headers = new Headers({ "user-agent": "heal" });
  for (const name of sentHeaders) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (endpoint.kind === "azure") headers.set("api-key", endpoint.apiKey);
  else if (endpoint.apiKey !== void 0) headers.set("authorization", `Bearer ${endpoint.apiKey}`);
  return headers;
}
function plainHeaders(headers) {
  const plain = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) plain.delete(name);
  return plain;
}
async function readBounded(response, maxBytes) {
  const tooLarge = new EndpointMisbehaved(`the answer is larger than ${Math.round(maxBytes / 1024 / 1024)} MB`);
  if (Number(response.headers.get("content-length") ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge;
  }
  const chunks = [];
  let size = 0;
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

// src/drivers/model/endpoint.ts
var maxAnswerBytes = 4 * 1024 * 1024;
async function openClient(endpoint, model) {
  const { OpenAI, AzureOpenAI } = await import("openai");
  const common = {
    maxRetries: 0,
    logLevel: "off",
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
    fetch: makeGuardedFetch(endpoint, maxAnswerBytes)
  };
  const baseURL = baseOf(endpoint);
  if (endpoint.kind === "openai") return new OpenAI({ ...common, baseURL, apiKey: endpoint.apiKey ?? "none" });
  return new AzureOpenAI({
    ...common,
    baseURL,
    apiKey: endpoint.apiKey,
    apiVersion: endpoint.apiVersion,
    deployment: model
  });
}
function baseOf({ kind, url }) {
  const base = url.href.replace(/\/+$/, "");
  return kind === "azure" && !base.endsWith("/openai") ? `${base}/openai` : base;
}
function addressOf(endpoint, model) {
  const base = baseOf(endpoint);
  if (endpoint.kind === "openai") return `${base}/chat/completions`;
  const deployment = `${base}/deployments/${encodeURIComponent(model)}/chat/completions`;
  return `${deployment}?api-version=${encodeURIComponent(endpoint.apiVersion)}`;
}
function knowsNewLimit(endpoint) {
  return endpoint.kind === "azure" || endpoint.url.hostname === "api.openai.com";
}

// src/drivers/model/read-answer.ts
import { z } from "zod";
var Completion = z.object({
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish(),
      message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() })
    })
  ).min(1)
});
var Usage = z.object({
  usage: z.object({
    // Nothing was ever asked with no words: such a count is a default, not a measure.
    prompt_tokens: z.int().positive().max(1e9),
    completion_tokens: z.int().nonnegative().max(1e9)
  })
});
function readAnswer(body) {
  const completion = Completion.safeParse(body);
  if (!completion.success)
    return { reason: "failed", detail: "the endpoint answered with something that is no chat completion" };
  const [choice] = completion.data.choices;
  const { content, refusal } = choice?.message ?? {};
  if (refusal) return { reason: "declined", detail: "the model declined" };
  if (choice?.finish_reason === "content_filter")
    return { reason: "declined", detail: "a content filter stopped the answer" };
  if (choice?.finish_reason === "length") return { reason: "cut-off", detail: "the answer was longer than allowed" };
  if (!content?.trim()) return { reason: "not-json", detail: "the answer was empty" };
  const json = parseJson(content) ?? parseFenced(content);
  return json === void 0 ? { reason: "not-json", detail: "the answer was no JSON" } : { json: json.value };
}
function readUsage(body) {
  const parsed = Usage.safeParse(body);
  if (!parsed.success) return void 0;
  const { prompt_tokens: input, completion_tokens: output } = parsed.data.usage;
  return { input, output };
}
function parseJson(text) {
  try {
    const value = JSON.parse(text);
    return { value };
  } catch {
    return void 0;
  }
}
function parseFenced(text) {
  const blocks = [...text.matchAll(/^```(?:json)?[ \t]*\r?\n([\s\S]*?)\r?\n```[ \t]*$/gm)];
  const parsed = blocks.map((block) => parseJson(block[1] ?? "")).filter((block) => block !== void 0);
  return parsed.length === 1 ? parsed[0] : void 0;
}

// src/drivers/model/retry.ts
function retryAfter(headers, now) {
  const ms = Number(headers?.get("retry-after-ms") ?? NaN);
  if (ms >= 0) return ms;
  const value = headers?.get("retry-after");
  if (!value) return void 0;
  const wait = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1e3 : Date.parse(value) - now.getTime();
  return Number.isNaN(wait) ? void 0 : Math.max(0, wait);
}
function backoff(tries, baseMs, random) {
  return Math.min(baseMs * 2 ** (tries - 1), 16 * baseMs) * (0.5 + random() / 2);
}

// src/drivers/model/send.ts
async function send(client, request, signal) {
  try {
    return { kind: "answered", body: await client.chat.completions.create(request, { signal, timeout: 36e5 }) };
  } catch (error) {
    return signal.aborted ? { kind: "cut" } : explain(error);
  }
}
function explain(error) {
  const chain = causesOf(error);
  const misbehaved = chain.find((one) => one instanceof EndpointMisbehaved);
  if (misbehaved) return { kind: "misbehaved", detail: misbehaved.message };
  const status = numberOf(error, "status");
  if (status === void 0) return explainConnection(chain);
  const complaint = `${textOf(error, "param")} ${textOf(error, "code")} ${error instanceof Error ? error.message : ""}`;
  const headers = headersOf(error);
  if (status === 429 && !/insufficient_quota/.test(complaint)) {
    return {
      kind: "failed",
      why: "rate-limited",
      detail: "the endpoint says 429, too many requests",
      headers,
      isFree: true
    };
  }
  if (status >= 500 && status !== 501) {
    return { kind: "failed", why: "failed", detail: `the endpoint says ${status}`, headers, isFree: false };
  }
  if (status === 408 || status === 409) {
    return { kind: "failed", why: "failed", detail: `the endpoint says ${status}`, headers, isFree: false };
  }
  return { kind: "rejected", status, complaint, isFree: true };
}
var neverSent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|ERR_TLS_CERT_ALTNAME_INVALID)$/;
function explainConnection(chain) {
  if (chain.some((one) => one instanceof SyntaxError)) {
    return {
      kind: "failed",
      why: "failed",
      detail: "the answer of the endpoint was broken",
      headers: void 0,
      isFree: false
    };
  }
  const codes = chain.map((one) => textOf(one, "code")).filter((code2) => code2 !== "");
  const code = codes.find((one) => neverSent.test(one));
  if (code !== void 0) {
    return {
      kind: "failed",
      why: "unreachable",
      detail: `no connection to the endpoint (${code})`,
      headers: void 0,
      isFree: true
    };
  }
  return {
    kind: "failed",
    why: "unreachable",
    detail: "the connection to the endpoint broke",
    headers: void 0,
    isFree: false
  };
}
function causesOf(error) {
  const chain = [];
  for (let at = error; at !== void 0 && at !== null && chain.length < 10; ) {
    chain.push(at);
    if (at instanceof AggregateError) chain.push(...at.errors.slice(0, 10));
    at = at instanceof Error ? at.cause : void 0;
  }
  return chain;
}
function numberOf(value, key) {
  const found = property(value, key);
  return typeof found === "number" ? found : void 0;
}
function textOf(value, key) {
  const found = property(value, key);
  return typeof found === "string" ? found : "";
}
function headersOf(value) {
  const found = property(value, "headers");
  return found instanceof Headers ? found : void 0;
}
function property(value, key) {
  return typeof value === "object" && value !== null && key in value ? Reflect.get(value, key) : void 0;
}

// src/drivers/model/slots.ts
var Slots = class {
  #free;
  #waiting = [];
  constructor(count) {
    this.#free = count;
  }
  async use(signal, work) {
    await this.#take(signal);
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
  #take(signal) {
    if (signal.aborted) return Promise.reject(stoppedBy(signal));
    if (this.#free > 0) {
      this.#free--;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(stoppedBy(signal));
      };
      const enter = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      this.#waiting.push(enter);
      signal.addEventListener("abort", leave, { once: true });
    });
  }
};

// src/drivers/model/index.ts
var atOnce = 5;
var maxTries = 4;
var patience = 3;
function openModel(parts) {
  return new OpenAiModel(parts);
}
function previewRequest(question, model, endpoint) {
  const limit = endpoint && knowsNewLimit(endpoint) ? "max_completion_tokens" : "max_tokens";
  return {
    url: endpoint && addressOf(endpoint, model),
    body: makeRequest(question, model, { format: "schema", limit })
  };
}
var OpenAiModel = class {
  #parts;
  #slots = new Slots(atOnce);
  #client;
  #dialect;
  #calls = 0;
  /** Why no more is asked in this run: a wrong key is wrong for every question. */
  #givenUp;
  #unanswered = 0;
  constructor(parts) {
    this.#parts = parts;
    this.#dialect = { format: "schema", limit: knowsNewLimit(parts.endpoint) ? "max_completion_tokens" : "max_tokens" };
  }
  ask(question, signal) {
    return this.#slots.use(signal, async () => {
      const started = performance.now();
      const bill = { usd: 0 };
      const answer = await this.#askInTime(question, bill, signal, started + this.#parts.timeoutMs);
      const common = { usd: bill.usd, ms: Math.round(performance.now() - started) };
      if ("json" in answer) return { status: "answered", json: answer.json, model: this.#parts.model, ...common };
      return { status: "refused", ...answer, ...common };
    });
  }
  async #askInTime(question, bill, stop, deadline) {
    let dialect = this.#dialect;
    const refused = [];
    let last = { reason: "timed-out", detail: "there was no time left" };
    for (let tries = 0; tries < maxTries; ) {
      if (this.#givenUp !== void 0) return { reason: "failed", detail: this.#givenUp };
      const remaining = deadline - performance.now();
      if (remaining <= 0) return last;
      const signal = AbortSignal.any([stop, AbortSignal.timeout(Math.ceil(remaining))]);
      const sent = await this.#call(question, dialect, bill, signal);
      if (stop.aborted) throw stoppedBy(stop);
      switch (sent.kind) {
        case "refused":
          return sent.refusal;
        case "answered":
          this.#dialect = dialect;
          this.#unanswered = 0;
          return readAnswer(sent.body);
        case "cut":
          return this.#unansweredFor({ reason: "timed-out", detail: `no answer in ${this.#parts.timeoutMs / 1e3} s` });
        case "misbehaved":
          this.#givenUp = sent.detail;
          return { reason: "failed", detail: sent.detail };
        case "rejected": {
          refused.push(dialect);
          const next = nextDialect(dialect, sent.status, sent.complaint);
          if (next === void 0 || refused.some((one) => isSame(one, next))) return this.#reject(sent);
          dialect = next;
          continue;
        }
        case "failed": {
          tries++;
          last = { reason: sent.why, detail: sent.detail };
          const { now, random = Math.random, backoffMs = 500 } = this.#parts;
          const wait = retryAfter(sent.headers, now()) ?? backoff(tries, backoffMs, random);
          if (tries >= maxTries || wait >= deadline - performance.now()) return this.#unansweredFor(last);
          await sleep(wait, void 0, { signal: stop }).catch(() => Promise.reject(stoppedBy(stop)));
        }
      }
    }
    return this.#unansweredFor(last);
  }
  /** One request: counted, reserved, sent, settled. */
  async #call(question, dialect, bill, signal) {
    const { model, price, maxCalls, spending, caps, now } = this.#parts;
    const request = makeRequest(question, model, dialect);
    if (this.#calls >= maxCalls) {
      return refuse("over-limit", `this run has asked ${maxCalls} times, as often as model.maxCallsPerRun allows`);
    }
    this.#calls++;
    const id = randomUUID();
    const maxUsd = costOf(worstUse(request, question), price);
    try {
      const no = await spending.reserve({ id, at: now().toISOString(), model, maxUsd, caps });
      if (no !== void 0) {
        this.#calls--;
        return refuse("over-budget", no);
      }
    } catch {
      this.#calls--;
      return refuse("failed", "the record of what was spent cannot be written");
    }
    bill.usd += maxUsd;
    const sent = await send(await this.#open(), request, signal);
    const cost = costOfSent(sent, price);
    if (cost !== void 0) {
      bill.usd += cost - maxUsd;
      await spending.settle(id, cost).catch(() => void 0);
    }
    return sent;
  }
  #open() {
    this.#client ??= openClient(this.#parts.endpoint, this.#parts.model);
    return this.#client;
  }
  #reject({ status, complaint }) {
    if (/content.?(filter|management)/i.test(complaint))
      return { reason: "declined", detail: "a content filter stopped the question" };
    const why = rejections[status];
    const detail = `the endpoint says ${status}${why === void 0 ? "" : `: ${why}`}`;
    if ([401, 402, 403, 404, 429].includes(status)) this.#givenUp = detail;
    return { reason: "failed", detail };
  }
  /** An endpoint that does not answer would cost each finding a deadline. */
  #unansweredFor(refused) {
    if (++this.#unanswered >= patience)
      this.#givenUp = `no answer to ${patience} questions in a row, so no more are asked in this run; the last: ${refused.detail}`;
    return refused;
  }
};
var rejections = {
  400: "it does not take this question",
  401: "the key is not valid (HEAL_MODEL_API_KEY)",
  402: "the account has no credit",
  403: "the key may not use this model",
  404: "it does not know this model or address (HEAL_MODEL, HEAL_MODEL_URL)",
  413: "the question is too large for it",
  422: "it does not take this question",
  429: "the quota of the account is used up"
};
function refuse(reason, detail) {
  return { kind: "refused", refusal: { reason, detail } };
}
function costOfSent(sent, price) {
  if (sent.kind === "answered") {
    const use = readUsage(sent.body);
    return use && costOf(use, price);
  }
  if (sent.kind === "rejected" || sent.kind === "failed") return sent.isFree ? 0 : void 0;
  return void 0;
}

export {
  openModel,
  previewRequest
};
