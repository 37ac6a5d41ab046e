import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listComments } from './comments.ts';
import { findDishonesty } from './honesty.ts';
import { findAll, parse } from './parse.ts';

describe('listComments', () => {
  it('knows strings from comments', () => {
    const python = 's = "# no"  # yes\n"""\n# no\n"""\nr = r"\\"#still"\nt = \'it\\\'s # no\'\n# end';
    expect(listComments('a.py', python)).toEqual(['# yes', '# end']);
    const script =
      'const u = "http://x"; // yes\nconst r = /[/*]\\/\\//g; /* two\nlines */ const d = a / b / c; // end';
    expect(listComments('a.ts', script)).toEqual(['// yes', '/* two\nlines */', '// end']);
  });

  it('finds its way through templates', () => {
    const script = 'const t = `a // no ${b({ c: `// no ${d /* yes */}` })} /* no */`; // end';
    expect(listComments('a.js', script)).toEqual(['/* yes */', '// end']);
  });

  it('does not wait for an end that never comes', () => {
    const long = `${'"""'.repeat(3)}${'`${'.repeat(50_000)}`;
    const started = performance.now();
    for (const path of ['a.py', 'a.ts']) expect(listComments(path, long)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('reads the sources of this repository as the parser does', () => {
    const files = ['src', 'patterns', 'examples'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(py|ts|js)$/.test(name) && !name.includes('node_modules'))
        .map((name) => join(folder, name)),
    );
    expect(files.length).toBeGreaterThan(500);
    const different = files.filter((path) => {
      const text = readFileSync(path, 'utf8');
      const parsed = findAll(parse(path, text), { kind: 'comment' }).map((node) => node.text());
      return JSON.stringify(parsed) !== JSON.stringify(listComments(path, text));
    });
    expect(different).toEqual([]);
  });
});

describe('findDishonesty', () => {
  const look = (path: string, before: string, after: string) => findDishonesty(path, before, after, listComments);
  it('sees what looks better without being better', () => {
    expect(look('a.py', 'import os\n', 'import os  # noqa\n')?.detail).toContain('silences');
    expect(look('a.py', 'import os  # why\nx = 1\n', 'x = 1\n')?.detail).toContain(
      'removes a comment from a.py: # why',
    );
    expect(look('tests/test_a.py', 'def test_a():\n    assert f() == 1\n', 'def a():\n    f()\n')?.detail).toContain(
      'test',
    );
    expect(
      look('tests/test_a.py', 'def test_a():\n    assert f() == 1\n', 'def test_a():\n    assert f() == 2\n'),
    ).toMatchObject({
      inconclusive: true,
    });
  });
  it('leaves honest changes alone', () => {
    expect(look('a.py', 'import os  # why\n', 'import sys  # why\n')).toBeUndefined();
    expect(look('a.py', 'x = []  # type: List[int]\n', 'x = []  # type: list[int]\n')).toBeUndefined();
  });
});
