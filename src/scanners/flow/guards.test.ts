import { describe, expect, it } from 'vitest';
import { python, script } from './verdicts.fixture.ts';

describe('what was checked is clean', () => {
  it.each([
    'if x in ("a", "b"):',
    'if x == "a":',
    'if re.match(r"^[a-z]+$", x):',
    'if re.fullmatch(r"\\d+", x):',
    'if x.isdigit():',
    'if isinstance(x, int):',
    'if x in allowed and c:',
    'if is_valid(x):',
    'if x == stored:',
  ])('inside: %s', (test) => {
    expect(python(`x = outside()\n${test}\n  danger(x)`)).not.toContain('tainted');
  });
  it.each(['if x not in ("a", "b"):', 'if x != "a":', 'if not x.isalnum():', 'if x != "a" and x != "b":'])(
    'past an early return: %s',
    (test) => {
      expect(python(`def f():\n  x = outside()\n  ${test}\n    return\n  danger(x)`)).not.toContain('tainted');
    },
  );
  it.each([
    'if (["a", "b"].includes(x))',
    'if (/^[a-z]+$/.test(x))',
    'if (x.match(/^\\d+$/))',
    'if (typeof x === "number")',
    'if (["a"].indexOf(x) !== -1)',
    'if (x === "a" || x === "b")',
  ])('inside: %s', (test) => {
    expect(script(`const x = outside(); ${test} danger(x)`)).not.toContain('tainted');
  });
  it('when the test was made before', () => {
    expect(script('const x = outside(); const ok = ["a"].includes(x); if (ok) danger(x)')).not.toContain('tainted');
    expect(script('const x = outside(); const ok = ["a"].includes(x); if (!ok) danger(x)')).toEqual(['tainted']);
  });
  it('for paths that do not lead upwards', () => {
    expect(script('const x = outside(); if (x.includes("..")) throw 1; touch(x)')).not.toContain('tainted');
    expect(script('const x = outside(); if (x.indexOf("..") > -1) throw 1; touch(x)')).not.toContain('tainted');
    expect(python('x = outside()\nif ".." in x:\n  stop()\ntouch(x)')).not.toContain('tainted');
  });
});

describe('what was not really checked is not', () => {
  it.each([
    'if x:',
    'if x is not None:',
    'if x != "a":',
    'if len(x) < 20:',
    'if x in names or c:',
    'if re.match(r"[a-z]+", x):',
    'if re.match(r"^.*$", x):',
    'if x not in ("a", "b"):',
  ])('%s', (test) => {
    expect(python(`x = outside()\n${test}\n  danger(x)`)).toEqual(['tainted']);
  });
  it('in a text that an expression only begins to match, or line by line', () => {
    expect(script('const x = outside(); if (/[a-z]+/.test(x)) danger(x)')).toEqual(['tainted']);
    expect(script('const x = outside(); if (/^[a-z]+$/m.test(x)) danger(x)')).toEqual(['tainted']);
  });
  it('on the other side of the test', () => {
    expect(python('x = outside()\nif x in ("a", "b"):\n  pass\nelse:\n  danger(x)')).toEqual(['tainted']);
  });

  it('a path whose place was looked at, and not what else could be wrong with it', () => {
    const text = (sink: string) =>
      `const file = join(root, outside()); if (!path.resolve(file).startsWith(path.resolve(root) + path.sep)) throw new Error(); ${sink}(file);`;
    expect(script(text('touch'))).not.toContain('tainted');
    expect(script(text('danger'))).toContain('tainted');
    expect(
      script('const file = outside(); if (!lower(file).startsWith(root)) throw new Error(); touch(file);'),
    ).toContain('tainted');
    expect(python('p = outside()\nif not os.path.realpath(p).startswith(root):\n  stop()\ntouch(p)')).not.toContain(
      'tainted',
    );
  });
});
