import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openTypeScriptService, type OpenTypeScriptService } from './index.ts';

const options =
  '{ "compilerOptions": { "strict": true, "lib": ["es2022"], "types": [], "module": "esnext", "moduleResolution": "bundler" } }';
let root = '';
let service: OpenTypeScriptService | undefined;
afterEach(() => {
  service?.close();
  rmSync(root, { recursive: true, force: true });
});
function open(files: Readonly<Record<string, string>>, below = ''): OpenTypeScriptService {
  root = mkdtempSync(join(tmpdir(), 'heal-ts-'));
  for (const [path, text] of Object.entries(files)) write(path, text);
  service = openTypeScriptService({ root: join(root, below) });
  return service;
}
function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
const codes = async (path: string) => (await service?.errors(path))?.map((error) => error.code);

describe('the language service', () => {
  it('sees a file as it is on disk after it was told of a change', async () => {
    const ts = open({
      'tsconfig.json': options,
      'a.ts': 'export const a: number = 1;\n',
      'b.ts': "import { a } from './a';\nexport const b: number = a;\n",
    });
    expect(await codes('b.ts')).toEqual([]);
    write('a.ts', "export const a: string = '';\n");
    ts.refresh('a.ts');
    expect(await codes('b.ts')).toEqual([2322]);
    write('c.ts', 'export const c: string = 1;\n');
    ts.refresh('c.ts');
    expect(await codes('c.ts')).toEqual([2322]);
    rmSync(join(root, 'a.ts'));
    ts.refresh('a.ts');
    expect(await codes('b.ts')).toEqual([2307]);
  });
  it('supposes edits, of other files too, and forgets them', async () => {
    const ts = open({
      'tsconfig.json': options,
      'a.ts': 'export const a = 1;\n',
      'b.ts': "import { a } from './a';\nexport const b: number = a;\n",
    });
    const edits = [{ path: 'a.ts', start: 17, end: 18, text: "''" }];
    expect((await ts.errors('b.ts', edits))?.map((error) => error.code)).toEqual([2322]);
    expect(await ts.errors('b.ts')).toEqual([]);
    expect(await ts.errors('b.ts', [{ path: 'b.ts', start: 0, end: 9999, text: '' }])).toBeUndefined();
  });
  it('offers cures and never silence', async () => {
    const ts = open({
      'tsconfig.json': options.replace('true', 'true, "noUnusedParameters": true'),
      'a.ts': 'export function f(x: number, y: number) {\n  return x;\n}\nexport class A { b: string }\n',
    });
    const names = [];
    for (const error of (await ts.errors('a.ts')) ?? []) {
      for (const fix of await ts.codeFixes('a.ts', error.start, error.end, error.code)) names.push(fix.description);
    }
    expect(names.join()).not.toMatch(/prefix|definite|ignore|undefined/i);
  });
  it('prints the type of an expression', async () => {
    const ts = open({ 'tsconfig.json': options, 'a.ts': 'export const a = [1, undefined];\n' });
    expect(await ts.typeAt('a.ts', 17, 31)).toBe('(number | undefined)[]');
    expect(await ts.typeAt('a.ts', 17, 19)).toBeUndefined();
  });
  it('says what a function returns without its annotation', async () => {
    const ts = open({
      'tsconfig.json': options,
      'a.ts': 'export function f(x: number): Date {\n  return x > 1;\n}\nexport const g = (y: string) => y;\n',
    });
    expect(await ts.returns('a.ts', 40)).toEqual({
      inferred: 'boolean',
      annotation: { start: 30, end: 34 },
      insertAt: 28,
      fits: [false],
    });
    expect(await ts.returns('a.ts', 80)).toMatchObject({ inferred: 'string', annotation: undefined });
    expect(await ts.returns('a.ts', 2)).toBeDefined();
  });
  it('chooses the project that names the file, and the defaults of its TypeScript', async () => {
    open({
      'package.json': '{ "devDependencies": { "typescript": "~5.4.0" } }',
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./strict" }] }',
      'strict/tsconfig.json': '{ "compilerOptions": { "strict": true, "types": [] } }',
      'strict/a.ts': 'export function f(x) { return x; }\n',
      'loose/tsconfig.json': '{}',
      'loose/a.ts': 'export function f(x) { return x; }\n',
    });
    expect(await codes('strict/a.ts')).toEqual([7006]);
    expect(await codes('loose/a.ts')).toEqual([]);
  });
  it('reads packages that are installed above, and nothing else outside', async () => {
    open(
      {
        'node_modules/dep/index.d.ts': 'export const dep: number;\n',
        'node_modules/dep/package.json': '{ "name": "dep", "types": "index.d.ts" }',
        'secret.ts': 'export const secret = 1;\n',
        'app/tsconfig.json': options,
        'app/a.ts':
          "import { dep } from 'dep';\nimport { secret } from '../secret';\nexport const a: string = dep;\nexport const b = secret;\n",
      },
      'app',
    );
    expect(await codes('a.ts')).toEqual([2307, 2322]);
    expect(await service?.errors('../secret.ts')).toBeUndefined();
  });
});
