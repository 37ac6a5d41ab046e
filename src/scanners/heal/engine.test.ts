import { expect, test } from 'vitest';
import type { ScanRequest } from '#core/scanner.ts';
import { findAll } from '#syntax/parse.ts';
import { checkExamples, createHealScanner } from './engine.ts';
import type { HealRule } from './rule.ts';

const calls: HealRule = {
  id: 'print-call',
  title: 'A call of print',
  languages: ['python'],
  category: 'style',
  severity: 'low',
  links: ['https://docs.python.org/3/library/functions.html#print'],
  find: (tree) =>
    findAll(tree, { kind: 'call', has: { field: 'function', regex: '^print$' } }).map((node) => ({
      node,
      message: 'print',
    })),
  examples: { finds: [{ path: 'a.py', text: 'print(1)\n' }], leaves: [{ path: 'a.py', text: 'write(1)\n' }] },
};
const broken: HealRule = {
  ...calls,
  id: 'broken',
  find: () => {
    throw new Error('too deep');
  },
};

function request(files: Record<string, string>, signal = new AbortController().signal): ScanRequest {
  return {
    root: '/',
    toolRoot: '/',
    files: Object.keys(files),
    allFiles: Object.keys(files),
    read: async (path) => files[path],
    tools: { find: async () => undefined },
    run: async () => expect.fail('a rule of our own starts no tool'),
    signal,
  };
}

test('findings have places in UTF-16 columns from 1, in the order of the text', async () => {
  const answer = await createHealScanner([calls]).scan(
    request({ 'a.py': 'if "é😀": print(1)\nprint(\n 2)\n', 'b.ts': 'print(1)' }),
  );
  expect(answer.findings.map(({ rule, place, priority }) => ({ rule, place, priority }))).toEqual([
    {
      rule: 'heal/print-call',
      priority: 'P3',
      place: { path: 'a.py', line: 1, column: 11, endLine: 1, endColumn: 19 },
    },
    { rule: 'heal/print-call', priority: 'P3', place: { path: 'a.py', line: 2, column: 1, endLine: 3, endColumn: 4 } },
  ]);
});

test('a rule that throws is named in the notes, and the others go on', async () => {
  const answer = await createHealScanner([broken, calls]).scan(request({ 'a.py': 'print(1)\n' }));
  expect(answer.findings).toHaveLength(1);
  expect(answer.notes).toEqual(['broken on a.py: too deep']);
});

test('a stopped scan ends before the next file', async () => {
  const scan = createHealScanner([calls]).scan(request({ 'a.py': 'print(1)\n' }, AbortSignal.abort()));
  await expect(scan).rejects.toThrow();
});

test('files without a language of a rule give it nothing to do', async () => {
  const scanner = createHealScanner([calls]);
  expect(await scanner.applies(request({ 'a.ts': '' }))).toBe(false);
  expect(await scanner.applies(request({ 'a.py': '' }))).toBe(true);
});

test('examples that a rule does not keep are told', () => {
  expect(
    checkExamples({ ...calls, examples: { finds: calls.examples.leaves, leaves: calls.examples.finds } }),
  ).toHaveLength(2);
  expect(checkExamples({ ...calls, mentions: /never/ })[0]).toMatch(/`mentions` hides/);
});
