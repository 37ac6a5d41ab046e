import { describe, expect, test } from 'vitest';
import type { SuiteResult } from '#core/ports/test-suite.ts';
import { compareSuites } from './compare.ts';
import { expandLine, expandScript } from './npm-scripts.ts';
import { expandTests } from './package-json.ts';
import { recognise } from './recognise.ts';
import { parseJest, parseMocha, parseNodeTest, parsePytest } from './reports.ts';
import { splitCommand } from './split-command.ts';
import { dropUnwanted } from './steps.ts';
import { cleanTail } from './tail.ts';

describe('a command line', () => {
  const argv = (line: string): unknown => {
    const split = splitCommand(line);
    return 'problem' in split ? split.problem : split.commands.map((command) => command.argv);
  };
  test('is split as a shell would', () => {
    expect(argv(`pytest -k "a and b" 'x y' c\\ d "q\\"q"`)).toEqual([['pytest', '-k', 'a and b', 'x y', 'c d', 'q"q']]);
    expect(argv('a && b; c')).toEqual([['a'], ['b'], ['c']]);
    expect(argv('a ""')).toEqual([['a', '']]);
  });
  test('takes variables from its front', () => {
    expect(splitCommand('A=1 B="2 3" cross-env C=4 mocha D=5')).toEqual({
      commands: [{ env: { A: '1', B: '2 3', C: '4' }, argv: ['mocha', 'D=5'] }],
    });
  });
  test.each(['a | b', 'a || b', 'a > b', 'a $HOME', 'a "$(b)"', 'a `b`', 'a & b', '(a)'])(
    'that needs a shell is none: %s',
    (line) => expect(splitCommand(line)).toHaveProperty('problem'),
  );
  test('with an open quote is none', () => expect(argv(`a "b`)).toContain('not closed'));
});

describe('a test script', () => {
  const argvs = (scripts: Record<string, string>, name = 'test'): unknown => {
    const expanded = expandScript(scripts, name);
    return 'problem' in expanded ? expanded.problem : expanded.commands.map((command) => command.argv.join(' '));
  };
  test('is followed through other scripts, with what comes before them', () => {
    const scripts = {
      test: 'rimraf dist && tsc && npm run test:unit -- --retries 2 && prettier --list-different "src/**"',
      'pretest:unit': 'node make.js',
      'test:unit': 'cross-env TZ=UTC mocha test',
    };
    expect(argvs(scripts)).toEqual([
      'rimraf dist',
      'tsc',
      'node make.js',
      'mocha test --retries 2',
      'prettier --list-different src/**',
    ]);
  });
  test('is seen through sequences, wrappers and launchers', () => {
    expect(
      argvs({ test: 'run-s build test:*', build: 'tsc', 'test:a': 'c8 -r lcov mocha a', 'test:b': 'npx jest b' }),
    ).toEqual(['tsc', 'mocha a', 'jest b']);
    expect(argvs({ test: 'yarn unit', unit: 'pnpm exec vitest' })).toEqual(['vitest']);
  });
  test('that calls itself, or several packages, is none', () => {
    expect(argvs({ test: 'npm test' })).toContain('calls itself');
    expect(argvs({ test: 'npm run test -ws' })).not.toEqual([]);
    expect(argvs({ test: 'npm test --workspaces' })).toContain('workspaces');
    expect(argvs({ test: 'pnpm -r test' })).toContain('workspaces');
  });
  test("npm's placeholder gives way to an installed runner", () => {
    const scripts = { test: 'echo "Error: no test specified" && exit 1' };
    expect(expandTests({ scripts, dependencies: new Set(['vitest']) })).toEqual({
      commands: [{ env: {}, argv: ['vitest'] }],
    });
    expect(expandTests({ scripts, dependencies: new Set() })).toBeUndefined();
  });
  test('that needs a shell gives way to an installed runner, too', () => {
    const scripts = { test: 'jest | tee log' };
    expect(expandTests({ scripts, dependencies: new Set(['jest']) })).toMatchObject({ commands: [{ argv: ['jest'] }] });
    expect(expandTests({ scripts, dependencies: new Set() })).toHaveProperty('problem');
  });
});

