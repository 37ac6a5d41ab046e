import {
  makeLog,
  startServer,
  webhookPath
} from "./chunk-KCBFGSAG.js";
import {
  openClient
} from "./chunk-DHGEJYD2.js";
import "./chunk-NBAG2F6T.js";
import {
  findSecretProblem
} from "./chunk-KUPQVVQF.js";
import "./chunk-I54SSPCT.js";
import "./chunk-IDQDHURE.js";
import "./chunk-DLPGRI4D.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-HBDQ5STI.js";
import "./chunk-3V4YTDIW.js";
import {
  EnvironmentError,
  UsageError,
  stoppedBy
} from "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";

// src/app/bot/create-app.ts
import { randomBytes, timingSafeEqual } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";

// src/drivers/github/app-manifest.ts
import { z } from "zod";
var createdSchema = z.object({
  id: z.number().int().positive(),
  slug: z.string().regex(/^[\w-]{1,100}$/),
  name: z.string(),
  html_url: z.url({ protocol: /^https?$/ }),
  pem: z.string().includes("PRIVATE KEY"),
  webhook_secret: z.string().nullable()
});
async function exchangeManifestCode(options) {
  const { code, ...reaching } = options;
  const client = openClient({ ...reaching, token: "" });
  const { data } = await client.rest.apps.createFromManifest({ code });
  const app = createdSchema.parse(data);
  return {
    id: app.id,
    slug: app.slug,
    name: app.name,
    url: app.html_url,
    privateKey: app.pem,
    webhookSecret: app.webhook_secret ?? void 0
  };
}

// src/app/bot/manifest.ts
var appPermissions = {
  metadata: { level: "read", why: "which repositories there are; GitHub gives it to every App" },
  actions: { level: "write", why: "start the heal workflow, follow its run, take what it found; end it on /heal stop" },
  checks: { level: "write", why: "the checks heal and heal/approval on pull requests" },
  contents: {
    level: "write",
    why: "branches heal/\u2026 for pull requests; the default branch only by merging one, on /heal merge"
  },
  issues: { level: "write", why: "the dashboard, answers to /heal commands, labels" },
  pull_requests: {
    level: "write",
    why: "open, update and close its own pull requests; suggestions on those of others"
  },
  workflows: {
    level: "write",
    why: "offer .github/workflows/heal.yml in a pull request; for nothing else, and not needed when you add it yourself"
  }
};
var appEvents = [
  "check_run",
  "check_suite",
  "issue_comment",
  "issues",
  "pull_request",
  "pull_request_review",
  "push",
  "repository",
  "workflow_run"
];
var appDescription = "Finds faults, finds cures, and shows only what it has verified. Fixes come as pull requests; you decide.";
function makeManifest({ name, publicUrl, redirectUrl }) {
  return {
    name,
    url: publicUrl,
    description: appDescription,
    hook_attributes: { url: `${publicUrl}${webhookPath}`, active: true },
    redirect_url: redirectUrl,
    public: false,
    default_permissions: Object.fromEntries(Object.entries(appPermissions).map(([key, { level }]) => [key, level])),
    default_events: appEvents
  };
}

// src/app/bot/new-files.ts
import { open, rm } from "node:fs/promises";
async function reserveFiles(files) {
  const handles = [];
  let isWritten = false;
  const close = async () => {
    for (const [at, handle] of handles.entries()) {
      await handle.close();
      if (!isWritten) await rm(files[at] ?? "", { force: true });
    }
  };
  try {
    for (const file of files) handles.push(await openNew(file));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    close,
    async write(texts) {
      for (const [at, handle] of handles.entries()) {
        await handle.writeFile(texts[at] ?? "");
        await handle.sync();
      }
      isWritten = true;
    }
  };
}
async function openNew(file) {
  try {
    return await open(file, "wx", 384);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    throw new EnvironmentError(
      `${file} exists.`,
      "It holds the credentials of an App. Move it away, or name another folder with --out."
    );
  }
}

