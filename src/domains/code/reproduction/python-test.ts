import type { CallPlan } from './plan.ts';
import type { Arguments, CallOutcome } from './probe.ts';

export type TestStyle = 'pytest' | 'unittest';

/** A test in the style of the package, for what a call must do from now on. */
export function writeTest(plan: CallPlan, args: Arguments, outcome: CallOutcome, style: TestStyle): string {
  const call = `${plan.name}(${plan.parameters
    .map(({ name, isKeywordOnly }, index) => `${isKeywordOnly ? `${name}=` : ''}${args[index] ?? 'None'}`)
    .join(', ')})`;
  const title = `test_${plan.name.replace(/^_+/, '')}_when_something_is_missing`;
  const own = `from ${plan.module} import ${plan.name}\n`;
  if (style === 'unittest') {
    const body =
      outcome.did === 'raise'
        ? [`with self.assertRaises(${outcome.error}):`, `    ${call}`]
        : [expectUnittest(call, outcome.value)];
    const name = plan.name.replace(/(?:^|_)+([a-z\d])/gi, (_, letter: string) => letter.toUpperCase());
    return [
      'import unittest',
      '',
      own,
      '',
      `class ${name}WhenSomethingIsMissing(unittest.TestCase):`,
      `    def ${title}(self):`,
      ...body.map((line) => `        ${line}`),
      '',
      '',
      'if __name__ == "__main__":',
      '    unittest.main()',
      '',
    ].join('\n');
  }
  const body =
    outcome.did === 'raise'
      ? [`with pytest.raises(${outcome.error}):`, `    ${call}`]
      : [expectPytest(call, outcome.value)];
  const head = outcome.did === 'raise' ? ['import pytest', '', own] : [own];
  return [...head, '', `def ${title}():`, ...body.map((line) => `    ${line}`), ''].join('\n');
}

function expectPytest(call: string, value: string | undefined): string {
  if (value === undefined) return call;
  return `assert ${call} ${/^(?:None|True|False)$/.test(value) ? 'is' : '=='} ${value}`;
}

function expectUnittest(call: string, value: string | undefined): string {
  if (value === undefined) return call;
  return value === 'None' ? `self.assertIsNone(${call})` : `self.assertEqual(${call}, ${value})`;
}

/** Errors that the test could name without importing them. */
export function isBuiltinError(name: string): boolean {
  return /^(?:Value|Type|Key|Index|Lookup|Runtime|Attribute|NotImplemented|Arithmetic|ZeroDivision)Error$/.test(name);
}

/** Beside the tests that are there; a name that no file has. */
export function placeTest(plan: CallPlan, files: readonly string[]): { path: string; likeThis: string | undefined } {
  const base = plan.path.slice(plan.path.lastIndexOf('/') + 1).replace(/\.py$/, '');
  const tests = files.filter((file) => /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(file));
  const likeThis = tests.find((file) => file.endsWith(`/test_${base}.py`) || file === `test_${base}.py`) ?? tests[0];
  const folder = likeThis === undefined ? 'tests/' : likeThis.slice(0, likeThis.lastIndexOf('/') + 1);
  const name = `${folder}test_${base}_${plan.name.replace(/^_+/, '')}_missing`;
  const known = new Set(files);
  let path = `${name}.py`;
  for (let n = 2; known.has(path); n++) path = `${name}_${n}.py`;
  return { path, likeThis };
}
