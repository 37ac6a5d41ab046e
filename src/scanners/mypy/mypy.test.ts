import { afterEach, describe, expect, it } from 'vitest';
import { makeFakeTool, makeTree, type Tree } from '../fixtures/local.ts';
import { createMypyScanner } from './index.ts';

const scanner = createMypyScanner();
let tree: Tree | undefined;
afterEach(() => tree?.remove());

describe('mypy', () => {
  it('reads its text output: places, codes, notes, paths of both kinds', async () => {
    tree = makeTree({ 'a.py': 'x: int = ""\nfoo\n', 'setup.cfg': '[mypy]\nstrict = True\n' });
    const mypy = makeFakeTool(
      tree.root,
      'mypy',
      `console.log(\`a.py:1:10:1:11: error: Incompatible types in assignment (expression has type "str", variable has type "int")  [assignment]
${tree.root}/a.py:2:1:2:3: error: Name "foo" is not defined  [name-defined]
a.py:2: note: See the docs
a.py:1:1:1:1: error: Cannot find implementation or library stub for module named "requests"  [import-not-found]\`); process.exit(1)`,
    );
    const request = await tree.request({ mypy });
    expect(await scanner.applies(request)).toBe(true);
    const { findings } = await scanner.scan(request);
    expect(findings).toMatchObject([
      {
        rule: 'mypy/assignment',
        category: 'type',
        place: { path: 'a.py', line: 1, column: 10, endLine: 1, endColumn: 12 },
      },
      { rule: 'mypy/name-defined', category: 'import', place: { path: 'a.py', line: 2, column: 1, endColumn: 4 } },
    ]);
  });

  it('checks what its settings choose, or else the whole package', async () => {
    const argumentsWith = async (settings: string) => {
      tree = makeTree({ 'a.py': 'x = 1\n', 'pyproject.toml': settings });
      const body =
        'console.log("a.py:1:1:1:1: error: " + args.filter((one) => !one.startsWith("-")).join() + "  [x]"); process.exit(1)';
      const { findings } = await scanner.scan(await tree.request({ mypy: makeFakeTool(tree.root, 'mypy', body) }));
      tree.remove();
      return findings[0]?.message;
    };
    expect(await argumentsWith('[tool.mypy]\nfiles = ["a.py"]\n')).toBe('');
    expect(await argumentsWith('[tool.mypy]\nstrict = true\n[tool.other]\nfiles = 1\n')).toBe('.');
  });

  it('does not run without settings, and fails on a crash', async () => {
    tree = makeTree({ 'a.py': 'x = 1\n' });
    const mypy = makeFakeTool(tree.root, 'mypy', 'console.error("INTERNAL ERROR"); process.exit(2)');
    const request = await tree.request({ mypy });
    expect(await scanner.applies(request)).toBe(false);
    const configured = makeTree({ 'a.py': 'x = 1\n', 'mypy.ini': '[mypy]\n' });
    await expect(scanner.scan(await configured.request({ mypy }))).rejects.toThrow(
      /mypy ended with 2 .*INTERNAL ERROR/,
    );
    configured.remove();
  });
});
