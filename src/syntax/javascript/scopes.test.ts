import { expect, test } from 'vitest';
import { parse, type Node } from '../parse.ts';
import { apiOf, resolve } from './scopes.ts';

/** The last identifier of that name in the source. */
function last(source: string, name: string): Node {
  const node = parse('a.ts', source)
    .root()
    .findAll({ rule: { kind: 'identifier', regex: `^${name}$` } })
    .at(-1);
  if (!node) throw new Error(`no ${name}`);
  return node;
}
const kindOf = (source: string, name = 'a'): unknown => {
  const found = resolve(last(source, name));
  return found && [found.kind, found.name.range().start.line];
};
const api = (source: string): unknown => {
  const call = parse('a.ts', source)
    .root()
    .findAll({ rule: { kind: 'call_expression' } })
    .at(-1)
    ?.field('function');
  const found = call ? apiOf(call) : undefined;
  return found && `${found.module}:${found.name}`;
};

test('the nearest declaration wins', () => {
  expect(kindOf('const a = 1;\nfunction f(a) {\n  return a;\n}')).toEqual(['parameter', 1]);
  expect(kindOf('const a = 1;\nfunction f() {\n  if (b) { let a = 2; }\n  return a;\n}')).toEqual(['const', 0]);
  expect(kindOf('const a = 1;\nfunction f() {\n  if (b) { var a = 2; }\n  return a;\n}')).toEqual(['var', 2]);
  expect(kindOf('for (const { x: a } of xs)\n  show(a);')).toEqual(['const', 0]);
  expect(kindOf('try { b(); } catch (a) {\n  show(a);\n}')).toEqual(['catch', 0]);
  expect(kindOf('show(a);')).toBeUndefined();
});

test('a loop reads its list outside of its own variable', () => {
  expect(kindOf('const a = [];\nfor (const b of a) show(b);')).toEqual(['const', 0]);
});

test('what comes from a module is known through every kind of import', () => {
  expect(api('import { exec } from "node:child_process";\nexec("ls");')).toBe('child_process:exec');
  expect(api('import { exec as run } from "child_process";\nrun("ls");')).toBe('child_process:exec');
  expect(api('import * as cp from "child_process";\ncp.exec("ls");')).toBe('child_process:exec');
  expect(api('const { exec: run } = require("child_process");\nrun("ls");')).toBe('child_process:exec');
  expect(api('const run = require("child_process").exec;\nrun("ls");')).toBe('child_process:exec');
  expect(api('const cp = await import("node:child_process");\ncp.exec("ls");')).toBe('child_process:exec');
  expect(api('import fs from "fs";\nfs.promises.readFile("a");')).toBe('fs:promises.readFile');
});

test('a name that is hidden or exchanged is not taken for the module', () => {
  expect(api('import { exec } from "child_process";\nfunction f(exec) { exec("ls"); }')).toBeUndefined();
  expect(api('let cp = require("child_process");\ncp = other;\ncp.exec("ls");')).toBeUndefined();
});
