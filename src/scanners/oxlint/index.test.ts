import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Tool } from '#core/ports/tools.ts';
import { makeTree, type Tree } from '../fixtures/local.ts';
import { createOxlintScanner, nameRule } from './index.ts';

const oxlint: Tool = {
  argv: [process.execPath, join(import.meta.dirname, '../../../node_modules/oxlint/bin/oxlint')],
  version: '1.89.0',
  origin: 'bundled',
};
const scanner = createOxlintScanner({ fixWorkerPath: join(import.meta.dirname, 'fix-worker.ts') });
let tree: Tree | undefined;
afterEach(() => tree?.remove());
async function scan(files: Readonly<Record<string, string>>, tool: Tool = oxlint) {
  tree = makeTree(files);
  return (await scanner.scan(await tree.request({ oxlint: tool }))).findings;
}
async function rules(files: Readonly<Record<string, string>>) {
  return (await scan(files)).map((each) => `${each.rule} ${each.category} ${each.priority}`).sort();
}

describe('oxlint', () => {
  it('finds what is wrong without any configuration', async () => {
    const text = "import { hostname } from 'node:os';\nvar x = 1;\nexport const same = x == 1;\n";
    expect(await rules({ 'a.js': text })).toEqual([
      'oxlint/eqeqeq style P3',
      'oxlint/no-unused-vars import P3',
      'oxlint/no-var style P3',
    ]);
  });
  it('counts columns in UTF-16 units, though the tool counts bytes', async () => {
    const [finding] = await scan({ 'a.js': "export const é = '日本😀'; debugger;\n" });
    expect(finding).toMatchObject({ rule: 'oxlint/no-debugger', place: { line: 1, column: 26, endColumn: 35 } });
  });
  it('takes == null for what it is, and leaves style to a configured ESLint', async () => {
    expect(await rules({ 'a.js': 'export const f = (x) => x == null;\n' })).toEqual([]);
    tree?.remove();
    expect(await rules({ 'a.js': 'export var x = 1;\n', 'eslint.config.js': 'export default [];\n' })).toEqual([]);
  });
  it("obeys the repository's own configuration", async () => {
    const files = { 'a.js': 'export var x = 1;\nconsole.log(x);\n' };
    expect(await rules({ ...files, '.oxlintrc.json': '{ "rules": { "no-console": "error" } }' })).toEqual([
      'oxlint/no-console style P3',
    ]);
  });
  it('reports an undefined name only when other files import it', async () => {
    const files = {
      'a.js': "import { join } from 'node:path';\nexport const a = join('a', someGlobal);\n",
      'b.js': "export const b = join('b', 'c');\n",
    };
    const found = await scan(files);
    expect(found.map((each) => `${each.place.path} ${each.rule} ${each.priority}`)).toEqual([
      'b.js oxlint/no-undef P1',
    ]);
  });
  it('names rules of plugins with their plugin', () => {
    expect(nameRule('import(no-cycle)')).toBe('oxlint/import/no-cycle');
  });
  it('reports output that is not its format as failed', async () => {
    const rubbish: Tool = {
      argv: [process.execPath, '-e', 'console.log("oops")', '--'],
      version: '1',
      origin: 'machine',
    };
    await expect(scan({ 'a.js': 'x\n' }, rubbish)).rejects.toThrow(/oxlint ended with 0/);
  });
});
