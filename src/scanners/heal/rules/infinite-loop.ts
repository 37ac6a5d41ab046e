import { findAll, type Node } from '#syntax/parse.ts';
import { ownDescendants } from '#syntax/python/nodes.ts';
import { readDotted } from '#syntax/python/calls.ts';
import type { Hit, HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'infinite-loop',
  title: 'A loop never ends',
  languages: ['python'],
  category: 'logic',
  severity: 'high',
  links: ['https://cwe.mitre.org/data/definitions/835.html'],
  mentions: /\bwhile\b/,
  find(tree) {
    return findAll(tree, { kind: 'while_statement' }).flatMap((loop): Hit[] => {
      const body = loop.field('body');
      if (!isAlwaysTrue(loop.field('condition')) || body === null || canEnd(body)) return [];
      return [
        { node: loop, message: 'Nothing in the loop ends it: no break, return or raise, and nothing that waits.' },
      ];
    });
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'def f(n, taken):\n    while True:\n        if n in taken:\n            n += 1\n' },
      { path: 'a.py', text: 'while 1:\n    for x in y:\n        break\n' },
    ],
    leaves: [
      { path: 'a.py', text: 'while True:\n    if done():\n        break\n' },
      { path: 'a.py', text: 'while True:\n    time.sleep(1)\n    poll()\n' },
      { path: 'a.py', text: 'def f():\n    while True:\n        yield 1\n' },
      { path: 'a.py', text: 'async def f():\n    while True:\n        await work()\n' },
      { path: 'a.py', text: 'while True:\n    handle(queue.get())\n' },
      { path: 'a.py', text: 'while x:\n    x += 1\n' },
    ],
  },
};

function isAlwaysTrue(condition: Node | null): boolean {
  return condition !== null && /^\(?\s*(?:True|1)\s*\)?$/.test(condition.text());
}

/** Left by a statement, or made to run on: it yields, awaits, or calls something - which may raise, block or exit. */
function canEnd(body: Node): boolean {
  if (ownDescendants(body, 'return_statement', 'raise_statement', 'yield', 'await', 'assert_statement').length > 0)
    return true;
  if (body.find({ rule: { kind: 'ERROR' } }) !== null) return true;
  const breaks = ownDescendants(body, 'break_statement');
  if (breaks.some((it) => !isInInnerLoop(it, body))) return true;
  if (ownDescendants(body, 'subscript', 'for_statement', 'with_statement').some((it) => !it.is('for_statement')))
    return true;
  return ownDescendants(body, 'call').some((call) => !isCalm(readDotted(call.field('function'))));
}

function isInInnerLoop(statement: Node, body: Node): boolean {
  for (let at = statement.parent(); at !== null && at.id() !== body.id(); at = at.parent()) {
    if (at.is('for_statement') || at.is('while_statement')) return true;
  }
  return false;
}

/** Calls that neither end the program nor wait for anything. */
function isCalm(callee: string | undefined): boolean {
  return callee !== undefined && /^(?:print|len|str|int|abs|min|max|range|\w+\.(?:append|add))$/.test(callee);
}