// src/app/bot/create-app.ts
var environmentFile = "heal-app.env";
var keyFile = "heal-app.private-key.pem";
async function createApp(options) {
  const { folder, signal, githubUrl } = options;
  checkOptions(options);
  await mkdir(folder, { recursive: true });
  const files = await reserveFiles([join(folder, keyFile), join(folder, environmentFile)]);
  const state = randomBytes(16).toString("hex");
  const created = Promise.withResolvers();
  const stop = () => created.reject(stoppedBy(signal));
  signal.addEventListener("abort", stop, { once: true });
  const log = makeLog({ write: () => {
  }, now: () => /* @__PURE__ */ new Date(), secrets: [] });
  let ownUrl = "";
  const server = await startServer({
    host: "127.0.0.1",
    port: options.port,
    log,
    routes: [
      { method: "GET", path: "/", handle: () => askPage(options, ownUrl, state) },
      {
        method: "GET",
        path: "/created",
        async handle(request) {
          const code = readCode(request, state);
          if (code === void 0)
            return page(400, "This is not the answer that was asked for. Begin at the first page.");
          try {
            created.resolve(await exchangeManifestCode({ baseUrl: githubUrl, code, signal, say: () => {
            } }));
          } catch (error) {
            created.reject(error);
            return page(502, "GitHub did not hand out the credentials. The terminal says more.");
          }
          return page(200, "The App exists. Go back to the terminal: it says what to do next.");
        }
      }
    ]
  });
  ownUrl = server.url;
  try {
    if (signal.aborted) stop();
    options.onReady(server.url);
    const app = await created.promise;
    const secret = app.webhookSecret ?? "";
    const problem = findSecretProblem(secret);
    const usable = problem ? randomBytes(32).toString("hex") : secret;
    await files.write([app.privateKey, writeEnvironment(app, usable, options)]);
    if (problem)
      throw new EnvironmentError(
        `The App exists, but GitHub gave it no usable webhook secret: ${problem}.`,
        `A new one is in ${environmentFile}: enter it on ${app.url} under "Webhook secret".`
      );
    return {
      id: app.id,
      name: app.name,
      url: app.url,
      installUrl: `${app.url}/installations/new`,
      environmentFile: join(folder, environmentFile),
      keyFile: join(folder, keyFile)
    };
  } finally {
    signal.removeEventListener("abort", stop);
    await server.close(1e3);
    await files.close();
  }
}
function checkOptions({ publicUrl, name, organisation }) {
  const url = URL.parse(publicUrl);
  if (!url || url.protocol !== "https:" || url.search || url.hash || url.username)
    throw new UsageError(
      `${JSON.stringify(publicUrl.slice(0, 200))} is not where GitHub can send webhooks to.`,
      "Give the https address under which the bot will be reached: --url https://heal.example.com"
    );
  if (!/^[\w -]{1,34}$/.test(name))
    throw new UsageError("The name of an App has 1 to 34 letters, digits, spaces and dashes.", "Give another --name.");
  if (organisation !== void 0 && !/^[\w-]{1,100}$/.test(organisation))
    throw new UsageError(
      "This is not the name of an organisation.",
      "Give the name as it is in its address: --org acme"
    );
}
function readCode({ query }, state) {
  const [given, expected] = [Buffer.from(query.get("state") ?? ""), Buffer.from(state)];
  const code = query.get("code") ?? "";
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs && /^[\w-]{1,200}$/.test(code) ? code : void 0;
}
function askPage(options, ownUrl, state) {
  const manifest = makeManifest({
    name: options.name,
    publicUrl: options.publicUrl.replace(/\/+$/, ""),
    redirectUrl: `${ownUrl}/created`
  });
  const web = options.webUrl ?? findWebUrl(options.githubUrl);
  const owner = options.organisation === void 0 ? "" : `/organizations/${options.organisation}`;
  const action = `${web}${owner}/settings/apps/new?state=${state}`;
  return page(
    200,
    "GitHub shows what the App may do; you confirm it there.",
    `<form action="${escape(action)}" method="post"><input type="hidden" name="manifest" value="${escape(JSON.stringify(manifest))}"><button>Create the App on GitHub</button></form>`,
    new URL(web).origin
  );
}
function page(status, text, form = "", formTarget = "'none'") {
  return {
    status,
    type: "text/html; charset=utf-8",
    headers: {
      "content-security-policy": `default-src 'none'; style-src 'unsafe-inline'; form-action ${formTarget}; frame-ancestors 'none'; base-uri 'none'`
    },
    body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Heal</title>
<style>body{font:18px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem}</style>
<h1>Heal</h1><p>${escape(text)}</p>${form}</html>`
  };
}
function findWebUrl(api) {
  const url = new URL(api);
  if (url.pathname.replace(/\/+$/, "") === "/api/v3") return url.origin;
  return url.hostname.startsWith("api.") ? `${url.protocol}//${url.host.slice("api.".length)}` : url.origin;
}
function writeEnvironment({ id }, secret, { githubUrl, folder }) {
  const github = githubUrl === "https://api.github.com" ? "" : `HEAL_GITHUB_URL=${githubUrl}
`;
  return `# Credentials of the GitHub App ${id}. Whoever has them can act as it: keep them out of repositories.
HEAL_APP_ID=${id}
HEAL_PRIVATE_KEY_FILE=${join(folder, keyFile)}
HEAL_WEBHOOK_SECRET=${secret}
${github}`;
}
function escape(text) {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
export {
  createApp,
  environmentFile,
  keyFile
};
