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
    return findAll(tree, { kind: 'block' }).flatMap((block): Hit[] => {
      const statements = statementsOf(block);
      const index = statements.findIndex((statement) => leaves(statement));
      const node = statements[index + 1];
      if (index < 0 || node === undefined || isDeliberate(node, statements[index])) return [];
      const how = statements[index]?.text().split(/\s/)[0] ?? 'return';
      return [{ node, message: `Nothing gets here: the \`${how}\` above always leaves.` }];
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
