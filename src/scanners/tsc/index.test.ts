import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Tool } from '#core/ports/tools.ts';
import { makeTree, type Tree } from '../fixtures/local.ts';
import { tscScanner } from './index.ts';

const tsc: Tool = {
  argv: [process.execPath, join(import.meta.dirname, '../../../node_modules/typescript/bin/tsc')],
  version: '7.0.2',
  origin: 'bundled',
};
let tree: Tree | undefined;
afterEach(() => tree?.remove());

async function scan(files: Readonly<Record<string, string>>, tool: Tool = tsc) {
  tree = makeTree(files);
  return tscScanner.scan(await tree.request({ tsc: tool }));
}
async function rules(files: Readonly<Record<string, string>>) {
  return (await scan(files)).findings.map((each) => `${each.place.path}:${each.place.line} ${each.rule}`);
}
const strict = '{ "compilerOptions": { "strict": true, "noEmit": true, "types": [] } }';

describe('tsc', () => {
  it('places an error on its word and says what is wrong in one line', async () => {
    const { findings } = await scan({
      'tsconfig.json': strict,
      'src/a.ts': 'interface Point { x: number; y: number }\nexport const p: Point = { x: 1 };\n',
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'tsc/TS2741',
      category: 'type',
      priority: 'P1',
      place: { path: 'src/a.ts', line: 2, column: 14, endLine: 2, endColumn: 15 },
    });
    expect(findings[0]?.message).not.toContain('\n');
  });
  it('counts columns in UTF-16 units behind other scripts and emoji', async () => {
    const { findings } = await scan({
      'tsconfig.json': strict,
      'a.ts': "const é = '日本😀'; export const n: number = é;\n",
    });
    expect(findings[0]?.place).toMatchObject({ column: 32, endColumn: 33 });
  });
  it('checks every project of references, and each file once', async () => {
    const found = await rules({
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./app" }, { "path": "./lib" }] }',
      'app/tsconfig.json':
        '{ "compilerOptions": { "composite": true, "types": [] }, "references": [{ "path": "../lib" }] }',
      'app/a.ts': 'export const a: string = 1;\n',
      'lib/tsconfig.json': '{ "compilerOptions": { "composite": true, "types": [] } }',
      'lib/b.ts': 'export const b: number = "";\n',
    });
    expect(found).toEqual(['app/a.ts:1 tsc/TS2322', 'lib/b.ts:1 tsc/TS2322']);
    expect(existsSync(join(tree?.root ?? '', 'app/tsconfig.tsbuildinfo'))).toBe(false);
  });
  it('drops what only the missing installation causes, and says how much', async () => {
    const answer = await scan({
      'package.json': '{ "dependencies": { "express": "^5" } }',
      'tsconfig.json': '{ "compilerOptions": { "strict": true } }',
      'a.ts':
        "import express from 'express';\nimport { gone } from './gone';\nexpress().get('/', (req) => gone(req, process.env));\n",
    });
    expect(answer.findings.map((each) => each.rule)).toEqual(['tsc/TS2307']);
    expect(answer.findings[0]?.message).toContain('./gone');
    expect(answer.notes?.join()).toMatch(/[2-9] errors dropped: the repository's packages are not installed/);
  });
  it('reads the errors of a configuration that asks for figures as well', async () => {
    const config = JSON.stringify({ compilerOptions: { strict: true, extendedDiagnostics: true, diagnostics: true } });
    const answer = await scan({ 'tsconfig.json': config, 'a.ts': 'export const a: string = 1;\n' });
    expect(answer.findings).toMatchObject([{ rule: 'tsc/TS2322' }]);
  });

  it('checks TypeScript without a configuration loosely', async () => {
    expect(await rules({ 'a.ts': 'export function f(x) { return x }\nexport const n: number = "";\n' })).toEqual([
      'a.ts:2 tsc/TS2322',
    ]);
  });
  it('understands a configuration for a compiler of older days', async () => {
    const found = await rules({
      'package.json': '{ "devDependencies": { "typescript": "^4.9.0" } }',
      'tsconfig.json':
        '// old\n{ "compilerOptions": { "target": "es5", "moduleResolution": "node", "downlevelIteration": true, }, }',
      'a.ts': 'export function f(x) { return x }\nexport const n: number = "";\n',
    });
    expect(found).toEqual(['a.ts:2 tsc/TS2322']);
  });
  it('checks JavaScript only where that is asked for', async () => {
    const files = { 'a.js': '/** @type {number} */\nexport const n = "";\n' };
    expect(await rules({ ...files, 'jsconfig.json': '{ "compilerOptions": { "checkJs": true } }' })).toEqual([
      'a.js:2 tsc/TS2322',
    ]);
    tree?.remove();
    tree = makeTree({ ...files, 'jsconfig.json': '{}' });
    expect(await tscScanner.applies(await tree.request({ tsc }))).toBe(false);
  });
  it('reports a compiler that prints rubbish as failed', async () => {
    const rubbish: Tool = {
      argv: [process.execPath, '-e', 'console.log("Segmentation fault"); process.exit(139)'],
      version: '1',
      origin: 'machine',
    };
    await expect(scan({ 'a.ts': 'export {};\n' }, rubbish)).rejects.toThrow(/tsc ended with/);
  });
});
