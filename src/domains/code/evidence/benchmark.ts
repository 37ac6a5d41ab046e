import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { unmeasured, type Evidence } from '#core/evidence.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { Toolbox } from '#core/ports/tools.ts';
import type { Remedy } from '#core/remedy.ts';
import { applyEdits } from '#syntax/edits.ts';
import { languageOf } from '#syntax/parse.ts';
import { findAnswer, isUndecided, judgeAnswer } from './answer.ts';
import { findJavaScriptSubject } from './javascript-subject.ts';
import { nodeProgram } from './node-program.ts';
import { pythonProgram } from './python-program.ts';
import { findPythonSubject } from './subject.ts';

export interface BenchmarkParts {
  readonly copy: Pick<SandboxCopy, 'toolRoot' | 'run'>;
  readonly tools: Pick<Toolbox, 'find'>;
  /** Text of a file of the copy as it stands, with every heal that held so far. */
  text(path: string): Promise<string | undefined>;
  readonly signal: AbortSignal;
  /** Milliseconds that all benchmarks of a run may take together. Default one minute. */
  readonly totalMs?: number;
  /** Milliseconds of one benchmark: for the measuring itself… */
  readonly budgetMs?: number;
  /** …and for everything, importing the module included; what takes longer is ended. */
  readonly timeoutMs?: number;
}
export interface Benchmark {
  /** Never throws for what the repository's code does; a stop does. */
  measure(finding: CodeFinding, remedy: Remedy<'code'>): Promise<Evidence>;
}

const sizes = [10, 100, 1000];
const defaultBudgetMs = 1800;
const defaultTimeoutMs = 10_000;
const defaultTotalMs = 60_000;

/**
 * Measures heals on the function that they change: both versions of its module run side by side in the sandbox, with the
 * same made-up arguments of growing size, one benchmark after the other. Answers are kept for each remedy as it was planned.
 * A figure speaks of speed alone: a module that forged one would still have to pass every gate.
 */
export function makeBenchmark(parts: BenchmarkParts): Benchmark {
  const known = new Map<string, Promise<Evidence>>();
  let line: Promise<unknown> = Promise.resolve();
  let left = parts.totalMs ?? defaultTotalMs;
  return {
    measure(finding, remedy) {
      const key = [finding.fingerprint, remedy.id, remedy.preview].join('\0');
      const found = known.get(key);
      if (found) return found;
      const next = line.then(async () => {
        if (left <= 0) return unmeasured('the time for benchmarks of this run is spent');
        const started = performance.now();
        const evidence = await measureOnce(finding, remedy, parts);
        left -= performance.now() - started;
        return evidence;
      });
      line = next.catch(() => undefined);
      known.set(key, next);
      return next;
    },
  };
}

async function measureOnce(finding: CodeFinding, remedy: Remedy<'code'>, parts: BenchmarkParts): Promise<Evidence> {
  const { place } = finding;
  const { edits } = remedy.change;
  if (edits.some(({ path }) => path !== place.path)) return unmeasured('it changes several files');
  const before = await parts.text(place.path);
  if (before === undefined || edits.some(({ end }) => end > before.length)) return unmeasured('its file was changed');
  const versions = { before, after: applyEdits(before, edits), file: join(parts.copy.toolRoot, place.path) };
  const shared = {
    ...versions,
    root: parts.copy.toolRoot,
    sizes,
    budgetSeconds: (parts.budgetMs ?? defaultBudgetMs) / 1000,
  };
  if (languageOf(place.path) === 'python') {
    const subject = findPythonSubject(place, before);
    if ('why' in subject) return unmeasured(subject.why);
    const python = await parts.tools.find('python');
    if (!python) return unmeasured('there is no Python here');
    // Randomised hashes would make the order of sets differ from run to run.
    const env = { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' };
    const task = { ...shared, ...subject, lines: [place.line, Math.max(place.line, place.endLine)] };
    return ask([...python.argv, '-c', pythonProgram], env, task, nameOf(subject), parts);
  }
  const subject = findJavaScriptSubject(place, before);
  if ('why' in subject) return unmeasured(subject.why);
  const node = await parts.tools.find('node');
  if (!node) return unmeasured('there is no Node here');
  const isTypeScript = languageOf(place.path) === 'typescript';
  const rights = ['--permission', '--allow-fs-read=*', '--experimental-transform-types', '--no-warnings'];
  return ask(
    [...node.argv, ...rights, '-e', nodeProgram],
    {},
    { ...shared, ...subject, isTypeScript },
    nameOf(subject),
    parts,
  );
}

async function ask(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  task: object,
  name: string,
  parts: BenchmarkParts,
): Promise<Evidence> {
  const first = await askOnce(argv, env, task, name, parts);
  // A busy machine blurs a small gain: what is likely and not certain is looked at once more.
  return isUndecided(first) ? askOnce(argv, env, task, name, parts) : first;
}

async function askOnce(
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
  task: object,
  name: string,
  parts: BenchmarkParts,
): Promise<Evidence> {
  const word = randomBytes(16).toString('hex');
  const stdin = JSON.stringify({ ...task, word });
  const timeoutMs = parts.timeoutMs ?? defaultTimeoutMs;
  const result = await parts.copy.run({ argv, env, stdin, timeoutMs, maxOutputBytes: 4_000_000 }, parts.signal);
  if (result.status === 'timed-out') return unmeasured('it did not come back');
  if (result.status === 'too-much-output') return unmeasured('it prints more than can be read');
  if (result.status !== 'exited') return unmeasured('the benchmark could not be started');
  return judgeAnswer(findAnswer(result.stdout, word), name);
}

function nameOf({ owner, name }: { readonly owner: string; readonly name: string }): string {
  return owner === '' ? name : `${owner}.${name}`;
}
