import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const typescript = realTypeScript;

const files = {
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "noImplicitOverride": true, "lib": ["es2022"], "types": [] } }',
};
const base = 'class A {\n  run() {}\n}\n';

describe('ts-add-override', () => {
  it('marks the member, behind its visibility and its comment', () =>
    heals(healer, {
      path: 'a.ts',
      rule: 'tsc/TS4114',
      line: 6,
      at: 'run',
      before: `${base}export class B extends A {\n  /** Why. */\n  public run() {} // fast\n}\n`,
      after: `${base}export class B extends A {\n  /** Why. */\n  public override run() {} // fast\n}\n`,
      files,
      typescript,
    }));
  it('marks a field and an accessor too', async () => {
    const fields = 'class A {\n  size = 1;\n  get name() {\n    return "a";\n  }\n}\n';
    const heal = (at: string, before: string, after: string) =>
      heals(healer, {
        path: 'a.ts',
        rule: 'tsc/TS4114',
        line: 8,
        at,
        before: `${fields}export class B extends A {\n  ${before}\n}\n`,
        after: `${fields}export class B extends A {\n  ${after}\n}\n`,
        files,
        typescript,
      });
    await heals(healer, {
      path: 'a.ts',
      rule: 'tsc/TS4114',
      line: 8,
      at: 'size',
      before: `${fields}export class B extends A {\n  readonly size = 2;\n}\n`,
      after: `${fields}export class B extends A {\n  override readonly size = 2;\n}\n`,
      files,
      typescript,
    });
    await heal('name', 'get name() { return "b"; }', 'override get name() { return "b"; }');
  });
  it('leaves a member alone that overrides nothing', () =>
    leavesAlone(healer, {
      path: 'a.ts',
      rule: 'tsc/TS4114',
      at: 'walk',
      before: `${base}export class B extends A {\n  walk() {}\n}\n`,
      files,
      typescript,
    }));
  it('leaves a member alone that is marked already', () =>
    leavesAlone(healer, {
      path: 'a.ts',
      rule: 'tsc/TS4114',
      at: 'run() {} //',
      before: `${base}export class B extends A {\n  override run() {} //\n}\n`,
      files,
      typescript,
    }));
});
