import { describe, expect, it } from 'vitest';
import { findingOf } from '../../../../test/healing.ts';
import { planPythonCall } from './plan-python.ts';
import { planScriptCall } from './plan-script.ts';
import type { Seen } from './plan.ts';

const seen: Seen = { error: 'AttributeError', message: '', member: 'group', values: new Map([['text', "'y'"]]) };

function python(before: string, at = 'm'): unknown {
  const line = before.split('\n').findIndex((one) => one.includes('group(')) + 1;
  const finding = findingOf({ rule: 'log/none-attribute', path: 'shop/a.py', before, line, at });
  return planPythonCall(finding, before, seen, ['shop/__init__.py', 'shop/a.py']);
}
function script(before: string, at: string): unknown {
  const finding = findingOf({ rule: 'log/missing-member', path: 'src/a.js', before, at });
  const message = "Cannot read properties of undefined (reading 'id')";
  return planScriptCall(finding, before, { error: 'TypeError', message, member: 'id', values: new Map() });
}

describe('a call of Python', () => {
  it('is planned with what was seen first', () => {
    const text = 'import re\ndef f(text, n: int = 0, *, loud=False):\n    return re.match("a", text).group(n)\n';
    expect(python(text, 're.match("a", text)')).toMatchObject({
      module: 'shop.a',
      name: 'f',
      parameters: [
        { name: 'text', isKeywordOnly: false, candidates: expect.arrayContaining(["'y'", "'x'", 'None']) },
        { name: 'n', isKeywordOnly: false, candidates: expect.arrayContaining(['0']) },
        { name: 'loud', isKeywordOnly: true },
      ],
      lines: { from: 3, to: 3 },
    });
  });
  it.each([
    ['it opens', 'def f(m):\n    open(m)\n    return m.group()\n'],
    ['it removes', 'import os\ndef f(m):\n    os.remove(m)\n    return m.group()\n'],
    [
      'it removes through another function',
      'import shutil\ndef g(m):\n    shutil.rmtree(m)\ndef f(m):\n    g(m)\n    return m.group()\n',
    ],
    ['it writes through what it was given', 'def f(m):\n    m.write_text("")\n    return m.group()\n'],
    ['it calls what it was given', 'def f(call, m):\n    call()\n    return m.group()\n'],
    ['it calls what it looked up', 'import os\ndef f(m):\n    getattr(os, m)()\n    return m.group()\n'],
    ['it imports', 'def f(m):\n    import os\n    return m.group()\n'],
    ['it is a method', 'class A:\n    def f(self, m):\n        return m.group()\n'],
    ['it is decorated', '@app.route("/")\ndef f(m):\n    return m.group()\n'],
    ['it waits', 'async def f(m):\n    return m.group()\n'],
  ])('is not planned when %s', (_, text) =>
    expect(python(text)).toMatchObject({
      none: expect.stringMatching(/more than to calculate|plain top-level|answer when/),
    }),
  );
});

describe('a call of JavaScript', () => {
  it('is planned with an object that lacks just what was missing', () => {
    const plan = script('export function f(order) {\n  return order.a.b.id;\n}\n', 'order.a.b');
    expect(plan).toMatchObject({
      name: 'f',
      parameters: [{ name: 'order', candidates: expect.arrayContaining(['{ "a": {} }']) }],
    });
  });
  it.each([
    ['it is not exported', 'function f(o) {\n  return o.a.id;\n}\n'],
    ['it writes', "import fs from 'node:fs';\nexport function f(o) {\n  fs.truncateSync(o.p);\n  return o.a.id;\n}\n"],
    [
      'it writes, in CommonJS',
      "const fs = require('fs');\nfunction f(o) {\n  fs.cpSync(o.p, o.q);\n  return o.a.id;\n}\nexports.f = f;\n",
    ],
    [
      'it starts a program',
      "const { spawn } = require('child_process');\nfunction f(o) {\n  spawn(o.p);\n  return o.a.id;\n}\nexports.f = f;\n",
    ],
    ['it reads the process', 'export function f(o) {\n  process.chdir(o.p);\n  return o.a.id;\n}\n'],
    ['it waits', 'export async function f(o) {\n  return o.a.id;\n}\n'],
    ['it calls what it was given', 'export function f(o, call) {\n  call();\n  return o.a.id;\n}\n'],
  ])('is not planned when %s', (_, text) =>
    expect(script(text, 'o.a')).toMatchObject({
      none: expect.stringMatching(/not exported|more than to calculate|answer when/),
    }),
  );
  it('is planned for CommonJS', () =>
    expect(script('function f(o) {\n  return o.a.id;\n}\nmodule.exports = { f };\n', 'o.a')).toHaveProperty(
      'name',
      'f',
    ));
});
