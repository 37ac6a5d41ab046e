import { expect, test } from 'vitest';
import { findingOf, heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'ruff/S307';
const stays = (before: string, because: RegExp) => leavesAlone(healer, { rule, at: 'eval(', before, because });

test('a text that holds data', () =>
  heals(healer, {
    rule,
    at: 'eval(text)',
    before: 'def read_tiers(text):\n    return eval(text)\n',
    after: 'import ast\n\ndef read_tiers(text):\n    return ast.literal_eval(text)\n',
  }));
test('what a person types in, with ast there already', () =>
  heals(healer, {
    rule,
    at: 'eval(input("Numbers: "))',
    before: 'import ast\nimport sys\n\nvalues = eval(input("Numbers: "))  # a list\n',
    after: 'import ast\nimport sys\n\nvalues = ast.literal_eval(input("Numbers: "))  # a list\n',
  }));
test('the name that the file imports', () =>
  heals(healer, {
    rule,
    at: 'eval(line)',
    before: 'from ast import literal_eval\n\nrows = [eval(line) for line in lines]\n',
    after: 'from ast import literal_eval\n\nrows = [literal_eval(line) for line in lines]\n',
  }));

test('leaves alone what data flow knows to stand in the program', async () => {
  const before = 'def f(text):\n    return eval(text)\n';
  const finding = findingOf({ rule, at: 'eval(text)', before });
  const flow = { verdict: 'fixed', confidence: 0.9, steps: [] } as const;
  // Refused before the context is looked at.
  expect(await healer.propose({ ...finding, flow }, undefined as never)).toMatchObject({
    leftAlone: expect.stringContaining('in the program'),
  });
});
test('leaves alone what is code', async () => {
  await stays('x = eval(expression)\n', /meant to be run/);
  await stays('x = eval(self.rule_source)\n', /meant to be run/);
  await stays('x = eval("f(" + text + ")")\n', /pieces of code/);
  await stays('x = eval(f"lambda x: {text}")\n', /pieces of code/);
  await stays('eval(text)\n', /effect/);
  await stays('x = eval(text)(1)\n', /more than data/);
});
test('leaves alone what is given names', async () => {
  await stays('x = eval(text, {"a": 1})\n', /names to work with/);
  await stays('x = eval(text, globals())\n', /names to work with/);
});
test('leaves alone a file with an eval or ast of its own', async () => {
  await leavesAlone(healer, {
    rule,
    at: 'eval(data)',
    before: 'def eval(text): return text\nx = eval(data)\n',
    because: /of its own/,
  });
  await stays('def f(ast):\n    return eval(data)\n', /something else/);
});
