import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const path = 'a.ts';
const files = {
  ...strictProject,
  'named.ts': 'export const cart = 1;\n',
  'whole.ts': 'const shop = 1;\nexport default shop;\n',
};

describe('ts-fix-import-form', () => {
  it('takes a name by its name and a default as the default', async () => {
    await heals(healer, {
      path,
      rule: 'tsc/TS2613',
      at: 'cart',
      before: "import cart from './named'; // one\nexport const a = cart;\n",
      after: "import { cart } from './named'; // one\nexport const a = cart;\n",
      files,
      typescript,
    });
    await heals(healer, {
      path,
      rule: 'tsc/TS2614',
      at: 'shop',
      before: 'import {shop} from "./whole"\nexport const a = shop\n',
      after: 'import shop from "./whole"\nexport const a = shop\n',
      files,
      typescript,
    });
  });
  it('leaves a module alone that exports the name in neither form, and longer imports', async () => {
    const leave = (before: string) =>
      leavesAlone(healer, { path, rule: 'tsc/TS2613', at: 'gone', before, files, typescript });
    await leave("import gone from './named';\nexport const a = gone;\n");
    await leave("import gone, { cart } from './named';\nexport const a = [gone, cart];\n");
  });
});
