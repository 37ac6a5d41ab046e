import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dedent } from '../../../test/healing.ts';
import { realPythonTypes } from '../../../test/python-types.ts';

let root: string;
beforeEach(async () => (root = await mkdtemp(join(tmpdir(), 'heal-types-'))));
afterEach(() => rm(root, { recursive: true, force: true }));

it('infers what functions return, and nothing that is unknown or cannot be named', async () => {
  const text = dedent(`
    from decimal import Decimal
    import missing_library

    def one():
        return 1

    def maybe(x: str):
        if x:
            return x.upper()
        return None

    def echo(x):
        return x

    class Shop:
        @property
        def open(self):
            return self.total() > 0

        def total(self):
            def twice(n: float):
                return n * 2
            return twice(2.0)

        def me(self):
            return self

    def price():
        return Decimal(1)

    def path():
        import pathlib
        return pathlib.Path()

    async def fetch():
        return {"a": [1]}

    def numbers():
        yield 1

    def shop():
        return Shop()

    def lost():
        return missing_library.find()`);
  await writeFile(join(root, 'shop.py'), text);
  const types = await realPythonTypes(root);
  const lines = text.split('\n');
  const named = [...(await types.returnTypes('shop.py'))].map(([line, type]) => [lines[line - 1]?.trim(), type]);
  expect(Object.fromEntries(named)).toEqual({
    'def one():': 'int',
    'def maybe(x: str):': 'str | None',
    'def open(self):': 'bool',
    'def total(self):': 'float',
    'def twice(n: float):': 'float',
    'def price():': 'Decimal',
    'async def fetch():': 'dict[str, list[int]]',
    'def shop():': 'Shop',
  });
  const start = text.indexOf('twice(2.0)');
  expect(await types.typeOf('shop.py', start, start + 'twice(2.0)'.length)).toBe('float');
  expect(await readdir(root)).toEqual(['shop.py']);
});
