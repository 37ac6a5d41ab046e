import { describe, expect, test } from 'vitest';
import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Pattern } from '#core/pattern.ts';
import { findingOf } from '../../test/healing.ts';
import { makeExactRung } from './exact.ts';
import { findMessageFaults, matchesMessage } from './messages.ts';
import { contextOf } from './pattern-conformance.ts';
import { findRewriteFaults } from './patterns.ts';

function patternOf(changes: Partial<Pattern> = {}): Pattern {
  return {
    id: 'code/example',
    kind: 'code',
    title: 'Do it better',
    languages: ['python'],
    rules: ['ruff/X1'],
    safety: 'safe',
    review: 'none',
    links: ['https://example.org/'],
    messages: [],
    provenance: { from: 'shipped' },
    rewrites: [{ match: { pattern: 'f($A)' }, replace: 'g($A)' }],
    ...changes,
  };
}
async function ask(pattern: Pattern, text: string, files: Record<string, string> = {}, path = 'app/a.py') {
  const context: CodeContext = {
    language: 'python',
    text,
    read: async (name) => files[name],
    files: [path],
    types: { returnTypes: async () => new Map(), typeOf: async () => undefined },
    typescript: {
      codeFixes: async () => [],
      typeAt: async () => undefined,
      errors: async () => undefined,
      returns: async () => undefined,
    },
  };
  const finding: CodeFinding = {
    ...findingOf({ rule: 'ruff/X1', path, before: text, at: 'f(' }),
    message: 'Call of `f` is deprecated',
  };
  const rung = makeExactRung({ patterns: [pattern], healers: [] });
  const diagnosis = { category: '', confidence: 1, evidence: [], contextRead: [] };
  const { candidates } = await rung.ask({ finding, context, diagnosis, attempts: [] });
  const answer = await candidates[0]?.propose();
  return answer === undefined ? 'not asked' : 'leftAlone' in answer ? answer.leftAlone : 'cured';
}

describe('a pattern answers', () => {
  test('its rules', async () => {
    expect(await ask(patternOf(), 'f(1)\n')).toBe('cured');
    expect(await ask(patternOf({ rules: ['ruff/X2'] }), 'f(1)\n')).toBe('not asked');
  });
  test('messages, whatever the rule is called', async () => {
    expect(await ask(patternOf({ rules: [], messages: ['`f` is (deprecated|gone)$'] }), 'f(1)\n')).toBe('cured');
    expect(await ask(patternOf({ rules: [], messages: ['`g` is deprecated'] }), 'f(1)\n')).toBe('not asked');
  });
});

