import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/F401';

describe('remove-unused-import', () => {
  it('takes a whole line', () =>
    heals(healer, {
      rule,
      at: 'os',
      message: '`os` imported but unused',
      before: 'import os\nprint(1)\n',
      after: 'print(1)\n',
    }));
  it('takes a byte order mark for no part of the line', () =>
    heals(healer, { rule, at: 'os', before: '\ufeffimport os\r\nprint(1)\r\n', after: '\ufeffprint(1)\r\n' }));
  it('takes one of several', () =>
    heals(healer, {
      rule,
      at: 'sys',
      before: 'import os, sys\nprint(os.name)\n',
      after: 'import os\nprint(os.name)\n',
    }));
  it('takes the first of a list', () =>
    heals(healer, {
      rule: 'pyright/reportUnusedImport',
      at: 'deque',
      before: 'from collections import deque, OrderedDict\nOrderedDict()\n',
      after: 'from collections import OrderedDict\nOrderedDict()\n',
    }));
  it('takes a name with its own line', () =>
    heals(healer, {
      rule,
      at: 'chain',
      before: 'from itertools import (\n    chain,\n    count,  # endless\n)\ncount()\n',
      after: 'from itertools import (\n    count,  # endless\n)\ncount()\n',
    }));
  it('takes the last of a list without a trailing comma', () =>
    heals(healer, {
      rule,
      at: 'count',
      before: 'from itertools import (\n    chain,\n    count\n)\nchain()\n',
      after: 'from itertools import (\n    chain,\n)\nchain()\n',
    }));
  it('leaves pass where the block would be empty', () =>
    heals(healer, { rule, at: 'json', before: 'def f():\n    import json\n', after: 'def f():\n    pass\n' }));
  it('takes an import of a module that only defines things', () =>
    heals(healer, {
      rule,
      path: 'shop/cart.py',
      at: 'tax',
      before: 'from .rates import tax\n',
      after: '',
      files: { 'shop/__init__.py': '', 'shop/rates.py': 'RATE = 3\ndef tax(): return RATE\n' },
    }));

  it('keeps what the file uses', () => leavesAlone(healer, { rule, at: 'os', before: 'import os\nos.getcwd()\n' }));
  it('keeps a module that registers something', () =>
    leavesAlone(healer, {
      rule,
      path: 'shop/app.py',
      at: 'plugins',
      before: 'from . import plugins\n',
      files: { 'shop/__init__.py': '', 'shop/plugins.py': 'from .hub import register\nregister("a")\n' },
      because: /register/,
    }));
  it('keeps a module with registering decorators', () =>
    leavesAlone(healer, {
      rule,
      path: 'shop/app.py',
      at: 'signals',
      before: 'import shop.signals\n',
      files: { 'shop/__init__.py': '', 'shop/signals.py': '@receiver(saved)\ndef f(): pass\n' },
    }));
  it('keeps what a package offers', () =>
    leavesAlone(healer, { rule, path: 'shop/__init__.py', at: 'cart', before: 'from .cart import cart\n' }));
  it('keeps what a private module offers through this one', () =>
    leavesAlone(healer, { rule, at: 'lock', before: 'from _imp import lock\n', because: /private/ }));
  it('keeps an import with its own condition', () =>
    leavesAlone(healer, { rule, at: 'encodings', before: 'if 0:\n    import encodings\n', because: /condition/ }));
  it('keeps what __all__ lists', () =>
    leavesAlone(healer, {
      rule,
      at: 'deque',
      before: 'from collections import deque\n__all__ = ["deque"]\n',
      because: /__all__/,
    }));
  it('keeps a probe', () =>
    leavesAlone(healer, {
      rule,
      at: 'yaml',
      before: 'try:\n    import yaml\nexcept ImportError:\n    HAS = False\n',
      because: /probes/,
    }));
  it('keeps an import with a comment', () =>
    leavesAlone(healer, { rule, at: 'os', before: 'import os  # noqa: F401\n', because: /comment/ }));
  it('keeps what another file takes from here', () =>
    leavesAlone(healer, {
      rule,
      path: 'compat.py',
      at: 'json',
      before: 'import json\n',
      files: { 'main.py': 'from compat import json\n' },
      because: /main\.py/,
    }));
  it('keeps what a test patches here', () =>
    leavesAlone(healer, {
      rule,
      path: 'shop/mail.py',
      at: 'smtplib',
      before: 'import smtplib\n',
      files: { 'test_mail.py': '@patch("shop.mail.smtplib")\ndef test(): pass\n' },
    }));
  it('keeps a quoted type', () =>
    leavesAlone(healer, { rule, at: 'Path', before: 'from pathlib import Path\ndef f(x: "list[Path]"): pass\n' }));
  it('leaves a misspelt import to be corrected', () =>
    leavesAlone(healer, { rule, at: 'osx', before: 'import osx\nprint(os.getcwd())\n', because: /misspelt/ }));
  it('keeps readline, which is imported for its effect', () =>
    leavesAlone(healer, { rule, at: 'readline', before: 'import readline\n' }));
});
