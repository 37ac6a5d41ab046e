import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const path = 'src/app.ts';
const rule = 'tsc/TS6133';
const files = {
  'src/pure.js': 'export const one = 1;\nexport function two() {}\n',
  'src/acts.js': 'export const x = register();\n',
};

describe('ts-remove-unused-import', () => {
  it('removes the line of a module that does nothing when it is loaded', () =>
    heals(healer, {
      path,
      rule,
      message: "'hostname' is declared but its value is never read.",
      before: "import { hostname } from 'node:os';\r\nimport { join } from 'path';\r\njoin();\r\n",
      after: "import { join } from 'path';\r\njoin();\r\n",
    }));
  it('is not misled by a variable of the same name', () =>
    heals(healer, {
      path,
      rule,
      at: 'hostname',
      before:
        "import { hostname } from 'node:os';\nexport function split(input: string) {\n  const [hostname, port] = input.split(':');\n  return { hostname: hostname.trim(), port };\n}\n",
      after:
        "export function split(input: string) {\n  const [hostname, port] = input.split(':');\n  return { hostname: hostname.trim(), port };\n}\n",
    }));
  it('leaves an import alone that a function beside such a variable uses', () =>
    leavesAlone(healer, {
      path,
      rule,
      at: 'hostname',
      before:
        "import { hostname } from 'node:os';\nconst f = (hostname: string) => hostname;\nexport const g = () => f(hostname());\n",
      because: /stands elsewhere/,
    }));
  it('removes one name of several', () =>
    heals(healer, {
      path,
      rule,
      at: 'b',
      before: "import a, { b, c } from 'x';\na(c);\n",
      after: "import a, { c } from 'x';\na(c);\n",
    }));
  it('keeps what loading a module does', () =>
    heals(healer, {
      path: 'src/app.js',
      rule: 'oxlint/no-unused-vars',
      at: 'x',
      before: "import { x } from './acts.js';\nexport {};\n",
      after: "import './acts.js';\nexport {};\n",
      files,
    }));
  it('removes a local module that only declares', () =>
    heals(healer, {
      path: 'src/app.js',
      rule: 'oxlint/no-unused-vars',
      at: 'one',
      before: "import { one } from './pure.js';\nexport {};\n",
      after: 'export {};\n',
      files,
    }));
  it('removes what the compiler drops anyway', () =>
    heals(healer, {
      path,
      rule,
      before: "import { x } from './acts.js';\nexport {};\n",
      after: 'export {};\n',
      files: { ...files, ...strictProject },
    }));
  it('does not lose a comment inside the import', () =>
    leavesAlone(healer, { path, rule, at: 'b', before: "import {\n  a, // kept\n  b, // why\n} from 'x';\na();\n" }));
  it('leaves what is still named elsewhere, and what JSX may need', async () => {
    await leavesAlone(healer, {
      path,
      rule,
      at: 'a',
      before: "import a from 'x';\nexport { a };\n",
      because: /stands elsewhere/,
    });
    await leavesAlone(healer, {
      path: 'src/app.jsx',
      rule: 'oxlint/no-unused-vars',
      at: 'React',
      before: "import React from 'react';\nexport const A = () => <b>hello</b>;\n",
      because: /JSX/,
    });
  });
  it('removes what is required and not used, and keeps what requiring does', async () => {
    const drop = (before: string, after: string) =>
      heals(healer, {
        path: 'src/app.js',
        rule: 'eslint/no-unused-vars',
        at: 'x',
        message: "'x' is unused",
        before,
        after,
        files,
      });
    await drop("const { x } = require('fs');\nmodule.exports = 1;\n", 'module.exports = 1;\n');
    await drop("const x = require('./acts');\nmodule.exports = 1;\n", "require('./acts');\nmodule.exports = 1;\n");
  });
  it('leaves variables to others', () =>
    leavesAlone(healer, { path, rule, at: 'q', before: 'const q = 1;\n', because: /not an import/ }));
});
