/** Words that silence a tool instead of curing what it found. */
const suppressions: readonly RegExp[] = [
  /#\s*(noqa|type:\s*ignore|pyright:\s*ignore|mypy:\s*ignore|nosec|pylint:\s*disable|ruff:\s*noqa|fmt:\s*(off|skip)|pragma:\s*no cover)/gi,
  /(eslint-disable|oxlint-disable|biome-ignore|@ts-ignore|@ts-expect-error|@ts-nocheck|tslint:disable|istanbul ignore|c8 ignore|heal-ignore)/g,
  /\bas\s+(any|never|unknown\s+as)\b/g,
  /:\s*any\b/g,
  /\b(cast\(\s*["']?Any|typing\.Any)\b/g,
  /^[ \t]*(_|void)[ \t]*=(?!=)/gm,
  /[\w)\]]!(?=[.;,)\]\s[(])(?!==?)/g,
  /\.(skip|only|todo)\s*\(|\b(xit|xdescribe|xtest)\s*\(|@(unittest\.skip|pytest\.mark\.(skip|xfail))|\bskipTest\(/g,
];

/** True when `after` silences a tool, or skips a test, where `before` did not. */
export function addsSuppression(before: string, after: string): boolean {
  return suppressions.some((pattern) => countMatches(after, pattern) > countMatches(before, pattern));
}

/** `pattern` has the flag `g`. */
export function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