test.each([
  ['vitest run', 'vitest'],
  ['node --test test/', 'node:test'],
  ['tsx --test a.ts', 'node:test'],
  ['node --import tsx --test a.ts', 'node:test'],
  ['node --experimental-vm-modules node_modules/jest/bin/jest.js', 'jest'],
  ['node_modules/.bin/mocha -r ts-node/register', 'mocha'],
  ['python3 -W error -m pytest tests', 'pytest'],
  ['python -m unittest discover -s tests', 'unittest'],
  ['uv run --frozen pytest -q', 'pytest'],
  ['poetry run python3.12 -m pytest', 'pytest'],
  ['coverage run --branch -m unittest', 'unittest'],
  ['.venv/bin/pytest', 'pytest'],
  ['react-scripts test', 'jest'],
  ['prettier --check .', 'cosmetic'],
  ['node scripts/jest.js', 'other'],
  ['tsc -b', 'other'],
  ['python -m build', 'other'],
])('%s is %s', (line, expected) => {
  const expanded = expandLine({}, line);
  const [command] = 'commands' in expanded ? expanded.commands : [];
  const found = command && recognise(command);
  expect(found?.kind === 'runner' ? found.runner : found?.kind).toBe(expected);
});

test('flags that would watch, measure or report elsewhere are left out', () => {
  expect(dropUnwanted('vitest', ['run', '--coverage', '--reporter', 'dot', '--outputFile=x', 'a.test.ts'])).toEqual([
    'run',
    'a.test.ts',
  ]);
  expect(dropUnwanted('jest', ['--watchAll', '--coverageReporters', 'lcov', '-t', 'x'])).toEqual(['-t', 'x']);
  expect(dropUnwanted('pytest', ['-x', '--cov=src', '--junitxml', 'a.xml', 'tests'])).toEqual(['tests']);
});

describe('a report', () => {
  const asIs = (file: string): string => file.replace('/repo/', '');
  test('of pytest', () => {
    const xml = `<?xml version="1.0"?><testsuites><testsuite name="pytest">
      <testcase classname="tests.test_a.TestA" name="test_one"/>
      <testcase classname="tests.test_a" name="test_p[&lt;x at 0x7f00aa11bb22&gt;]"><failure message="m">t</failure></testcase>
      <testcase classname="tests.test_a" name="test_s"><skipped type="pytest.skip"/></testcase>
      <testcase classname="tests.test_a" name="test_t"/><testcase classname="tests.test_a" name="test_t"><error/></testcase>
      <testcase classname="" name="tests.test_b"><error message="collection failure">e</error></testcase>
      </testsuite></testsuites>`;
    expect({ ...parsePytest(xml, asIs) }).toEqual({
      'tests.test_a.TestA::test_one': 'passed',
      'tests.test_a::test_p[<x at 0x…>]': 'failed',
      'tests.test_a::test_s': 'skipped',
      'tests.test_a::test_t': 'failed',
      '::tests.test_b': 'failed',
    });
  });
  test('of node:test, nested', () => {
    const xml = `<testsuites><testsuite name="outer"><testcase name="ok" classname="outer" file="/repo/a.js"/>
      <testsuite name="in"><testcase name="t" classname="outer.in" file="/repo/a.js"><failure/></testcase></testsuite></testsuite>
      <testcase name="b.js" classname="test" file="/repo/b.js" failure="f"><failure>x</failure></testcase></testsuites>`;
    expect({ ...parseNodeTest(xml, asIs) }).toEqual({
      'a.js > outer > ok': 'passed',
      'a.js > outer.in > t': 'failed',
      'b.js > b.js': 'failed',
    });
    expect(parseNodeTest('<testsuites/>', asIs)).toEqual({});
  });
  test('of jest, as its documentation gives it', () => {
    const result = (ancestorTitles: string[], title: string, status: string): unknown => ({
      ...{ ancestorTitles, title, status, failureMessages: [], fullName: '', location: null, duration: 1 },
    });
    const json = JSON.stringify({
      success: false,
      testResults: [
        {
          name: '/repo/a.js',
          status: 'failed',
          message: '',
          assertionResults: [
            result(['o'], 'x', 'passed'),
            result(['o'], 'x', 'failed'),
            result([], 'p', 'pending'),
            result([], 'constructor', 'todo'),
          ],
        },
        { name: '/repo/b.js', status: 'failed', message: 'cannot find module', assertionResults: [] },
      ],
    });
    expect({ ...parseJest(json, asIs) }).toEqual({
      'a.js > o > x': 'passed',
      'a.js > o > x #2': 'failed',
      'a.js > p': 'skipped',
      'a.js > constructor': 'skipped',
      'b.js': 'failed',
    });
  });
  test('of mocha, with a failed hook', () => {
    const one = { title: 'ok', fullTitle: 'o ok', file: '/repo/a.js', err: {} };
    const hook = { title: '"before all" hook', fullTitle: 'o "before all" hook', file: '/repo/a.js', err: {} };
    const json = JSON.stringify({ stats: {}, tests: [one], passes: [one], pending: [], failures: [hook] });
    expect({ ...parseMocha(json, asIs) }).toEqual({ 'a.js > o ok': 'passed', 'a.js > o "before all" hook': 'failed' });
  });
  test.each(['', 'rubbish', '{"testResults": 3}', '<a>', '<!DOCTYPE x [<!ENTITY a "b">]><testsuites/>'])(
    'that is none tells nothing: %s',
    (text) => {
      for (const parse of [parseJest, parseMocha, parseNodeTest, parsePytest])
        expect(parse(text, asIs)).toBeUndefined();
    },
  );
});

