import { expect, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-eval';

test('text between parentheses is data', async () => {
  const proposal = await heals(healer, {
    path: 'a.js',
    rule,
    at: 'eval("(" + text + ")")',
    before: 'function read(text) { return eval("(" + text + ")"); }\n',
    after: 'function read(text) { return JSON.parse(text); }\n',
  });
  expect(proposal.summary).toContain('JSON');
});

test('a template with parentheses, and what is called data', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    before: 'const x = eval(`(${raw})`);\n',
    after: 'const x = JSON.parse(raw);\n',
  });
  await heals(healer, {
    path: 'a.js',
    rule: 'oxlint/no-eval',
    at: 'eval',
    before: 'const x = window.eval(res.body);\n',
    after: 'const x = JSON.parse(res.body);\n',
  });
});

test('what is asked whether it is a number was meant to be one', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'eval(req.body.tax)',
    before: 'const tax = eval(req.body.tax);\nif (isNaN(tax) || tax < 0) refuse();\n',
    after: 'const tax = Number.parseFloat(req.body.tax);\nif (isNaN(tax) || tax < 0) refuse();\n',
  });
});

test.each([
  'eval(script)',
  'eval("(" + serializedOptions + ")")',
  'eval("x = " + value)',
  'eval("(" + a + ", " + b + ")")',
  'eval(dataScript)',
])('leaves %s alone', async (call) => {
  await leavesAlone(healer, {
    path: 'a.js',
    rule,
    at: call,
    because: /data|one argument/,
    before: `const x = ${call};\n`,
  });
});
