import { describe, expect, it } from 'vitest';
import { python, script, seen } from './verdicts.fixture.ts';

/** Whatever a repository holds: an answer, in time, without an overflow. */
describe('hostile input', () => {
  const deep = 20_000;
  it.each([
    ['brackets', `x = ${'('.repeat(deep)}1${')'.repeat(deep)}\ndanger(outside())`],
    ['lists', `x = ${'['.repeat(deep)}${']'.repeat(deep)}\ndanger(outside())`],
    ['signs', `x = ${'not '.repeat(deep)}1\ndanger(outside())`],
    ['a long sum', `x = ${'a + '.repeat(deep)}1\ndanger(outside())`],
    ['a long chain of calls', `x = a${'.b()'.repeat(deep)}\ndanger(outside())`],
    ['a long chain of tests', `x = ${'a or '.repeat(deep)}1\nif x:\n  danger(outside())`],
    ['many branches', `${'if a:\n  b = 1\nelif c:\n  b = 2\n'.repeat(2000)}danger(outside())`],
  ])('%s in Python', (_, text) => {
    expect(python(text)).toContain('tainted');
  });
  it.each([
    ['brackets', `danger(outside()); x = ${'('.repeat(deep)}1${')'.repeat(deep)};`],
    ['arrow functions', `danger(outside()); x = ${'() => '.repeat(deep)}1;`],
    ['blocks', `danger(outside()); ${'{'.repeat(deep)}${'}'.repeat(deep)}`],
    ['one line of a megabyte', `danger(outside()); const a = "${'x'.repeat(1_000_000)}";`],
  ])('%s in JavaScript', (_, text) => {
    expect(script(text)).toContain('tainted');
  });
  it('recursion', () => {
    expect(python('def f(x):\n  danger(x)\n  return f(f(x))\nf(outside())')).toContain('tainted');
    expect(script('const f = (x) => g(x), g = (x) => { danger(x); f(x); f(x); }; f(outside())')).toContain('tainted');
  });
  it('values that hold themselves', () => {
    const text = `a = {}\n${Array.from({ length: 60 }, (_, i) => `a["k${i}"] = a`).join('\n')}\na["x"] = outside()\ndanger(a["x"])`;
    expect(python(`${text}\nif c:\n  a["y"] = a\ndanger(a["x"])`)).toContain('tainted');
  });
  it('names that are tests of themselves', () => {
    const text = 'x = x or y\ny = y and x\nif x and y or x:\n  x = x or y\n'.repeat(20);
    expect(python(`${text}danger(outside())`)).toContain('tainted');
  });
  it('modules that import each other in a ring', () => {
    const ring = Array.from({ length: 300 }, (_, i) => [
      `m${i}.py`,
      `from m${(i + 1) % 300} import f\ndanger(outside())`,
    ]);
    expect(seen(Object.fromEntries(ring))).toContain('sql-injection tainted');
  });
  it('exports that are made of themselves', () => {
    const text = "const b = require('./b');\ndanger(outside(), wrap(b.server));";
    const own = "const own = require('./b');\nexports.server = wrap(own.server);";
    expect(seen({ 'a.ts': text, 'b.ts': own })).toContain('sql-injection tainted');
  });
  it('exports that lead through many others', () => {
    const text = "const b = require('./b');\ndanger(outside(), b.e0);";
    const links = Array.from({ length: 3000 }, (_, i) => `exports.e${i} = wrap(own.e${i + 1});`);
    const chain = `const own = require('./b');\n${links.join('\n')}`;
    expect(seen({ 'a.ts': text, 'b.ts': chain })).toContain('sql-injection tainted');
  });
  it('a file that is called like the package that it needs', () => {
    const text = "const b = require('./crypto');\ndanger(outside(), b.random);";
    const own = "const crypto = require('crypto');\nexports.random = wrap(crypto.random);";
    expect(seen({ 'a.ts': text, 'crypto.ts': own })).toContain('sql-injection tainted');
  });
  it('broken text', () => {
    expect(python('def (((\n  x = = 1\ndanger(outside())')).toBeDefined();
    expect(script('class { ) => danger(outside()')).toBeDefined();
  });
});
