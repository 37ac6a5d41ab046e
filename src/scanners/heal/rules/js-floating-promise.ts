import { enclosingFunction, namedChildren, unwrap } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

/** Flag only: waiting changes when everything after it happens. */
export const rule: HealRule = {
  id: 'js-floating-promise',
  title: 'Nobody waits for an async function',
  languages: ['typescript', 'javascript'],
  category: 'logic',
  severity: 'medium',
  links: [
    'https://typescript-eslint.io/rules/no-floating-promises/',
    'https://cwe.mitre.org/data/definitions/252.html',
  ],
  mentions: /\basync\b/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      kind: 'expression_statement',
      has: { kind: 'call_expression', has: { field: 'function', kind: 'identifier' } },
    }).flatMap((node) => {
      const [call] = namedChildren(node);
      const callee = call?.kind() === 'call_expression' ? call.field('function') : null;
      const around = enclosingFunction(node);
      // Elsewhere a start without waiting is what is left to do, and mostly meant.
      if (!call || callee?.kind() !== 'identifier' || !around || !isAsync(around)) return [];
      const found = resolve(callee);
      const made =
        found?.kind === 'function'
          ? found.declaration
          : found?.kind === 'const' && found.property === undefined
            ? found.initial
            : undefined;
      if (!made || !isAsync(unwrap(made))) return [];
      return [
        {
          node: call,
          message: `\`${callee.text()}\` is async: without await its errors get lost and the next line runs too early.`,
        },
      ];
    });
  },
  examples: {
    finds: [
      { path: 'a.ts', text: 'async function save() {}\nasync function run() {\n  save();\n  report();\n}\n' },
      { path: 'a.js', text: 'const save = async () => {};\nexport const run = async () => { save(); };\n' },
    ],
    leaves: [
      {
        path: 'a.ts',
        text: 'async function save() {}\nasync function run() {\n  await save();\n  void save();\n  return save();\n}\n',
      },
      { path: 'a.js', text: 'async function main() {}\nmain();\n' },
      { path: 'a.js', text: 'async function save() {}\nasync function run() { save().catch(report); }\n' },
    ],
  },
};

function isAsync(fn: Node): boolean {
  return fn.children().some((child) => child.text() === 'async' && child.kind() === 'async');
}
