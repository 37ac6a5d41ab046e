import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/string-concat-in-loop';

test('a loop that does nothing else becomes an expression', async () => {
  const heal = (before: string, after: string) => heals(healer, { rule, at: '+=', before, after });
  await heal(
    'def f(rows):\n    out = ""\n    for row in rows:\n        out += str(row) + ","\n    return out\n',
    'def f(rows):\n    out = "".join(str(row) + "," for row in rows)\n    return out\n',
  );
  await heal(
    "def f(rows):\r\n    out: str = ''\r\n\r\n    for a, b in rows:\r\n        out += (a or b)\r\n    return out\r\n",
    "def f(rows):\r\n    out: str = ''.join(a or b for a, b in rows)\r\n    return out\r\n",
  );
});
test('a loop whose variable is needed afterwards stays a loop', () =>
  heals(healer, {
    rule,
    at: '+=',
    before: 'def f(rows):\n    out = ""\n    for row in rows:\n        out += row\n    return out, row\n',
    after:
      'def f(rows):\n    parts = []\n    for row in rows:\n        parts.append(row)\n    out = "".join(parts)\n    return out, row\n',
  }));
test('one addition', () =>
  heals(healer, {
    rule,
    at: 'out += str(row)',
    before: `
      def f(rows):
          out = ""
          for row in rows:
              out += str(row) + ","  # one each
          return out
    `,
    after: `
      def f(rows):
          parts = []
          for row in rows:
              parts.append(str(row) + ",")  # one each
          out = "".join(parts)
          return out
    `,
  }));
test('several additions, a start, a type, and more text behind the loop', () =>
  heals(healer, {
    rule,
    at: 'text += name',
    before: `
      def f(rows, parts):
          text: str = 'head'
          count = 0
          for name, value in rows:
              text += name
              if value:
                  text += (" " + value)
          text += '.'
          return text
    `,
    after: `
      def f(rows, parts):
          pieces: list[str] = ['head']
          count = 0
          for name, value in rows:
              pieces.append(name)
              if value:
                  pieces.append(" " + value)
          text = ''.join(pieces)
          text += '.'
          return text
    `,
  }));
test('a file without a line break at its end, in CRLF', () =>
  heals(healer, {
    rule,
    at: 's += x',
    before: 'def f(xs):\r\n    global_name = 1\r\n    s = ""\r\n    for x in xs:\r\n        s += x\r\n        s += x',
    after:
      'def f(xs):\r\n    global_name = 1\r\n    parts = []\r\n    for x in xs:\r\n        parts.append(x)\r\n        parts.append(x)\r\n    s = "".join(parts)',
  }));

const stays = (before: string, at = '+=') => leavesAlone(healer, { rule, at, before });
test('leaves alone a text that somebody sees while it grows', async () => {
  await stays('def f(xs):\n    s = ""\n    for x in xs:\n        s += x\n        print(s)\n');
  await stays(
    'def f(xs):\n    s = ""\n    for x in xs:\n        if x:\n            return s\n        s += x\n    return s\n',
  );
  await stays('def f(xs):\n    s = ""\n    show = lambda: s\n    for x in xs:\n        s += x\n        show()\n');
  await stays(
    'def f(xs):\n    try:\n        s = ""\n        for x in xs:\n            s += x\n    except ValueError:\n        print(s)\n',
  );
  await stays('def f(xs):\n    global s\n    s = ""\n    for x in xs:\n        s += x\n');
});
test('leaves alone what may not be text', async () => {
  await stays('def f(xs):\n    s = 0\n    for x in xs:\n        s += x\n');
  await stays('def f(xs):\n    s = b""\n    for x in xs:\n        s += x\n');
});
test('leaves alone a module, whose names others may read', () => stays('s = ""\nfor x in "ab":\n    s += x\n'));
