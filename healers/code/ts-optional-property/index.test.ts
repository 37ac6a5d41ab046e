import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const base = { path: 'a.ts', rule: 'tsc/TS2564', files: strictProject, typescript: realTypeScript };

describe('ts-optional-property', () => {
  it('declares that a property may be missing, as all its readers expect', () =>
    heals(healer, {
      ...base,
      at: 'name:',
      before: `
        export class User {
          name: string; // as shown
          rename(to: string) {
            this.name = to;
          }
          initial() {
            return this.name?.[0];
          }
        }
        `,
      after: `
        export class User {
          name?: string; // as shown
          rename(to: string) {
            this.name = to;
          }
          initial() {
            return this.name?.[0];
          }
        }
        `,
      files: { ...strictProject, 'b.ts': "import { User } from './a';\nexport const n = new User().name ?? '';\n" },
    }));
  it('keeps the property in the shape of the object where undefined is written to it', () =>
    heals(healer, {
      ...base,
      at: 'timer:',
      before: `
        export class Clock {
          private timer: number;
          stop() {
            if (this.timer !== undefined) this.timer = undefined;
          }
        }
        `,
      after: `
        export class Clock {
          private timer: number | undefined;
          stop() {
            if (this.timer !== undefined) this.timer = undefined;
          }
        }
        `,
      files: {
        'tsconfig.json': (strictProject['tsconfig.json'] ?? '').replace(
          '"strict"',
          '"exactOptionalPropertyTypes": true, "strict"',
        ),
      },
    }));
  it('leaves a property that is read as if it were always there, here or elsewhere', async () => {
    await leavesAlone(healer, {
      ...base,
      at: 'name:',
      before: 'export class A {\n  name: string;\n  size() {\n    return this.name.length;\n  }\n}\n',
      because: /as if it were always there/,
    });
    await leavesAlone(healer, {
      ...base,
      at: 'name:',
      before: 'export class A {\n  name: string;\n  size() {\n    return this.name?.length;\n  }\n}\n',
      files: { ...strictProject, 'b.ts': "import { A } from './a';\nexport const n = new A().name.length;\n" },
      because: /b\.ts reads name as if/,
    });
  });
  it('leaves a property that a framework may set', () =>
    leavesAlone(healer, {
      ...base,
      at: 'name:',
      before:
        'declare function Input(): PropertyDecorator;\nexport class A {\n  @Input() name: string;\n  x = () => this.name?.length;\n}\n',
      because: /decorates/,
    }));
  it('leaves a property that a method called by the constructor sets', () =>
    leavesAlone(healer, {
      ...base,
      at: 'name:',
      before: `
        export class A {
          name: string;
          constructor() {
            this.reset();
          }
          reset() {
            this.name = this.name ?? '';
          }
        }
        `,
      because: /belongs into the constructor/,
    }));
  it('leaves a property that is written out as text', () =>
    leavesAlone(healer, {
      ...base,
      at: 'name:',
      before: 'export class A {\n  name: string;\n  show() {\n    return `Hello ${this.name}`;\n  }\n}\n',
      because: /would print undefined/,
    }));
  it('leaves a property whose readers cannot be checked', () =>
    leavesAlone(healer, {
      ...base,
      at: 'name:',
      before:
        "import { show } from 'gone';\nexport class A {\n  name: string;\n  show() {\n    return show(this.name);\n  }\n}\n",
      because: /not found/,
    }));
  it('leaves a property that nothing in its class reads', () =>
    leavesAlone(healer, {
      ...base,
      at: 'name:',
      before: 'export class A {\n  name: string;\n}\n',
      because: /nothing in the class reads/,
    }));
});
