import { describe, expect, it } from 'vitest';
import { findingOf, heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'log/none-attribute';

describe('guard-none, for what a stack trace shows', () => {
  it('looks on in an empty dictionary', () =>
    heals(healer, {
      rule,
      at: 'c.get("a")',
      before: 'def f(c):\n    return c.get("a").get("b", 1)\n',
      after: 'def f(c):\n    return (c.get("a") or {}).get("b", 1)\n',
    }));
  it('answers as the function does elsewhere', () =>
    heals(healer, {
      rule: 'log/none-subscript',
      line: 5,
      at: 'row',
      before:
        'def f(rows, key):\n    if not rows:\n        raise KeyError("no rows")\n    row = rows.find(key)\n    return row["id"]\n',
      after:
        'def f(rows, key):\n    if not rows:\n        raise KeyError("no rows")\n    row = rows.find(key)\n    if row is None:\n        raise KeyError("row is None")\n    return row["id"]\n',
    }));
  it('leaves a second lookup whose answer is used at once', () =>
    leavesAlone(healer, {
      rule,
      at: 'c.get("a")',
      before: 'def f(c):\n    return c.get("a").get("b").upper()\n',
    }));
  it('leaves requests alone: a path is no key', () =>
    leavesAlone(healer, {
      rule,
      at: 'client.get("/a")',
      before: 'def f(client):\n    return client.get("/a").get("b")\n',
    }));
  it('leaves what is never anything else than None: the call is the fault', () =>
    leavesAlone(healer, {
      rule: 'log/none-subscript',
      line: 5,
      at: 'rows',
      before:
        'def f(rows) -> int | None:\n    if rows is None:\n        return None\n    rows = rows.sort()\n    return rows[0]\n',
      because: /always gives None/,
    }));
  it('leaves a function of ours that forgets its return', () =>
    leavesAlone(healer, {
      rule,
      line: 6,
      at: 'make()',
      before:
        'def make():\n    x = 1\ndef f(a) -> str | None:\n    if not a:\n        return None\n    return make().upper()\n',
      because: /never gives anything else than None/,
    }));
  it('leaves a loop over what a call made of its arguments: one of those can be it', () =>
    leavesAlone(healer, {
      rule: 'log/none-iteration',
      line: 5,
      at: 'islice(filter(key, a), 2)',
      before:
        'from itertools import islice\ndef f(key, a) -> int | None:\n    if not key:\n        return None\n    for x in islice(filter(key, a), 2):\n        return x\n',
      because: /was given/,
    }));
  it('leaves a place that is a whole line', () =>
    leavesAlone(healer, { rule, before: 'def f(a) -> str | None:\n    return a.b + a.c\n', line: 2 }));

  it('leaves it when the call that the log shows uses the answer at once', async () => {
    const before = 'def f(m) -> str | None:\n    if not m:\n        return None\n    return m.get("k").upper()\n';
    const finding = findingOf({ rule, line: 4, at: 'm.get("k")', before });
    const step = { path: 'main.py', line: 2, column: 1, endLine: 2, endColumn: 1 };
    const ask = (caller: string) =>
      healer.propose(
        { ...finding, flow: { verdict: 'tainted', confidence: 1, steps: [{ place: step, note: '#1 main' }] } },
        {
          language: 'python',
          text: before,
          read: async (path) => (path === 'main.py' ? caller : before),
          files: ['main.py', 'module.py'],
          types: { returnTypes: async () => new Map(), typeOf: async () => undefined },
          typescript: {
            codeFixes: async () => [],
            typeAt: async () => undefined,
            errors: async () => undefined,
            returns: async () => undefined,
          },
        },
      );
    expect(await ask('from module import f\nprint(f(1).title())\n')).toMatchObject({
      leftAlone: expect.stringMatching(/main\.py:2 uses what f gives/),
    });
    expect(await ask('from module import f\nprint(f(1))\n')).toHaveProperty('change');
  });
});
