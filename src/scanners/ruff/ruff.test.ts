import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { RawFinding } from '#core/scanner.ts';
import { applyEdits } from '#syntax/edits.ts';
import { makeFakeTool, makeTree, type Tree } from '../fixtures/local.ts';
import { createRuffScanner } from './index.ts';

const scanner = createRuffScanner({ workerPath: fileURLToPath(new URL('./worker.ts', import.meta.url)) });
let tree: Tree | undefined;
afterEach(() => tree?.remove());

async function scan(files: Record<string, string>) {
  tree = makeTree(files);
  return scanner.scan(await tree.request());
}
const rulesOf = (findings: readonly RawFinding[]) =>
  findings.map((one) => `${one.place.path}:${one.place.line} ${one.rule}`).sort();

describe('ruff, WASM build', () => {
  it('is the version that these tests were written for', async () => {
    expect(await scan({ 'a.py': 'x = 1\n' })).toEqual({ version: '0.17.3', origin: 'bundled', findings: [] });
  });

  it('finds the planted faults with Heal’s own set when the repository has no settings', async () => {
    const { findings } = await scan({
      'a.py':
        'import os\nimport hashlib\n\n\ndef f(x: int = None, acc=[]):\n    if x == None:\n        return nope\n    y = 1\n    return hashlib.md5(eval(acc))\n',
      'broken.py': 'def f(:\n    pass\n',
    });
    expect(rulesOf(findings)).toEqual([
      'a.py:1 ruff/F401',
      'a.py:5 ruff/B006',
      'a.py:5 ruff/RUF013',
      'a.py:6 ruff/E711',
      'a.py:7 ruff/F821',
      'a.py:8 ruff/F841',
      'a.py:9 ruff/S307',
      'a.py:9 ruff/S324',
      'broken.py:1 ruff/invalid-syntax',
      'broken.py:1 ruff/invalid-syntax',
    ]);
    const unused = findings.find((one) => one.rule === 'ruff/F401');
    expect(unused).toMatchObject({ category: 'import', place: { line: 1, column: 8, endLine: 1, endColumn: 10 } });
    expect(findings.find((one) => one.rule === 'ruff/S324')).toMatchObject({
      category: 'security',
      priority: 'P0',
      severity: 'high',
    });
  });

  it('sorts imports as the repository’s own settings for that say', async () => {
    const { findings } = await scan({
      'pyproject.toml': '[tool.ruff.lint]\nselect = ["I"]\n[tool.ruff.lint.isort]\nforce-single-line = true\n',
      'a.py': 'from datetime import datetime\nfrom datetime import timezone\n\nprint(datetime, timezone)\n',
      'b.py': 'from datetime import datetime, timezone\n\nprint(datetime, timezone)\n',
    });
    expect(rulesOf(findings)).toEqual(['b.py:1 ruff/I001']);
  });

  it('gives places and edits in UTF-16 units of the text as it is: BOM, CRLF, emoji', async () => {
    const text = '\uFEFFx = "😀"; import os\r\nimport sys\r\nprint(x)\r\n';
    const { findings } = await scan({ 'a.py': text });
    const [first, second] = findings.filter((one) => one.rule === 'ruff/F401');
    expect(first?.place).toMatchObject({ line: 1, column: 19, endColumn: 21 });
    const edits = second?.toolFixes[0]?.edits ?? [];
    expect(applyEdits(text, edits)).toBe('\uFEFFx = "😀"; import os\r\nprint(x)\r\n');
    expect(second?.toolFixes[0]?.safety).toBe('safe');
  });

  it('takes the nearest settings, extends, per-file-ignores, excludes and noqa from the repository', async () => {
    const { findings } = await scan({
      'pyproject.toml':
        '[project]\nrequires-python = ">=3.8"\n[tool.ruff]\nline-length = 60\nextend-exclude = ["legacy"]\n[tool.ruff.lint]\nselect = ["F"]\nignore = ["S324"]\n[tool.ruff.lint.per-file-ignores]\n"tests/*" = ["F401"]\n',
      'a.py': 'import os\nimport sys  # noqa: F401\nimport hashlib\nl = hashlib.md5(b"")\neval("1")\nl == None\n',
      'tests/unit/test_a.py': 'import os\nassert nope\n',
      'legacy/b.py': 'import os\n',
      'sub/ruff.toml': 'extend = "../base.toml"\nlint.extend-select = ["E711"]\n',
      'base.toml': 'lint.select = ["E741"]\n',
      'sub/c.py': 'import os\nl = 1\nif l == None:\n    pass\n',
    });
    expect(rulesOf(findings)).toEqual([
      'a.py:1 ruff/F401',
      'a.py:5 ruff/S307',
      'a.py:6 ruff/B015',
      'sub/c.py:2 ruff/E741',
      'sub/c.py:3 ruff/E711',
      'tests/unit/test_a.py:2 ruff/F821',
    ]);
  });

  it('goes on when settings name what this version does not know, and says so', async () => {
    const { findings, notes } = await scan({
      'ruff.toml': 'line-width = 3\n[lint]\nselect = ["F", "UP038", "ZZZ9"]\n',
      'a.py': 'import os\n',
    });
    expect(rulesOf(findings)).toEqual(['a.py:1 ruff/F401']);
    expect(notes?.join('\n')).toMatch(/UP038[^]*ZZZ9|ZZZ9[^]*UP038/);
    expect(notes?.join('\n')).toContain('line-width');
  });

  it('uses its own set when the settings are broken, and says so', async () => {
    const { findings, notes } = await scan({ 'ruff.toml': 'lint = [', 'a.py': 'import os\n' });
    expect(rulesOf(findings)).toEqual(['a.py:1 ruff/F401']);
    expect(notes).toEqual(["ruff.toml cannot be read as ruff's settings: Heal's own set is used there"]);
  });

  it('keeps quiet about asserts in tests, using subprocess at all, re-exports, and syntax newer than a guess', async () => {
    const { findings } = await scan({
      'tests/test_a.py': 'import subprocess\nassert 1\npassword = "hunter22"\nsubprocess.run(["ls"])\n',
      'pkg/__init__.py': 'from .a import b\n',
      'pkg/a.py': 'type b = int\ntry:\n    pass\nexcept* ValueError:\n    pass\n',
    });
    expect(rulesOf(findings)).toEqual([]);
  });

  it('offers no fix that deletes a comment or hides the finding', async () => {
    const { findings } = await scan({
      'a.py':
        'import os  # needed by nobody\nfor i in range(3):\n    print("x")\nfor a, b in zip([], []):\n    print(a, b)\n',
    });
    expect(rulesOf(findings)).toEqual(['a.py:1 ruff/F401', 'a.py:2 ruff/B007']);
    expect(findings.flatMap((one) => one.toolFixes)).toEqual([]);
  });
});

