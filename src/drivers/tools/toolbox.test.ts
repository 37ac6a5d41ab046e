import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeRunTool } from '../process/run-tool.ts';
import { makeToolbox } from './toolbox.ts';

const root = mkdtempSync(path.join(tmpdir(), 'heal tools '));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const searchPath = '/usr/bin:/bin';
const run = makeRunTool({ root, env: { PATH: searchPath } });
const put = (file: string, text: string, mode = 0o644): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
  chmodSync(path.join(root, file), mode);
};
const at = (packagePath: string, pathOf = searchPath): ReturnType<typeof makeToolbox> => {
  const folder = path.join(root, packagePath);
  mkdirSync(folder, { recursive: true });
  return makeToolbox({ copy: { root: folder, toolRoot: folder, run }, packagePath, path: pathOf });
};
const says = (text: string): string => `#!/bin/sh\necho ${text}\n`;

test("Heal's own tools are there on a bare machine", async () => {
  const tools = at('bare', '');
  for (const name of ['tsc', 'pyright', 'oxlint'] as const) {
    const tool = await tools.find(name);
    expect(tool?.origin).toBe('bundled');
    expect(tool?.version).toMatch(/^\d+\.\d+\.\d+/);
  }
  expect(await tools.find('ruff')).toBeUndefined();
  expect((await tools.find('node'))?.argv).toEqual([process.execPath]);
});

test("the repository's own tool comes first, from the nearest folder up to the root", async () => {
  put('js/node_modules/typescript/package.json', '{"bin": {"tsc": "./bin/tsc"}}');
  put('js/node_modules/typescript/bin/tsc', '#!/usr/bin/env node\nconsole.log("Version 5.4.2")');
  expect(await at('js/packages/one').find('tsc')).toEqual({
    argv: [process.execPath, path.join(root, 'js/node_modules/typescript/bin/tsc')],
    version: '5.4.2',
    origin: 'repository',
  });
  expect((await at('js/packages/one').find('tsc', ['bundled']))?.origin).toBe('bundled');
});

test('an environment is searched when it is one', async () => {
  put('py/.venv/bin/ruff', says('ruff 0.9.1'), 0o755);
  expect(await at('py').find('ruff', ['repository'])).toBeUndefined();
  put('py/.venv/pyvenv.cfg', 'home = /usr/bin\n');
  expect(await at('py/sub').find('ruff', ['repository'])).toMatchObject({ version: '0.9.1', origin: 'repository' });
});

test('the unrelated npm package called ruff is no ruff', async () => {
  put('npm/node_modules/ruff/package.json', '{"bin": {"ruff": "ruff.js"}}');
  put('npm/node_modules/.bin/ruff', says('1.5.4'), 0o755);
  expect(await at('npm').find('ruff', ['repository'])).toBeUndefined();
});

test('a shim without a program behind it, a tool without a version and one that hangs are none', async () => {
  put('path1/mypy', '#!/bin/sh\necho "command not found" >&2; exit 127\n', 0o755);
  put('path1/bandit', says('hello'), 0o755);
  put('path2/mypy', says('mypy 1.2.3'), 0o755);
  const tools = at('shim', `${root}/path1:${root}/path2`);
  expect(await tools.find('mypy')).toEqual({
    argv: [path.join(root, 'path2/mypy')],
    version: '1.2.3',
    origin: 'machine',
  });
  expect(await tools.find('bandit')).toBeUndefined();
});

test('an old or broken Python is passed over', async () => {
  put('old/python3', says('2.7.18'), 0o755);
  put('broken/python3', '#!/bin/sh\nexit 1\n', 0o755);
  expect(await at('p', `${root}/old:${root}/broken`).find('python')).toBeUndefined();
});

const hasPython = existsSync('/usr/bin/python3');
test.skipIf(!hasPython)('a real environment gives its interpreter (needs /usr/bin/python3)', async () => {
  mkdirSync(path.join(root, 'real'), { recursive: true });
  execFileSync('/usr/bin/python3', ['-m', 'venv', '--without-pip', path.join(root, 'real/venv')]);
  const python = await at('real').find('python');
  expect(python).toMatchObject({ origin: 'repository', argv: [path.join(root, 'real/venv/bin/python')] });
  expect((await at('other').find('python'))?.origin).toBe('machine');
});
