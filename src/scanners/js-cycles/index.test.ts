import { afterEach, describe, expect, it } from 'vitest';
import { makeTree, type Tree } from '../fixtures/local.ts';
import { jsCyclesScanner } from './index.ts';

let tree: Tree | undefined;
afterEach(() => tree?.remove());
async function scan(files: Readonly<Record<string, string>>) {
  tree = makeTree(files);
  const { findings } = await jsCyclesScanner.scan(await tree.request());
  return findings.map((each) => `${each.place.path}:${each.place.line} ${each.message}`);
}

describe('js-cycles', () => {
  it('reports a cycle once, at the import that is needed least', async () => {
    const found = await scan({
      'a.js': "import { b } from './b.js';\nexport const a = b + 1;\nexport const a2 = b;\n",
      'b.js': "import { a } from './a.js';\nexport const b = 1;\nexport function f() {\n  return a;\n}\n",
    });
    expect(found).toEqual(['b.js:1 Import cycle: b.js → a.js → b.js']);
  });
  it('does not count imports of types, deferred ones, or the index that only passes names on', async () => {
    const found = await scan({
      'a.ts': "import type { B } from './b';\nexport class A { b?: B }\n",
      'b.ts': "import { A } from './a';\nexport class B { a = new A() }\n",
      'c.ts': "import { D } from './d';\nexport class C {}\nexport const d = new D();\n",
      'd.ts': "export class D {\n  async c() {\n    return new (await import('./c')).C();\n  }\n}\n",
      'e.ts': "import { F } from './f';\nexport interface E { f: F }\n",
      'f.ts': "import { E } from './e';\nexport interface F { e: E }\n",
    });
    expect(found).toEqual([]);
  });
  it('counts an unmarked import of types where TypeScript keeps it', async () => {
    const found = await scan({
      'tsconfig.json': '{ "compilerOptions": { "verbatimModuleSyntax": true } }',
      'e.ts': "import { make } from './f';\nexport interface E { f: string }\nexport const e = make();\n",
      'f.ts': "import { E } from './e';\nexport const make = (): E => ({ f: '' });\n",
    });
    expect(found).toEqual(['f.ts:1 Import cycle: f.ts → e.ts → f.ts']);
  });
  it('follows a long way round, and require()', async () => {
    const found = await scan({
      'a.js': "const b = require('./b');\nexports.a = () => b.x;\n",
      'b.js': "const c = require('./lib/c');\nexports.b = c;\n",
      'lib/c.js': "const a = require('../a');\nexports.c = a;\n",
    });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('a.js → b.js → lib/c.js → a.js');
  });
});
