import { describe, expect, it } from 'vitest';
import { applyEdits } from '../edits.ts';
import { moduleReferences, removeLine, removeNames } from './imports.ts';
import { dirname, extname, join, relative } from './paths.ts';
import { resolveRelative, specifierFor, styleOf } from './resolve.ts';

describe('paths of a package', () => {
  it('join, shorten and relate as a browser would', () => {
    expect(join('a/b', '../c/./d')).toBe('a/c/d');
    expect(join('a', '../../x')).toBe('../x');
    expect(relative('a/b', 'a/c/d.ts')).toBe('../c/d.ts');
    expect(relative('.', 'a.ts')).toBe('a.ts');
    expect([dirname('a.ts'), dirname('a/b.ts')]).toEqual(['.', 'a']);
    expect([extname('a.test.ts'), extname('.gitignore'), extname('a/b')]).toEqual(['.ts', '', '']);
  });
});

describe('relative specifiers', () => {
  const files = new Set(['src/a.ts', 'src/b/index.ts', 'src/c.tsx', 'src/d.js']);
  it('find their file by the names of sources, outputs and folders', () => {
    const resolve = (specifier: string) => resolveRelative('src/x.ts', specifier, files);
    expect(['./a', './a.js', './a.ts', './b', './c.js', './d', '../src/d.js'].map(resolve)).toEqual([
      'src/a.ts',
      'src/a.ts',
      'src/a.ts',
      'src/b/index.ts',
      'src/c.tsx',
      'src/d.js',
      'src/d.js',
    ]);
    expect(resolve('./gone')).toBeUndefined();
    expect(resolve('../../a')).toBeUndefined();
    expect(resolve('a')).toBeUndefined();
  });
  it('are written as the file writes its others', () => {
    expect(styleOf(['node:fs', './x.js'])).toBe('compiled');
    expect(styleOf(['./x.ts_gone'])).toBe('source');
    expect(styleOf(['react'])).toBeUndefined();
    expect(specifierFor('src/x.ts', 'src/b/index.ts', 'none')).toBe('./b');
    expect(specifierFor('src/x.ts', 'src/c.tsx', 'compiled')).toBe('./c.js');
    expect(specifierFor('src/b/y.ts', 'src/a.ts', 'source')).toBe('../a.ts');
  });
});

describe('imports', () => {
  const text =
    "import a, { type B, c as d } from './x.js';\nimport * as e from \"y\";\nimport './z';\nexport { f } from './f';\nconst g = () => import('./g');\n";
  it('are read with their names, kinds and quotes', () => {
    const found = moduleReferences('m.ts', text);
    expect(
      found.map(
        (each) => `${each.kind} ${each.specifier} ${each.quote} ${each.names.map((n) => `${n.imported}:${n.local}`)}`,
      ),
    ).toEqual([
      "import ./x.js ' default:a,B:B,c:d",
      'import y " *:e',
      "import ./z ' ",
      "reexport ./f ' f:f",
      "dynamic ./g ' ",
    ]);
    expect(found[0]?.names.map((name) => name.isType)).toEqual([false, true, false]);
    expect(found[4]?.isDeferred).toBe(true);
  });
  it('lose some of their names and keep the rest as it is written', () => {
    const drop = (source: string, ...names: string[]) => {
      const [statement] = moduleReferences('m.ts', source);
      const edit = statement && removeNames('m.ts', source, statement, new Set(names));
      return edit && applyEdits(source, [edit]);
    };
    expect(drop("import a, { b, c } from 'x';\n", 'b')).toBe("import a, { c } from 'x';\n");
    expect(drop("import a, { b } from 'x';\n", 'b')).toBe("import a from 'x';\n");
    expect(drop("import a, { b } from 'x';\n", 'a')).toBe("import { b } from 'x';\n");
    expect(drop('import {b,c} from "x"\r\n', 'c')).toBe('import {b} from "x"\r\n');
    expect(drop("import {\n  b,\n  c,\n} from 'x';\n", 'b')).toBe("import {\n  c,\n} from 'x';\n");
    expect(drop("import { b, /* why */ c } from 'x';\n", 'b')).toBeUndefined();
  });
  it('go with their line, but not with what else stands on it', () => {
    const cut = (source: string) => {
      const [statement] = moduleReferences('m.ts', source);
      return statement && applyEdits(source, [removeLine('m.ts', source, statement.start, statement.end)]);
    };
    expect(cut("import a from 'x';\r\nb();\r\n")).toBe('b();\r\n');
    expect(cut("\uFEFFimport a from 'x';\nb();\n")).toBe('\uFEFFb();\n');
    expect(cut("import a from 'x'; b();\n")).toBe(' b();\n');
  });
});
