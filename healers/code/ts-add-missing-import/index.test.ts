import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const rule = 'tsc/TS2304';
const path = 'src/app.ts';

describe('ts-add-missing-import', () => {
  it('brings a removed line back where the order of the imports has its place', () =>
    heals(healer, {
      path,
      rule,
      at: 'formatCents',
      before:
        "import { cart } from './cart.js';\nimport { tax } from './tax.js';\n\nexport const a = cart + tax + formatCents(1);\n",
      after:
        "import { cart } from './cart.js';\nimport { formatCents } from './money.js';\nimport { tax } from './tax.js';\n\nexport const a = cart + tax + formatCents(1);\n",
      files: {
        ...strictProject,
        'src/cart.ts': 'export const cart = "";\n',
        'src/tax.ts': 'export const tax = "";\n',
        'src/money.ts': 'export const formatCents = (n: number) => `${n}`;\n',
      },
      typescript,
    }));
  it('leaves a script alone that is no module', () =>
    leavesAlone(healer, {
      path: 'src/view.js',
      rule: 'oxlint/no-undef',
      at: 'Shop',
      before: 'Shop.start();\n',
      files: { 'src/shop.js': 'export default Shop;\nexport const Shop = {};\n' },
      because: /is a module/,
    }));
  it('writes quotes, semicolons and line endings as the file does', () =>
    heals(healer, {
      path,
      rule,
      at: 'two',
      before: 'import { one } from "./one"\r\n\r\nexport const a = one + two\r\n',
      after: 'import { one } from "./one"\r\nimport { two } from "./two"\r\n\r\nexport const a = one + two\r\n',
      files: { ...strictProject, 'src/one.ts': 'export const one = 1\n', 'src/two.ts': 'export const two = 2\n' },
      typescript,
    }));
  it('imports from where the other files do when several modules export the name', () =>
    heals(healer, {
      path,
      rule,
      at: 'Money',
      before: 'export const a: Money = 1;\n',
      after: "import { Money } from './b';\nexport const a: Money = 1;\n",
      files: {
        ...strictProject,
        'src/a.ts': 'export type Money = number;\n',
        'src/b.ts': 'export type Money = number;\n',
        'src/c.ts': "import { Money } from './b';\nexport const c: Money = 2;\n",
      },
      typescript,
    }));
  it('imports a package as the other files do, though it is not installed', () =>
    heals(healer, {
      path: 'src/app.js',
      rule: 'oxlint/no-undef',
      at: 'z',
      before: "import { b } from './b.js';\nexport const a = z.string(b);\n",
      after: "import * as z from 'zod';\nimport { b } from './b.js';\nexport const a = z.string(b);\n",
      files: { 'src/b.js': "import * as z from 'zod';\nexport const b = z.number();\n" },
    }));
  it('sees the name of the project behind a global of the same name', () =>
    heals(healer, {
      path,
      rule: 'tsc/TS2315',
      at: 'Event<string>',
      before: 'export type A = Event<string>;\n',
      after: "import { Event } from './event';\nexport type A = Event<string>;\n",
      files: {
        'tsconfig.json':
          '{ "compilerOptions": { "strict": true, "types": [], "lib": ["es2022", "dom"], "moduleResolution": "bundler" } }',
        'src/event.ts': 'export type Event<T> = (value: T) => void;\n',
        'src/b.ts': "import { Event } from './event';\nexport type B = Event<number>;\n",
      },
      typescript,
    }));
  it('requires in CommonJS', () =>
    heals(healer, {
      path: 'src/app.js',
      rule: 'oxlint/no-undef',
      at: 'format',
      before:
        "// The shop.\n\n'use strict';\nconst { tax } = require('./tax');\n\nmodule.exports = () => tax + format(1);\n",
      after:
        "// The shop.\n\n'use strict';\nconst { format } = require('./money');\nconst { tax } = require('./tax');\n\nmodule.exports = () => tax + format(1);\n",
      files: {
        'src/tax.js': 'exports.tax = 1;\n',
        'src/money.js': 'exports.format = (n) => n;\n',
        'src/other.js': "const { format } = require('./money');\nmodule.exports = format(2);\n",
      },
    }));
  it('starts behind a licence and a directive', () =>
    heals(healer, {
      path: 'src/app.js',
      rule: 'oxlint/no-undef',
      at: 'join',
      before: "/* Licence. */\n\n'use strict';\n/** Joins. */\nexport const a = join('b');\n",
      after:
        "/* Licence. */\n\n'use strict';\nimport { join } from 'node:path';\n/** Joins. */\nexport const a = join('b');\n",
      files: { 'src/b.js': "import { join } from 'node:path';\nexport const b = join('c');\n" },
    }));
  it('leaves a name alone that two modules export alike', () =>
    leavesAlone(healer, {
      path,
      rule,
      at: 'Money',
      before: 'export const a: Money = 1;\n',
      because: /several modules export Money/,
      files: {
        ...strictProject,
        'src/a.ts': 'export type Money = number;\n',
        'src/b.ts': 'export type Money = number;\n',
      },
      typescript,
    }));
  it('leaves a name alone that nobody exports', () =>
    leavesAlone(healer, {
      path,
      rule,
      at: 'nowhere',
      before: 'export const a = nowhere;\n',
      files: strictProject,
      typescript,
    }));
});
