// src/syntax/suppressions.ts
var suppressions = [
  /#\s*(noqa|type:\s*ignore|pyright:\s*ignore|mypy:\s*ignore|nosec|pylint:\s*disable|ruff:\s*noqa|fmt:\s*(off|skip)|pragma:\s*no cover)/gi,
  /(eslint-disable|oxlint-disable|biome-ignore|@ts-ignore|@ts-expect-error|@ts-nocheck|tslint:disable|istanbul ignore|c8 ignore|heal-ignore)/g,
  /\bas\s+(any|never|unknown\s+as)\b/g,
  /:\s*any\b/g,
  /\b(cast\(\s*["']?Any|typing\.Any)\b/g,
  /^[ \t]*(_|void)[ \t]*=(?!=)/gm,
  /[\w)\]]!(?=[.;,)\]\s[(])(?!==?)/g,
  /\.(skip|only|todo)\s*\(|\b(xit|xdescribe|xtest)\s*\(|@(unittest\.skip|pytest\.mark\.(skip|xfail))|\bskipTest\(/g
];
function addsSuppression(before, after) {
  return suppressions.some((pattern) => countMatches(after, pattern) > countMatches(before, pattern));
}
function countMatches(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}

export {
  addsSuppression,
  countMatches
};
