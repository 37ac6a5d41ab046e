import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const files = { 'shop/__init__.py': '', 'shop/cacheutils.py': 'class LRU: pass\n', 'shop/rates.py': 'TAX = 1\n' };

describe('fix-misspelt-import', () => {
  it('corrects a module by what the file uses', () =>
    heals(healer, {
      rule: 'ruff/F401',
      at: 'osx',
      before: 'import osx\nprint(os.getcwd())\n',
      after: 'import os\nprint(os.getcwd())\n',
    }));
  it('corrects it from the side of the use too', () =>
    heals(healer, {
      rule: 'ruff/F821',
      line: 2,
      message: 'Undefined name `os`',
      before: 'import osx\nprint(os.getcwd())\n',
      after: 'import os\nprint(os.getcwd())\n',
    }));
  it('corrects the first word of a dotted module', () =>
    heals(healer, {
      rule: 'pyright/reportMissingImports',
      at: 'xmlx.etree.ElementTree',
      before: 'import xmlx.etree.ElementTree\nxml.etree.ElementTree.parse("a")\n',
      after: 'import xml.etree.ElementTree\nxml.etree.ElementTree.parse("a")\n',
    }));
  it('corrects a name', () =>
    heals(healer, {
      rule: 'pyright/reportAttributeAccessIssue',
      at: 'OrderdDict',
      before: 'from collections import OrderdDict\nOrderedDict()\n',
      after: 'from collections import OrderedDict\nOrderedDict()\n',
    }));
  it('corrects a name that has an alias', () =>
    heals(healer, {
      rule: 'pyright/reportAttributeAccessIssue',
      at: 'OrderdDict',
      message: '"OrderdDict" is unknown import symbol',
      before: 'from collections import OrderdDict as O\nO()\n',
      after: 'from collections import OrderedDict as O\nO()\n',
    }));
  it('corrects a module of the package that holds the name', () =>
    heals(healer, {
      rule: 'pyright/reportMissingImports',
      path: 'shop/cart.py',
      at: '.cacheutilz',
      before: 'from .cacheutilz import LRU\nLRU()\n',
      after: 'from .cacheutils import LRU\nLRU()\n',
      files,
    }));
  it('corrects a name of a module of the package', () =>
    heals(healer, {
      rule: 'ruff/F821',
      path: 'shop/cart.py',
      line: 2,
      message: 'Undefined name `LRU`',
      before: 'from .cacheutils import LRUx\nLRU()\n',
      after: 'from .cacheutils import LRU\nLRU()\n',
      files,
    }));

  it('leaves the private twin of a module, and what is tried', async () => {
    const before = 'try:\n    from _functools import reduce as r\nexcept ImportError:\n    r = None\n';
    await leavesAlone(healer, { rule: 'pyright/reportMissingImports', at: '_functools', before });
    await leavesAlone(healer, {
      rule: 'pyright/reportMissingImports',
      at: '_jsn',
      before: 'from _json import scanner as s\n'.replace('_json', '_jsn'),
    });
    await leavesAlone(healer, {
      rule: 'pyright/reportMissingImports',
      at: '_functools',
      before: 'from _functools import reduce as r\n',
    });
  });
  it('leaves a missing library that the file really uses', () =>
    leavesAlone(healer, {
      rule: 'pyright/reportMissingImports',
      at: 'jsom',
      before: 'import jsom\njsom.loads("1")\n',
    }));
  it('leaves a module that does not hold the name', () =>
    leavesAlone(healer, {
      rule: 'pyright/reportMissingImports',
      path: 'shop/cart.py',
      at: '.cacheutilz',
      before: 'from .cacheutilz import MRU\nMRU()\n',
      files,
    }));
  it('leaves an unused import that exists', () =>
    leavesAlone(healer, { rule: 'ruff/F401', at: 'abc', before: 'import abc\nprint(abs(1))\n' }));
  it('leaves an existing name although a near one is missing', () =>
    leavesAlone(healer, {
      rule: 'ruff/F821',
      line: 2,
      message: 'Undefined name `Counters`',
      before: 'from collections import Counter\nCounters()\n',
    }));
});
