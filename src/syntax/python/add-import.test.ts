import { describe, expect, it } from 'vitest';
import { applyEdits } from '#syntax/edits.ts';
import { parse } from '#syntax/parse.ts';
import { addImport, type WantedImport } from './add-import.ts';

function add(text: string, wanted: WantedImport): string {
  const edit = addImport('a.py', text, parse('a.py', text), wanted, (module) => module.startsWith('shop'));
  return applyEdits(text, [edit]);
}

describe('addImport', () => {
  it('sorts a plain import among its kind', () => {
    expect(add('import os\nimport sys\n\nx = 1\n', { module: 're' })).toBe(
      'import os\nimport re\nimport sys\n\nx = 1\n',
    );
    expect(add('import os\nfrom a import b\n', { module: 're' })).toBe('import os\nimport re\nfrom a import b\n');
  });
  it('puts plain imports in front of from imports', () => {
    expect(add('from os import path\n', { module: 're' })).toBe('import re\nfrom os import path\n');
  });
  it('joins a sorted list in its place and an unsorted one at its end', () => {
    expect(add('from typing import Any, Union\n', { module: 'typing', name: 'Optional' })).toBe(
      'from typing import Any, Optional, Union\n',
    );
    expect(add('from os import b, a\n', { module: 'os', name: 'aa' })).toBe('from os import b, a, aa\n');
  });
  it('joins a list of one name a line', () => {
    const before = 'from shop import (\n    a,\n    c,\n)\n';
    expect(add(before, { module: 'shop', name: 'b' })).toBe('from shop import (\n    a,\n    b,\n    c,\n)\n');
    expect(add(before, { module: 'shop', name: 'd' })).toBe('from shop import (\n    a,\n    c,\n    d,\n)\n');
  });
  it('keeps sections apart', () => {
    expect(add('import os\n\nfrom .b import c\n', { module: 'requests' })).toBe(
      'import os\n\nimport requests\n\nfrom .b import c\n',
    );
    expect(add('import requests\n', { module: 'os' })).toBe('import os\n\nimport requests\n');
    expect(add('import os\n', { module: '.cache', name: 'LRU' })).toBe('import os\n\nfrom .cache import LRU\n');
  });
  it('goes behind shebang, comments, docstring and __future__', () => {
    expect(add('#!/usr/bin/env python\n"""Doc."""\n\nx = 1\n', { module: 'os' })).toBe(
      '#!/usr/bin/env python\n"""Doc."""\n\nimport os\n\nx = 1\n',
    );
    expect(add('from __future__ import annotations\n\nx = 1\n', { module: 'os' })).toBe(
      'from __future__ import annotations\n\nimport os\n\nx = 1\n',
    );
    expect(add('# why x\nx = 1\n', { module: 'os' })).toBe('import os\n\n# why x\nx = 1\n');
  });
  it('keeps CRLF and a byte order mark', () => {
    expect(add('\ufeffimport sys\r\n', { module: 'os' })).toBe('\ufeffimport os\r\nimport sys\r\n');
  });
});
