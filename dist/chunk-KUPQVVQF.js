import {
  readAllowed
} from "./chunk-I54SSPCT.js";
import {
  ConfigError,
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/app/bot/bot-settings.ts
import { createPrivateKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
var shortestSecret = 32;
var makeOne = "make one with: openssl rand -hex 32";
async function readBotSettings({ env, cwd }) {
  const problems = [];
  const fail = (problem) => {
    problems.push(problem);
    return "";
  };
  const appId = Number(env["HEAL_APP_ID"] ?? "");
  if (!Number.isSafeInteger(appId) || appId < 1)
    fail("HEAL_APP_ID: the number of your GitHub App, from its settings page");
  const privateKey = await readPrivateKey(env, cwd, fail);
  const webhookSecret = env["HEAL_WEBHOOK_SECRET"] ?? "";
  const secretProblem = findSecretProblem(webhookSecret);
  if (secretProblem) fail(`HEAL_WEBHOOK_SECRET: ${secretProblem}`);
  const port = readNumber(env["PORT"], 3e3, 0, 65535);
  if (port === void 0) fail("PORT: a number from 0 to 65535");
  const parallel = readNumber(env["HEAL_PARALLEL"], 5, 1, 100);
  if (parallel === void 0) fail("HEAL_PARALLEL: a number from 1 to 100");
  const githubUrl = readUrl(env["HEAL_GITHUB_URL"]);
  if (githubUrl === void 0)
    fail("HEAL_GITHUB_URL: the API of your GitHub, for example https://github.example.com/api/v3");
  const action = env["HEAL_ACTION"] || void 0;
  if (action !== void 0 && !/^[\w.-]+\/[\w.-]+(?:\/[\w./-]+)?@[\w./-]+$/.test(action))
    fail("HEAL_ACTION: what workflows run, in the form owner/name@ref");
  const here = readAllowed(env["HEAL_RUN_HERE"]);
  if (here === void 0) fail("HEAL_RUN_HERE: names of repositories, such as acme/shop, or acme/* for all of acme");
  if (problems.length > 0)
    throw new ConfigError(
      `heal serve cannot start: ${problems.length === 1 ? "one setting is" : `${problems.length} settings are`} missing or wrong.
${problems.map((problem) => `  ${problem}`).join("\n")}`,
      "Set them in the environment. `heal app create` makes an App and writes them to a file."
    );
  return {
    appId,
    privateKey,
    webhookSecret,
    databaseUrl: env["HEAL_DATABASE_URL"] || void 0,
    stateFolder: resolve(cwd, env["HEAL_STATE_FOLDER"] || join(".heal", "bot")),
    ...env["HEAL_REPLAY_FOLDER"] ? { replayFolder: resolve(cwd, env["HEAL_REPLAY_FOLDER"]) } : {},
    host: env["HOST"] || "127.0.0.1",
    port: port ?? 0,
    githubUrl: githubUrl ?? "",
    action,
    parallel: parallel ?? 1,
    here: here ?? [],
    env
  };
}
function findSecretProblem(secret) {
  if (secret === "") return `the secret of the webhook, at least ${shortestSecret} characters (${makeOne})`;
  if (/development/i.test(secret))
    return `it contains the word "development", which everybody tries first (${makeOne})`;
  if (secret.length < shortestSecret)
    return `${secret.length} characters are too few; at least ${shortestSecret} (${makeOne})`;
  return void 0;
}
async function readPrivateKey(env, cwd, fail) {
  const file = env["HEAL_PRIVATE_KEY_FILE"];
  let text = env["HEAL_PRIVATE_KEY"] ?? "";
  if (text && file) return fail("HEAL_PRIVATE_KEY and HEAL_PRIVATE_KEY_FILE: only one of the two");
  if (file) {
    try {
      text = await readFile(resolve(cwd, file), "utf8");
    } catch (error) {
      return fail(`HEAL_PRIVATE_KEY_FILE: ${messageOf(error)}`);
    }
  }
  if (!text) return fail("HEAL_PRIVATE_KEY_FILE (or HEAL_PRIVATE_KEY): the .pem file of your GitHub App");
  const pem = text.includes("-----BEGIN") ? text.replaceAll(String.raw`\n`, "\n") : Buffer.from(text, "base64").toString("utf8");
  try {
    createPrivateKey(pem);
    return pem;
  } catch {
    return fail("HEAL_PRIVATE_KEY: not a private key in PEM format");
  }
}
function readNumber(text, usual, least, most) {
  const value = text === void 0 || text === "" ? usual : Number(text);
  return Number.isInteger(value) && value >= least && value <= most ? value : void 0;
}
function readUrl(text) {
  const url = URL.parse(text || "https://api.github.com");
  const isUsable = url && (url.protocol === "https:" || url.protocol === "http:") && url.username === "";
  return isUsable ? url.href.replace(/\/+$/, "") : void 0;
}

export {
  readBotSettings,
  findSecretProblem
};
