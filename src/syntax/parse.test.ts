import { expect, test } from 'vitest';
import { parses } from './parse.ts';

test.each([
  ['a.py', 'if x:\n    y = 1\n'],
  ['a.py', 'class Empty: ...\n\nif x: pass\n'],
  ['a.py', ''],
  ['a.ts', 'if (x) {\n}\nfunction f() {}\n'],
  ['a.tsx', 'const a = <b>{}</b>;\n'],
  ['a.js', 'try { go() } catch {}\n'],
])('%s: %j is code', (path, text) => expect(parses(path, text)).toBe(true));

test.each([
  ['a.py', 'if x\n    y = 1\n'],
  ['a.py', 'f(1, 2\n'],
  ['a.ts', 'if (x {}\n'],
  ['a.ts', 'f(1, 2;\n'],
  ['a.js', 'const a = [1, 2;\n'],
  ['a.tsx', 'const a = { b: 1;\n'],
  ['a.py', 'if x:\n'],
  ['a.py', 'def f():\n    if x:\n    y = 1\n'],
  ['a.py', 'with open(a) as b:\nc = 1\n'],
  ['a.py', 'for x in y:\n    # nothing but words\nz = 1\n'],
])('%s: %j is none', (path, text) => expect(parses(path, text)).toBe(false));
