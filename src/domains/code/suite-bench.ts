import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { SuiteResult, TestSuite, TestSuites } from '#core/ports/test-suite.ts';
import { countStatements, type Tally } from './evidence/statement-counter.ts';

export interface SuiteComparison {
  readonly green: boolean;
  readonly detail: string;
  readonly broken: readonly string[];
  readonly vanished: readonly string[];
  /** Not green because nothing could be found out. */
  readonly inconclusive?: true;
  /** Of this run, where they were counted. */
  readonly tally?: Tally;
}
export interface SuiteBenchParts {
  readonly copy: SandboxCopy;
  readonly suites: TestSuites;
  readonly compare: (baseline: SuiteResult, after: SuiteResult) => SuiteComparison;
  readonly configured: string | undefined;
  /** False when the person asked for no tests. */
  readonly enabled: boolean;
  /** Runs beside the baseline that one heal run may cost. */
  readonly maxRuns: number;
  /** Count the statements that the tests send to a database, in the baseline as in every later run. */
  readonly isCounting?: boolean;
  readonly signal: AbortSignal;
  /** For the progress display. */
  readonly say: (doing: string) => void;
}
export type Baseline =
  { readonly suite: TestSuite; readonly result: SuiteResult; readonly tally?: Tally } | { readonly none: string };

/** The repository's test suite with its baseline: run once, on the copy as it is before the first trial. */
export class SuiteBench {
  readonly #parts: SuiteBenchParts;
  #baseline: Promise<Baseline> | undefined;
  #runs = 0;

  constructor(parts: SuiteBenchParts) {
    this.#parts = parts;
  }

  /** Must be asked for the first time while the copy holds no trial. */
  baseline(): Promise<Baseline> {
    this.#baseline ??= this.#measure();
    return this.#baseline;
  }

  /** The baseline when somebody needed it; never runs anything. */
  async known(): Promise<Baseline | undefined> {
    return this.#baseline;
  }

  /** Runs the suite on the trial and holds it against the baseline. */
  async compare(baseline: Extract<Baseline, { suite: TestSuite }>): Promise<SuiteComparison> {
    if (this.#runs >= this.#parts.maxRuns) {
      const detail = `The limit of ${this.#runs} suite runs (limits.maxSuiteRuns) is spent.`;
      return { green: false, detail, broken: [], vanished: [], inconclusive: true };
    }
    this.#runs++;
    this.#parts.say(`Running the tests on the heals: ${baseline.suite.command}`);
    const { result: after, ...counted } = await this.#run(baseline.suite);
    if (after.status !== 'completed') {
      const detail = `The suite ${describeStatus(after)} with the heals.`;
      const isOurs = after.status === 'not-started' || after.status === 'stopped';
      return { green: false, detail, broken: [], vanished: [], ...(isOurs ? { inconclusive: true } : {}) };
    }
    return { ...this.#parts.compare(baseline.result, after), ...counted };
  }

  async #run(suite: TestSuite): Promise<{ readonly result: SuiteResult; readonly tally?: Tally }> {
    const { copy, signal, isCounting } = this.#parts;
    if (!isCounting) return { result: await suite.run(copy, signal) };
    return countStatements(copy, (counting) => suite.run(counting, signal));
  }

  async #measure(): Promise<Baseline> {
    const { copy, suites, configured, enabled, signal, say } = this.#parts;
    if (!enabled) return { none: 'tests were switched off for this run' };
    const suite = await suites.detect(copy, configured);
    if ('none' in suite) return suite;
    say(`Running the tests as they are: ${suite.command}`);
    const { result, ...counted } = await this.#run(suite);
    if (signal.aborted) throw signal.reason;
    if (result.status !== 'completed') {
      return {
        none: `\`${suite.command}\` ${describeStatus(result)}${result.tail === '' ? '' : `; its last words: ${lastLine(result.tail)}`}`,
      };
    }
    return { suite, result, ...counted };
  }
}

/** `24 passed, 1 failed` for people. */
export function describeBaseline(baseline: Baseline): string {
  if ('none' in baseline) return `no tests: ${baseline.none}`;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const status of Object.values(baseline.result.tests)) counts[status]++;
  const total = counts.passed + counts.failed + counts.skipped;
  if (total === 0) return `exit code ${baseline.result.exitCode ?? 'unknown'}`;
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
}

function describeStatus(result: SuiteResult): string {
  switch (result.status) {
    case 'timed-out':
      return `did not finish within ${Math.round(result.ms / 1000)} s`;
    case 'too-much-output':
      return 'printed more than can be read';
    case 'not-started':
      return 'could not be started';
    case 'stopped':
      return 'was stopped';
    case 'completed':
      return 'completed';
  }
}

function lastLine(tail: string): string {
  return tail.trim().split('\n').at(-1)?.slice(0, 160) ?? '';
}
