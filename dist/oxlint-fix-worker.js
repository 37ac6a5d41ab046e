// src/scanners/oxlint/fix-worker.ts
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// src/scanners/oxlint/language-server.ts
import { spawn } from "node:child_process";
var maxMessageBytes = 16 * 1024 * 1024;
function startLanguageServer(command) {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"], windowsHide: true });
  const waiting = /* @__PURE__ */ new Map();
  let problem;
  const fail = (what) => {
    problem ??= new Error(what);
    for (const each of waiting.values()) each.reject(problem);
    waiting.clear();
    child.kill();
  };
  child.on("error", (error) => fail(error.message));
  child.on("close", (code) => fail(`the server ended with ${code ?? "a signal"}`));
  child.stdin.on("error", () => void 0);
  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r
\r
${text}`);
  };
  const receive = (message) => {
    const { id, method } = message;
    if (id === void 0) return;
    if (method !== void 0) {
      const items = message.params?.items;
      send({ id, result: method === "workspace/configuration" && items ? items.map(() => null) : null });
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (message.error) asked?.reject(new Error(message.error.message ?? "the server refused"));
    else asked?.resolve(message.result);
  };
  readMessages(child.stdout, receive, fail);
  let lastId = 0;
  return {
    ask: (method, params) => new Promise((resolve, reject) => {
      if (problem) return reject(problem);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      send({ id: lastId, method, params });
    }),
    tell: (method, params) => send({ method, params }),
    close: () => child.kill()
  };
}
function readMessages(stream, receive, fail) {
  let rest = Buffer.alloc(0);
  stream.on("data", (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (; ; ) {
      const head = rest.indexOf("\r\n\r\n");
      if (head < 0) return rest.length > maxMessageBytes ? fail("what the server prints is no message") : void 0;
      const length = Number(/content-length:\s*(\d+)/i.exec(rest.subarray(0, head).toString("latin1"))?.[1]);
      if (!(length <= maxMessageBytes)) return fail("the server sent a message without a usable length");
      const end = head + 4 + length;
      if (rest.length < end) return;
      const text = rest.subarray(head + 4, end).toString("utf8");
      rest = rest.subarray(end);
      try {
        receive(JSON.parse(text));
      } catch {
        return fail("the server sent a message that is no JSON");
      }
    }
  });
}

// src/scanners/oxlint/fix-worker.ts
var most = { edits: 200, characters: 1e5 };
async function main() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const request = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const folder = mkdtempSync(join(tmpdir(), "heal-oxlint-"));
  const server = startLanguageServer([...request.command, "--lsp"]);
  try {
    await start(server, folder, request.config);
    const files = [];
    for (const file of request.files) files.push({ path: file.path, offers: await listOffers(server, file) });
    process.stdout.write(JSON.stringify({ files }));
  } catch (error) {
    process.stderr.write(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
async function start(server, folder, config) {
  const uri = uriOf(".");
  const options = { run: "onType", fixKind: "safe_fix" };
  if (config !== void 0) {
    const file = join(folder, "oxlintrc.json");
    writeFileSync(file, config);
    Object.assign(options, { configPath: file, disableNestedConfig: true });
  }
  await server.ask("initialize", {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "package" }],
    capabilities: {
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } } }
    },
    initializationOptions: [{ workspaceUri: uri, options }]
  });
  server.tell("initialized", {});
}
async function listOffers(server, file) {
  const uri = uriOf(file.path);
  const languageId = /\.[cm]?tsx?$/.test(file.path) ? "typescript" : "javascript";
  server.tell("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text: file.text } });
  const offers = [];
  for (const range of file.places) {
    const context = { diagnostics: [], only: ["quickfix"] };
    const answer = await server.ask("textDocument/codeAction", { textDocument: { uri }, range, context });
    offers.push(Array.isArray(answer) ? answer.map(simplify) : []);
  }
  server.tell("textDocument/didClose", { textDocument: { uri } });
  return offers;
}
function simplify(action) {
  const changes = Object.values(action.edit?.changes ?? {});
  const isCure = action.kind === "quickfix" && action.isPreferred === true && changes.length === 1;
  const edits = isCure ? changes[0] ?? [] : [];
  const isBounded = edits.length <= most.edits && edits.every((edit) => edit.newText.length <= most.characters);
  return { title: String(action.title).slice(0, 1e3), isCure, changes: isBounded ? [...edits] : [] };
}
function uriOf(path) {
  return pathToFileURL(join(process.cwd(), path)).href.replace(/\/$/, "");
}
void main();
