import { findAll, type Node } from '#syntax/parse.ts';
import { readDotted } from '#syntax/python/calls.ts';
import { ownDescendants, statementOf } from '#syntax/python/nodes.ts';
import { statementsOf } from '#syntax/python/uses.ts';
import type { Hit, HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'modified-while-iterating',
  title: 'What a loop goes through changes its length on the way',
  languages: ['python'],
  category: 'logic',
  severity: 'high',
  links: ['https://docs.python.org/3/tutorial/controlflow.html#for-statements'],
  mentions: /\b(?:remove|pop|insert|popitem|discard|clear|del)\b/,
  find(tree) {
    return findAll(tree, { kind: 'for_statement' }).flatMap((loop): Hit[] => {
      const name = readDotted(loop.field('right'));
      const body = loop.field('body');
      if (name === undefined || body === null) return [];
      return changesIn(body).flatMap((node) => {
        if (!isChange(node, name) || isLeft(node) || isRebound(body, name)) return [];
        return [
          {
            node,
            message: `\`${name}\` gets shorter or longer while the loop goes through it: elements are skipped, or it fails.`,
          },
        ];
      });
    });
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'for x in xs:\n    if x.old:\n        xs.remove(x)\n' },
      { path: 'a.py', text: 'for k in d:\n    del d[k]\n' },
    ],
    leaves: [
      { path: 'a.py', text: 'for x in list(xs):\n    xs.remove(x)\n' },
      { path: 'a.py', text: 'for x in xs:\n    if x.old:\n        xs.remove(x)\n        break\n' },
      { path: 'a.py', text: 'for x in xs:\n    others.remove(x)\n' },
      { path: 'a.py', text: 'for k in d:\n    d.get(k)\n' },
    ],
  },
};

function changesIn(body: Node): Node[] {
  const call = { kind: 'call', has: { field: 'function', regex: '\\.(remove|pop|insert|popitem|discard|clear)$' } };
  return body.findAll({ rule: { any: [call, { kind: 'delete_statement' }] } });
}

function isChange(node: Node, name: string): boolean {
  if (node.is('call')) {
    const callee = readDotted(node.field('function')) ?? '';
    // A `clear` that takes arguments is something else than a container's.
    if (/\.clear$/.test(callee) && node.field('arguments')?.text() !== '()') return false;
    return (
      new RegExp(`\\.(?:remove|pop|insert|popitem|discard|clear)$`).test(callee) &&
      callee.slice(0, callee.lastIndexOf('.')) === name
    );
  }
  const target = node.namedChildren()[0];
  return target?.is('subscript') === true && target.field('value')?.text() === name;
}

/** The loop ends right behind the change. */
function isLeft(node: Node): boolean {
  let statement = statementOf(node);
  while (statement) {
    const block = statement.parent();
    const last = block?.is('block') ? statementsOf(block).at(-1) : undefined;
    if (last && ['break_statement', 'return_statement', 'raise_statement'].includes(String(last.kind()))) return true;
    const outer: Node | null | undefined = block?.parent();
    if (!outer || outer.is('for_statement') || outer.is('while_statement')) return false;
    statement = statementOf(outer);
  }
  return false;
}

function isRebound(body: Node, name: string): boolean {
  return ownDescendants(body, 'assignment').some((it) => it.field('left')?.text() === name);
}
