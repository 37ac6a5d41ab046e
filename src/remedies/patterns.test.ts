import { describe, expect, test } from 'vitest';
import type { CodeContext } from '#core/healer.ts';
import type { Pattern, PatternRewrite } from '#core/pattern.ts';
import { applyEdits } from '#syntax/edits.ts';
import { languageOf } from '#syntax/parse.ts';
import { findingOf } from '../../test/healing.ts';
import { proposeFromPattern } from './patterns.ts';

function patternOf(...rewrites: readonly PatternRewrite[]): Pattern {
  return {
    id: 'code/example',
    kind: 'code',
    title: 'Do it better',
    languages: ['python', 'typescript'],
    rules: ['ruff/X1'],
    safety: 'safe',
    review: 'none',
    links: ['https://example.org/'],
    messages: [],
    provenance: { from: 'shipped' },
    rewrites,
  };
}
function propose(rewrite: PatternRewrite, text: string, at: string, path = 'a.py') {
  const context: CodeContext = {
    language: languageOf(path) ?? 'python',
    text,
    read: async () => undefined,
    files: [path],
    types: { returnTypes: async () => new Map(), typeOf: async () => undefined },
    typescript: {
      codeFixes: async () => [],
      typeAt: async () => undefined,
      errors: async () => undefined,
      returns: async () => undefined,
    },
  };
  const finding = findingOf({ rule: 'ruff/X1', path, before: text, at });
  const answer = proposeFromPattern(patternOf(rewrite), finding, context);
  if (answer === undefined || 'leftAlone' in answer) return answer?.leftAlone;
  return applyEdits(text, answer.change.edits);
}

describe('binding', () => {
  const rewrite = { match: { pattern: 'f($A)' }, replace: 'g($A)' };
  test('the smallest match at the place of the finding', () => {
    expect(propose(rewrite, 'f(f(x))\n', 'f(x)')).toBe('f(g(x))\n');
    expect(propose(rewrite, 'f(1)\nf(2)\n', 'f(2)')).toBe('f(1)\ng(2)\n');
  });
  test('nothing elsewhere', () => expect(propose(rewrite, 'f(1)\nx = 2\n', 'x = 2')).toBeUndefined());
  test('constraints', () => {
    const only = { ...rewrite, constraints: { A: { regex: '^x$' } } };
    expect(propose(only, 'f(y)\n', 'f(y)')).toBeUndefined();
    expect(propose(only, 'f(x)\n', 'f(x)')).toBe('g(x)\n');
  });
});

describe('templates', () => {
  const more = { match: { pattern: 'f($$$ARGS)' }, replace: 'f($$$ARGS, safe=True)' };
  test('caught text stays as it is written', () => {
    expect(propose(more, 'f( a ,b )  # c\n', 'f(')).toBe('f( a ,b, safe=True )  # c\n');
  });
  test('no arguments leave no comma', () => expect(propose(more, 'f()\n', 'f()')).toBe('f(safe=True)\n'));
  test('arguments line by line get a line more', () => {
    expect(propose(more, 'f(\r\n    a,\r\n    b,\r\n)\r\n', 'a')).toBe(
      'f(\r\n    a,\r\n    b,\r\n    safe=True,\r\n)\r\n',
    );
  });
  test('the comma behind the last line of a list stays where it is', () => {
    const fewer = { match: { pattern: 'f($A).count > 0' }, replace: 'g($A)' };
    expect(propose(fewer, 'y = f(\n    a,\n).count > 0\n', 'a')).toBe('y = g(\n    a,\n)\n');
  });
  test('exchanged places', () => {
    expect(propose({ match: { pattern: '$A in $B.keys()' }, replace: '$B.has($A)' }, 'x in d.keys()\n', 'd')).toBe(
      'd.has(x)\n',
    );
  });
  test('a comment that would be lost', () => {
    const drop = { match: { pattern: 'f($A, $B)' }, replace: 'f($A)' };
    expect(propose(drop, 'f(a, b)\n', 'f(')).toBe('f(a)\n');
    expect(propose(drop, 'f(\n  a,\n  # why\n  b)\n', 'f(')).toMatch(/comment/);
  });
  test('lines of a template are indented like the statement', () => {
    const rewrite = { match: { pattern: 'go($A)' }, replace: 'ready()\ngo($A, now)' };
    expect(propose(rewrite, 'if x:\n    go(1)\n', 'go')).toBe('if x:\n    ready()\n    go(1, now)\n');
  });
});

describe('imports', () => {
  const rewrite = {
    match: { pattern: 'pickle.f($A)' },
    replace: 'json.f($A)',
    imports: { add: ['import json'], removeIfUnused: ['pickle'] },
  };
  test('the new one comes, the unused one goes', () => {
    expect(propose(rewrite, 'import pickle\nimport sys\n\npickle.f(1)\n', 'pickle.f(1)')).toBe(
      'import json\nimport sys\n\njson.f(1)\n',
    );
  });
  test('what is there is not added, what is used is not removed', () => {
    expect(propose(rewrite, 'import json\nimport pickle\n\npickle.f(1)\npickle.f(2)\n', 'pickle.f(1)')).toBe(
      'import json\nimport pickle\n\njson.f(1)\npickle.f(2)\n',
    );
  });
  test('another module of the same package takes no name away', () => {
    const xml = { match: { pattern: 'f($A)' }, replace: 'dx.sax.f($A)', imports: { add: ['import dx.sax'] } };
    expect(propose(xml, 'import dx.dom as good\n\nf(1)\n', 'f(')).toBe(
      'import dx.dom as good\nimport dx.sax\n\ndx.sax.f(1)\n',
    );
    expect(propose(xml, 'import dx.dom\n\nf(dx.dom)\n', 'f(')).toMatch(/^import dx.dom\nimport dx.sax\n/);
    expect(propose(xml, 'dx = 1\nf(1)\n', 'f(')).toMatch(/uses the name `dx`/);
  });
  test('a name that means something else here', () => {
    expect(propose(rewrite, 'import pickle\njson = 1\npickle.f(1)\n', 'pickle.f(1)')).toMatch(/uses the name `json`/);
  });
  test('a built-in module of Node', () => {
    const node = {
      match: { pattern: 'exec($A)' },
      replace: 'execFile($A)',
      imports: { add: ["import { execFile } from 'node:child_process'"] },
    };
    expect(propose(node, "import { exec } from 'node:child_process';\nexec(x);\n", 'exec(x)', 'a.ts')).toBe(
      "import { exec, execFile } from 'node:child_process';\nexecFile(x);\n",
    );
  });
});

