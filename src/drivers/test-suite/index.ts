export { compareSuites, type SuiteComparison } from './compare.ts';
export { makeTestSuites, type TestSuitesOptions } from './test-suites.ts';
