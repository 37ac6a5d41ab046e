import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { SuiteResult } from '#core/ports/test-suite.ts';
import { makeRunTool } from '../process/run-tool.ts';
import { makeSandbox } from '../sandbox/sandbox.ts';
import { makeTestSuites } from './test-suites.ts';

const modules = path.resolve(import.meta.dirname, '../../../node_modules');
const place = mkdtempSync(path.join(tmpdir(), 'heal-suites-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const searchPath = '/usr/local/bin:/usr/bin:/bin';
const sandbox = makeSandbox({ tempFolder: place, home: place, path: searchPath, expose: [modules], makeRunTool });
const never = new AbortController().signal;
const hasPython = existsSync('/usr/bin/python3');
const hasPytest = hasPython && spawnSync('/usr/bin/python3', ['-c', 'import pytest']).status === 0;

async function inCopy<T>(files: Record<string, string>, use: (copy: SandboxCopy) => Promise<T>): Promise<T> {
  const root = mkdtempSync(path.join(place, 'package-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  if (files['package.json'] !== undefined) symlinkSync(modules, path.join(root, 'node_modules'));
  const copy = await sandbox.open(root, '');
  try {
    return await use(copy);
  } finally {
    await copy.close();
  }
}
const detect = (copy: SandboxCopy, configured?: string, timeoutMs = 60_000): ReturnType<typeof suites.detect> => {
  const suites = makeTestSuites({ packagePath: '', path: searchPath, timeoutMs });
  return suites.detect(copy, configured);
};
async function runIn(
  files: Record<string, string>,
  configured?: string,
  timeoutMs?: number,
): Promise<SuiteResult & { readonly runner: string }> {
  return inCopy(files, async (copy) => {
    const suite = await detect(copy, configured, timeoutMs);
    if ('none' in suite) throw new Error(suite.none);
    const result = await suite.run(copy, never);
    expect(readdirSync(copy.root).filter((name) => name.startsWith('.heal-'))).toEqual([]);
    return { ...result, tests: { ...result.tests }, runner: suite.runner };
  });
}
const none = (files: Record<string, string>, configured?: string): Promise<unknown> =>
  inCopy(files, (copy) => detect(copy, configured));
const manifest = (script: string, more: object = {}): string =>
  JSON.stringify({ type: 'module', scripts: { test: script, ...more } });

describe('JavaScript', () => {
  test('node:test behind a build step and a formatter', async () => {
    const result = await runIn({
      'package.json': manifest('node build.js && npm run unit && prettier --check .', { unit: 'node --test' }),
      'build.js': 'import fs from "node:fs"; fs.writeFileSync("built.js", "export const x = 1")',
      'a.test.ts': `import { test, describe } from 'node:test'; import { x } from './built.js';
        describe('group', () => { test('works', () => { if ((x as number) !== 1) throw 1 }); test('fails', () => { throw new Error('no') }); test.skip('later', () => {}) });`,
    });
    expect(result).toMatchObject({ runner: 'node:test', status: 'completed', exitCode: 1 });
    expect(result.tests).toEqual({
      'a.test.ts > group > works': 'passed',
      'a.test.ts > group > fails': 'failed',
      'a.test.ts > group > later': 'skipped',
    });
    expect(result.tail).toContain('Error: no');
  });

  test('vitest, with a file that cannot be loaded', async () => {
    const result = await runIn({
      'package.json': manifest('vitest --coverage'),
      'a.test.js': `import { test, expect } from 'vitest'; test('one', () => {}); test('two', () => expect(1).toBe(2));`,
      'b.test.js': `import './missing.js'`,
    });
    expect(result).toMatchObject({ runner: 'vitest', exitCode: 1 });
    expect(result.tests).toEqual({ 'a.test.js > one': 'passed', 'a.test.js > two': 'failed', 'b.test.js': 'failed' });
  });

  test('an unknown program tells only its exit code', async () => {
    const result = await runIn({ 'package.json': manifest('node check.js'), 'check.js': 'process.exit(3)' });
    expect(result).toMatchObject({ runner: 'command', status: 'completed', exitCode: 3, tests: {} });
  });

  test('a failed build tells no test', async () => {
    const result = await runIn({ 'package.json': manifest('node no.js && node --test'), 'a.test.js': '' });
    expect(result).toMatchObject({ exitCode: 1, tests: {} });
  });

  test('a runner that is not installed is named', async () => {
    expect(await none({ 'package.json': manifest('jest') })).toEqual({
      none: "jest is not installed: install the package's dependencies first",
    });
  });

  test('a package without tests says so', async () => {
    expect(await none({ 'readme.md': '' })).toEqual({ none: 'no test suite was found' });
    expect(await none({ 'a.txt': '' }, 'make test | cat')).toHaveProperty('none');
  });
});

describe('bad suites', () => {
  test('one that hangs is ended', async () => {
    const result = await runIn({ 'hang.js': 'setInterval(() => {}, 1000)' }, 'node hang.js', 700);
    expect(result).toMatchObject({ status: 'timed-out', exitCode: undefined, tests: {} });
  });

  test('one that prints a gigabyte is ended', async () => {
    const flood =
      'const b = Buffer.alloc(1 << 20, 120); const f = () => { while (process.stdout.write(b)); process.stdout.once("drain", f) }; f()';
    const result = await runIn({ 'flood.js': flood }, 'node flood.js');
    expect(result.status).toBe('too-much-output');
    expect(result.tail.length).toBeLessThan(10_000);
  });

  test('a report that is a link to elsewhere is not followed outside', async () => {
    writeFileSync(path.join(place, 'secret.xml'), '<testsuites><testcase name="CANARY"/></testsuites>');
    const swap = `import fs from 'node:fs'; import { test } from 'node:test'; test('x', () => {});
      process.on('exit', () => { const d = fs.readdirSync('.').find((n) => n.startsWith('.heal-run')); fs.rmSync(d, { recursive: true }); fs.symlinkSync('${place}', d); });`;
    const { isolation } = await sandbox.probe();
    const result = await runIn({ 'package.json': manifest('node --test'), 'a.test.js': swap });
    if (isolation !== 'none') expect(JSON.stringify(result)).not.toContain('CANARY');
    expect(existsSync(path.join(place, 'secret.xml'))).toBe(true);
  });

  test('a stopped run says so', async () => {
    await inCopy({ 'hang.js': 'setInterval(() => {}, 1000)' }, async (copy) => {
      const suite = await detect(copy, 'node hang.js');
      if ('none' in suite) throw new Error(suite.none);
      expect((await suite.run(copy, AbortSignal.timeout(300))).status).toBe('stopped');
    });
  });
});

const cases = `import unittest
class A(unittest.TestCase):
    def test_good(self): pass
    def test_bad(self): self.assertEqual(1, 2)
    @unittest.skip("later")
    def test_later(self): pass
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertLess(i, 2)
`;
describe.skipIf(!hasPython)('unittest (needs /usr/bin/python3)', () => {
  test('is found in folders that are no packages, with the source folder on the path', async () => {
    const result = await runIn({
      'src/shop/__init__.py': 'price = 3',
      'tests/test_a.py': `import shop\nassert shop.price == 3\n${cases}`,
      'tests/test_broken.py': 'import no_such_module',
      'pkg/__init__.py': '',
      'pkg/tests/__init__.py': '',
      'pkg/tests/test_a.py': cases,
    });
    expect(result).toMatchObject({ runner: 'unittest', status: 'completed', exitCode: 1 });
    expect(result.tests).toMatchObject({
      'tests/test_a.A.test_good': 'passed',
      'tests/test_a.A.test_bad': 'failed',
      'tests/test_a.A.test_later': 'skipped',
      'tests/test_a.A.test_sub': 'failed',
      'pkg.tests.test_a.A.test_good': 'passed',
    });
    expect(Object.entries(result.tests).find(([id]) => id.includes('test_broken'))?.[1]).toBe('failed');
  });

  test('tells results test by test when it writes a JUnit file, and never those of an earlier run', async () => {
    const xml = (name: string) => `<testsuite><testcase classname="a" name="${name}"/></testsuite>`;
    const files = {
      'write.mjs': `import fs from 'node:fs'; fs.writeFileSync('out.xml', ${JSON.stringify(xml('new'))});`,
      'silent.mjs': '',
      'out.xml': xml('old'),
    };
    const suites = makeTestSuites({ packagePath: '', path: searchPath, junit: 'out.xml', timeoutMs: 60_000 });
    const ids = await inCopy(files, async (copy) => {
      const run = async (command: string) => {
        const suite = await suites.detect(copy, command);
        return 'none' in suite ? [suite.none] : Object.keys((await suite.run(copy, never)).tests);
      };
      return [await run('node silent.mjs'), await run('node write.mjs')];
    });
    expect(ids).toEqual([[], [expect.stringContaining('new')]]);
  });

  test('runs as configured', async () => {
    const result = await runIn(
      { 'checks/test_a.py': cases, 'checks/check_b.py': cases },
      'python -m unittest discover -s checks -p "check_*.py"',
    );
    expect(Object.keys(result.tests)).toContain('check_b.A.test_good');
    expect(Object.keys(result.tests)).toHaveLength(4);
  });
});

describe.skipIf(!hasPytest)('pytest (needs python3-pytest)', () => {
  test('is used when the tests are written for it', async () => {
    const result = await runIn({
      'pyproject.toml': '[tool.pytest.ini_options]\naddopts = "--no-such-option -x"\n',
      'shop.py': 'price = 3',
      'tests/test_shop.py': `import pytest, shop
def test_price(): assert shop.price == 3
def test_wrong(): assert shop.price == 4
@pytest.mark.parametrize("n", [1, 2])
def test_n(n): pass
@pytest.mark.skip
def test_later(): pass
`,
    });
    expect(result).toMatchObject({ runner: 'pytest', status: 'completed', exitCode: 1 });
    expect(result.tests).toEqual({
      'tests.test_shop::test_price': 'passed',
      'tests.test_shop::test_wrong': 'failed',
      'tests.test_shop::test_n[1]': 'passed',
      'tests.test_shop::test_n[2]': 'passed',
      'tests.test_shop::test_later': 'skipped',
    });
  });
});
