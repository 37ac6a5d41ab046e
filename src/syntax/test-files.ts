/** True when a file holds tests, by its name or folder. */
export function isTestFile(path: string): boolean {
  return (
    /(?:^|\/)(?:tests?|testing|__tests__|spec)\//.test(path) ||
    /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|\.(?:test|spec)\.[cm]?[jt]sx?$/.test(path)
  );
}

/** True for JavaScript and TypeScript that users never run - tests, mocks, stories, benchmarks: what it does on purpose is no fault. */
export function isDevelopmentFile(path: string): boolean {
  return /(^|\/)(tests?|__tests__|__mocks__|spec|specs|fixtures|e2e|bench|benchmarks?)\/|[.-](test|spec|bench|stories)\.[cm]?[jt]sx?$/.test(
    path,
  );
}
