import { stat } from 'node:fs/promises';
import path from 'node:path';
import { listLevels } from '#core/levels.ts';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { TestSuite, TestSuites } from '#core/ports/test-suite.ts';
import { expandLine, type Expanded } from './npm-scripts.ts';
import { expandTests, readNodePackage } from './package-json.ts';
import { findPythonTests, rankInterpreters, type PythonTests } from './python-tests.ts';
import { recognise } from './recognise.ts';
import { parsePytest } from './reports.ts';
import { runSteps } from './run-steps.ts';
import type { Command } from './split-command.ts';
import { makePlainStep, makeRunnerStep, type Step } from './steps.ts';

export interface TestSuitesOptions {
  /** The package's path in its repository, '' for the whole. */
  readonly packagePath: string;
  /** The search path, as in `PATH`. */
  readonly path: string;
  /** JUnit file that a configured command writes, relative to the package: tells results test by test. */
  readonly junit?: string;
  /** For a whole run, build steps included. Default ten minutes. */
  readonly timeoutMs?: number;
}
const defaultTimeoutMs = 10 * 60_000;
type Found = { readonly steps: readonly Step[]; readonly runner: string };
type Answer = Found | { readonly none: string };

/** Finds the package's test suite: the configured command, else what package.json tests, else its Python tests. */
export function makeTestSuites(options: TestSuitesOptions): TestSuites {
  return {
    async detect(copy, configured) {
      const answer = await (configured === undefined
        ? detectSuite(copy, options)
        : readConfigured(copy, configured, options));
      if ('none' in answer) return answer;
      const { steps, runner } = answer;
      const suite: TestSuite = {
        runner,
        command: configured ?? steps.map((step) => step.command).join(' && '),
        run: (where, signal) => runSteps(steps, where, signal, options.timeoutMs ?? defaultTimeoutMs),
      };
      return suite;
    },
  };
}

async function readConfigured(copy: SandboxCopy, line: string, options: TestSuitesOptions): Promise<Answer> {
  const manifest = await readNodePackage(copy.root);
  const expanded = expandLine(manifest?.scripts ?? {}, line);
  if ('problem' in expanded) return { none: `the test command cannot be run: ${expanded.problem}` };
  // A command that was written down on purpose is run as it is; `npm test` is only a name for what it expands to.
  const isIndirect = /^\s*(npm|pnpm|yarn|bun)\b/.test(line);
  const planned = await planCommands(copy, isIndirect ? dropCosmetic(expanded.commands) : expanded.commands, options);
  return 'none' in planned || options.junit === undefined
    ? planned
    : { ...planned, steps: readJunitAfter(planned.steps, path.join(copy.toolRoot, options.junit)) };
}

/** The last command writes the report; one whose results we read ourselves keeps its own. */
function readJunitAfter(steps: readonly Step[], file: string): readonly Step[] {
  const last = steps.at(-1);
  if (last === undefined || last.report !== undefined) return steps;
  return [...steps.slice(0, -1), { ...last, report: { file, parse: parsePytest } }];
}

async function detectSuite(copy: SandboxCopy, options: TestSuitesOptions): Promise<Answer> {
  const reasons: string[] = [];
  const manifest = await readNodePackage(copy.root);
  const expanded: Expanded | undefined = manifest === undefined ? undefined : expandTests(manifest);
  if (expanded !== undefined && 'problem' in expanded) reasons.push(`package.json: ${expanded.problem}`);
  if (expanded !== undefined && 'commands' in expanded) {
    const commands = dropCosmetic(expanded.commands);
    if (commands.length > 0) {
      const planned = await planCommands(copy, commands, options);
      if (!('none' in planned)) return planned;
      reasons.push(planned.none);
    }
  }
  const tests = await findPythonTests(copy.root);
  if (tests !== undefined) {
    const planned = await planPython(copy, tests, options);
    if (!('none' in planned)) return planned;
    reasons.push(planned.none);
  }
  return { none: reasons.length === 0 ? 'no test suite was found' : reasons.join('; ') };
}

/** Leaves out what judges looks, and what comes after the last runner: it cannot tell about tests any more. */
function dropCosmetic(commands: readonly Command[]): readonly Command[] {
  const kept = commands.filter((command) => recognise(command).kind !== 'cosmetic');
  const last = kept.findLastIndex((command) => recognise(command).kind === 'runner');
  return last === -1 ? kept : kept.slice(0, last + 1);
}

