import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const rule = 'tsc/TS2307';
const path = 'src/app.ts';
const files = {
  ...strictProject,
  'src/common/Event.ts': 'export class Event {}\n',
  'src/common/abort.ts': 'export const abort = 1;\n',
};

describe('ts-fix-import-path', () => {
  it('finds the one file whose name differs by a slip', () =>
    heals(healer, {
      path,
      rule,
      at: "'./common/Evnet'",
      before: "import { Event } from './common/Evnet';\nexport const e = new Event();\n",
      after: "import { Event } from './common/Event';\nexport const e = new Event();\n",
      files,
      typescript,
    }));
  it('keeps the way in which the file writes extensions and folders', () =>
    heals(healer, {
      path: 'src/common/app.ts',
      rule,
      at: "'../common/Event.js_gone'",
      before:
        "import { Event } from '../common/Event.js_gone';\nimport { abort } from './abort.js';\nexport const e = [new Event(), abort];\n",
      after:
        "import { Event } from '../common/Event.js';\nimport { abort } from './abort.js';\nexport const e = [new Event(), abort];\n",
      files,
      typescript,
    }));
  it('corrects upper and lower case', () =>
    heals(healer, {
      path,
      rule,
      at: "'./common/event'",
      before: "export * from './common/event';\n",
      after: "export * from './common/Event';\n",
      files,
      typescript,
    }));
  it('follows a file that was moved', () =>
    heals(healer, {
      path,
      rule,
      at: "'./Event'",
      before: "import { Event } from './Event';\nexport const e = new Event();\n",
      after: "import { Event } from './common/Event';\nexport const e = new Event();\n",
      files,
      typescript,
    }));
  it('leaves two equal candidates, names that are not exported, and packages alone', async () => {
    await leavesAlone(healer, {
      path,
      rule,
      at: "'./shop'",
      before: "import { a } from './shop';\nexport const b = a;\n",
      because: /may mean/,
      files: { ...strictProject, 'src/shop1.ts': 'export const a = 1;\n', 'src/shop2.ts': 'export const a = 1;\n' },
      typescript,
    });
    await leavesAlone(healer, {
      path,
      rule,
      at: "'./common/Evnet'",
      before: "import { Other } from './common/Evnet';\nOther;\n",
      files,
      typescript,
    });
    await leavesAlone(healer, {
      path,
      rule,
      at: "'lodahs'",
      before: "import x from 'lodahs';\nx;\n",
      because: /package/,
      files,
    });
  });
});
