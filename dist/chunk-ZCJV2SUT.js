// src/syntax/test-files.ts
function isTestFile(path) {
  return /(?:^|\/)(?:tests?|testing|__tests__|spec)\//.test(path) || /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|\.(?:test|spec)\.[cm]?[jt]sx?$/.test(path);
}
function isDevelopmentFile(path) {
  return /(^|\/)(tests?|__tests__|__mocks__|spec|specs|fixtures|e2e|bench|benchmarks?)\/|[.-](test|spec|bench|stories)\.[cm]?[jt]sx?$/.test(
    path
  );
}

export {
  isTestFile,
  isDevelopmentFile
};
