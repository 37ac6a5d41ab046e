import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/F821';

describe('add-missing-import', () => {
  it('imports a standard module', () =>
    heals(healer, {
      rule,
      at: 'os',
      message: 'Undefined name `os`',
      before: '"""Doc."""\nimport json\nimport sys\n\nprint(os.getcwd(), json, sys)\n',
      after: '"""Doc."""\nimport json\nimport os\nimport sys\n\nprint(os.getcwd(), json, sys)\n',
    }));
  it('imports the submodule that is used', () =>
    heals(healer, {
      rule,
      at: 'concurrent',
      before: 'p = concurrent.futures.ThreadPoolExecutor()\n',
      after: 'import concurrent.futures\n\np = concurrent.futures.ThreadPoolExecutor()\n',
    }));
  it('imports a name as the other files do', () =>
    heals(healer, {
      rule: 'pyright/reportUndefinedVariable',
      path: 'shop/cart.py',
      at: 'make_sentinel',
      before: 'import os\n\n_NONE = make_sentinel("none")\nos.getcwd()\n',
      after: 'import os\n\nfrom .types import make_sentinel\n\n_NONE = make_sentinel("none")\nos.getcwd()\n',
      files: {
        'shop/__init__.py': '',
        'shop/types.py': 'def make_sentinel(name): return name\n',
        'shop/stock.py': 'from .types import make_sentinel\n',
        'shop/misc.py': 'from .types import make_sentinel\n',
      },
    }));
  it('keeps an alias', () =>
    heals(healer, {
      rule,
      at: 'np',
      before: 'x = np.zeros(3)\n',
      after: 'import numpy as np\n\nx = np.zeros(3)\n',
      files: { 'other.py': 'import numpy as np\n' },
    }));
  it('keeps apart what is renamed, and sorts lines of one module by their names', () =>
    heals(healer, {
      rule,
      path: 'shop/cart.py',
      at: 'sql',
      before: 'from shop import tokens as T\nfrom shop.text import wrap\n\nwrap(sql.parse(T))\n',
      after: 'from shop import sql\nfrom shop import tokens as T\nfrom shop.text import wrap\n\nwrap(sql.parse(T))\n',
      files: {
        'shop/__init__.py': '',
        'shop/sql.py': 'def parse(t): return t\n',
        'shop/tokens.py': '',
        'shop/text.py': 'def wrap(t): return t\n',
        'shop/bill.py': 'from shop import sql\n\nsql.parse(1)\n',
      },
    }));
  it('joins an existing list', () =>
    heals(healer, {
      rule,
      at: 'Optional',
      before: 'from typing import Any, Union\n\nx: Optional[Any] = None\ny: Union[int, str] = 1\n',
      after: 'from typing import Any, Optional, Union\n\nx: Optional[Any] = None\ny: Union[int, str] = 1\n',
    }));
  it('tells datetime the class from datetime the module', async () => {
    await heals(healer, {
      rule,
      at: 'datetime',
      before: 'now = datetime.datetime.now() - datetime.timedelta(1)\n',
      after: 'import datetime\n\nnow = datetime.datetime.now() - datetime.timedelta(1)\n',
    });
    await heals(healer, {
      rule,
      at: 'datetime',
      before: 'now = datetime.now()\n',
      after: 'from datetime import datetime\n\nnow = datetime.now()\n',
    });
  });
  it('finds a class that one module of the package defines', () =>
    heals(healer, {
      rule,
      path: 'shop/cart.py',
      at: 'Basket',
      before: 'from shop.rates import tax\n\nb = Basket(tax)\n',
      after: 'from shop.basket import Basket\nfrom shop.rates import tax\n\nb = Basket(tax)\n',
      files: { 'shop/__init__.py': '', 'shop/basket.py': 'class Basket: pass\n', 'shop/rates.py': 'tax = 1\n' },
    }));
  it('loads a submodule that is only named', () =>
    heals(healer, {
      rule: 'pyright/reportAttributeAccessIssue',
      message: '"handlers" is not a known attribute of module "logging"',
      line: 2,
      before: 'import logging\nh = logging.handlers.SMTPHandler\n',
      after: 'import logging\nimport logging.handlers\nh = logging.handlers.SMTPHandler\n',
    }));

  it('takes the class itself and not its alias in typing', () =>
    heals(healer, {
      rule,
      at: 'Counter',
      before: 'c = Counter("abc")\n',
      after: 'from collections import Counter\n\nc = Counter("abc")\n',
    }));
  it('knows the classes of datetime', () =>
    heals(healer, {
      rule,
      at: 'date',
      before: 'd = date.today()\n',
      after: 'from datetime import date\n\nd = date.today()\n',
    }));
  it('knows usual aliases', async () => {
    await heals(healer, {
      rule,
      at: '_itemgetter',
      before: 'f = _itemgetter(1)\n',
      after: 'from operator import itemgetter as _itemgetter\n\nf = _itemgetter(1)\n',
    });
    await heals(healer, {
      rule,
      at: 'math_log',
      before: 'f = math_log(1)\n',
      after: 'from math import log as math_log\n\nf = math_log(1)\n',
    });
    await leavesAlone(healer, { rule, at: '_total', before: 'f = _total(1)\n' });
  });
  it('imports a function that only one standard module has', () =>
    heals(healer, { rule, at: 'warn', before: 'warn("old")\n', after: 'from warnings import warn\n\nwarn("old")\n' }));

  it('leaves a function that may be a method without self', () =>
    leavesAlone(healer, {
      rule,
      at: 'warn("o',
      message: 'Undefined name `warn`',
      before: 'class A:\n    def warn(self, x): pass\n    def f(self):\n        warn("old")\n',
      because: /may be meant/,
    }));
  it('leaves a name that rare modules happen to have', () =>
    leavesAlone(healer, { rule, at: 'Completer', before: 'c = Completer()\n' }));
  it('leaves a name that two modules define', () =>
    leavesAlone(healer, {
      rule,
      path: 'main.py',
      at: 'Basket',
      before: 'b = Basket()\n',
      files: { 'a.py': 'class Basket: pass\n', 'b.py': 'class Basket: pass\n' },
      because: /define Basket/,
    }));
  it('leaves a name that nothing knows', () =>
    leavesAlone(healer, { rule, at: 'total', before: 'print(total)\n', because: /where total/ }));
  it('leaves a standard module that is not used as one', () =>
    leavesAlone(healer, { rule, at: 'time', before: 'print(time)\n' }));
  it('leaves a variable that is read too early', () =>
    leavesAlone(healer, {
      rule,
      at: 'json',
      before: 'def f():\n    print(json.x)\n    json = 1\n',
      because: /before/,
    }));
  it('leaves a name that is caught as missing', () =>
    leavesAlone(healer, {
      rule,
      at: 'unicode',
      before: 'try:\n    unicode\nexcept NameError:\n    pass\n',
      because: /catches/,
    }));
  it('does not close a cycle', () =>
    leavesAlone(healer, {
      rule,
      path: 'shop/cart.py',
      at: 'Basket',
      before: 'b = Basket()\n',
      files: { 'shop/__init__.py': '', 'shop/basket.py': 'from . import cart\nclass Basket: pass\n' },
      because: /cycle/,
    }));
  it('leaves a misspelt import to be corrected', () =>
    leavesAlone(healer, {
      rule,
      at: 'os.',
      message: 'Undefined name `os`',
      before: 'import osx\nprint(os.getcwd())\n',
      because: /misspelt/,
    }));
});
