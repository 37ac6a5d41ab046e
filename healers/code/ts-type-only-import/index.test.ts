import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const files = {
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "verbatimModuleSyntax": true, "module": "esnext", "moduleResolution": "bundler", "lib": ["es2022"], "types": [] } }',
  'b.ts': 'export interface B { x: number }\nexport const make = (): B => ({ x: 1 });\n',
};
const wanted = 'eslint/@typescript-eslint/consistent-type-imports';

describe('ts-type-only-import', () => {
  it('marks the one name that is a type', () =>
    heals(healer, {
      path: 'a.ts',
      rule: 'tsc/TS1484',
      at: 'B',
      before: "import { B, make } from './b';\nexport const b: B = make();\n",
      after: "import { type B, make } from './b';\nexport const b: B = make();\n",
      files,
      typescript,
    }));
  it('marks the whole import where all of it are types', () =>
    heals(healer, {
      path: 'a.ts',
      rule: wanted,
      before: "import { Cart, type Order } from './shop'; // the shop\nexport type A = Cart | Order;\n",
      after: "import type { Cart, Order } from './shop'; // the shop\nexport type A = Cart | Order;\n",
    }));
  it('leaves values alone, base classes too, and what decorators may use', async () => {
    const leave = (before: string) => leavesAlone(healer, { path: 'a.ts', rule: wanted, before });
    await leave("import { Cart } from './shop';\nexport class A extends Cart {}\n");
    await leave("import { Cart } from './shop';\nexport const a = (x: unknown) => x instanceof Cart;\n");
    await leave(
      "import { Cart } from './shop';\n@injectable() export class A { constructor(readonly cart: Cart) {} }\n",
    );
  });
});
