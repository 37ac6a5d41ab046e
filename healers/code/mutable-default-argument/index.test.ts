import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/B006';

describe('mutable-default-argument', () => {
  it('makes a fresh list', () =>
    heals(healer, {
      rule,
      at: '[]',
      before: 'def add(x, acc=[]):\n    acc.append(x)\n    return acc\n',
      after: 'def add(x, acc=None):\n    if acc is None:\n        acc = []\n    acc.append(x)\n    return acc\n',
    }));
  it('goes behind the docstring, follows tabs and the type', () =>
    heals(healer, {
      rule,
      at: '{"a": 1}',
      before: 'def add(x, acc: dict[str, int] = {"a": 1}):\n\t"""Adds."""\n\tacc[x] = 1\n\treturn acc\n',
      after:
        'def add(x, acc: dict[str, int] | None = None):\n\t"""Adds."""\n\tif acc is None:\n\t\tacc = {"a": 1}\n\tacc[x] = 1\n\treturn acc\n',
      files: { 'pyproject.toml': '[project]\nrequires-python = ">=3.12"\n' },
    }));
  it('keeps comments where they are', () =>
    heals(healer, {
      rule,
      at: 'set()',
      before: 'def f(a=set()):  # ids\n    # first\n    a.add(1)\n',
      after: 'def f(a=None):  # ids\n    if a is None:\n        a = set()\n    # first\n    a.add(1)\n',
    }));

  it('leaves a cache', () =>
    leavesAlone(healer, {
      rule,
      at: '{}',
      before: 'def f(x, _cache={}):\n    return _cache\n',
      because: /kept between/,
    }));
  it('leaves a counter that is kept between calls', () =>
    leavesAlone(healer, {
      rule,
      at: '[0]',
      before: 'def f(n=[0]):\n    n[0] += 1\n    print(n)\n',
      because: /state between calls/,
    }));
  it('leaves a mark', () =>
    leavesAlone(healer, { rule, at: '[]', before: 'def f(x, gone=[]):\n    return x is gone\n', because: /identity/ }));
  it('leaves a body on the same line', () =>
    leavesAlone(healer, { rule, at: '[]', before: 'def f(x=[]): return x\n' }));
  it('leaves a lambda', () => leavesAlone(healer, { rule, at: '[]', before: 'f = lambda x=[]: x\n' }));
  it('leaves names in the default', () =>
    leavesAlone(healer, { rule, at: '[a]', before: 'a = 1\ndef f(x=[a]):\n    return x\n' }));
});
