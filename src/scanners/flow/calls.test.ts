import { describe, expect, it } from 'vitest';
import { python, script, seen } from './verdicts.fixture.ts';

describe('calls', () => {
  it('carry what they are given, and give what they return', () => {
    expect(python('def f(a, b):\n  return b\ndanger(f("x", outside()))')).toEqual(['tainted']);
    expect(python('def f(a, b):\n  return a\ndanger(f("x", outside()))')).toEqual(['fixed']);
    expect(script('const f = (a, { b = "y" } = {}) => b; danger(f(1, { b: outside() }))')).toEqual(['tainted']);
  });
  it('use names, defaults and the rest', () => {
    expect(python('def f(a="x", *more, **named):\n  danger(a)\nf(a=outside())')).toEqual(['tainted']);
    expect(script('function f(...all) { danger(all[1]); } f("a", outside())')).toEqual(['tainted']);
  });
  it('are cleaned by a function of the package that cleans', () => {
    expect(python('def clean(x):\n  return make_safe(x)\ndanger(clean(outside()))')).not.toContain('tainted');
  });
  it('run the functions that they are handed', () => {
    expect(script('[outside()].forEach((x) => danger(x))')).toEqual(['tainted']);
    expect(script('later(() => danger(outside()))')).toEqual(['tainted']);
  });
  it('give back an argument where a model says so', () => {
    expect(script('const d = same(danger); d(outside())')).toEqual(['tainted']);
  });
});

describe('objects', () => {
  it('keep what their constructor is given', () => {
    expect(
      python(
        'class A:\n  def __init__(self, x):\n    self.x = x\n  def run(self):\n    danger(self.x)\nA(outside()).run()',
      ),
    ).toEqual(['tainted']);
    expect(
      script('class A { constructor(x) { this.x = x; } run() { danger(this.x); } } new A(outside()).run()'),
    ).toEqual(['tainted']);
  });
  it('have the methods of their parents', () => {
    expect(python('class A:\n  def run(self, x):\n    danger(x)\nclass B(A):\n  pass\nB().run(outside())')).toEqual([
      'tainted',
    ]);
  });
});

describe('modules', () => {
  it('are followed in Python', () => {
    const files = {
      'a.py': 'from lib.db import ask\nask(outside())',
      'lib/__init__.py': '',
      'lib/db.py': 'def ask(x):\n  danger(x)',
    };
    expect(seen(files)).toEqual(['sql-injection tainted']);
  });
  it('are followed in TypeScript, by name, as a default and as a whole', () => {
    const lib = 'export const ask = (x) => danger(x);\nexport default ask;';
    expect(seen({ 'a.ts': "import { ask } from './lib.ts'; ask(outside())", 'lib.ts': lib })).toEqual([
      'sql-injection tainted',
    ]);
    expect(seen({ 'a.ts': "import ask from './lib'; ask(outside())", 'lib.ts': lib })).toEqual([
      'sql-injection tainted',
    ]);
    expect(seen({ 'a.ts': "import * as all from './lib.js'; all.ask(outside())", 'lib.ts': lib })).toEqual([
      'sql-injection tainted',
    ]);
  });
  it('are followed through require', () => {
    const files = {
      'a.js': "const ask = require('./lib'); ask(outside())",
      'lib.js': 'module.exports = function (x) { danger(x); };',
    };
    expect(seen(files)).toEqual(['sql-injection tainted']);
  });
  it('share what one function stores in an import and another reads', () => {
    const text = 'from lib import g\ndef first():\n  g.x = outside()\ndef second():\n  danger(g.x)';
    expect(seen({ 'a.py': text })).toEqual(['sql-injection tainted']);
  });
  it('may import each other', () => {
    const files = {
      'a.py': 'import b\ndef f(x):\n  danger(x)\nb.g(outside())',
      'b.py': 'import a\ndef g(x):\n  a.f(x)',
    };
    expect(seen(files).length).toBeGreaterThan(0);
  });
});
