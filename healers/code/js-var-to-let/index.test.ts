import { expect, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'oxlint/no-var';

test('what changes becomes let, what does not becomes const', async () => {
  const proposal = await heals(healer, {
    path: 'a.ts',
    rule,
    at: 'var total = 0;',
    before: 'function sum(xs: number[]) { var total = 0; for (const x of xs) total += x; return total; }\n',
    after: 'function sum(xs: number[]) { let total = 0; for (const x of xs) total += x; return total; }\n',
  });
  expect(proposal.summary).toContain('let');
  await heals(healer, {
    path: 'a.mjs',
    rule,
    at: 'var',
    before: 'var fs = load();\nfs.run();\n',
    after: 'const fs = load();\nfs.run();\n',
  });
});

test('the counter of a loop, a for … of, a pattern', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'var i = 0;',
    before: 'function f(xs) { var n = 0; for (var i = 0; i < xs.length; i++) { n = n + xs[i]; } return n; }\n',
    after: 'function f(xs) { var n = 0; for (let i = 0; i < xs.length; i++) { n = n + xs[i]; } return n; }\n',
  });
  await heals(healer, {
    path: 'a.js',
    rule: 'eslint/no-var',
    at: 'var x of xs',
    before: 'function f(xs) { for (var x of xs) show(x); }\n',
    after: 'function f(xs) { for (const x of xs) show(x); }\n',
  });
  await heals(healer, {
    path: 'a.cjs',
    rule,
    before: 'var { join, sep } = require("path");\nuse(join, sep);\n',
    after: 'const { join, sep } = require("path");\nuse(join, sep);\n',
  });
});

test('a variable of an inner function is another one', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'var a = 1',
    before: 'function f() { var a = 1; return () => { var a = 2; return a; }; }\n',
    after: 'function f() { const a = 1; return () => { var a = 2; return a; }; }\n',
  });
});

test.each([
  ['use outside of the block', 'function f(x) { if (x) { var a = 1; } return a; }', /outside/],
  ['use before', 'function f() { show(a); var a = 1; }', /before/],
  ['a function that is called before', 'function f() { g(); function g() { return a; } var a = 1; }', /before/],
  ['two declarations', 'function f() { var a = 1; var a = 2; return a; }', /more than once/],
  ['a parameter of that name', 'function f(a) { var a = a || 1; return a; }', /more than once/],
  ['itself in its value', 'function f() { var a = a || {}; return a; }', /before it has/],
  ['a function in a loop', 'function f(xs) { for (var a = 0; a < 3; a++) later(() => a); }', /keeps it/],
  ['a value that lasts', 'function f(xs) { for (const x of xs) { var a; if (x) a = x; show(a); } }', /turn to turn/],
  ['a case of a switch', 'function f(x) { switch (x) { case 1: var a = 1; show(a); } }', /too short/],
  ['a script of a page', 'var a = 1;', /script/],
])('leaves %s alone', async (_, before, because) => {
  await leavesAlone(healer, { path: 'a.js', rule, at: 'var a', because, before: `${before}\n` });
});
