import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  readTip
} from "./action-IQUDOZFS.js";
import {
  openTree
} from "./action-ZAH2LPB4.js";
import {
  appendToBranch,
  stateBranch
} from "./action-M7BZJ27U.js";
import {
  isNo,
  readPullMarker
} from "./action-AK5I3M3P.js";
import "./action-7LSPJKWO.js";
import "./action-VPHMZQ3M.js";
import "./action-SGTAAGOL.js";
import "./action-GGHDBN3D.js";
import "./action-6KEY75QJ.js";
import "./action-RD6QKGZ2.js";
import "./action-OCMVFFSO.js";

// src/app/github/outcomes/read-outcomes.ts
function readOutcome(issue) {
  const marker = issue.isPull ? readPullMarker(issue.body) : void 0;
  if (!marker || issue.state !== "closed" || issue.closedAt === void 0) return void 0;
  const kind = issue.isMerged ? "kept" : isNo(issue, marker) ? "rejected" : void 0;
  if (kind === void 0) return void 0;
  const at = issue.closedAt;
  const entries = marker.by.map(({ c, h, o, r }) => {
    return { remedy: h, origin: o, rule: r, kind, at, caseId: c };
  });
  return entries.length === 0 ? void 0 : { number: issue.number, entries };
}

// src/app/github/outcomes/keep-outcomes.ts
var mostAtOnce = 100;
async function keepOutcomes(repository, own) {
  const ended = own.flatMap((issue) => readOutcome(issue) ?? []);
  if (ended.length === 0) return 0;
  const tip = await readTip(repository, stateBranch);
  const tree = tip === void 0 ? void 0 : await openTree(repository, tip);
  const fresh = [];
  for (const outcome of ended) {
    if (fresh.length < mostAtOnce && !await tree?.find(fileOf(outcome))) fresh.push(outcome);
  }
  if (fresh.length === 0) return 0;
  await appendToBranch(repository, {
    branch: stateBranch,
    files: fresh.map((outcome) => ({ path: fileOf(outcome), text: linesOf(outcome) })),
    removed: [],
    message: `chore(heal): what became of ${fresh.map(({ number }) => `pull request ${number}`).join(", ")}`.slice(
      0,
      200
    )
  });
  return fresh.length;
}
function fileOf({ number, entries }) {
  return `events/pull-${number}-${entries[0]?.kind ?? "none"}.jsonl`;
}
function linesOf({ entries }) {
  return entries.map((entry) => `${JSON.stringify({ what: "recorded", entry })}
`).join("");
}
export {
  keepOutcomes
};
