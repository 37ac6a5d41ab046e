import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'pyright/reportOptionalMemberAccess';

describe('guard-none', () => {
  it('returns None where the function may', () =>
    heals(healer, {
      rule,
      at: 'upper',
      before: 'def f(names, key) -> str | None:\n    name = names.get(key)\n    return name.upper()  # loud\n',
      after:
        'def f(names, key) -> str | None:\n    name = names.get(key)\n    if name is None:\n        return None\n    return name.upper()  # loud\n',
    }));
  it('gives a call a name', () =>
    heals(healer, {
      rule,
      at: 'group',
      before: 'import re\ndef f(x):\n    if not x:\n        return None\n    return re.match("a(b)", x).group(1)\n',
      after:
        'import re\ndef f(x):\n    if not x:\n        return None\n    match = re.match("a(b)", x)\n    if match is None:\n        return None\n    return match.group(1)\n',
    }));
  it('raises what the function raises for other missing things', () =>
    heals(healer, {
      rule: 'mypy/union-attr',
      at: 'self.conn.cursor',
      message: 'Item "None" of "Connection | None" has no attribute "cursor"',
      before:
        'class A:\n    def run(self, sql):\n        if not sql:\n            raise ValueError("no sql")\n        self.conn.cursor().execute(sql)\n',
      after:
        'class A:\n    def run(self, sql):\n        if not sql:\n            raise ValueError("no sql")\n        if self.conn is None:\n            raise ValueError("self.conn is None")\n        self.conn.cursor().execute(sql)\n',
    }));
  it('skips in a loop that skips already', () =>
    heals(healer, {
      rule: 'pyright/reportOptionalSubscript',
      line: 6,
      at: 'm[',
      before:
        'def f(rows):\n    for row in rows:\n        if not row:\n            continue\n        m = find(row)\n        print(m[1])\n',
      after:
        'def f(rows):\n    for row in rows:\n        if not row:\n            continue\n        m = find(row)\n        if m is None:\n            continue\n        print(m[1])\n',
    }));
  it('guards what is looped over', () =>
    heals(healer, {
      rule: 'pyright/reportOptionalIterable',
      line: 3,
      at: 'rows',
      before:
        'from typing import Optional\ndef f(rows: Optional[list]) -> Optional[int]:\n    for row in rows:\n        return row\n',
      after:
        'from typing import Optional\ndef f(rows: Optional[list]) -> Optional[int]:\n    if rows is None:\n        return None\n    for row in rows:\n        return row\n',
    }));

  it('guards an argument that only None does not fit', () =>
    heals(healer, {
      rule: 'pyright/reportArgumentType',
      message:
        'Argument of type "str | None" cannot be assigned to parameter "obj" of type "Sized" in function "len"\n  Type "str | None" is not assignable to type "Sized"\n    "None" is incompatible with protocol "Sized"',
      line: 3,
      at: 'name',
      before: 'def f(names) -> str | None:\n    name = names.get("a")\n    return len(name)\n',
      after:
        'def f(names) -> str | None:\n    name = names.get("a")\n    if name is None:\n        return None\n    return len(name)\n',
    }));
  it('guards an operand', () =>
    heals(healer, {
      rule: 'pyright/reportOptionalOperand',
      message: 'Operator "+" not supported for "None"',
      line: 4,
      at: 'size',
      before: 'def f(a, size):\n    if a is None:\n        raise ValueError("no a")\n    return size + 1\n',
      after:
        'def f(a, size):\n    if a is None:\n        raise ValueError("no a")\n    if size is None:\n        raise ValueError("size is None")\n    return size + 1\n',
    }));
  it('leaves an argument of a function that may well take None', () =>
    leavesAlone(healer, {
      rule: 'pyright/reportArgumentType',
      message:
        'Argument of type "str | None" cannot be assigned to parameter "name" of type "str" in function "show"\n  Type "str | None" is not assignable to type "str"\n    "None" is not assignable to "str"',
      line: 2,
      at: 'name',
      before: 'def f(name) -> str | None:\n    return show(name)\n',
    }));

  it('leaves a package that may not be installed', () =>
    leavesAlone(healer, {
      rule,
      line: 8,
      at: 'NotFound',
      before:
        'try:\n    import couch\nexcept ImportError:\n    couch = None\ndef f(key):\n    try:\n        return get(key)\n    except couch.NotFound:\n        return None\n',
      because: /name of the module/,
    }));
  it('leaves what is missing in every round of a loop', () =>
    leavesAlone(healer, {
      rule,
      line: 5,
      at: 'add',
      before:
        'def f(self, rows):\n    for row in rows:\n        if row is None:\n            continue\n        self.win.add(row)\n',
      because: /every round/,
    }));

  it('leaves a function that says nothing about None', () =>
    leavesAlone(healer, {
      rule,
      at: 'upper',
      before: 'def f(name) -> str:\n    return name.upper()\n',
      because: /nothing in f tells/,
    }));
  it('leaves a value that is not always used', () =>
    leavesAlone(healer, {
      rule,
      at: 'upper',
      before: 'def f(a, name) -> str | None:\n    return a and name.upper()\n',
      because: /not always/,
    }));
  it('leaves a loop that never skips', () =>
    leavesAlone(healer, {
      rule,
      at: 'upper',
      before: 'def f(names) -> str | None:\n    for name in names:\n        name.upper()\n',
      because: /loop/,
    }));
  it('leaves an error that is not made from a text', () =>
    leavesAlone(healer, {
      rule,
      at: 'upper',
      before: 'def f(a, name):\n    if not a:\n        raise Short(a, 2)\n    return name.upper()\n',
      because: /nothing in f/,
    }));
  it('leaves module code', () => leavesAlone(healer, { rule, at: 'upper', before: 'name.upper()\n' }));
  it('leaves a call behind other calls', () =>
    leavesAlone(healer, {
      rule,
      at: 'group',
      before: 'def f(x) -> str | None:\n    return g() + re.match("a", x).group()\n',
      because: /other calls/,
    }));
  it('leaves contradicting habits', () =>
    leavesAlone(healer, {
      rule,
      at: 'upper',
      before: 'def f(a, name) -> str | None:\n    if not a:\n        raise ValueError("a")\n    return name.upper()\n',
      because: /but raises/,
    }));
});
