import path from 'node:path';
import { parseJest, parseMocha, parseNodeTest, parsePytest, parseUnittest, type ParseReport } from './reports.ts';
import type { Recognised, RunnerName } from './recognise.ts';
import type { Command } from './split-command.ts';
import { unittestRunner } from './unittest-runner.ts';

/** One process of a suite. */
export interface Step {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
  /** `folder` is a folder in the copy for what belongs to this run, absolute, as tools see it. */
  argv(folder: string): readonly string[];
  /** Absent for a step that only prepares, or whose exit code is all it tells. */
  readonly report?: {
    /** In `folder`, or absolute as tools see it. */
    readonly file: string;
    readonly parse: ParseReport;
  };
  /** Files to put into `folder` before. */
  readonly files?: Readonly<Record<string, string>>;
  /** Tried when the first attempt ended so, as a wrongly called program does. */
  readonly retry?: { readonly code: number; argv(folder: string): readonly string[] };
}
type Runner = Extract<Recognised, { kind: 'runner' }>;

/** Flags that open a watcher, choose another report or measure coverage, each perhaps with a value after `=`. */
const unwanted: Partial<Record<RunnerName, RegExp>> = {
  vitest: /^(--watch|-w|--ui|--open|--coverage|--reporter|--outputFile|--api|--silent|--bail)(\.\w+)*(=|$)/,
  jest: /^(--watch|--watchAll|--coverage\w*|--collectCoverage\w*|--json|--outputFile|--reporters|--ci|--bail|-b|--silent|--notify|--onlyChanged|-o)(=|$)/,
  mocha: /^(--reporter|-R|--reporter-options?|-O|--watch|-w|--bail|-b)(=|$)/,
  'node:test':
    /^(--test-reporter|--test-reporter-destination|--watch|--experimental-test-coverage|--test-coverage-\w+)(=|$)/,
  pytest:
    /^(--junit-?xml|--cov[\w-]*|--no-cov|-x|--exitfirst|--maxfail|--lf|--ff|--last-failed|--failed-first|--pdb)(=|$)/,
};
/** Those of them that take their value as the next argument when there is no `=`. */
const withValue =
  /^(--reporters?|--outputFile|--reporter-options?|-R|-O|--test-reporter(-destination)?|--junit-?xml|--maxfail|--coverageReporters|--coverage\.\w+)$/;

export function dropUnwanted(runner: RunnerName, args: readonly string[]): readonly string[] {
  const kept: string[] = [];
  const pattern = unwanted[runner];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (pattern?.test(arg) !== true) kept.push(arg);
    else if (withValue.test(arg)) i++;
  }
  return kept;
}

/** A step for a program that is started as it stands. */
export function makePlainStep(command: Command): Step {
  const argv = command.argv[0] === 'node' ? [process.execPath, ...command.argv.slice(1)] : command.argv;
  return { command: command.argv.join(' '), env: command.env, argv: () => argv };
}

/** A step that tells results test by test. `python` starts the interpreter that has what the tests need. */
export function makeRunnerStep(found: Runner, env: Command['env'], python: readonly string[]): Step {
  const args = dropUnwanted(found.runner, found.args);
  const start = found.start[0] === 'node' ? [process.execPath, ...found.start.slice(1)] : found.start;
  const typed = [...found.start, ...found.args].join(' ');
  switch (found.runner) {
    case 'vitest': {
      const rest = args[0] === 'run' || args[0] === 'watch' || args[0] === 'dev' ? args.slice(1) : args;
      const own = rest.filter((arg) => arg !== '--run');
      return {
        command: typed,
        env: { CI: 'true', ...env },
        report: { file: 'report.json', parse: parseJest },
        argv: (folder) => [
          ...[...start, 'run', ...own, '--coverage.enabled=false', '--bail=0'],
          ...['--reporter=default', '--reporter=json', `--outputFile.json=${path.join(folder, 'report.json')}`],
        ],
      };
    }
    case 'jest':
      return {
        command: typed,
        env: { CI: 'true', ...env },
        report: { file: 'report.json', parse: parseJest },
        argv: (folder) => [
          ...[...start, ...args, '--ci', '--watchAll=false', '--coverage=false', '--bail=0'],
          ...['--json', '--outputFile', path.join(folder, 'report.json')],
        ],
      };
    case 'mocha':
      return {
        command: typed,
        env: { CI: 'true', ...env },
        report: { file: 'report.json', parse: parseMocha },
        argv: (folder) => [
          ...[...start, ...args, '--no-bail', '--reporter', 'json'],
          ...['--reporter-option', `output=${path.join(folder, 'report.json')}`],
        ],
      };
    case 'node:test':
      return {
        command: typed,
        env,
        report: { file: 'report.xml', parse: parseNodeTest },
        argv: (folder) => [
          ...start,
          // Flags of Node end at the first file.
          ...['--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=junit'],
          `--test-reporter-destination=${path.join(folder, 'report.xml')}`,
          ...args,
        ],
      };
    case 'pytest': {
      const argv = (folder: string, ...more: string[]): readonly string[] => [
        ...[...python, ...found.start, '-m', 'pytest', '-p', 'no:cacheprovider'],
        ...[`--junitxml=${path.join(folder, 'report.xml')}`, '--maxfail=0', ...more, ...args],
      ];
      return {
        command: `python -m pytest ${found.args.join(' ')}`.trim(),
        env: { PYTHONHASHSEED: '0', ...env },
        report: { file: 'report.xml', parse: parsePytest },
        argv: (folder) => argv(folder),
        // Configured options may belong to a plugin that is not installed, coverage for one.
        retry: { code: 4, argv: (folder) => argv(folder, '-o', 'addopts=') },
      };
    }
    case 'unittest':
      return {
        command: `python -m unittest ${args[0] === 'auto' ? '' : args.join(' ')}`.trim(),
        env: { PYTHONHASHSEED: '0', ...env },
        report: { file: 'report.json', parse: parseUnittest },
        files: { 'run.py': unittestRunner },
        argv: (folder) => [
          ...[...python, ...found.start, path.join(folder, 'run.py'), path.join(folder, 'report.json')],
          ...args,
        ],
      };
  }
}
