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
  it('leaves a member alone that overrides nothing', () =>
    leavesAlone(healer, {
      path: 'a.ts',
      rule: 'tsc/TS4114',
      at: 'walk',
      before: `${base}export class B extends A {\n  walk() {}\n}\n`,
      files,
      typescript,
    }));
});
