import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { realTypeScript, strictProject } from '../../../test/typescript-service.ts';
import { healer } from './index.ts';

const base = { path: 'a.ts', rule: 'tsc/TS7031', files: strictProject, typescript: realTypeScript };

describe('ts-binding-types', () => {
  it('declares what all callers pass, what has a default as optional', () =>
    heals(healer, {
      ...base,
      at: 'title',
      before: `
        function card({ title, size = 1, mark = '*', open: isOpen }) {
          return isOpen ? title.padEnd(size, mark) : '';
        }
        const title = String(1);
        card({ title, open: true });
        card({ title: 'To', size: 2, open: title === 'a' });
        `,
      after: `
        function card({ title, size = 1, mark = '*', open: isOpen }: { title: string; size?: number; mark?: string; open: boolean }) {
          return isOpen ? title.padEnd(size, mark) : '';
        }
        const title = String(1);
        card({ title, open: true });
        card({ title: 'To', size: 2, open: title === 'a' });
        `,
    }));
  it('follows an exported function to the files that import it', () =>
    heals(healer, {
      ...base,
      at: 'width',
      before: 'export const area = ({ width, height }) => width * height;\n',
      after: 'export const area = ({ width, height }: { width: number; height: number }) => width * height;\n',
      files: {
        ...strictProject,
        'b.ts': "import { area } from './a';\nexport const size = area({ width: 2, height: [1].length });\n",
      },
    }));
  it('reads the attributes of a component', () =>
    heals(healer, {
      ...base,
      path: 'a.tsx',
      at: 'label',
      before: `
        declare namespace JSX { interface IntrinsicElements { b: { onClick?: () => void } } interface Element {} }
        function Badge({ label, count, onClick }) {
          return <b onClick={onClick}>{label}{count + 1}</b>;
        }
        export const all = [<Badge label="a" count={1} onClick={() => { console.log(1); }} />];
        declare const console: { log(x: number): void };
        `,
      after: `
        declare namespace JSX { interface IntrinsicElements { b: { onClick?: () => void } } interface Element {} }
        function Badge({ label, count, onClick }: { label: string; count: number; onClick: () => void }) {
          return <b onClick={onClick}>{label}{count + 1}</b>;
        }
        export const all = [<Badge label="a" count={1} onClick={() => { console.log(1); }} />];
        declare const console: { log(x: number): void };
        `,
      files: {
        'tsconfig.json': (strictProject['tsconfig.json'] ?? '').replace('"strict"', '"jsx": "preserve", "strict"'),
      },
    }));

  const leave = (before: string, because: RegExp) => leavesAlone(healer, { ...base, at: '{ x', before, because });
  it('leaves a function that nobody calls', () =>
    leave('export function f({ x }) {\n  return x;\n}\n', /nobody calls/));
  it('waits until the modules are found that may tell the types', () =>
    leave("import { g } from 'gone';\nfunction f({ x }) {\n  return g(x);\n}\nf({ x: 1 });\n", /not found/));
  it('leaves a function that is handed on', () =>
    leave('function f({ x }) {\n  return x;\n}\nexport const all = [{ x: 1 }].map(f);\n', /handed on/));
  it('leaves a function that is called with something from elsewhere', () =>
    leave('function f({ x }) {\n  return x;\n}\ndeclare const it: { x: number };\nf(it);\n', /not written out/));
  it('leaves callers that pass different things, or what has no plain type', async () => {
    await leave("function f({ x }) {\n  return x;\n}\nf({ x: 1 });\nf({ x: 'a' });\n", /no plain type/);
    await leave('function f({ x }) {\n  return x;\n}\ndeclare const it: any;\nf({ x: it });\n', /no plain type/);
    await leave('function f({ x }) {\n  return x;\n}\nf({ x: null });\n', /no plain type/);
  });
  it('leaves the rest of an object, and patterns in patterns', async () => {
    await leave('function f({ x, ...rest }) {\n  return [x, rest];\n}\nf({ x: 1 });\n', /more than one step/);
    await leave(
      'function f({ x, y: { z } }) {\n  return [x, z];\n}\nf({ x: 1, y: { z: 1 } });\n',
      /more than one step/,
    );
  });
  it('leaves a function whose body uses the value in another way than its callers pass', () =>
    leave('function f({ x }) {\n  return x.length;\n}\nf({ x: 1 });\n', /there is an error/));
});