describe('ruff, installed', () => {
  const report = (root: string) => [
    {
      code: 'F401',
      filename: `${root}/a.py`,
      message: '`os` imported but unused',
      location: { row: 1, column: 17 },
      end_location: { row: 1, column: 19 },
      fix: {
        applicability: 'safe',
        message: 'Remove',
        edits: [{ content: '', location: { row: 1, column: 8 }, end_location: { row: 1, column: 19 } }],
      },
    },
  ];

  it('counts its columns in characters and believes its own settings', async () => {
    tree = makeTree({ 'a.py': 'x = "😀"; import os\n' });
    const fake = makeFakeTool(tree.root, 'ruff', `console.log(${JSON.stringify(JSON.stringify(report(tree.root)))})`);
    const { findings, origin, version } = await scanner.scan(await tree.request({ ruff: fake }));
    expect([origin, version]).toEqual(['repository', '9.9.9']);
    expect(findings[0]?.place).toMatchObject({ column: 18, endColumn: 20 });
    expect(findings[0]?.toolFixes[0]?.edits).toEqual([{ path: 'a.py', start: 8, end: 19, text: '' }]);
  });

  it('is replaced by the bundled one when it prints rubbish, and that is told', async () => {
    tree = makeTree({ 'a.py': 'import os\n' });
    const fake = makeFakeTool(tree.root, 'ruff', 'console.log("Segmentation fault"); process.exit(139)');
    const { findings, notes, origin } = await scanner.scan(await tree.request({ ruff: fake }));
    expect([origin, ...rulesOf(findings)]).toEqual(['bundled', 'a.py:1 ruff/F401']);
    expect(notes?.[0]).toMatch(/^ruff ended with 139 .*Segmentation fault; the bundled ruff was used instead$/);
  });
});

describe('the child of the WASM build', () => {
  it('fails with a sentence when it is not there', async () => {
    tree = makeTree({ 'a.py': 'x = 1\n' });
    const lost = createRuffScanner({ workerPath: '/nowhere/ruff-worker.cjs' });
    await expect(lost.scan(await tree.request())).rejects.toThrow(/^ruff \(WASM\) ended with 1 /);
  });
});
