import {
  makeMask
} from "./chunk-NBAG2F6T.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import {
  EnvironmentError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/app/server/log.ts
var longestFact = 500;
function makeLog({ write, now, secrets }) {
  const mask = makeMask(secrets);
  const at = (fixed) => {
    const say = (level) => (facts, message) => {
      const cut = Object.entries({ ...fixed, ...facts }).map(([name, fact]) => [
        name,
        typeof fact === "string" ? fact.slice(0, longestFact) : fact
      ]);
      write(mask(JSON.stringify({ at: now().toISOString(), level, message, ...Object.fromEntries(cut) })));
    };
    return {
      info: say("info"),
      warn: say("warn"),
      error: say("error"),
      with: (facts) => at({ ...fixed, ...facts })
    };
  };
  return at({});
}

// src/app/server/server.ts
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

// src/app/server/body.ts
var RequestRefused = class extends Error {
  status;
  constructor(status, message) {
    super(message);
    this.status = status;
  }
};
function makeBodyBudget(mostBytes2) {
  let held = 0;
  return {
    take(bytes) {
      if (held + bytes > mostBytes2) return false;
      held += bytes;
      return true;
    },
    give(bytes) {
      held -= bytes;
    }
  };
}
var firstRoom = 16 * 1024;
async function readBody(request, mostBytes2, budget) {
  if (Number(request.headers["content-length"] ?? 0) > mostBytes2) throw tooLarge();
  let taken = 0;
  const makeRoom = (bytes) => {
    if (!budget.take(bytes)) throw new RequestRefused(503, "busy, try again");
    taken += bytes;
    return Buffer.allocUnsafe(bytes);
  };
  try {
    let room = makeRoom(firstRoom);
    let length = 0;
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      if (length + piece.length > mostBytes2) throw tooLarge();
      if (length + piece.length > room.length) {
        const larger = makeRoom(Math.min(mostBytes2, Math.max(room.length * 2, length + piece.length)));
        room.copy(larger, 0, 0, length);
        budget.give(room.length);
        taken -= room.length;
        room = larger;
      }
      piece.copy(room, length);
      length += piece.length;
    }
    if (!request.complete) throw new RequestRefused(400, "the body broke off");
    return room.subarray(0, length);
  } catch (error) {
    if (error instanceof RequestRefused) throw error;
    throw new RequestRefused(400, "the body broke off");
  } finally {
    budget.give(taken);
  }
}
function tooLarge() {
  return new RequestRefused(413, "the body is too large");
}

// src/app/server/router.ts
function makeRouter(routes) {
  const compiled = routes.map((route) => ({ route, pattern: new URLPattern({ pathname: route.path }) }));
  return (method, path) => {
    const there = compiled.flatMap(({ route, pattern }) => {
      const match = pattern.exec({ pathname: path });
      return match ? [{ route, params: match.pathname.groups }] : [];
    });
    const wanted = method === "HEAD" ? "GET" : method;
    return there.find(({ route }) => route.method === wanted) ?? { allowed: there.map(({ route }) => route.method) };
  };
}