async function planCommands(
  copy: SandboxCopy,
  commands: readonly Command[],
  options: TestSuitesOptions,
): Promise<Answer> {
  if (commands.length === 0) return { none: 'the test command is empty' };
  const search = await makeSearchPath(copy, options);
  const steps: Step[] = [];
  const runners: string[] = [];
  for (const command of commands) {
    const found = recognise(command);
    const env = { PATH: search.path, ...command.env };
    if (found.kind !== 'runner') {
      steps.push(makePlainStep({ ...command, env }));
      continue;
    }
    runners.push(found.runner);
    if (found.runner === 'pytest' || found.runner === 'unittest') {
      const python = await choosePython(copy, options, await findPythonTests(copy.root), found.runner === 'pytest');
      if ('none' in python) return python;
      steps.push(makeRunnerStep(found, { ...python.env, ...command.env }, python.argv));
      continue;
    }
    const [program = ''] = found.start;
    const isNamed = !/[\\/]/.test(program) && program !== 'node';
    if (isNamed && !(await search.has(program)))
      return { none: `${program} is not installed: install the package's dependencies first` };
    steps.push(makeRunnerStep(found, env, []));
  }
  return { steps, runner: runners[0] ?? 'command' };
}

async function planPython(copy: SandboxCopy, tests: PythonTests, options: TestSuitesOptions): Promise<Answer> {
  const python = await choosePython(copy, options, tests, tests.needsPytest);
  if ('none' in python) {
    if (!tests.needsPytest || !tests.usesUnittest) return python;
    // Some of the tests run without pytest; better than none, and the ids tell which.
    const plain = await choosePython(copy, options, tests, false);
    if ('none' in plain) return plain;
    return makePythonSuite('unittest', plain);
  }
  return makePythonSuite(tests.needsPytest ? 'pytest' : 'unittest', python);
}

function makePythonSuite(runner: 'pytest' | 'unittest', python: Python): Found {
  const args = runner === 'unittest' ? ['auto'] : [];
  return { runner, steps: [makeRunnerStep({ kind: 'runner', runner, start: [], args }, python.env, python.argv)] };
}

interface Python {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The repository's environment, else the machine's interpreters; the first of those that can import most. */
async function choosePython(
  copy: SandboxCopy,
  options: TestSuitesOptions,
  tests: PythonTests | undefined,
  needsPytest: boolean,
): Promise<Python | { readonly none: string }> {
  const programs = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';
  const candidates: string[] = [];
  for (const level of listLevels(options.packagePath)) {
    for (const folder of ['.venv', 'venv', 'env']) {
      if (await exists(path.join(copy.root, level, folder, 'pyvenv.cfg')))
        candidates.push(path.join(copy.toolRoot, level, folder, programs));
    }
  }
  // Packages of a Linux distribution are seen by its own interpreter alone, which another on the path may hide.
  candidates.push('python3', 'python', ...(process.platform === 'win32' ? [] : ['/usr/bin/python3']));
  const env = tests?.hasSourceFolder === true ? { PYTHONPATH: path.join(copy.toolRoot, 'src') } : {};
  const ranked = await rankInterpreters(copy, candidates, tests?.imports ?? [], env);
  const chosen = ranked.find((interpreter) => !needsPytest || interpreter.hasPytest);
  if (chosen !== undefined) return { argv: chosen.argv, env };
  if (ranked.length === 0) return { none: 'the tests need Python 3.8 or newer, and none was found' };
  return { none: 'the tests need pytest, which is not installed' };
}

/** Programs of the package's dependencies come first, run by the Node that runs Heal. */
async function makeSearchPath(
  copy: SandboxCopy,
  options: TestSuitesOptions,
): Promise<{ readonly path: string; has(program: string): Promise<boolean> }> {
  const local = listLevels(options.packagePath).map((level) => `${level}node_modules/.bin`);
  const folders = [...local.map((folder) => path.join(copy.toolRoot, folder)), path.dirname(process.execPath)];
  const readable = [...local.map((folder) => path.join(copy.root, folder)), ...options.path.split(path.delimiter)];
  return {
    path: [...folders, options.path].join(path.delimiter),
    async has(program) {
      for (const folder of readable) if (await exists(path.join(folder, program))) return true;
      return false;
    },
  };
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