describe('what a metavariable means', () => {
  const rewrite = {
    match: { pattern: '$F($$$ARGS)' },
    means: { F: ['tempfile.mktemp'] },
    replace: 'make($$$ARGS)',
  };
  test.each([
    ['import tempfile\ntempfile.mktemp(1)\n', 'import tempfile\nmake(1)\n'],
    ['import tempfile as t\nt.mktemp(1)\n', 'import tempfile as t\nmake(1)\n'],
    ['from tempfile import mktemp as m\nm(1)\n', 'from tempfile import mktemp as m\nmake(1)\n'],
    ['tempfile.mktemp(1)\n', undefined],
    ['import other as tempfile\ntempfile.mktemp(1)\n', undefined],
  ])('%j', (text, healed) => expect(propose(rewrite, text, '(1)')).toBe(healed));

  const run = { match: { pattern: '$F($$$ARGS)' }, means: { F: ['child_process.exec'] }, replace: 'go($$$ARGS)' };
  test.each([
    ["import { exec as e } from 'node:child_process';\ne(1);\n", /go\(1\)/],
    ["const cp = require('child_process');\ncp.exec(1);\n", /go\(1\)/],
    ['function f(cp) {\n  cp.exec(1);\n}\n', undefined],
  ])('%j', (text, healed) => {
    const answer = propose(run, text, '(1)', 'a.ts');
    if (healed === undefined) expect(answer).toBeUndefined();
    else expect(answer).toMatch(healed);
  });
});

describe('more of templates', () => {
  test('a transformed metavariable', () => {
    const rewrite = {
      match: { pattern: 'link($A)' },
      constraints: { A: { kind: 'string' } },
      transform: { B: { replace: { source: '$A', replace: 'http:', by: 'https:' } } },
      replace: 'link($B)',
    };
    expect(propose(rewrite, "link('http://x')\n", 'link')).toBe("link('https://x')\n");
  });
  const drop = { match: { kind: 'expression_statement', regex: '^debug' }, replace: '' };
  test('an empty template takes a statement away with its line', () => {
    expect(propose(drop, 'def f():\n    debug(1)\n    go()\n', 'debug')).toBe('def f():\n    go()\n');
  });
  test('but not one that its block needs, that shares its line, or that holds a comment', () => {
    expect(propose(drop, 'def f():\n    debug(1)\n', 'debug')).toMatch(/cannot be taken away/);
    expect(propose(drop, 'a = 1; debug(1)\n', 'debug')).toMatch(/cannot be taken away/);
    expect(propose(drop, 'a = 1\ndebug(1)  # why\n', 'debug')).toMatch(/cannot be taken away/);
  });
});

describe('imports of packages', () => {
  const using = (statement: string, removeIfUnused: readonly string[] = []) => ({
    match: { pattern: 'old($A)' },
    replace: 'fresh($A)',
    imports: { add: [statement], removeIfUnused },
  });
  test.each([
    ["import { fresh } from 'pkg'", 'old(1);\n', 'import { fresh } from "pkg";\nfresh(1);\n'],
    [
      "import { fresh } from 'pkg'",
      "import { b } from 'pkg';\nold(b);\n",
      "import { b, fresh } from 'pkg';\nfresh(b);\n",
    ],
    [
      "import fresh from '@a/pkg'",
      "import b from './b';\n\nold(b);\n",
      "import b from './b';\nimport fresh from '@a/pkg';\n\nfresh(b);\n",
    ],
    [
      "import * as fresh from 'pkg'",
      "const a = require('a');\nold(a);\n",
      /const fresh = require\('pkg'\);\nfresh\(a\)/,
    ],
    ["import fresh from 'pkg'", "const a = require('a');\nold(a);\n", /in another way/],
    ["import { fresh } from 'pkg'", 'const fresh = 1;\nold(1);\n', /in another way/],
  ])('%s', (statement, text, healed) => {
    const answer = propose(using(statement), text, 'old(', 'a.ts');
    if (typeof healed === 'string') expect(answer).toBe(healed);
    else expect(answer).toMatch(healed);
  });
  test('names that nothing uses any more go; a package that may act when it is loaded stays', () => {
    const add = "import { fresh } from 'pkg'";
    const at = (text: string) => propose(using(add, ['old']), text, 'old(', 'a.ts');
    expect(at("import { a, old } from 'pkg2';\nold(a);\n")).toBe(
      "import { a } from 'pkg2';\nimport { fresh } from 'pkg';\nfresh(a);\n",
    );
    expect(at("import { old } from 'node:util';\nold(1);\nold(2);\n")).toMatch(/import \{ old \}/);
    expect(at("import { old } from 'node:util';\nold(1);\n")).toBe("import { fresh } from 'pkg';\nfresh(1);\n");
    expect(at("import { old } from 'effects';\nold(1);\n")).toMatch(/import \{ old \} from 'effects'/);
  });
});
