import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'pyright/reportArgumentType';
const argument = (given: string, wanted: string, callee: string, parameter = 'x') =>
  `Argument of type "${given}" cannot be assigned to parameter "${parameter}" of type "${wanted}" in function "${callee}"`;

describe('convert-value', () => {
  it('makes a text of a number that is added to one', async () => {
    await heals(healer, {
      rule: 'pyright/reportOperatorIssue',
      message: `Operator "+" not supported for types "Literal['count: ']" and "int"`,
      at: '"count: " + n',
      before: 'def f(n: int):\n    print("count: " + n)\n',
      after: 'def f(n: int):\n    print("count: " + str(n))\n',
    });
    await heals(healer, {
      rule: 'mypy/operator',
      message: 'Unsupported operand types for + ("int" and "str")',
      at: 'n + "px"',
      before: 'def f(n: int):\n    return n + "px"\n',
      after: 'def f(n: int):\n    return str(n) + "px"\n',
    });
  });
  it('gives bytes where bytes are taken', async () => {
    const message = argument('str', 'ReadableBuffer', 'openssl_sha256', 'string');
    await heals(healer, {
      rule,
      message,
      at: 'name',
      before: 'hashlib.sha256(name)\n',
      after: 'hashlib.sha256(name.encode())\n',
    });
    await heals(healer, {
      rule,
      message: message.replace('"str"', `"Literal['a']"`),
      at: '"a"',
      before: 'hashlib.sha256("a")\n',
      after: 'hashlib.sha256(b"a")\n',
    });
  });
  it('knows what the library takes', async () => {
    const cases = [
      [
        'os.environ["A"] = 1\n',
        'os.environ["A"]',
        argument('Literal[1]', 'str', '__setitem__'),
        'os.environ["A"] = "1"\n',
      ],
      ['range(n / 2)\n', 'n / 2', argument('float', 'SupportsIndex', '__new__'), 'range(n // 2)\n'],
      [
        '",".join(numbers)\n',
        'numbers',
        argument('list[int]', 'Iterable[str]', 'join'),
        '",".join(map(str, numbers))\n',
      ],
      [
        's.startswith(["a", "b"])\n',
        '["a", "b"]',
        argument('list[str]', 'str | tuple[str, ...]', 'startswith'),
        's.startswith(("a", "b"))\n',
      ],
      [
        'log.info("x", exc_info=1)\n',
        '1',
        argument('Literal[1]', '_ExcInfoType', 'info'),
        'log.info("x", exc_info=True)\n',
      ],
      ['self.fail(error)\n', 'error', argument('TypeError | ValueError', 'str', 'fail'), 'self.fail(str(error))\n'],
    ] as const;
    for (const [before, at, message, after] of cases) await heals(healer, { rule, message, at, before, after });
  });
  it('asks a function of the package what it needs', async () => {
    await heals(healer, {
      rule,
      message: argument('str', 'Path', 'load', 'where'),
      at: '"a.txt"',
      before: 'from files import load\n\nload("a.txt")\n',
      after: 'from pathlib import Path\n\nfrom files import load\n\nload(Path("a.txt"))\n',
      files: { 'files.py': 'def load(where: Path):\n    return where.read_text()\n' },
    });
    await heals(healer, {
      rule: 'mypy/arg-type',
      message: 'Argument 1 to "shout" has incompatible type "int"; expected "str"',
      at: '5',
      before: 'def shout(name: str):\n    return name.upper()\nshout(5)\n',
      after: 'def shout(name: str):\n    return name.upper()\nshout("5")\n',
    });
  });

  it('leaves a function that may be declared wrongly', () =>
    leavesAlone(healer, {
      rule,
      message: argument('Literal[8080]', 'str', 'listen', 'port'),
      at: '8080',
      before: 'def listen(port: str):\n    return socket(port)\nlisten(8080)\n',
      because: /declared wrongly/,
    }));
  it('leaves sums in which neither side is written as a text', () =>
    leavesAlone(healer, {
      rule: 'pyright/reportOperatorIssue',
      message: 'Operator "+" not supported for types "int" and "str"',
      at: 'a + b',
      before: 'def f(a: int, b: str):\n    return a + b\n',
      because: /cannot be told/,
    }));
  it('leaves a text that is used as an index', () =>
    leavesAlone(healer, {
      rule,
      message: argument("Literal['status']", 'SupportsIndex | slice[Any, Any, Any]', '__getitem__', 'key'),
      at: 'meta["status"]',
      before: 'print(meta["status"])\n',
    }));
  it('leaves what may be None', () =>
    leavesAlone(healer, {
      rule,
      message: argument('str | None', 'str', 'show', 'name'),
      at: 'name',
      before: 'def f(name):\n    show(name)\n',
    }));
});
