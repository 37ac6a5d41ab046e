import { findAll } from '#syntax/parse.ts';
import type { Hit, HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'duplicate-condition',
  title: 'An `elif` asks what was asked before',
  languages: ['python'],
  category: 'logic',
  severity: 'high',
  links: ['https://cwe.mitre.org/data/definitions/561.html'],
  mentions: /\belif\b/,
  find(tree) {
    return findAll(tree, { kind: 'if_statement' }).flatMap((statement): Hit[] => {
      const first = statement.field('condition');
      const others = statement.fieldChildren('alternative').flatMap((it) => it.field('condition') ?? []);
      const asked = new Set<string>(first ? [first.text()] : []);
      return others.flatMap((node) => {
        const text = node.text();
        // A call or a walrus may answer differently the second time.
        const isRepeated = asked.has(text) && !/[(]|:=|\bawait\b/.test(text);
        asked.add(text);
        return isRepeated
          ? [{ node, message: `\`${text.slice(0, 60)}\` was asked above: this branch never runs.` }]
          : [];
      });
    });
  },
  examples: {
    finds: [{ path: 'a.py', text: 'if x == 1:\n    a()\nelif x == 2:\n    b()\nelif x == 1:\n    c()\n' }],
    leaves: [
      { path: 'a.py', text: 'if x == 1:\n    a()\nelif x == 2:\n    b()\n' },
      { path: 'a.py', text: 'if take():\n    a()\nelif take():\n    b()\n' },
    ],
  },
};