describe('a message', () => {
  test('is read in linear time, however the expression is built', () => {
    const pattern = patternOf({ messages: ['(a+)+$', '(a|a)*b'] });
    const started = performance.now();
    expect(matchesMessage(pattern, `${'a'.repeat(1900)}!`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
  test('expressions that cannot be read, or say nothing, are told', () => {
    expect(findMessageFaults(patternOf({ messages: ['(', 'a*', '(?=x)', 'fine'] }))).toEqual([
      expect.stringMatching(/^messages: `\(` is no RE2 expression/),
      expect.stringMatching(/`a\*` matches every message/),
      expect.stringMatching(/`\(\?=x\)` is no RE2 expression/),
    ]);
  });
});

describe('requirements', () => {
  const needs = (requires: Pattern['requires']) => patternOf({ ...(requires ? { requires } : {}) });
  test('imports of the file', async () => {
    const flask = needs({ imports: ['flask'] });
    expect(await ask(flask, 'from flask.views import View\nf(1)\n')).toBe('cured');
    expect(await ask(flask, 'import flask as fl\nf(1)\n')).toBe('cured');
    expect(await ask(flask, 'import flasky\nf(1)\n')).toBe('It is for files that import flask.');
    expect(await ask(needs({ notImports: ['six'] }), 'import six.moves\nf(1)\n')).toBe('The file imports six.');
  });
  test('the kind of file', async () => {
    expect(await ask(needs({ files: 'tests' }), 'f(1)\n')).toBe('It is for tests only.');
    expect(await ask(needs({ files: 'not-tests' }), 'f(1)\n', {}, 'tests/test_a.py')).toBe('It is not for tests.');
    expect(await ask(needs({ files: 'tests' }), 'f(1)\n', {}, 'tests/test_a.py')).toBe('cured');
  });
  test.each([
    ['pyproject.toml', '[project]\nname = "x"\ndependencies = [\n  "click",\n  "Defused_XML>=0.7",  # yes\n]\n', true],
    ['pyproject.toml', '[project]\ndependencies = ["defused.xml[lxml]"]\n', true],
    ['pyproject.toml', '[tool.poetry.dependencies]\ndefused-xml = "^0.7"\n', true],
    ['pyproject.toml', '[dependency-groups]\ndev = [\n"pytest",\n"defused-xml==1",\n]\n', true],
    ['pyproject.toml', '[project]\nname = "defused-xml"\nkeywords = ["defused-xml"]\n', false],
    ['pyproject.toml', '[project]\ndependencies = ["click"]\ndescription = "like defused-xml"\n', false],
    ['setup.cfg', '[options]\ninstall_requires =\n    click\n    defused-xml>=0.7\n', true],
    ['requirements.txt', '# defused-xml\nclick==8\n', false],
    ['requirements.txt', '-r other.txt\ndefused-xml ; python_version > "3.8"\n', true],
    ['app/requirements.txt', 'defused-xml\n', true],
    ['other/requirements.txt', 'defused-xml\n', false],
  ])('dependencies in %s: %s', async (file, text, isThere) => {
    const answer = await ask(needs({ dependencies: ['defused-xml'] }), 'f(1)\n', { [file]: text });
    expect(answer).toBe(isThere ? 'cured' : 'It needs defused-xml among the dependencies of the package.');
  });
});

test('a module of the package itself needs no manifest', async () => {
  const own = patternOf({ requires: { dependencies: ['app'] } });
  expect(await ask(own, 'f(1)\n', {}, 'app.py')).toBe('cured');
  expect(await ask(own, 'f(1)\n', {}, 'other.py')).toBe('It needs app among the dependencies of the package.');
});

test('a poisoned pattern leaves the code alone and says why', async () => {
  const poisoned = patternOf({ rewrites: [{ match: { kindd: 'call' }, replace: '' }] });
  expect(await ask(poisoned, 'f(1)\n')).toMatch(/code\/example cannot be tried/);
  expect(findRewriteFaults(poisoned)).toEqual([expect.stringMatching(/^rewrites\.0: ast-grep cannot read it/)]);
  expect(findRewriteFaults(patternOf())).toEqual([]);
});

test('reviewed cures come before learned ones, and a tool comes last', async () => {
  const learned = patternOf({ id: 'code/learned', provenance: { from: 'learned', at: '2026-01-02', pairs: [] } });
  const text = 'f(1)\n';
  const finding: CodeFinding = {
    ...findingOf({ rule: 'ruff/X1', path: 'a.py', before: text, at: 'f(' }),
    toolFixes: [{ summary: 'Do it', safety: 'safe', edits: [] }],
  };
  const healer = {
    name: 'heal-it',
    kind: 'code',
    languages: ['python'],
    rules: ['ruff/X1'],
    safety: 'safe',
    review: 'none',
    propose: async () => ({ leftAlone: 'no' }),
  } as const;
  const rung = makeExactRung({ patterns: [learned, patternOf()], healers: [healer] });
  const diagnosis = { category: '', confidence: 1, evidence: [], contextRead: [] };
  const { candidates } = await rung.ask({ finding, context: contextOf('a.py', text), diagnosis, attempts: [] });
  expect(candidates.map(({ id }) => id)).toEqual([
    'pattern:code/example',
    'healer:code/heal-it',
    'pattern:code/learned',
    'tool:ruff/X1#0',
  ]);
});

test('a large library is asked in a moment', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => patternOf({ id: `code/p${i}`, rules: [`ruff/Y${i}`] }));
  const rung = makeExactRung({ patterns: many, healers: [] });
  const finding = findingOf({ rule: 'ruff/Y7', path: 'a.py', before: 'f(1)\n', at: 'f(' });
  const diagnosis = { category: '', confidence: 1, evidence: [], contextRead: [] };
  const question = { finding, context: contextOf('a.py', 'f(1)\n'), diagnosis, attempts: [] };
  const started = performance.now();
  for (let i = 0; i < 1000; i++) expect((await rung.ask(question)).candidates).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(1000);
});
