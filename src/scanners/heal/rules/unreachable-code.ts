import { findAll, type Node } from '#syntax/parse.ts';
import { statementsOf } from '#syntax/python/uses.ts';
import type { Hit, HealRule } from '../rule.ts';

const leaving = new Set(['return_statement', 'raise_statement', 'continue_statement', 'break_statement']);

export const rule: HealRule = {
  id: 'unreachable-code',
  title: 'Code stands where nothing gets to',
  languages: ['python'],
  category: 'logic',
  severity: 'medium',
  links: ['https://cwe.mitre.org/data/definitions/561.html'],
  find(tree) {
    const simple = findAll(tree, { any: [...leaving].map((kind) => ({ kind })) });
    const branching = findAll(tree, { kind: 'if_statement', has: { kind: 'else_clause' } });
    return [...simple, ...branching].flatMap((statement): Hit[] => {
      const node = nextStatement(statement);
      if (node === undefined || !leaves(statement) || isDeliberate(node, statement)) return [];
      const how = statement.is('if_statement')
        ? 'every branch above'
        : `the \`${statement.text().split(/\W/)[0]}\` above`;
      return [{ node, message: `Nothing gets here: ${how} always leaves.` }];
    });
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'def f(x):\n    return x\n    print(x)\n' },
      {
        path: 'a.py',
        text: 'def f(x):\n    if x:\n        return 1\n    else:\n        raise ValueError\n    print(x)\n',
      },
      { path: 'a.py', text: 'for x in y:\n    continue\n    print(x)\n' },
    ],
    leaves: [
      { path: 'a.py', text: 'def f(x):\n    if x:\n        return x\n    print(x)\n' },
      { path: 'a.py', text: 'def f():\n    raise NotImplementedError\n    yield\n' },
      { path: 'a.py', text: 'def f(x):\n    return x\n    # the end\n' },
      { path: 'a.py', text: 'def f(x):\n    try:\n        return x\n    finally:\n        close()\n' },
    ],
  },
};

/** The statement behind this one in the same block. */
function nextStatement(statement: Node): Node | undefined {
  let next = statement.next();
  while (next !== null && (next.is('comment') || !next.isNamed())) next = next.next();
  // A branch of the same `if` or a handler of the same `try` is no follower.
  return next === null || /_clause$/.test(String(next.kind())) ? undefined : next;
}

function leaves(statement: Node): boolean {
  if (leaving.has(String(statement.kind()))) return true;
  if (!statement.is('if_statement')) return false;
  const branches = statement.fieldChildren('alternative');
  const last = branches.at(-1);
  if (last?.is('else_clause') !== true) return false;
  const blocks = [statement.field('consequence'), ...branches.map((it) => it.field('consequence') ?? it.field('body'))];
  return blocks.every((block) => block !== null && statementsOf(block).some(leaves));
}

/** A `yield` below makes a generator of the function; a lone `pass`, text or `assert False` says what is known already. */
function isDeliberate(node: Node, before: Node | undefined): boolean {
  if (node.find({ rule: { any: [{ kind: 'yield' }, { kind: 'ERROR' }] } }) !== null) return true;
  if (before?.text() === '' || /^(?:pass|\.\.\.|assert (?:False|0)\b.*|raise\b.*|return|break)$/.test(node.text()))
    return true;
  return node.is('expression_statement') && node.namedChildren()[0]?.is('string') === true;
}
