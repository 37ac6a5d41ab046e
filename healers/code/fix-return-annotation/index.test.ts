import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realPythonTypes } from '../../../test/python-types.ts';
import { healer } from './index.ts';

const rule = 'pyright/reportReturnType';

describe('fix-return-annotation', () => {
  it('follows every return', () =>
    heals(healer, {
      rule,
      at: 'x is None',
      before: 'def empty(x) -> bytes:\n    if not x:\n        return True\n    return x is None\n',
      after: 'def empty(x) -> bool:\n    if not x:\n        return True\n    return x is None\n',
    }));
  it('asks the type checker where the text does not tell', () =>
    heals(healer, {
      rule: 'mypy/return-value',
      at: 'os.path',
      before: 'import os\ndef where(x: str) -> float:\n    return os.path.basename(x)\n',
      after: 'import os\ndef where(x: str) -> str:\n    return os.path.basename(x)\n',
      types: realPythonTypes,
    }));

  it('reads try statements to their ends', () =>
    heals(healer, {
      rule,
      at: 'int(x)',
      before: 'def f(x) -> list:\n    try:\n        return int(x)\n    except ValueError:\n        raise KeyError(x)\n',
      after: 'def f(x) -> int:\n    try:\n        return int(x)\n    except ValueError:\n        raise KeyError(x)\n',
    }));
  it('leaves a try statement with an open end', () =>
    leavesAlone(healer, {
      rule,
      at: 'int(x)',
      before: 'def f(x) -> list:\n    try:\n        return int(x)\n    except ValueError:\n        pass\n',
    }));
  it('leaves one deviating return', () =>
    leavesAlone(healer, {
      rule,
      at: '"a"',
      before: 'def f(x) -> int:\n    if x:\n        return 1\n    return "a"\n',
      because: /differ/,
    }));
  it('leaves a function that may end without a value', () =>
    leavesAlone(healer, { rule, at: '"a"', before: 'def f(x) -> int:\n    if x:\n        return "a"\n' }));
  it('believes a name that promises the declared type', () =>
    leavesAlone(healer, {
      rule,
      at: '"a"',
      before: 'def is_open(x) -> bool:\n    return "a"\n',
      because: /is_open should return bool/,
    }));
  it('believes a docstring', () =>
    leavesAlone(healer, {
      rule,
      at: 'str(x)',
      before: 'def f(x) -> bytes:\n    """Returns bytes."""\n    return str(x)\n',
    }));
  it('believes callers', () =>
    leavesAlone(healer, {
      rule,
      at: 'str(x)',
      before: 'def f(x) -> bytes:\n    return str(x)\nprint(f(1).decode())\n',
      because: /as bytes/,
    }));
  it('leaves a declared class', () =>
    leavesAlone(healer, { rule, at: '1', before: 'def f() -> Shop:\n    return 1\n' }));
  it('leaves what is unknown', () =>
    leavesAlone(healer, { rule, at: 'x.y', before: 'def f(x) -> int:\n    return x.y\n' }));
});