// src/app/server/server.ts
var mostBodyBytes = 128 * 2 ** 20;
var mostConnections = 1e3;
var lingerMs = 5e3;
var securityHeaders = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY"
};
async function startServer({ host, port, routes, log }) {
  const find = makeRouter(routes);
  const budget = makeBodyBudget(mostBodyBytes);
  const server = createServer(
    {
      headersTimeout: 1e4,
      requestTimeout: 3e4,
      keepAliveTimeout: 5e3,
      connectionsCheckingInterval: 2e3,
      maxHeaderSize: 16 * 1024,
      // Two ways to tell where a body ends, or a header twice, are how requests are smuggled.
      insecureHTTPParser: false
    },
    (request, response) => void answer(request, response, find, budget, log)
  );
  server.maxConnections = mostConnections;
  await new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explainListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  server.on("error", (error) => log.error({ error: messageOf(error) }, "The server failed"));
  const address = server.address();
  const shown = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${shown}:${address.port}`,
    async close(graceMs) {
      const closed = new Promise((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(cut);
    }
  };
}
async function answer(request, response, find, budget, log) {
  const started = performance.now();
  const id = randomUUID();
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const target = URL.parse(request.url ?? "/", "http://heal.invalid");
  const found = target ? find(request.method ?? "", target.pathname) : { allowed: [] };
  const path = "route" in found ? found.route.path : "(none)";
  const requestLog = log.with({ request: id, method: request.method, path });
  let reply;
  try {
    reply = "route" in found && target ? await found.route.handle({
      id,
      params: found.params,
      query: target.searchParams,
      headers: request.headers,
      log: requestLog,
      signal: gone.signal,
      readBody: (mostBytes2) => readBody(request, mostBytes2, budget)
    }) : refuseUnknown(found);
  } catch (error) {
    if (error instanceof RequestRefused) {
      reply = { status: error.status, body: { error: error.message } };
    } else {
      requestLog.error({ error: messageOf(error) }, "A request failed");
      reply = { status: 500, body: { error: "something went wrong here; it was logged", request: id } };
    }
  }
  send(request, response, id, reply);
  const facts = { ...reply.facts, status: reply.status, ms: Math.round(performance.now() - started) };
  if (reply.status >= 400) requestLog.warn(facts, "Answered");
  else if (path !== "/healthz" && path !== "/readyz") requestLog.info(facts, "Answered");
}
function refuseUnknown(found) {
  const allowed = "allowed" in found ? found.allowed : [];
  if (allowed.length === 0) return { status: 404, body: { error: "nothing is here" } };
  return { status: 405, body: { error: "not with this method" }, headers: { allow: allowed.join(", ") } };
}
function send(request, response, id, reply) {
  if (response.destroyed) return;
  const isText = typeof reply.body === "string" || reply.body === void 0;
  const text = isText ? String(reply.body ?? "") : JSON.stringify(reply.body);
  const type = reply.type ?? (isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8");
  const isUnread = !request.complete;
  response.writeHead(reply.status, {
    ...securityHeaders,
    "content-type": type,
    "content-length": Buffer.byteLength(text),
    "x-request-id": id,
    ...isUnread ? { connection: "close" } : {},
    ...reply.status === 503 ? { "retry-after": "5" } : {},
    ...reply.headers
  });
  const body = request.method === "HEAD" ? "" : text;
  if (!isUnread) {
    response.end(body);
    return;
  }
  if (body !== "") response.write(body);
  const end = () => {
    clearTimeout(cut);
    response.end();
  };
  const cut = setTimeout(() => request.socket.destroy(), lingerMs);
  request.on("error", end);
  request.once("end", end);
  request.resume();
}
function explainListen(error, host, port) {
  const remedies = {
    EADDRINUSE: "End what uses this port, or name another one with PORT.",
    EACCES: "Ports below 1024 are for administrators: name another one with PORT.",
    EADDRNOTAVAIL: "Name an address of this machine with HOST, or 0.0.0.0 for all of them."
  };
  const remedy = remedies[error.code ?? ""];
  return remedy ? new EnvironmentError(`Cannot listen on ${host}:${port} (${error.code}).`, remedy) : error;
}

// src/app/bot/json-depth.ts
var [quote, backslash, openBrace, openBracket, closeBrace, closeBracket] = [34, 92, 123, 91, 125, 93];
function isDeeperThan(json, most) {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (isText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) isText = false;
    } else if (byte === quote) {
      isText = true;
    } else if (byte === openBrace || byte === openBracket) {
      depth += 1;
      if (depth > most) return true;
    } else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
    }
  }
  return false;
}

// src/app/bot/signature.ts
import { createHmac, timingSafeEqual } from "node:crypto";
var wellFormed = /^sha256=[0-9a-f]{64}$/;
function isSignatureLike(header) {
  return typeof header === "string" && wellFormed.test(header);
}
function isSigned(body, signature, secret) {
  if (!isSignatureLike(signature)) return false;
  const expected = createHmac("sha256", secret).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature.slice("sha256=".length), "hex"));
}

// src/app/bot/webhook.ts
var webhookPath = "/api/github/webhooks";
var mostBytes = 25 * 2 ** 20;
var mostDepth = 100;
function makeWebhookRoute({ secret, makeJobs, queue }) {
  return {
    method: "POST",
    path: webhookPath,
    async handle({ headers, log, readBody: readBody2 }) {
      const signature = headers["x-hub-signature-256"];
      if (!isSignatureLike(signature)) throw new RequestRefused(401, "signed with SHA-256, or not at all");
      const body = await readBody2(mostBytes);
      if (!isSigned(body, signature, secret)) throw new RequestRefused(401, "the signature is another one");
      const contentType = String(headers["content-type"] ?? "");
      if (!/^application\/json\s*(;|$)/i.test(contentType)) throw new RequestRefused(415, "send application/json");
      const name = readHeader(headers["x-github-event"], /^[a-z][a-z0-9_]{0,60}$/, "x-github-event");
      const id = readHeader(headers["x-github-delivery"], /^[\w-]{1,64}$/, "x-github-delivery");
      if (isDeeperThan(body, mostDepth)) throw new RequestRefused(400, "nested too deep");
      const payload = parseJson(body.toString("utf8"));
      if (typeof payload !== "object" || payload === null || Array.isArray(payload))
        throw new RequestRefused(400, "not a payload");
      const deliveryLog = log.with({ delivery: id, event: name });
      const jobs = await makeJobs({ id, name, payload }).catch((error) => {
        deliveryLog.error({ error: messageOf(error) }, "A payload could not be read");
        throw new RequestRefused(400, `not a payload of ${name}`);
      });
      let added = 0;
      try {
        for (const job of jobs) if ((await queue.add(job)).isNew) added += 1;
      } catch (error) {
        deliveryLog.error({ error: messageOf(error) }, "A delivery could not be kept");
        throw new RequestRefused(503, "could not be kept, send it again");
      }
      const facts = { delivery: id, event: name, bytes: body.length, jobs: jobs.length, added };
      return { status: 202, body: { jobs: jobs.length, added }, facts };
    }
  };
}
function readHeader(value, pattern, name) {
  if (typeof value !== "string" || !pattern.test(value)) throw new RequestRefused(400, `no usable ${name}`);
  return value;
}

export {
  makeLog,
  startServer,
  webhookPath,
  makeWebhookRoute
};
