import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/F841';

describe('remove-unused-variable', () => {
  it('removes a literal', () =>
    heals(healer, {
      rule,
      at: 'unused',
      message: 'Local variable `unused` is assigned to but never used',
      before: 'def f():\n    unused = 41 + 1\n    return 2\n',
      after: 'def f():\n    return 2\n',
    }));
  it('removes an annotated one', () =>
    heals(healer, {
      rule,
      at: 'x',
      before: 'def g(y):\n    x: int = y\n    return y\n',
      after: 'def g(y):\n    return y\n',
    }));
  it('leaves pass behind', () =>
    heals(healer, { rule, at: 'x', before: 'def f():\n    x = []\n', after: 'def f():\n    pass\n' }));
  it('drops the name of an exception', () =>
    heals(healer, {
      rule,
      at: 'e:',
      before: 'def f():\n    try:\n        g()\n    except (KeyError, OSError) as e:\n        return 1\n',
      after: 'def f():\n    try:\n        g()\n    except (KeyError, OSError):\n        return 1\n',
    }));
  it('drops the name of a context', () =>
    heals(healer, {
      rule: 'pyright/reportUnusedVariable',
      at: 'lock:',
      before: 'def f():\n    with hold() as lock:\n        g()\n',
      after: 'def f():\n    with hold():\n        g()\n',
    }));

  it('leaves a call', () =>
    leavesAlone(healer, { rule, at: 'x', before: 'def f():\n    x = open("a")\n', because: /keep something alive/ }));
  it('leaves attributes, items and comparisons of names', async () => {
    for (const value of ['a.b', 'a[0]', 'a == b', 'f"{a}"', '1 / 0', '9 ** 9'])
      await leavesAlone(healer, { rule, at: 'x', before: `def f(a, b):\n    x = ${value}\n` });
  });
  it('leaves a read variable', () =>
    leavesAlone(healer, { rule, at: 'x', before: 'def f():\n    x = 1\n    return lambda: x\n' }));
  it('leaves locals()', () =>
    leavesAlone(healer, { rule, at: 'x', before: 'def f():\n    x = 1\n    return locals()\n' }));
  it('leaves module variables', () => leavesAlone(healer, { rule, at: 'x', before: 'x = 1\n' }));
  it('leaves unpacking', () =>
    leavesAlone(healer, { rule, at: 'x', before: 'def f():\n    x, y = 1, 2\n    return y\n' }));
  it('leaves nonlocal', () =>
    leavesAlone(healer, {
      rule,
      at: 'x = 1',
      line: 4,
      before: 'def f():\n    def g():\n        nonlocal x\n        x = 1\n',
    }));
});
