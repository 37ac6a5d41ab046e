import { createRequire } from 'node:module';
import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Tool } from '#core/ports/tools.ts';
import { makeFakeTool, makeTree, type Tree } from '../fixtures/local.ts';
import { createPyrightScanner } from './index.ts';

const entry = createRequire(import.meta.url).resolve('pyright');
const pyright: Tool = { argv: [process.execPath, entry], version: '1.1.414', origin: 'bundled' };
const python: Tool = { argv: ['python3'], version: 'Python 3.11.2', origin: 'machine' };
const scanner = createPyrightScanner();
let tree: Tree | undefined;
afterEach(() => tree?.remove());

async function scan(files: Record<string, string>, only?: readonly string[]) {
  tree = makeTree(files);
  const request = await tree.request({ pyright, python });
  return scanner.scan(only ? { ...request, files: only } : request);
}
const brief = ({ findings }: Awaited<ReturnType<typeof scan>>) =>
  findings.map(({ rule, place }) => `${place.path}:${place.line}:${place.column}-${place.endColumn} ${rule}`).sort();

describe('pyright', () => {
  it('finds type and import faults, and writes nothing into the repository', async () => {
    const answer = await scan({
      'app/__init__.py': '',
      'app/a.py':
        'from app.gone import x\nfrom .b import value, valeu\nimport requests\nimport osx\n\n\ndef f(n: int) -> str:\n    return n\n\n\ndef g(s: str = None) -> int:\n    return len(s) + nope + len(os.name)\n',
      'app/b.py': 'value = 1\n',
    });
    expect(brief(answer)).toEqual([
      'app/a.py:11:16-20 pyright/reportArgumentType',
      'app/a.py:12:21-25 pyright/reportUndefinedVariable',
      'app/a.py:12:32-34 pyright/reportUndefinedVariable',
      'app/a.py:1:6-14 pyright/reportMissingImports',
      'app/a.py:2:23-28 pyright/reportAttributeAccessIssue',
      'app/a.py:4:8-11 pyright/reportMissingImports',
      'app/a.py:8:12-13 pyright/reportReturnType',
    ]);
    expect(answer.findings.find((one) => one.message.includes('valeu'))).toMatchObject({
      category: 'import',
      priority: 'P1',
    });
    expect(readdirSync(tree?.root ?? '')).toEqual(['app']);
  });

  it('checks only the files asked for, and reads what they import', async () => {
    const files = {
      'src/p/__init__.py': '',
      'src/p/a.py': 'from p.b import size\nx: str = size(1)\n',
      'src/p/b.py': 'def size(n: int) -> int:\n    return str(n)\n',
    };
    expect(brief(await scan(files, ['src/p/a.py']))).toEqual(['src/p/a.py:2:10-17 pyright/reportAssignmentType']);
  });

  it('follows the repository’s own settings: modes, excludes, warnings', async () => {
    const answer = await scan({
      'pyrightconfig.json':
        '{\n  // ours\n  "include": ["app"],\n  "exclude": ["app/old"],\n  "reportUnusedImport": "warning",\n  "reportReturnType": false,\n}\n',
      'app/a.py': 'import os\n\n\ndef f() -> str:\n    return 1\n',
      'app/old/b.py': 'x: int = ""\n',
      'other.py': 'x: int = ""\n',
    });
    expect(brief(answer)).toEqual(['app/a.py:1:8-10 pyright/reportUnusedImport']);
  });

  it('stays out of the way when the repository uses mypy, and fails with a sentence on rubbish', async () => {
    tree = makeTree({ 'a.py': 'x = 1\n', 'mypy.ini': '[mypy]\nstrict = true\n' });
    const mypy = makeFakeTool(tree.root, 'mypy', '');
    expect(await scanner.applies(await tree.request({ pyright, mypy }))).toBe(false);
    expect(await scanner.applies(await tree.request({ pyright }))).toBe(true);
    const broken = makeFakeTool(tree.root, 'pyright', 'console.error("out of memory"); process.exit(134)');
    await expect(scanner.scan(await tree.request({ pyright: broken }))).rejects.toThrow(
      /pyright ended with 134 .*out of memory/,
    );
  });
});
