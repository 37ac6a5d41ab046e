// src/scanners/pace.ts
import { setImmediate } from "node:timers/promises";
function createPace(signal, everyMs = 20) {
  let last = performance.now();
  return async () => {
    if (performance.now() - last >= everyMs) {
      await setImmediate();
      last = performance.now();
    }
    signal.throwIfAborted();
  };
}

// src/scanners/twins.ts
var twinGroups = [
  // Python: imports and names
  ["ruff/F401", "pyright/reportUnusedImport"],
  ["ruff/F821", "pyright/reportUndefinedVariable", "mypy/name-defined"],
  ["ruff/F811", "pyright/reportRedeclaration", "mypy/no-redef"],
  ["ruff/F841", "pyright/reportUnusedVariable"],
  ["ruff/F822", "pyright/reportUnsupportedDunderAll"],
  ["ruff/F403", "pyright/reportWildcardImportFromLibrary"],
  ["ruff/invalid-syntax", "ruff/E999", "pyright/syntax", "mypy/syntax"],
  ["pyright/reportMissingImports", "mypy/import-not-found"],
  // Python: types
  ["ruff/RUF013", "pyright/reportArgumentType", "mypy/assignment"],
  ["pyright/reportReturnType", "mypy/return-value"],
  ["pyright/reportCallIssue", "mypy/call-arg"],
  ["pyright/reportAttributeAccessIssue", "mypy/attr-defined"],
  ["pyright/reportOptionalMemberAccess", "mypy/union-attr"],
  ["pyright/reportOperatorIssue", "mypy/operator"],
  ["pyright/reportIndexIssue", "mypy/index"],
  ["pyright/reportIncompatibleMethodOverride", "mypy/override"],
  ["pyright/reportUnusedCoroutine", "mypy/unused-coroutine", "ruff/RUF006"],
  ["pyright/reportPossiblyUnboundVariable", "mypy/possibly-undefined"],
  // Python: logic and style
  ["ruff/B018", "pyright/reportUnusedExpression"],
  ["ruff/B015", "pyright/reportUnusedExpression"],
  ["ruff/W605", "pyright/reportInvalidStringEscapeSequence"],
  ["ruff/F632"],
  ["ruff/F631", "pyright/reportAssertAlwaysTrue"],
  ["ruff/B006", "pyright/reportCallInDefaultInitializer"],
  ["ruff/N805", "pyright/reportSelfClsParameterName"],
  // Security: ours beside ruff (and by number bandit)
  // Older bandits report every weak hash as B303.
  ["ruff/S324", "ruff/S303"],
  ["ruff/S105", "secretlint/*"],
  ["ruff/S106", "secretlint/*"],
  ["ruff/S107", "secretlint/*"],
  ["heal/js-hardcoded-secret", "secretlint/*"],
  ["ruff/S608", "heal/sql-injection", "flow/sql-injection"],
  ["heal/js-sql-injection", "flow/sql-injection"],
  ["ruff/S602", "flow/command-injection"],
  ["ruff/S605", "flow/command-injection"],
  ["ruff/S604", "flow/command-injection"],
  ["ruff/S307", "flow/code-injection"],
  ["ruff/S102", "flow/code-injection"],
  ["ruff/S301", "flow/deserialization"],
  ["ruff/S302", "flow/deserialization"],
  ["ruff/S506", "flow/deserialization"],
  ["ruff/S310", "flow/ssrf"],
  ["ruff/S704", "flow/xss"],
  ["ruff/S308", "flow/xss"],
  ["heal/js-query-builder-injection", "flow/sql-injection"],
  ["heal/js-nosql-injection", "flow/nosql-injection"],
  ["heal/js-dangerous-html", "flow/xss", "eslint/react/no-danger", "biome/lint/security/noDangerouslySetInnerHtml"],
  ["heal/js-open-redirect", "flow/open-redirect"],
  ["heal/js-document-write", "flow/xss"],
  [
    "heal/self-comparison",
    "ruff/PLR0124",
    "oxlint/no-self-compare",
    "eslint/no-self-compare",
    "biome/lint/suspicious/noSelfCompare"
  ],
  ["heal/js-command-injection", "flow/command-injection", "eslint/security/detect-child-process"],
  ["heal/js-inner-html", "flow/xss", "eslint/no-unsanitized/property", "biome/lint/security/noDangerouslySetInnerHtml"],
  ["heal/js-timing-unsafe-compare", "eslint/security/detect-possible-timing-attacks"],
  ["heal/js-path-traversal", "flow/path-traversal", "eslint/security/detect-non-literal-fs-filename"],
  [
    "heal/js-blank-target",
    "oxlint/react/jsx-no-target-blank",
    "eslint/react/jsx-no-target-blank",
    "biome/lint/security/noBlankTarget"
  ],
  // Logic: ours beside the linters'
  ["heal/swallowed-exception", "ruff/S110"],
  ["heal/swallowed-exception", "ruff/S112"],
  ["heal/modified-while-iterating", "ruff/B909"],
  ["heal/shared-class-default", "ruff/RUF012"],
  [
    "heal/constant-condition",
    "oxlint/no-constant-condition",
    "eslint/no-constant-condition",
    "biome/lint/correctness/noConstantCondition"
  ],
  [
    "heal/duplicate-condition",
    "oxlint/no-dupe-else-if",
    "eslint/no-dupe-else-if",
    "biome/lint/suspicious/noDuplicateElseIf"
  ],
  [
    "heal/js-floating-promise",
    "oxlint/typescript/no-floating-promises",
    "eslint/@typescript-eslint/no-floating-promises",
    "biome/lint/nursery/noFloatingPromises"
  ],
  // Performance
  ["heal/list-membership", "ruff/PLR6201"],
  // TypeScript and JavaScript
  [
    "tsc/TS6133",
    "tsc/TS6192",
    "tsc/TS6196",
    "oxlint/no-unused-vars",
    "eslint/no-unused-vars",
    "eslint/@typescript-eslint/no-unused-vars",
    "biome/lint/correctness/noUnusedVariables",
    "biome/lint/correctness/noUnusedImports"
  ],
  ["tsc/TS2304", "tsc/TS2552", "oxlint/no-undef", "eslint/no-undef", "biome/lint/correctness/noUndeclaredVariables"],
  ["tsc/TS7027", "oxlint/no-unreachable", "eslint/no-unreachable", "biome/lint/correctness/noUnreachable"],
  ["tsc/TS7029", "oxlint/no-fallthrough", "eslint/no-fallthrough"],
  ["tsc/TS2307", "eslint/import/no-unresolved"],
  ["tsc/TS1117", "oxlint/no-dupe-keys", "eslint/no-dupe-keys", "biome/lint/suspicious/noDuplicateObjectKeys"],
  ["heal/import-cycle", "oxlint/import/no-cycle", "eslint/import/no-cycle", "biome/lint/suspicious/noImportCycles"],
  ["heal/await-in-loop", "oxlint/no-await-in-loop", "eslint/no-await-in-loop"],
  [
    "heal/js-eval",
    "flow/code-injection",
    "oxlint/no-eval",
    "oxlint/no-new-func",
    "eslint/no-new-func",
    "eslint/no-eval",
    "biome/lint/security/noGlobalEval"
  ],
  ["heal/spread-in-reduce", "oxlint/oxc/no-accumulating-spread", "biome/lint/performance/noAccumulatingSpread"],
  ["oxlint/eqeqeq", "eslint/eqeqeq", "biome/lint/suspicious/noDoubleEquals"],
  ["oxlint/no-var", "eslint/no-var", "biome/lint/suspicious/noVar"]
];
var groupsByRule = /* @__PURE__ */ new Map();
for (const group of twinGroups) {
  for (const rule of group) groupsByRule.set(rule, [.../* @__PURE__ */ new Set([...groupsByRule.get(rule) ?? [], ...group])]);
}
function canonical(rule) {
  return rule.replace(/^bandit\/B(\d{3})$/, "ruff/S$1").replace(/^secretlint\/.+$/, "secretlint/*");
}
function groupOf(rule) {
  return groupsByRule.get(canonical(rule)) ?? [canonical(rule)];
}
function aliasesOf(rule) {
  const names = groupOf(rule).flatMap((name) => {
    const number = /^ruff\/S(\d{3})$/.exec(name)?.[1];
    return number === void 0 ? [name] : [name, `bandit/B${number}`];
  });
  return names.includes(rule) ? names : [rule, ...names];
}
function areTwins(a, b) {
  return a === b || groupOf(a).includes(canonical(b));
}
function rankOf(rule) {
  return groupOf(rule).indexOf(canonical(rule)) * 2 + (rule === canonical(rule) ? 0 : 1);
}

export {
  createPace,
  twinGroups,
  aliasesOf,
  areTwins,
  rankOf
};
