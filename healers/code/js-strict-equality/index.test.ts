import { expect, test } from 'vitest';
import type { TypeScriptService } from '#core/ports/typescript-service.ts';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'oxlint/eqeqeq';
const change = async (before: string, after: string, typescript?: TypeScriptService) =>
  await heals(healer, {
    path: 'a.ts',
    rule,
    before: `${before}\n`,
    after: `${after}\n`,
    ...(typescript ? { typescript } : {}),
  });
const typed = (type: string): TypeScriptService => ({
  codeFixes: async () => [],
  typeAt: async () => type,
  errors: async () => undefined,
  returns: async () => undefined,
});

test('both sides of one kind are compared strictly, typeof for sure', async () => {
  const text = await change("if (typeof value == 'string') run();", "if (typeof value === 'string') run();");
  expect(text.safety).toBe('safe');
  const number = await change('if (xs.length != 0) run();', 'if (xs.length !== 0) run();');
  expect(number.safety).toBeUndefined();
});

test('types decide where the text does not', async () => {
  const proposal = await change('if (a == b) run();', 'if (a === b) run();', typed('"x" | "y"'));
  expect(proposal.safety).toBeUndefined();
});

test('text that is no number is compared strictly, a number only at a risk', async () => {
  await change("if (mode == 'fast') run();", "if (mode === 'fast') run();");
  const proposal = await heals(healer, {
    path: 'a.ts',
    rule: 'eslint/eqeqeq',
    at: 'x == 1',
    before: 'function f(x: any) { if (x == 1) { return true; } return false; }\n',
    after: 'function f(x: any) { if (x === 1) { return true; } return false; }\n',
  });
  expect(proposal.safety).toBe('risky');
});

test.each([
  ['null', 'if (x == null) run();', /undefined as well/],
  ['what both sides may be', 'if (a == b) run();', /two types/],
  ['the value of a form', 'if (input.value == 1) run();', /convert/],
  ['what is called text', 'if (text == 1) run();', /convert/],
  ['zero, which empty text equals', 'if (x == 0) run();', /convert/],
  ['a number in quotes', "if (x == '1') run();", /convert/],
])('leaves %s alone', async (_, before, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, because, before: `${before}\n` });
});

test('leaves different types alone', async () => {
  await leavesAlone(healer, {
    path: 'a.ts',
    rule,
    because: /different/,
    before: "if (n == 'a') run();\n",
    typescript: typed('number'),
  });
});
