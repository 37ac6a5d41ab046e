import { describe, it } from 'vitest';
import { heals, leavesAlone, type Example } from '../../../test/healing.ts';
import { realPythonTypes } from '../../../test/python-types.ts';
import { healer } from './index.ts';

const rule = 'ruff/ANN001';
const types = realPythonTypes;
const modern = { 'pyproject.toml': '[project]\nrequires-python = ">=3.11"\n' };

describe('annotate-parameter', () => {
  it('states what the language passes to special methods', async () => {
    await heals(healer, {
      rule,
      at: 'other',
      before: 'class A:\n    def __eq__(self, other):\n        return isinstance(other, A)\n',
      after: 'class A:\n    def __eq__(self, other: object):\n        return isinstance(other, A)\n',
    });
    await heals(healer, {
      rule,
      at: 'tb',
      before: 'import os\n\nclass A:\n    def __exit__(self, kind, exc, tb):\n        os.sync()\n',
      after:
        'import os\nfrom types import TracebackType\n\nclass A:\n    def __exit__(self, kind, exc, tb: TracebackType | None):\n        os.sync()\n',
      files: modern,
    });
  });
  it('states that a switch is a truth', () =>
    heals(healer, {
      rule,
      at: 'force',
      before: 'def save(path, force=False):\n    if not force and path:\n        return 1 if force else 2\n',
      after: 'def save(path, force: bool = False):\n    if not force and path:\n        return 1 if force else 2\n',
    }));
  it('states what all callers of a private function pass', () =>
    heals(healer, {
      rule,
      at: 'count',
      types,
      before: `
        def _repeat(word, count, end=None):
            return word * count

        def run(n: float, words: list[str]):
            return _repeat("a", 2) + _repeat(count=n, word="b")
        `,
      after: `
        def _repeat(word, count: float, end=None):
            return word * count

        def run(n: float, words: list[str]):
            return _repeat("a", 2) + _repeat(count=n, word="b")
        `,
    }));
  it('adds None where that is the default or passed', () =>
    heals(healer, {
      rule,
      at: 'size=',
      types,
      before: `
        class Box:
            def _grow(self, size=None):
                return size or 1

            def run(self):
                return self._grow() + self._grow(2)
        `,
      after: `
        class Box:
            def _grow(self, size: int | None = None):
                return size or 1

            def run(self):
                return self._grow() + self._grow(2)
        `,
      files: modern,
    }));

  const leave = (before: string, because: RegExp, more: Partial<Example> = {}) =>
    leavesAlone(healer, { rule, at: 'x', before, because, types, ...more });
  it('leaves what a special method of a class is given', () =>
    leave('class A:\n    def __setattr__(self, name, x):\n        pass\n', /depends on the class/));
  it('leaves what is used before it is asked for', () =>
    leave('class A:\n    def __eq__(self, x):\n        return len(x) == 1\n', /before it asks/));
  it('leaves a default that may be more than a truth', () =>
    leave('def f(x=False):\n    return g(x)\n', /from outside/));
  it('leaves public functions', () => leave('def f(x):\n    return x\n\nf(1)\n', /from outside/));
  it('leaves callers that differ, or pass what has no type', async () => {
    await leave('def _f(x):\n    return x\n\n_f(1)\n_f("a")\n', /no one type/);
    await leave('import unknown\ndef _f(x):\n    return x\n\n_f(unknown.y)\n', /no one type/);
  });
  it('asks about few callers only', () =>
    leave(
      'def _f(x):\n    return x\n\ndef g(a: int, b: int, c: int):\n    _f(a)\n    _f(b)\n    _f(c)\n',
      /would have to be looked up/,
    ));
  it('leaves functions that are handed on, named elsewhere, or called by nobody', async () => {
    await leave('def _f(x):\n    return x\n\nmap(_f, [1])\n', /handed on/);
    await leave('def _f(x):\n    return x\n\n_f(*[1])\n', /handed on/);
    await leave('def _f(x):\n    return x\n\n_f(1)\n', /b\.py/, { files: { 'b.py': 'from module import _f\n' } });
    await leave('def _f(x):\n    return x\n', /nobody passes/);
  });
});