describe('a suite is as green as before', () => {
  const suite = (
    tests: SuiteResult['tests'],
    exitCode = 0,
    status: SuiteResult['status'] = 'completed',
  ): SuiteResult => ({
    ...{ status, tests, exitCode, tail: '', ms: 1 },
  });
  const base = suite({ a: 'passed', b: 'failed', c: 'skipped' }, 1);
  test('when nothing changed, when more passes, when more tests exist', () => {
    expect(compareSuites(base, base).green).toBe(true);
    expect(compareSuites(base, suite({ a: 'passed', b: 'passed', c: 'passed', d: 'passed' })).green).toBe(true);
    expect(compareSuites(base, suite({ a: 'passed' })).green).toBe(true);
  });
  test('not when a test broke or vanished', () => {
    expect(compareSuites(base, suite({ a: 'failed', b: 'failed' }, 1))).toMatchObject({ green: false, broken: ['a'] });
    expect(compareSuites(base, suite({ b: 'failed' }, 1))).toMatchObject({ green: false, vanished: ['a'] });
    expect(compareSuites(base, suite({ a: 'skipped', b: 'failed' }, 1))).toMatchObject({ vanished: ['a'] });
    expect(compareSuites(base, suite({ a: 'passed', n: 'failed' }, 1))).toMatchObject({ broken: ['n'] });
    expect(compareSuites(base, suite({}, 2)).green).toBe(false);
  });
  test('not when the exit code disagrees with the tests', () => {
    const good = suite({ a: 'passed' });
    expect(compareSuites(good, suite({ a: 'passed' }, 1)).green).toBe(false);
    expect(compareSuites(suite({ a: 'passed' }, 1), suite({ a: 'passed' }, 1)).green).toBe(true);
    expect(compareSuites(good, suite({ a: 'failed' }, 0)).green).toBe(false);
  });
  test('not when there was no answer', () => {
    expect(compareSuites(base, suite({}, 0, 'timed-out')).green).toBe(false);
    expect(compareSuites(suite({}, 0, 'timed-out'), base).green).toBe(false);
  });
  test('by its exit code when that is all there is', () => {
    expect(compareSuites(suite({}), suite({})).green).toBe(true);
    expect(compareSuites(suite({}), suite({}, 1)).green).toBe(false);
    expect(compareSuites(suite({}, 1), suite({}, 1)).green).toBe(false);
  });
});

test('the tail of an output is plain text', () => {
  expect(cleanTail('\u001b[31mred\u001b[0m \u001b]8;;http://x\u0007link\u001b]8;;\u0007\r\n10%\r100%\u0007\n\n')).toBe(
    'red link\n100%',
  );
  expect(cleanTail('x\n'.repeat(1000)).split('\n')).toHaveLength(40);
  expect(cleanTail('a\u202eb')).toBe('ab');
});
