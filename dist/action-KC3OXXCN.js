import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  escapeText
} from "./action-VCTGOY6P.js";
import {
  messageOf,
  statusOf
} from "./action-SGTAAGOL.js";

// src/app/github/publish/failure.ts
function describeFailure(error, signal) {
  if (signal.aborted) return { concerns: "all", why: "This run was stopped." };
  const status = statusOf(error);
  const said = messageOf(error);
  if (status === 401)
    return {
      concerns: "all",
      why: "GitHub does not accept the token any more. A run with a new one goes on from here."
    };
  if (status === 429 || status === 403 && /rate limit|abuse/i.test(said))
    return { concerns: "all", why: "GitHub's rate limit is used up. A later run goes on from here." };
  if (status === 403)
    return {
      concerns: "all",
      why: `The token may not do this (${escapeText(said, 120)}). It needs contents, pull requests and issues: write.`
    };
  if (status !== void 0)
    return { concerns: status >= 500 ? "all" : "one", why: `GitHub answered ${status}: ${escapeText(said, 160)}` };
  const isFetch = error instanceof Error && /fetch|socket|network|ECONN|terminated/i.test(said);
  if (isFetch) return { concerns: "all", why: "GitHub could not be reached. A later run goes on from here." };
  const isAnswer = error instanceof Error && (error.name.includes("ZodError") || error instanceof SyntaxError);
  if (isAnswer) return { concerns: "one", why: "An answer of GitHub was not understood." };
  const isSentence = error instanceof Error && error.constructor === Error && /^[A-Z][\w ,'-]{5,160}\.$/.test(said);
  return { concerns: "one", why: isSentence ? said : `Heal itself failed: ${escapeText(said, 160)}` };
}

// src/app/github/publish/once.ts
import { setTimeout as wait } from "node:timers/promises";
var mostTries = 3;
async function once(work, { signal, pauseMs }) {
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    try {
      return await work.act();
    } catch (error) {
      if (signal.aborted || isRefusal(error)) throw error;
      const found = await work.find();
      if (found !== void 0) return found;
      if (statusOf(error) === 422 || tries === mostTries) throw error;
      await wait(pauseMs * tries, void 0, { signal });
    }
  }
}
function isRefusal(error) {
  const status = statusOf(error);
  return status !== void 0 && status >= 400 && status < 500 && status !== 422;
}

// src/app/github/texts/limits.ts
var maxBody = 65536;
var room = 1024;
function joinParts(parts, max = maxBody - room) {
  const kept = parts.filter(({ text }) => text !== "");
  const order = kept.map((part, index) => ({ index, drop: part.drop ?? 0 })).filter(({ drop }) => drop > 0).toSorted((a, b) => b.drop - a.drop || b.index - a.index);
  const texts = kept.map(({ text }) => text);
  let size = texts.reduce((sum, text) => sum + sizeOf(text) + 2, 0);
  for (const { index } of order) {
    if (size <= max) break;
    const instead = kept[index]?.instead ?? "";
    size += sizeOf(instead) - sizeOf(texts[index] ?? "");
    texts[index] = instead;
  }
  const body = texts.filter((text) => text !== "").join("\n\n");
  return sizeOf(body) <= max ? body : body.slice(0, max).toWellFormed();
}
function sizeOf(text) {
  return text.length;
}

// src/app/cli/render/rule-pages.ts
function findRulePage(rule) {
  const slash = rule.indexOf("/");
  const scanner = rule.slice(0, slash);
  const id = rule.slice(slash + 1);
  const safe = encodeURIComponent(id);
  switch (scanner) {
    case "ruff":
      return `https://docs.astral.sh/ruff/rules/#${safe}`;
    case "pyright":
      return `https://github.com/microsoft/pyright/blob/main/docs/configuration.md#${safe}`;
    case "mypy":
      return `https://mypy.readthedocs.io/en/stable/error_code_list.html#code-${safe}`;
    case "bandit":
      return "https://bandit.readthedocs.io/en/latest/plugins/index.html";
    case "tsc":
      return `https://typescript.tv/errors/${safe.toLowerCase()}/`;
    case "eslint":
      return id.includes("/") ? void 0 : `https://eslint.org/docs/latest/rules/${safe}`;
    case "oxlint": {
      const [plugin, name] = id.includes("/") ? id.split("/") : ["eslint", id];
      return `https://oxc.rs/docs/guide/usage/linter/rules/${encodeURIComponent(plugin ?? "")}/${encodeURIComponent(name ?? "")}.html`;
    }
    default:
      return void 0;
  }
}

// src/app/github/publish/words.ts
var origins = {
  pattern: "a pattern of the library",
  healer: "a healer of Heal",
  tool: "the tool's own fix",
  history: "this repository's past",
  model: "a language model"
};
var ways = {
  exact: "for exactly this finding",
  semantic: "by likeness to a known problem",
  causal: "by how it came and went before",
  model: "that was asked"
};
var safeties = {
  safe: "keeps behaviour for every input",
  careful: "keeps behaviour as far as tests show",
  risky: "changes behaviour on purpose"
};
function describeOrigin({ origin, rung }) {
  return `${origins[origin]}, ${ways[rung]}`;
}
function describeSafety(safety) {
  return safeties[safety];
}
function describeApproval({ why }, hasGate) {
  const how = hasGate ? "An approving review by someone with write access, on the newest commit, opens the check `heal/approval`; a comment does not, and a push takes it back." : "It stays a draft until someone who may write here has reviewed it and marks it as ready.";
  return `${escapeText(why)} ${how}`;
}

export {
  joinParts,
  findRulePage,
  describeOrigin,
  describeSafety,
  describeApproval,
  describeFailure,
  once
};
