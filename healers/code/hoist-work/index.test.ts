import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { applyEdits } from '#syntax/edits.ts';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/repeated-work';
const typesOf = (type: string) => ({ returnTypes: async () => new Map(), typeOf: async () => type });

test('a set that is made for each word', () =>
  heals(healer, {
    rule,
    at: 'set(stop)',
    before:
      'def f(words: list[str], stop: list[str]):\n    # the rest\n    return [word for word in words if word not in set(stop)]\n',
    after:
      'def f(words: list[str], stop: list[str]):\n    stop_set = set(stop)\n    # the rest\n    return [word for word in words if word not in stop_set]\n',
  }));
test('keys that are sorted for each row, in two places, before the outer loop', () =>
  heals(healer, {
    rule,
    at: 'sorted(columns)',
    before:
      'def f(tables, write):\n    columns = {"a": 1, "b": 2}\n    for rows in tables:\n        for row in rows:\n            for name in sorted(columns):\n                write(row[name])\n            write(len(sorted(columns)))\n',
    after:
      'def f(tables, write):\n    columns = {"a": 1, "b": 2}\n    sorted_columns = sorted(columns)\n    for rows in tables:\n        for row in rows:\n            for name in sorted_columns:\n                write(row[name])\n            write(len(sorted_columns))\n',
  }));
test('a list that the function made and kept, whatever else the loop calls', () =>
  heals(healer, {
    rule,
    at: 'sum(costs)',
    before:
      'def f(items, show):\n    costs = [len(item) for item in items]\n    costs.append(1)\n    for item in items:\n        show(item, len(item) / sum(costs))\n    return costs\n',
    after:
      'def f(items, show):\n    costs = [len(item) for item in items]\n    costs.append(1)\n    costs_total = sum(costs)\n    for item in items:\n        show(item, len(item) / costs_total)\n    return costs\n',
  }));
test('the bound of a while loop, and a type that only the checker knows', async () => {
  await heals(healer, {
    rule,
    at: 'len(text)',
    before: 'def f(text: str):\n    i = 0\n    while i < len(text):\n        i += 1\n    return i\n',
    after:
      'def f(text: str):\n    i = 0\n    text_length = len(text)\n    while i < text_length:\n        i += 1\n    return i\n',
  });
  await heals(healer, {
    rule,
    at: 'word.lower()',
    types: typesOf('str'),
    before: 'def f(word, lines):\n    return [line for line in lines if line == word.lower()]\n',
    after:
      'def f(word, lines):\n    lower_word = word.lower()\n    return [line for line in lines if line == lower_word]\n',
  });
});

const stays = (body: string, at: string, head = 'def f(xs, ys: list[str], g):\n') =>
  leavesAlone(healer, { rule, at, before: head + body });
test('leaves alone what the loop changes, under its name or another', async () => {
  await stays('    for x in xs:\n        ys.append(x)\n        print(sorted(ys))\n', 'sorted');
  await stays('    for x in xs:\n        g(x)\n        print(sorted(ys))\n', 'sorted');
  await stays('    zs = ys\n    for x in xs:\n        zs.append(x)\n        print(sorted(ys))\n', 'sorted');
  await stays('    for x in xs:\n        xs[0] = x\n        print(sorted(ys))\n', 'sorted');
  await stays('    for ys in xs:\n        print(sorted(ys))\n', 'sorted');
  await stays('    for x in xs:\n        yield x in set(ys)\n', 'set');
  await stays('    def h(): ys.clear()\n    for x in xs:\n        print(sorted(ys))\n        h()\n', 'sorted');
  await stays(
    '    zs = [1]\n    add = lambda x: zs.append(x)\n    for x in xs:\n        add(x)\n        print(sorted(zs))\n',
    'sorted',
  );
  await stays('    async for x in xs:\n        print(sorted(ys))\n', 'sorted', 'async def f(xs, ys: list[str], g):\n');
  await stays('    zs = [1]\n    g(zs)\n    for x in xs:\n        g(x)\n        print(sorted(zs))\n', 'sorted');
});
test('leaves alone values that each round must have for itself', async () => {
  await stays('    zs = []\n    for x in xs:\n        zs.append(list(ys))\n', 'list(ys)');
  await stays('    for x in xs:\n        z = list(ys)\n        z.append(x)\n', 'list(ys)');
});
test('leaves alone what may fail when there is no round, or is not done in each', async () => {
  await stays('    for x in xs:\n        print(max(ys))\n', 'max(ys)');
  await stays('    for x in xs:\n        print(sorted(g))\n', 'sorted(g)');
  await stays('    for x in xs:\n        if x:\n            print(sorted(ys))\n', 'sorted');
  await stays('    for x in xs:\n        if x:\n            continue\n        print(sorted(ys))\n', 'sorted');
  await stays('    if g:\n        zs = ["a"]\n    for x in xs:\n        print(sorted(zs))\n', 'sorted');
});
test('leaves alone what runs later, names that mean something else, and a loop that shares its line', async () => {
  await stays('    return (x for x in xs if x in set(ys))\n', 'set(ys)');
  await stays('    return lambda: [x for x in xs if x in set(ys)]\n', 'set(ys)');
  await stays('    sorted = g\n    for x in xs:\n        print(sorted(ys))\n', 'sorted(ys)');
  await stays('    g = 1; print([x for x in xs if x in set(ys)])\n', 'set(ys)');
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
test.skipIf(!hasPython)('the answers stay the same, with and without rounds, and the work is done once', async () => {
  const before = `
    def f(words: list[str], stop: list[str]):
        found = []
        for word in words:
            found.append((word in set(stop), sorted(stop)[:1]))
        return found
  `;
  const { change } = await heals(healer, {
    rule,
    at: 'set(stop)',
    before,
    after: before
      .replace('        for word in words:\n', '        stop_set = set(stop)\n        for word in words:\n')
      .replace('in set(stop)', 'in stop_set'),
  });
  const text = before.slice(1).replaceAll(/^ {4}/gm, '').trimEnd();
  const run = (source: string) =>
    execFileSync(
      'python3',
      [
        '-c',
        `${source}\n
made = []
real = set
def set(x):
    made.append(1)
    return real(x)
print([f(a, b) for a in (["x", "y", "z"], []) for b in (["y", "q"], [])])
print(len(made))
`,
      ],
      { encoding: 'utf8' },
    ).split('\n');
  const [was, wasMade] = run(text);
  const [is, isMade] = run(applyEdits(`${text}\n`, change.edits));
  expect(is).toBe(was);
  expect([wasMade, isMade]).toEqual(['6', '4']);
});
