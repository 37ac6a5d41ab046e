import {
  addsSuppression,
  countMatches
} from "./chunk-HRMWWOYP.js";
import {
  isTestFile
} from "./chunk-ZCJV2SUT.js";

// src/syntax/honesty.ts
var assertion = /\bassert\w*\b|\bexpect\s*\(/;
var tests = /(^[ \t]*(async\s+)?def\s+test\w*|\b(it|test|describe)\s*\(|\bassert\w*\b|\bexpect\s*\()/gm;
function findDishonesty(path, before, after, commentsOf) {
  if (addsSuppression(before, after)) return { detail: `It silences the tool in ${path} instead of curing the fault.` };
  if (isTestFile(path) && countMatches(after, tests) < countMatches(before, tests))
    return { detail: `It removes a test or an assertion from ${path}.` };
  if (isTestFile(path) && missing(assertionsOf(before), assertionsOf(after)) !== void 0)
    return { detail: `It changes what a test of ${path} asserts: nothing would check that.`, inconclusive: true };
  const gone = missing(comparable(commentsOf(path, before)), comparable(commentsOf(path, after)));
  return gone === void 0 ? void 0 : { detail: `It removes a comment from ${path}: ${gone.slice(0, 60)}` };
}
function assertionsOf(text) {
  return text.split("\n").map((line) => line.trim()).filter((line) => assertion.test(line));
}
function comparable(comments) {
  return comments.map((comment) => comment.trim().replace(/^#\s*type:(?!\s*ignore).*/, "# type:"));
}
function missing(before, after) {
  const left = /* @__PURE__ */ new Map();
  for (const one of after) left.set(one, (left.get(one) ?? 0) + 1);
  for (const one of before) {
    const count = left.get(one) ?? 0;
    if (count === 0) return one;
    left.set(one, count - 1);
  }
  return void 0;
}

export {
  findDishonesty
};
