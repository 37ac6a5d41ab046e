import {
  applyEdits
} from "./chunk-JP3K3O5E.js";

// src/syntax/diff.ts
import { applyPatch, createTwoFilesPatch, diffLines, parsePatch, reversePatch } from "diff";
function unifiedDiff(path, before, after, context = 3) {
  if (before === after) return "";
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, void 0, void 0, { context });
  return `diff --git a/${path} b/${path}
${patch.slice(patch.indexOf("\n") + 1).replaceAll(/^((?:---|\+\+\+) .*?)\t$/gm, "$1")}`;
}
function countChangedLines(before, after, most) {
  const changes = most < 0 ? void 0 : diffLines(before, after, { maxEditLength: most });
  return changes?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
}
function diffOfEdits(edits, textOf, context = 3) {
  const paths = [...new Set(edits.map((edit) => edit.path))];
  return paths.map((path) => {
    const before = textOf(path);
    return unifiedDiff(
      path,
      before,
      applyEdits(
        before,
        edits.filter((edit) => edit.path === path)
      ),
      context
    );
  }).join("");
}
function reverseDiff(diff, textOf) {
  const result = /* @__PURE__ */ new Map();
  for (const file of parsePatch(diff)) {
    const path = (file.newFileName ?? "").replace(/^b\//, "");
    const text = textOf(path);
    const undone = text === void 0 ? false : applyPatch(text, reversePatch(file), { fuzzFactor: 0, autoConvertLineEndings: false });
    result.set(path, undone === false ? void 0 : undone);
  }
  return result;
}

export {
  unifiedDiff,
  countChangedLines,
  diffOfEdits,
  reverseDiff
};
