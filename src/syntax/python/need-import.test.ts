import { expect, test } from 'vitest';
import { applyEdits, mergeEdits } from '../edits.ts';
import { parse } from '../parse.ts';
import { dropUnusedImports, needImport } from './need-import.ts';

const need = (text: string, module: string, name?: string) =>
  needImport('a.py', text, parse('a.py', text), { module, ...(name ? { name } : {}) });

test('what is imported already is used under its name', () => {
  expect(need('import secrets\n', 'secrets')).toEqual({ local: 'secrets', edits: [] });
  expect(need('import secrets as s\n', 'secrets')).toEqual({ local: 's', edits: [] });
  expect(need('import ast\n', 'ast', 'literal_eval')).toEqual({ local: 'ast.literal_eval', edits: [] });
  expect(need('from ast import literal_eval as le\n', 'ast', 'literal_eval')).toEqual({ local: 'le', edits: [] });
});
test('an import inside a function or a try does not count', () => {
  expect(need('def f():\n    import json\n', 'json')).toBeUndefined();
  expect(need('try:\n    import json\nexcept ImportError:\n    json = None\n', 'json')).toBeUndefined();
});
test('a name that is taken', () => expect(need('json = 1\n', 'json')).toBeUndefined());
test('an attribute of that name is something else', () => {
  const text = 'import sys\n\nx.json()\n';
  expect(applyEdits(text, need(text, 'json')?.edits ?? [])).toBe('import json\nimport sys\n\nx.json()\n');
});

test('an import stands in front of those of the own package', () => {
  const text = 'from django import forms\n\nfrom shop.models import A\n\nx = 1\n';
  const wanted = { module: 'django.utils.html', name: 'format_html' };
  const edits = needImport('shop/views.py', text, parse('shop/views.py', text), wanted)?.edits ?? [];
  expect(applyEdits(text, edits)).toBe(
    'from django import forms\nfrom django.utils.html import format_html\n\nfrom shop.models import A\n\nx = 1\n',
  );
});

function drop(text: string, names: string[], gone: string): string {
  const start = text.indexOf(gone);
  const edit = { path: 'a.py', start, end: start + gone.length, text: 'other' };
  return applyEdits(text, mergeEdits([edit, ...dropUnusedImports('a.py', text, parse('a.py', text), names, [edit])]));
}
test('an import goes with its last use', () => {
  expect(drop('import os\nimport re\n\nx = os\n', ['os'], 'x = os')).toBe('import re\n\nother\n');
  expect(drop('from a import b, c, d\n\nx = c\ny = b, d\n', ['c'], 'x = c')).toBe(
    'from a import b, d\n\nother\ny = b, d\n',
  );
  expect(drop('from a import (\n    b,\n    c,\n)\n\nx = c\ny = b\n', ['c'], 'x = c')).toBe(
    'from a import (\n    b,\n)\n\nother\ny = b\n',
  );
});
test('an import stays that others may want', () => {
  const stay = (text: string) => expect(drop(text, ['os'], 'x = os')).toBe(text.replace('x = os', 'other'));
  stay('import os\n\nx = os\ny = os\n');
  stay('import os  # for plugins\n\nx = os\n');
  stay('import os\n__all__ = ["os"]\nx = os\n');
  stay('try:\n    import os\nexcept ImportError:\n    pass\nx = os\n');
});

test('a comment does not keep an import that nothing else needs, a type in one does', () => {
  const dropRandom = (text: string) =>
    applyEdits(text, dropUnusedImports('a.py', text, parse('a.py', text), ['random'], []));
  expect(dropRandom('import random\n\nx = 1  # or random.choice(xs)\n')).toBe('\nx = 1  # or random.choice(xs)\n');
  const typed = 'import random\n\nx = f()  # type: random.Random\n';
  expect(dropRandom(typed)).toBe(typed);
});
