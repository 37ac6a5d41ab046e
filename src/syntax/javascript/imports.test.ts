import { expect, test } from 'vitest';
import { applyEdits } from '../edits.ts';
import { parse } from '../parse.ts';
import { moduleSystemOf, needBuiltin } from './imports.ts';

function bring(path: string, text: string): string {
  const tree = parse(path, text);
  const needed = needBuiltin(path, text, tree, moduleSystemOf(path, tree, undefined), 'crypto', 'randomInt');
  return needed ? `${needed.local}\n${applyEdits(text, needed.edits)}` : 'taken';
}

test('what is there is used', () => {
  expect(bring('a.ts', 'import { randomInt } from "crypto";\n')).toMatch(/^randomInt\n/);
  expect(bring('a.js', 'const c = require("node:crypto");\n')).toBe('c.randomInt\nconst c = require("node:crypto");\n');
});

test('a line is added in the order and the manner of the file', () => {
  expect(bring('a.ts', "import { a } from 'node:fs';\nimport b from './b.ts';\n")).toBe(
    "randomInt\nimport { randomInt } from 'node:crypto';\nimport { a } from 'node:fs';\nimport b from './b.ts';\n",
  );
  expect(bring('a.ts', "import { hash } from 'node:crypto'\nhash()\nrun()\n")).toBe(
    "randomInt\nimport { hash, randomInt } from 'node:crypto'\nhash()\nrun()\n",
  );
  expect(bring('a.cjs', "#!/usr/bin/env node\n'use strict';\r\nrun();\r\n")).toBe(
    "randomInt\n#!/usr/bin/env node\n'use strict';\r\nconst { randomInt } = require('node:crypto');\r\nrun();\r\n",
  );
});

test('a name that means something else is not used', () => {
  expect(bring('a.ts', 'export const randomInt = 4;\n')).toBe('taken');
});
