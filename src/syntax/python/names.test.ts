import { describe, expect, it } from 'vitest';
import { parse } from '#syntax/parse.ts';
import { attributesReadFrom, bindingsOf, namesRead, readsOf } from './names.ts';

const root = (text: string) => parse('a.py', text).root();

describe('names', () => {
  it.each([
    'x = 1',
    'for x in y: pass',
    'with open(y) as x: pass',
    'with a as (x, z): pass',
    'def f(x): pass',
    'def f(x=1): pass',
    'def f(x: int = 1): pass',
    'def f(*x): pass',
    'def f(**x): pass',
    'f = lambda x: 1',
    '(x, (y, z)) = 1',
    'a, *x = y',
    '[1 for x in y]',
    'if (x := 1): pass',
    'class x: pass',
    'try:\n  pass\nexcept E as x:\n  pass',
    'match y:\n  case x:\n    pass',
  ])('%s binds x and does not read it', (text) => {
    expect(bindingsOf(root(text), 'x')).toHaveLength(1);
    expect(readsOf(root(text), 'x')).toHaveLength(0);
  });
  it.each([
    'print(x)',
    'x.y = 1',
    'x[0] = 1',
    'x += 1',
    'def f(a=x): pass',
    'def f(a: x): pass',
    'class A(x): pass',
    'f"{x}"',
    '@x\ndef f(): pass',
  ])('%s reads x', (text) => expect(readsOf(root(text), 'x')).toHaveLength(1));
  it.each(['a.x', 'f(x=1)', 'import x', 'from x import y', 'from y import x', 'import y as x'])(
    '%s does neither',
    (text) => {
      expect(readsOf(root(text), 'x')).toHaveLength(0);
      expect(bindingsOf(root(text), 'x')).toHaveLength(0);
    },
  );
  it('lists attributes and reads', () => {
    expect(attributesReadFrom(root('os.path.join(os.getcwd(), a.os.b)'), 'os')).toEqual(['path', 'getcwd']);
    expect(namesRead(root('a = b(c)'))).toEqual(new Set(['b', 'c']));
  });
});
