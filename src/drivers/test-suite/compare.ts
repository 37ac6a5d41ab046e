import type { SuiteResult } from '#core/ports/test-suite.ts';

export interface SuiteComparison {
  /** At least as green as the baseline. */
  readonly green: boolean;
  /** One sentence for a person. */
  readonly detail: string;
  /** Tests that did not fail before and do now. */
  readonly broken: readonly string[];
  /** Tests that passed before and did not run now: absent, or skipped. */
  readonly vanished: readonly string[];
}

/**
 * Is the suite still as green as it was? Tests that failed before are not held against it, those that vanished are.
 * The exit code has to agree: reports are written by the code under test.
 */
export function compareSuites(baseline: SuiteResult, after: SuiteResult): SuiteComparison {
  const verdict = (green: boolean, detail: string): SuiteComparison => ({ green, detail, broken: [], vanished: [] });
  if (baseline.status !== 'completed') return verdict(false, `the baseline gave no answer: ${baseline.status}`);
  if (after.status !== 'completed') return verdict(false, `the suite gave no answer: ${after.status}`);

  const before = new Map(Object.entries(baseline.tests));
  const now = new Map(Object.entries(after.tests));
  if (before.size === 0 && now.size === 0) return compareExitCodes(baseline, after);

  const broken = [...now]
    .filter(([id, status]) => status === 'failed' && before.get(id) !== 'failed')
    .map(([id]) => id);
  const vanished = [...before]
    .filter(([id, status]) => status === 'passed' && now.get(id) !== 'passed' && now.get(id) !== 'failed')
    .map(([id]) => id);
  if (broken.length > 0 || vanished.length > 0) {
    const parts = [describe('broke', broken), describe('vanished', vanished)].filter((part) => part !== '');
    return { green: false, detail: parts.join('; '), broken, vanished };
  }
  const failing = [...now.values()].filter((status) => status === 'failed').length;
  const isOddBefore = baseline.exitCode !== 0 && ![...before.values()].includes('failed');
  if (after.exitCode !== 0 && failing === 0 && !(isOddBefore && after.exitCode === baseline.exitCode)) {
    return verdict(false, `no test failed, yet the suite ended with ${after.exitCode ?? 'a signal'}`);
  }
  const failed = failing === 0 ? '' : `, ${failing} failed as before`;
  return verdict(true, `${countPassed(before)} passed → ${countPassed(now)} passed${failed}`);
}

function countPassed(tests: ReadonlyMap<string, string>): number {
  return [...tests.values()].filter((status) => status === 'passed').length;
}

function compareExitCodes(baseline: SuiteResult, after: SuiteResult): SuiteComparison {
  const isGreen = after.exitCode === 0;
  const detail = isGreen
    ? 'the test command succeeded'
    : baseline.exitCode === 0
      ? `the test command ended with ${after.exitCode ?? 'a signal'}`
      : 'the test command failed before as well and does not tell which tests: it proves nothing';
  return { green: isGreen, detail, broken: [], vanished: [] };
}

function describe(what: string, ids: readonly string[]): string {
  if (ids.length === 0) return '';
  const shown = ids.slice(0, 3).join(', ');
  return `${ids.length} ${what}: ${shown}${ids.length > 3 ? ', …' : ''}`;
}
