import { describe, expect, it } from 'vitest';
import { python, script, seen, sightings } from './verdicts.fixture.ts';

describe('what arrives at a sink', () => {
  it('is tainted when it comes from outside', () => {
    expect(python('danger(outside())')).toEqual(['tainted']);
    expect(script('danger(outside())')).toEqual(['tainted']);
  });
  it('is fixed when everything stands in the program', () => {
    expect(python('a = "x"\ndanger("y" + a)')).toEqual(['fixed']);
    expect(script('const a = "x"; danger(`y${a}`)')).toEqual(['fixed']);
  });
  it('is open when nobody can tell', () => {
    expect(python('def f(x):\n  danger(x)')).toEqual(['open']);
    expect(script('export function f(x) { danger(x) }')).toEqual(['open']);
  });
  it('is the last thing that a name was given', () => {
    expect(python('x = outside()\nx = "a"\ndanger(x)')).toEqual(['fixed']);
    expect(script('let x = outside(); x = "a"; danger(x)')).toEqual(['fixed']);
  });
  it('shows its way, from the source to the sink', () => {
    const [found] = sightings({ 'a.py': 'x = outside()\ny = "a" + x\ndanger(y)' });
    expect(found?.taint?.steps.map((step) => step.note)).toEqual([
      'comes from outside (`outside()`)',
      'becomes part of a text',
      'reaches `danger`',
    ]);
  });
});

describe('branches', () => {
  it('count on both ways', () => {
    expect(python('x = "a"\nif c:\n  x = outside()\ndanger(x)')).toEqual(['tainted']);
    expect(script('let x = "a"; if (c) x = outside(); danger(x)')).toEqual(['tainted']);
  });
  it('whose test is decided lead one way', () => {
    expect(python('x = outside()\nif 1 + 1 == 2:\n  x = "a"\ndanger(x)')).toEqual(['fixed']);
    expect(script('const x = 2 * 3 > 5 ? "a" : outside(); danger(x)')).toEqual(['fixed']);
  });
  it('that end do not lead past themselves', () => {
    expect(python('def f():\n  x = outside()\n  if c:\n    return\n  else:\n    x = "a"\n  danger(x)')).toEqual([
      'fixed',
    ]);
    expect(python('def f():\n  x = outside()\n  if c:\n    x = "a"\n  else:\n    stop()\n  danger(x)')).toEqual([
      'fixed',
    ]);
  });
  it('end as well in a function that only throws', () => {
    const text =
      'def fail():\n  raise E\ndef f():\n  x = outside()\n  if c:\n    x = "a"\n  else:\n    fail()\n  danger(x)';
    expect(python(text)).toEqual(['fixed']);
  });
  it('of a switch fall through until a break', () => {
    expect(script('let x = "a"; switch (k) { case 1: x = outside(); case 2: danger(x); }')).toEqual(['tainted']);
    expect(script('let x = "a"; switch (k) { case 1: x = outside(); break; case 2: danger(x); }')).toEqual(['fixed']);
  });
  it('of a try lead into the handler from anywhere', () => {
    expect(python('x = "a"\ntry:\n  x = outside()\n  g()\nexcept E:\n  danger(x)')).toEqual(['tainted']);
  });
});

describe('loops', () => {
  it('see in the second round what the first left behind', () => {
    expect(python('x = "a"\nfor i in xs:\n  danger(x)\n  x = outside()')).toEqual(['tainted']);
    expect(script('let x = "a"; while (c) { danger(x); x = outside(); }')).toEqual(['tainted']);
  });
  it('hand over each item', () => {
    expect(python('for x in [outside()]:\n  danger(x)')).toEqual(['tainted']);
    expect(script('for (const x of ["a", "b"]) danger(x)')).toEqual(['fixed']);
  });
  it('have an `else` that a break does not pass', () => {
    const text =
      'def f():\n  x = outside()\n  for a in ok:\n    if a == x:\n      break\n  else:\n    return\n  danger(x)';
    expect(python(text)).toEqual(['fixed']);
  });
  it('without an end are left by a break alone', () => {
    expect(python('x = outside()\nwhile True:\n  if c:\n    x = "a"\n    break\ndanger(x)')).toEqual(['fixed']);
  });
});

describe('containers', () => {
  it('are known key by key', () => {
    expect(python('d = {"a": outside(), "b": "x"}\ndanger(d["b"])')).toEqual(['fixed']);
    expect(python('d = {"a": outside(), "b": "x"}\ndanger(d["a"])')).toEqual(['tainted']);
    expect(script('const d = { a: outside(), b: "x" }; danger(d.b); danger(d.a)')).toEqual(['fixed', 'tainted']);
  });
  it('are known item by item until something is taken out', () => {
    expect(python('l = ["a", outside()]\nl.pop()\ndanger(l[0])\n')).toEqual(['fixed']);
    expect(script('const l = ["a", outside()]; l.shift(); danger(l[0])')).toEqual(['tainted']);
  });
  it('give anything when the key is not known', () => {
    expect(python('d = {"a": outside()}\ndanger(d[k])')).toEqual(['tainted']);
  });
  it('hold what is put in by a call', () => {
    expect(python('l = []\nl.append(outside())\ndanger(",".join(l))')).toEqual(['tainted']);
    expect(script('const m = new Map(); m.set("a", outside()); danger(m.get("a"))')).toEqual(['tainted']);
  });
  it('are taken apart', () => {
    expect(script('const { a, ...others } = { a: "x", b: outside() }; danger(a); danger(others.b)')).toEqual([
      'fixed',
      'tainted',
    ]);
    expect(python('a, b = "x", outside()\ndanger(a)\ndanger(b)')).toEqual(['fixed', 'tainted']);
  });
});

describe('texts', () => {
  it.each(['"%s" % x', '"{}".format(x)', 'f"{x}"', '"a" + x', '",".join([x])', 'x.strip().upper()', 'str(x)'])(
    'keep what they are made of: %s',
    (text) => {
      expect(python(`x = outside()\ndanger(${text})`)).toEqual(['tainted']);
    },
  );
  it.each(['"%d" % x', '"{:d}".format(x)', 'int(x)', 'len(x)', 'x == "a"', 'not x', 'make_safe(x)'])(
    'have no place to hide in: %s',
    (text) => {
      expect(python(`x = outside()\ndanger(${text})`)).not.toContain('tainted');
    },
  );
  it('of an address count from their beginning', () => {
    expect(python('visit("https://a.org/" + outside())')).not.toContain('tainted');
    expect(python('visit("https://" + outside())')).toEqual(['tainted']);
    expect(script('visit(`${base}/users/${outside()}`)')).not.toContain('tainted');
    expect(script('visit(c ? "https://a.org/" + outside() : home)')).not.toContain('tainted');
  });
  it('with a tag are put together by nobody', () => {
    expect(script('danger(sql`select ${outside()}`)')).not.toContain('tainted');
  });
});

describe('conditions of a sink', () => {
  it('must hold', () => {
    expect(python('shell(outside(), shell=True)')).toEqual(['tainted']);
    expect(python('shell(outside())')).toEqual([]);
    expect(script('shell(outside(), { shell: true })')).toEqual(['tainted']);
  });
  it('name a property that is written', () => {
    expect(seen({ 'a.ts': 'box.markup = outside()' })).toEqual(['xss tainted']);
    expect(seen({ 'a.tsx': 'const a = <p markup={outside()} />' })).toEqual(['xss tainted']);
  });
});
