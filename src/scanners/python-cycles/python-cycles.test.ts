import { afterEach, describe, expect, it } from 'vitest';
import { makeTree, type Tree } from '../fixtures/local.ts';
import { createPythonCyclesScanner } from './index.ts';

const scanner = createPythonCyclesScanner();
let tree: Tree | undefined;
afterEach(() => tree?.remove());
async function scan(files: Record<string, string>) {
  tree = makeTree(files);
  const { findings } = await scanner.scan(await tree.request());
  return findings.map(({ place, message }) => `${place.path}:${place.line} ${message}`);
}

describe('python-cycles', () => {
  it('stands at the import that is needed least', async () => {
    const found = await scan({
      'shop/__init__.py': '',
      'shop/cart.py': 'from .price import total\n\nBASE = total([])\n',
      'shop/price.py': 'import os\nfrom shop.cart import BASE\n\n\ndef total(items):\n    return BASE + sum(items)\n',
    });
    expect(found).toEqual([
      'shop/price.py:2 Import cycle: shop/price.py → shop/cart.py → shop/price.py; what `from shop.cart import BASE` brings is used only inside functions',
    ]);
  });

  it('finds a way over three files, and a module imported from its package', async () => {
    const found = await scan({
      'p/__init__.py': '',
      'p/a.py': 'from p import b\n\nX = b.Y\n',
      'p/b.py': 'import p.c\n\nY = p.c.Z\n',
      'p/c.py': 'from . import a\n\n\ndef f(x: a.T) -> None: ...\n\n\nZ = 1\n',
    });
    expect(found).toEqual([
      'p/c.py:1 Import cycle: p/c.py → p/a.py → p/b.py → p/c.py; what `from . import a` brings is used only in annotations',
    ]);
  });

  it('knows TYPE_CHECKING by every name of typing, and that its `else` runs', async () => {
    const price = 'from shop.cart import BASE\n\n\ndef total(items):\n    return BASE + sum(items)\n';
    const cart = (guard: string) => `import typing as t\n${guard}    from .price import total\nBASE = 1\n`;
    const files = (guard: string) => ({ 'shop/__init__.py': '', 'shop/cart.py': cart(guard), 'shop/price.py': price });
    expect(await scan(files('if t.TYPE_CHECKING:  # pragma: no cover\n'))).toEqual([]);
    tree?.remove();
    expect(await scan(files('if t.TYPE_CHECKING:\n    total = None\nelse:\n'))).toHaveLength(1);
  });

  it('leaves alone what does not run at import: functions, TYPE_CHECKING; and what is no cycle', async () => {
    const found = await scan({
      'a.py':
        'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from b import B\n\n\ndef f() -> "B":\n    import c\n    return c.g()\n',
      'b.py': 'import a\n\n\nclass B: ...\n',
      'c.py': 'from a import f\n\ng = f\n',
    });
    expect(found).toEqual([]);
  });

  it('tells two cycles through one file apart', async () => {
    const found = await scan({
      'hub.py': 'import left\nimport right\n\nX = (left.A, right.B)\n',
      'left.py': 'import hub\n\nA = 1\n',
      'right.py': 'import hub\n\nB = 1\n',
    });
    expect(found.map((one) => one.split(' ')[0])).toEqual(['left.py:1', 'right.py:1']);
  });
});
