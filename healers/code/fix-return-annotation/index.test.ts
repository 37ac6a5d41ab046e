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

  it('allows None where it is returned on purpose', async () => {
    const message = 'Type "None" is not assignable to return type "str"\n  "None" is not assignable to "str"';
    await heals(healer, {
      rule,
      message,
      at: 'return None',
      before: 'def f(s: str) -> str:\n    if not s:\n        return None\n    return s\n',
      after: 'def f(s: str) -> str | None:\n    if not s:\n        return None\n    return s\n',
      files: { 'pyproject.toml': '[project]\nrequires-python = ">=3.10"\n' },
    });
    await heals(healer, {
      rule,
      message:
        'Type "str | None" is not assignable to return type "str"\n  Type "str | None" is not assignable to type "str"\n    "None" is not assignable to "str"',
      at: 'names.get(k)',
      before:
        'from typing import Dict, Optional\ndef f(names: Dict[str, str], k: str) -> str:\n    return names.get(k)\n',
      after:
        'from typing import Dict, Optional\ndef f(names: Dict[str, str], k: str) -> Optional[str]:\n    return names.get(k)\n',
    });
  });
  it('says that nothing is returned', () =>
    heals(healer, {
      rule,
      message:
        'Function with declared return type "int" must return value on all code paths\n  "None" is not assignable to "int"',
      at: 'int',
      before: 'def show(x) -> int:\n    print(x)\n',
      after: 'def show(x) -> None:\n    print(x)\n',
    }));
  it('makes an iterator of a generator', async () => {
    const message = 'Return type of generator function must be compatible with "Generator[Any, Any, Any]"';
    await heals(healer, {
      rule: 'pyright/reportInvalidTypeForm',
      message,
      at: 'list[int]',
      before: 'import os\n\n\ndef f(n: int) -> list[int]:\n    for i in range(n):\n        yield i\n',
      after:
        'import os\nfrom collections.abc import Iterator\n\n\ndef f(n: int) -> Iterator[int]:\n    for i in range(n):\n        yield i\n',
    });
    await heals(healer, {
      rule: 'pyright/reportInvalidTypeForm',
      message,
      at: 'Celery',
      line: 3,
      before: 'from typing import Iterator\n@fixture\ndef app() -> Celery:\n    yield make()\n',
      after: 'from typing import Iterator\n@fixture\ndef app() -> Iterator[Celery]:\n    yield make()\n',
    });
  });
  it('leaves a function that may have forgotten to return', () =>
    leavesAlone(healer, {
      rule,
      message:
        'Function with declared return type "str" must return value on all code paths\n  "None" is not assignable to "str"',
      at: 'str',
      before: 'def f(s) -> str:\n    if s:\n        return s\n',
      because: /forgotten/,
    }));
  it('leaves what a base class promises', () =>
    leavesAlone(healer, {
      rule,
      message: 'Type "None" is not assignable to return type "str"\n  "None" is not assignable to "str"',
      at: 'return None',
      before:
        'class A:\n    def f(self, x) -> str:\n        return ""\nclass B(A):\n    def f(self, x) -> str:\n        if x:\n            return None\n        return x\n',
      because: /without None/,
    }));
  it('leaves a generator that is sent values', () =>
    leavesAlone(healer, {
      rule: 'pyright/reportInvalidTypeForm',
      message: 'Return type of generator function must be compatible with "Generator[Any, Any, Any]"',
      at: 'int',
      before: 'def f() -> int:\n    x = yield 1\n    print(x)\n',
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
