import { findAll, type Node } from '#syntax/parse.ts';
import { descendants } from '#syntax/python/nodes.ts';
import { readAssignment, statementsOf } from '#syntax/python/uses.ts';
import type { Hit, HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'shared-class-default',
  title: 'All objects of a class fill the same list',
  languages: ['python'],
  category: 'logic',
  severity: 'high',
  links: [
    'https://docs.python.org/3/tutorial/classes.html#class-and-instance-variables',
    'https://docs.astral.sh/ruff/rules/mutable-class-default/',
  ],
  mentions: /^[ \t]+\w+(?:\s*:[^=\n]+)?\s*=\s*(?:\[|\{|list\(|dict\(|set\()/m,
  find(tree) {
    return findAll(tree, { kind: 'class_definition' }).flatMap((definition): Hit[] => {
      const body = definition.field('body');
      if (body === null) return [];
      return statementsOf(body).flatMap((statement): Hit[] => {
        const made = readAssignment(statement);
        const type = made?.name.parent()?.field('type')?.text() ?? '';
        if (made === undefined || !isEmptyContainer(made.value) || /ClassVar|Final/.test(type)) return [];
        const name = made.name.text();
        if (isDeliberate(statement, name)) return [];
        if (!isFilledThroughSelf(body, name) || isSetOnSelf(body, name)) return [];
        return [
          { node: statement, message: `\`${name}\` belongs to the class: what one object puts in, all others have.` },
        ];
      });
    });
  },
  examples: {
    finds: [
      {
        path: 'a.py',
        text: 'class Cart:\n    lines = []\n\n    def add(self, line):\n        self.lines.append(line)\n',
      },
    ],
    leaves: [
      {
        path: 'a.py',
        text: 'class Cart:\n    lines = []\n\n    def __init__(self):\n        self.lines = []\n\n    def add(self, line):\n        self.lines.append(line)\n',
      },
      { path: 'a.py', text: 'class Cart:\n    fields = ["a"]\n\n    def show(self):\n        return self.fields\n' },
      {
        path: 'a.py',
        text: 'class Cart:\n    known: ClassVar[list] = []\n\n    def add(self):\n        self.known.append(self)\n',
      },
    ],
  },
};

/** Registries and caches of a class are private, or somebody wrote a word about them. */
function isDeliberate(statement: Node, name: string): boolean {
  const { line } = statement.range().end;
  const near = [statement.prev(), statement.next(), statement.parent()?.prev() ?? null];
  const isSaid = near.some((it) => it?.is('comment') === true && Math.abs(it.range().end.line - line) <= 1);
  return isSaid || /^_|cache|registry|instances|shared|all/i.test(name);
}

function isEmptyContainer(value: Node): boolean {
  return /^(?:\[\s*\]|\{\s*\}|(?:list|dict|set)\(\s*\))$/.test(value.text());
}

function isFilledThroughSelf(body: Node, name: string): boolean {
  const calls = descendants(body, 'call').some((it) =>
    new RegExp(`^self\\.${name}\\.(?:append|add|extend|insert|update|setdefault)$`).test(
      it.field('function')?.text() ?? '',
    ),
  );
  const items = descendants(body, 'subscript').some((it) => {
    const isTarget = it.parent()?.is('assignment') === true && it.parent()?.field('left')?.id() === it.id();
    return isTarget && it.field('value')?.text() === `self.${name}`;
  });
  return calls || items;
}

function isSetOnSelf(body: Node, name: string): boolean {
  return descendants(body, 'attribute').some((it) => {
    const parent = it.parent();
    return it.text() === `self.${name}` && parent?.is('assignment') === true && parent.field('left')?.id() === it.id();
  });
}
