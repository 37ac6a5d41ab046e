import { dirname, relative } from 'node:path/posix';
import type { CallPlan } from './plan.ts';
import type { Arguments, CallOutcome } from './probe.ts';

export type ScriptStyle = 'vitest' | 'jest' | 'node';

/** What the tests that are there are written for; undefined when it is something else. */
export function styleOf(model: string, packageJson: string): ScriptStyle | undefined {
  if (/from ['"]vitest['"]/.test(model)) return 'vitest';
  if (/['"]node:test['"]/.test(model)) return 'node';
  if (/['"]@jest\/globals['"]/.test(model) || /"jest"\s*:/.test(packageJson)) return 'jest';
  if (/"vitest"\s*:/.test(packageJson)) return 'vitest';
  return /"test"\s*:\s*"[^"]*node [^"]*--test\b/.test(packageJson) ? 'node' : undefined;
}

/** How Node starts the runner on one file; the package brings vitest and jest itself. */
export function commandFor(style: ScriptStyle, path: string): readonly string[] {
  if (style === 'vitest') return ['node_modules/vitest/vitest.mjs', 'run', path];
  return style === 'jest' ? ['node_modules/jest/bin/jest.js', '--runTestsByPath', path] : ['--test', path];
}

/** A test in the style of the package, for what a call must do from now on. */
export function writeScriptTest(
  plan: CallPlan,
  args: Arguments,
  outcome: CallOutcome,
  { style, path, model }: { readonly style: ScriptStyle; readonly path: string; readonly model: string },
): string {
  // Data from outside has no type: what it lacks is no error of the test.
  const write = (arg: string) => (/\.[cm]?tsx?$/.test(path) && /^[{[]/.test(arg) ? `JSON.parse('${arg}')` : arg);
  const call = `${plan.name}(${withoutTail(args).map(write).join(', ')})`;
  const title = `${plan.name} when something is missing`;
  const isCommon = !/^import\s/m.test(model) && /\brequire\(/.test(model);
  const load = (what: string, from: string) =>
    isCommon ? `const ${what.replace(' as ', ': ')} = require('${from}');` : `import ${what} from '${from}';`;
  const own = load(`{ ${plan.name} }`, specifier(plan.path, path, model));
  const [head, body] =
    style === 'node'
      ? [[load('assert', 'node:assert/strict'), load('test', 'node:test'), own], expectNode(call, outcome)]
      : [style === 'vitest' ? [load('{ expect, test }', 'vitest'), own] : [own], expectRunner(call, outcome)];
  return [...head, '', `test('${title}', () => {`, `  ${body}`, '});', ''].join('\n');
}

/** Arguments that are not given are undefined anyway. */
function withoutTail(args: Arguments): Arguments {
  const last = args.findLastIndex((arg) => arg !== 'undefined');
  return args.slice(0, last + 1);
}

function expectRunner(call: string, outcome: CallOutcome): string {
  if (outcome.did === 'raise') return `expect(() => ${call}).toThrow(${outcome.error});`;
  if (outcome.value === undefined) return `${call};`;
  if (outcome.value === 'undefined') return `expect(${call}).toBeUndefined();`;
  return outcome.value === 'null' ? `expect(${call}).toBeNull();` : `expect(${call}).toEqual(${outcome.value});`;
}

function expectNode(call: string, outcome: CallOutcome): string {
  if (outcome.did === 'raise') return `assert.throws(() => ${call}, ${outcome.error});`;
  if (outcome.value === undefined) return `${call};`;
  return `assert.deepEqual(${call}, ${outcome.value});`;
}

/** The import as the other tests write theirs: with `.js`, with `.ts`, or with nothing. */
function specifier(target: string, from: string, model: string): string {
  const path = relative(dirname(from), target);
  const plain = path.startsWith('.') ? path : `./${path}`;
  if (!/\.[cm]?tsx?$/.test(target)) return plain;
  const habit = /from ['"]\.{1,2}\/[^'"]*?(\.[cm]?[jt]sx?)?['"]/.exec(model);
  if (habit?.[1] === undefined) return habit ? plain.replace(/\.[cm]?tsx?$/, '') : plain;
  return plain.replace(/\.([cm]?)ts(x?)$/, habit[1].includes('ts') ? '.$1ts$2' : '.$1js');
}

/** Beside the tests that are there; a name that no file has. */
export function placeScriptTest(
  plan: CallPlan,
  files: readonly string[],
): { path: string; likeThis: string | undefined } {
  const file = plan.path.slice(plan.path.lastIndexOf('/') + 1);
  const base = file.replace(/\.[cm]?[jt]sx?$/, '');
  const tests = files.filter((one) => /\.(?:test|spec)\.[cm]?[jt]sx?$/.test(one));
  const likeThis = tests.find((one) => one.slice(one.lastIndexOf('/') + 1).startsWith(`${base}.`)) ?? tests[0];
  if (likeThis === undefined)
    return { path: `${plan.path.slice(0, -file.length)}${base}.missing.test${file.slice(base.length)}`, likeThis };
  const ending = /\.(?:test|spec)\.[cm]?[jt]sx?$/.exec(likeThis)?.[0] ?? '.test.js';
  const folder = likeThis.slice(0, likeThis.lastIndexOf('/') + 1);
  const known = new Set(files);
  const name = `${folder}${base}-${plan.name.replaceAll('$', '')}-missing`;
  let path = `${name}${ending}`;
  for (let n = 2; known.has(path); n++) path = `${name}-${n}${ending}`;
  return { path, likeThis };
}
