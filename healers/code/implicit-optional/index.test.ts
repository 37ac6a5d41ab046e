import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/RUF013';
const files = { 'pyproject.toml': '[project]\nrequires-python = ">=3.10"\n' };

describe('implicit-optional', () => {
  it('uses the union syntax where it works', () =>
    heals(healer, {
      rule,
      at: 'str',
      before: 'def f(x: str = None):\n    return x or "a"\n',
      after: 'def f(x: str | None = None):\n    return x or "a"\n',
      files,
    }));
  it('uses Optional for old Pythons', () =>
    heals(healer, {
      rule: 'pyright/reportArgumentType',
      at: 'None',
      before: 'import os\n\ndef f(x: str=None):\n    print(os.name, x)\n',
      after: 'import os\nfrom typing import Optional\n\ndef f(x: Optional[str]=None):\n    print(os.name, x)\n',
    }));
  it('follows the style of the file', () =>
    heals(healer, {
      rule,
      at: 'int',
      before: 'from typing import Optional\ndef f(x: int = None, y: Optional[int] = None): print(x, y)\n',
      after: 'from typing import Optional\ndef f(x: Optional[int] = None, y: Optional[int] = None): print(x, y)\n',
      files,
    }));
  it('stays inside quotes', () =>
    heals(healer, {
      rule,
      at: '"Shop"',
      before: 'def f(x: "Shop" = None): print(x)\n',
      after: 'def f(x: "Shop | None" = None): print(x)\n',
      files,
    }));

  it('reads types in comments', async () => {
    await heals(healer, {
      rule: 'pyright/reportArgumentType',
      at: 'None',
      before: 'def f(\n    name,  # type: str\n    links=None,  # type: Sequence[str]\n):\n    print(name, links)\n',
      after:
        'def f(\n    name,  # type: str\n    links=None,  # type: Sequence[str] | None\n):\n    print(name, links)\n',
    });
    await heals(healer, {
      rule: 'pyright/reportArgumentType',
      at: 'None',
      before:
        'from typing import Dict, Optional\nclass A:\n    def f(self, a, b=None, c=1):\n        # type: (Dict[str, int], int, int) -> None\n        print(a, b)\n',
      after:
        'from typing import Dict, Optional\nclass A:\n    def f(self, a, b=None, c=1):\n        # type: (Dict[str, int], Optional[int], int) -> None\n        print(a, b)\n',
    });
  });
  it('reads fields', () =>
    heals(healer, {
      rule: 'pyright/reportAssignmentType',
      at: 'None',
      before: '@dataclass\nclass Shop:\n    name: str = None\n',
      after: '@dataclass\nclass Shop:\n    name: str | None = None\n',
      files,
    }));
  it('leaves a name without a declared type', () =>
    leavesAlone(healer, { rule: 'pyright/reportAssignmentType', at: 'None', before: 'Process = None\n' }));

  it('leaves a body that needs the value', () =>
    leavesAlone(healer, {
      rule,
      at: 'str',
      before: 'def f(x: str = None) -> int:\n    return len(x)\n',
      because: /line 2 uses x/,
    }));
  it('leaves a type that allows None', () =>
    leavesAlone(healer, { rule, at: 'Any', before: 'def f(x: Any = None): pass\n' }));
  it('leaves other arguments', () =>
    leavesAlone(healer, { rule: 'pyright/reportArgumentType', at: '"a"', before: 'int.from_bytes("a")\n' }));
});
