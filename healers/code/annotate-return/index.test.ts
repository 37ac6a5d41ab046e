import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realPythonTypes } from '../../../test/python-types.ts';
import { healer } from './index.ts';

const rule = 'ruff/ANN201';
const types = realPythonTypes;

describe('annotate-return', () => {
  it('states None for __init__', () =>
    heals(healer, {
      rule: 'ruff/ANN204',
      at: '__init__',
      before: 'class A:\n    def __init__(self, x):  # sets x\n        self.x = x\n',
      after: 'class A:\n    def __init__(self, x) -> None:  # sets x\n        self.x = x\n',
    }));
  it('states an inferred type', () =>
    heals(healer, {
      rule,
      at: 'f',
      line: 1,
      types,
      before: 'def f(x):\n    return f"{x}"\n',
      after: 'def f(x) -> str:\n    return f"{x}"\n',
    }));
  it('writes a union for old Pythons', () =>
    heals(healer, {
      rule,
      line: 2,
      types,
      before: '\ufeffimport os\r\ndef f(x):\r\n    if x:\r\n        return 1\r\n    return None\r\n',
      after:
        '\ufeffimport os\r\nfrom typing import Optional\r\ndef f(x) -> Optional[int]:\r\n    if x:\r\n        return 1\r\n    return None\r\n',
    }));
  it('writes a union as the package may', () =>
    heals(healer, {
      rule,
      line: 1,
      types,
      before: 'def f(x):\n    if x:\n        return 1\n    return None\n',
      after: 'def f(x) -> int | None:\n    if x:\n        return 1\n    return None\n',
      files: { 'pyproject.toml': '[project]\nrequires-python = ">=3.11"\n' },
    }));
  it('quotes a class that is not there yet', () =>
    heals(healer, {
      rule,
      line: 1,
      types,
      before: 'def make():\n    return Shop()\n\nclass Shop: pass\n',
      after: 'def make() -> "Shop":\n    return Shop()\n\nclass Shop: pass\n',
    }));

  it('says Self for a method that gives the object itself', async () => {
    const body =
      'class A:\n    def __enter__(self)%:\n        if self.x:\n            return self\n        return self\n';
    await heals(healer, {
      rule: 'ruff/ANN204',
      at: '__enter__',
      types,
      before: body.replace('%', ''),
      after: `from typing import Self\n\n${body.replace('%', ' -> Self')}`,
      files: { 'pyproject.toml': '[project]\nrequires-python = ">=3.11"\n' },
    });
    await heals(healer, {
      rule: 'ruff/ANN204',
      at: '__enter__',
      types,
      before: `from typing_extensions import Self\n${body.replace('%', '')}`,
      after: `from typing_extensions import Self\n${body.replace('%', ' -> Self')}`,
    });
    await leavesAlone(healer, { rule: 'ruff/ANN204', at: '__enter__', types, before: body.replace('%', '') });
  });

  it('leaves an unknown type', () =>
    leavesAlone(healer, { rule, line: 1, types, before: 'def f(x):\n    return x\n' }));
  it('leaves a placeholder', () =>
    leavesAlone(healer, { rule, line: 2, before: 'class A:\n    def f(self):\n        raise NotImplementedError\n' }));
  it('leaves a hook that another class fills', () =>
    leavesAlone(healer, {
      rule,
      line: 2,
      types,
      before: 'class A:\n    def hook(self):\n        print(1)\n\nclass B(A):\n    def hook(self):\n        return 1\n',
      because: /another class/,
    }));
});
