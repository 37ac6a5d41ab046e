import type { Command } from './split-command.ts';

export type RunnerName = 'vitest' | 'jest' | 'mocha' | 'node:test' | 'pytest' | 'unittest';
/** What one command of a test script is. */
export type Recognised =
  | {
      readonly kind: 'runner';
      readonly runner: RunnerName;
      /** What comes before the runner's own arguments: program, interpreter flags, script. */
      readonly start: readonly string[];
      readonly args: readonly string[];
    }
  /** Judges how files look or what they say, not what they do. */
  | { readonly kind: 'cosmetic' }
  /** Makes something that the tests need, or is not known. */
  | { readonly kind: 'other' };

const cosmetic = new Set([
  ...[
    'prettier',
    'eslint',
    'oxlint',
    'biome',
    'standard',
    'xo',
    'tslint',
    'dprint',
    'rome',
    'stylelint',
    'lint-staged',
  ],
  ...['markdownlint', 'markdownlint-cli2', 'remark', 'cspell', 'alex', 'write-good', 'ls-lint', 'editorconfig-checker'],
  ...['knip', 'depcheck', 'npm-check', 'publint', 'attw', 'size-limit', 'bundlesize', 'madge', 'dpdm', 'depcruise'],
  ...[
    'commitlint',
    'sort-package-json',
    'lockfile-lint',
    'syncpack',
    'npmPkgJsonLint',
    'license-checker',
    'echo',
    'doctoc',
  ],
  ...['ruff', 'flake8', 'black', 'isort', 'mypy', 'pyright', 'pylint', 'codespell', 'pre-commit'],
]);

export function recognise(command: Command): Recognised {
  const [program = '', ...args] = command.argv;
  const name = baseName(program);
  if (cosmetic.has(name)) return { kind: 'cosmetic' };
  if (name === 'vitest') return { kind: 'runner', runner: 'vitest', start: [program], args };
  if (name === 'jest') return { kind: 'runner', runner: 'jest', start: [program], args };
  if (name === 'react-scripts' && args[0] === 'test')
    return { kind: 'runner', runner: 'jest', start: [program, 'test'], args: args.slice(1) };
  if (name === 'mocha' || name === '_mocha') return { kind: 'runner', runner: 'mocha', start: [program], args };
  if (name === 'pytest' || name === 'py.test') return { kind: 'runner', runner: 'pytest', start: [], args };
  if (/^python[\d.]*$/.test(name)) return recognisePython(args);
  // Measures another program; without it the tests are the same.
  if (name === 'coverage' && args[0] === 'run') return recognisePython(args.slice(Math.max(1, args.indexOf('-m'))));
  if (name === 'node' || name === 'tsx' || name === 'ts-node') return recogniseNode(program, args);
  return { kind: 'other' };
}

function recognisePython(args: readonly string[]): Recognised {
  const at = args.indexOf('-m');
  const module = args[at + 1];
  if (at === -1 || (module !== 'pytest' && module !== 'unittest')) return { kind: 'other' };
  return { kind: 'runner', runner: module, start: args.slice(0, at), args: args.slice(at + 2) };
}

function recogniseNode(program: string, args: readonly string[]): Recognised {
  if (args.includes('--test')) {
    return { kind: 'runner', runner: 'node:test', start: [program], args };
  }
  // `node --experimental-vm-modules node_modules/jest/bin/jest.js …`
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  const script = args[at];
  const inner = script === undefined ? undefined : baseName(script);
  if (script === undefined || !/node_modules|^\.?\/?node_modules/.test(script)) return { kind: 'other' };
  if (inner === 'vitest' || inner === 'jest' || inner === 'mocha' || inner === '_mocha') {
    const runner = inner === '_mocha' ? 'mocha' : inner;
    return { kind: 'runner', runner, start: [program, ...args.slice(0, at + 1)], args: args.slice(at + 1) };
  }
  return { kind: 'other' };
}

function baseName(program: string): string {
  const name = program.split(/[\\/]/).at(-1) ?? '';
  return name.replace(/\.(cmd|exe|[cm]?js)$/, '');
}
