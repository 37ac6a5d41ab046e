import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const path = 'a.ts';
const files = strictProject;

describe('ts-fix-spelling', () => {
  it('corrects a slip of the keys', async () => {
    await heals(healer, {
      path,
      rule: 'tsc/TS2551',
      at: 'toUpperCsae',
      before: "export const a = 'x'.toUpperCsae();\n",
      after: "export const a = 'x'.toUpperCase();\n",
      files,
      typescript,
    });
    await heals(healer, {
      path,
      rule: 'tsc/TS2724',
      at: 'recieve',
      before: "import { recieve } from './b';\nexport const a = recieve;\n",
      after: "import { receive } from './b';\nexport const a = receive;\n",
      files: { ...files, 'b.ts': 'export const receive = 1;\n' },
      typescript,
    });
  });
  it('leaves a name alone that another file knows', () =>
    leavesAlone(healer, {
      path,
      rule: 'tsc/TS2552',
      at: 'parser]',
      line: 2,
      before: 'const parsers = 1;\nexport const a = [parsers, parser];\n',
      because: /rather not imported/,
      files: { ...files, 'b.ts': 'export const parser = 1;\n' },
      typescript,
    }));
  it('leaves a name alone that is too far away', () =>
    leavesAlone(healer, {
      path,
      rule: 'tsc/TS2552',
      line: 2,
      at: 'apiOf',
      before: 'const api = 1;\nexport const a = [api, apiOf];\n',
      files,
      typescript,
    }));
});
