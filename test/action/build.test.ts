import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cutRuntime } from '../../scripts/build-runtime.ts';
import { packAction, remove } from './runner.ts';

let one: string;
let two: string;
beforeAll(() => {
  one = packAction();
  two = packAction();
});
afterAll(() => remove(one, two));

const list = (folder: string) =>
  readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();

describe('the build', () => {
  it('gives the same bytes again', () => {
    expect(list(two)).toEqual(list(one));
    for (const file of list(one))
      expect(readFileSync(join(two, file)).equals(readFileSync(join(one, file))), file).toBe(true);
  });

  it('can be read in a stack trace: names as written, lines as people write them, a map beside it', () => {
    const text = readFileSync(join(one, 'dist/action.js'), 'utf8');
    expect(text).toContain('function decidePermit(');
    const lengths = text.split('\n').map((line) => line.length);
    expect(lengths.filter((length) => length > 2000).length).toBeLessThan(lengths.length / 1000);
    expect(list(one)).toContain(join('dist', 'action.js.map'));
  });

  it('needs no package where it publishes: what cannot be bundled is loaded late, or never', () => {
    const files = list(one).filter((file) => /^dist[\\/]action.*\.js$/.test(file));
    const wanted = files.flatMap((file) => {
      const imports = readFileSync(join(one, file), 'utf8').matchAll(
        /^(?:import|export)\b[^'"`;]*?from\s*["']([^"'.][^"']*)["']|^import\s*["']([^"'.][^"']*)["']/gm,
      );
      return [...imports].map((match) => match[1] ?? match[2] ?? '').filter((name) => !isBuiltin(name));
    });
    expect(wanted).toEqual([]);
  });

  it('holds no path of the machine that built it', () => {
    for (const file of list(one))
      expect(readFileSync(join(one, file), 'utf8').includes(process.cwd()), file).toBe(false);
  });
});

describe('what is brought at run time', () => {
  const lockSchema = z.object({
    packages: z.record(z.string(), z.looseObject({ version: z.string(), integrity: z.string().optional() })),
  });

  it('is pinned with integrity, each and every package, for all systems', () => {
    const { packages } = lockSchema.parse(
      JSON.parse(readFileSync(join(one, 'dist/runtime/package-lock.json'), 'utf8')),
    );
    const names = Object.keys(packages).filter((name) => name !== '');
    expect(names).toContain('node_modules/@ast-grep/napi-win32-x64-msvc');
    expect(names).toContain('node_modules/@ast-grep/napi-darwin-arm64');
    expect(names).toContain('node_modules/pyright');
    expect(names).not.toContain('node_modules/vitest');
    expect(names).not.toContain('node_modules/probot');
    for (const name of names) expect(packages[name]?.integrity, name).toMatch(/^sha512-/);
  });

  it('is what Node would find, and nothing else', () => {
    const lock = {
      lockfileVersion: 3,
      packages: {
        '': {},
        'node_modules/a': { dependencies: { b: '1', c: '1' } },
        'node_modules/a/node_modules/b': { dependencies: { c: '1' } },
        'node_modules/b': { dependencies: { d: '1' } },
        'node_modules/c': { optionalDependencies: { absent: '1' }, peerDependencies: { e: '1' } },
        'node_modules/d': {},
        'node_modules/e': {},
      },
    };
    const manifest = { version: '1', dependencies: { a: '1', b: '1' }, optionalDependencies: {}, overrides: {} };
    const cut = cutRuntime(['a'], manifest, lock);
    expect(cut).toMatchObject({ manifest: { dependencies: { a: '1' }, private: true } });
    expect(Object.keys(z.object({ packages: z.record(z.string(), z.unknown()) }).parse(cut.lock).packages)).toEqual([
      ...['', 'node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/c', 'node_modules/e'],
    ]);
    expect(() => cutRuntime(['z'], manifest, lock)).toThrow('not among our dependencies: z');
  });

  it('runs no script of anybody when it comes', () => {
    // The lockfile names packages with install scripts; npm is told to run none.
    expect(readFileSync(join(import.meta.dirname, '../../src/app/action/runtime.ts'), 'utf8')).toContain(
      "'--ignore-scripts'",
    );
  });
});
