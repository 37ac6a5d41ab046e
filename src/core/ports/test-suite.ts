import type { SandboxCopy } from './sandbox.ts';

export type TestStatus = 'passed' | 'failed' | 'skipped';
export interface SuiteResult {
  /** `completed` also when tests failed; the rest means that the suite gave no usable answer. */
  readonly status: 'completed' | 'timed-out' | 'stopped' | 'not-started' | 'too-much-output';
  /** Per test id. Empty when the command tells only its exit code. */
  readonly tests: Readonly<Record<string, TestStatus>>;
  readonly exitCode: number | undefined;
  /** Last lines of output, cleaned, for a person. */
  readonly tail: string;
  readonly ms: number;
}
/** A test suite of the repository, found or configured. */
export interface TestSuite {
  /** `pytest`, `unittest`, `node:test`, `vitest`, `jest`, `mocha`, `command`. */
  readonly runner: string;
  /** As a person would type it. */
  readonly command: string;
  run(copy: SandboxCopy, signal: AbortSignal): Promise<SuiteResult>;
}
export interface TestSuites {
  /** Undefined with the reason when the package has no suite that can be run. */
  detect(copy: SandboxCopy, configured: string | undefined): Promise<TestSuite | { readonly none: string }>;
}
