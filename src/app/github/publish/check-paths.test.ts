import { describe, expect, it } from 'vitest';
import { findPathProblem, findTwins } from './check-paths.ts';

describe('findPathProblem', () => {
  it.each(['src/a.py', 'a.ts', 'packages/git/main.tsx', 'gitlib/x.py', 'src/.hidden/a.js', 'größe/ä.pyi', 'a/git.py'])(
    'lets %s be healed',
    (path) => expect(findPathProblem(path)).toBeUndefined(),
  );

  it.each([
    '../x.py',
    'a/../../x.py',
    '/etc/x.py',
    '//host/share/x.py',
    'C:/x.py',
    'c:x.py',
    String.raw`a\b.py`,
    String.raw`\\host\x.py`,
    'a/./b.py',
    'a//b.py',
    'a.py/',
    '',
    '~/x.py',
    'a\0.py',
    'a\n.py',
    'a\u202ey.py',
    'a\u200b/b.py',
    '\ud800.py',
    '.git/hooks/x.py',
    '.GIT/x.py',
    '.git /x.py',
    '.git./x.py',
    'GIT~1/x.py',
    'git~2/x.js',
    '.g\u200cit/x.py',
    '．git/x.py',
    '.gitmodules/x.py',
    'a/.git/x.py',
    'a.py::$DATA',
    'a.py:stream',
    'a.py.',
    'a.py ',
    'con.py',
    'src/NUL.ts',
    'a*.py',
    '.github/scripts/x.py',
    '.heal/x.py',
    'node_modules/a/index.js',
    '.husky/a.js',
    'package.json',
    'heal.config.json',
    'Makefile',
    'conftest.cfg',
    'README.md',
    'pyproject.toml',
    'a.yml',
    'a.py\u2028',
  ])('refuses %j', (path) => expect(findPathProblem(path)).toBeDefined());

  it('takes two names for one file where a file system may', () => {
    expect(findTwins(['src/A.py', 'src/a.py'])).toBe('src/a.py');
    expect(findTwins(['\u00e9.py', 'e\u0301.py'])).toBeDefined();
    expect(findTwins(['a.py', 'b.py'])).toBeUndefined();
  });
});
