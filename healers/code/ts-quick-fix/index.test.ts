import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const common = { path: 'a.ts', files: strictProject, typescript: realTypeScript };

describe('ts-quick-fix', () => {
  it('remembers this', () =>
    heals(healer, {
      ...common,
      rule: 'tsc/TS2663',
      line: 3,
      at: 'count',
      before: 'export class A {\n  count = 0;\n  get = () => count;\n}\n',
      after: 'export class A {\n  count = 0;\n  get = () => this.count;\n}\n',
    }));
  it('calls super first', () =>
    heals(healer, {
      ...common,
      rule: 'tsc/TS17009',
      line: 5,
      at: 'this',
      before:
        'class A {}\nexport class B extends A {\n  n: number;\n  constructor() {\n    this.n = 1;\n    super();\n  }\n}\n',
      after:
        'class A {}\nexport class B extends A {\n  n: number;\n  constructor() {\n    super();\n    this.n = 1;\n  }\n}\n',
    }));
  it('implements an interface', () =>
    heals(healer, {
      ...common,
      rule: 'tsc/TS2689',
      line: 2,
      at: 'I ',
      before: 'interface I { n: number }\nexport class A extends I { n = 1; }\n',
      after: 'interface I { n: number }\nexport class A implements I { n = 1; }\n',
    }));
  it('calls a function that is asked for', () =>
    heals(healer, {
      ...common,
      rule: 'tsc/TS2774',
      line: 2,
      at: 'isReady',
      before: 'declare function isReady(): boolean;\nexport const f = () => { if (isReady) return 1; return 2; };\n',
      after: 'declare function isReady(): boolean;\nexport const f = () => { if (isReady()) return 1; return 2; };\n',
    }));

  it('leaves a fix that brings another error', () =>
    leavesAlone(healer, {
      ...common,
      rule: 'tsc/TS2689',
      line: 2,
      at: 'I ',
      before: 'interface I { n: number }\nexport class A extends I {}\n',
      because: /another error/,
    }));
  it('leaves a call that does not fit', () =>
    leavesAlone(healer, {
      ...common,
      rule: 'tsc/TS2774',
      line: 2,
      at: 'isReady',
      before:
        'declare function isReady(now: Date): boolean;\nexport const f = () => { if (isReady) return 1; return 2; };\n',
      because: /another error/,
    }));
  it('leaves a place without a fix', () =>
    leavesAlone(healer, {
      ...common,
      rule: 'tsc/TS2663',
      at: 'x',
      before: 'export const x = 1;\n',
      because: /no single fix/,
    }));
});
