import type { Reporter, TestCase, TestModule, Vitest } from 'vitest/node';

/**
 * Beside the default reporter: names at the end what was skipped and why, so that a lane that cannot run on this machine
 * is not taken for one that passed. The very last line is `N passed, N failed, N skipped`, plain, for programs.
 */
export default class SummaryReporter implements Reporter {
  #isFiltered = false;

  onInit(vitest: Vitest): void {
    this.#isFiltered = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    const skipped: TestCase[] = [];
    for (const module of modules) {
      const tests = [...module.children.allTests()];
      const states = tests.map((test) => test.result().state);
      counts.passed += states.filter((state) => state === 'passed').length;
      counts.failed += states.filter((state) => state === 'failed').length;
      // A file that broke while it was read, or in what surrounds its tests, has no failed test to show.
      if (module.state() === 'failed' && !states.includes('failed')) counts.failed++;
      skipped.push(...tests.filter((_, index) => states[index] !== 'passed' && states[index] !== 'failed'));
    }
    counts.skipped = skipped.length;
    // Who asks for tests by name knows that the others are left out.
    const lanes = this.#isFiltered ? [] : describeLanes(skipped);
    const summary = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
    // The default reporter writes after this: only at the end of the process nothing follows.
    process.once('exit', () => process.stdout.write([...lanes, summary, ''].join('\n')));
  }
}

/** One line for the tests of a group that were skipped for the same reason. */
function describeLanes(skipped: readonly TestCase[]): readonly string[] {
  const lanes = Map.groupBy(skipped, (test) => {
    const { parent } = test;
    const group = parent.type === 'suite' ? `${test.module.relativeModuleId} > ${parent.fullName}` : '';
    return JSON.stringify([group === '' ? `${test.module.relativeModuleId} > ${test.name}` : group, reasonOf(test)]);
  });
  return [...lanes].map(([key, tests]) => {
    const [lane, reason]: string[] = JSON.parse(key);
    const what = tests.length === 1 ? tests[0]?.fullName : `${tests.length} tests`;
    return `Skipped: ${lane} (${what}): ${reason}`;
  });
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  if (note !== undefined && note !== '') return note.replaceAll(/\s+/g, ' ');
  return test.options.mode === 'todo' ? 'not written yet' : 'what it asks for is not given on this machine';
}
