import { findAll, type Node } from '#syntax/parse.ts';
import { statementsOf } from '#syntax/python/uses.ts';
import type { Hit, HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'swallowed-exception',
  title: 'Every error is thrown away without a word',
  languages: ['python'],
  category: 'logic',
  severity: 'medium',
  links: ['https://cwe.mitre.org/data/definitions/390.html', 'https://docs.astral.sh/ruff/rules/try-except-pass/'],
  mentions: /\bexcept\b/,
  find(tree) {
    return findAll(tree, { kind: 'except_clause' }).flatMap((clause): Hit[] => {
      const block = clause.namedChildren().find((it) => it.is('block'));
      const caught = clause.namedChildren().find((it) => !it.is('block') && !it.is('comment'));
      if (block === undefined || !isBroad(caught) || clause.find({ rule: { kind: 'comment' } }) !== null) return [];
      const [only, ...more] = statementsOf(block);
      if (more.length > 0 || only?.is('pass_statement') !== true || isCleanUp(clause)) return [];
      return [
        {
          node: clause,
          message: 'Every error ends here without a trace: name the ones that are expected, or say what happened.',
        },
      ];
    });
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'try:\n    total = count(rows)\n    save(total)\nexcept Exception:\n    pass\n' },
      { path: 'a.py', text: 'try:\n    total = count(rows)\nexcept:\n    pass\n' },
    ],
    leaves: [
      { path: 'a.py', text: 'try:\n    total = count(rows)\nexcept KeyError:\n    pass\n' },
      { path: 'a.py', text: 'try:\n    total = count(rows)\nexcept Exception:\n    pass  # nobody needs the total\n' },
      { path: 'a.py', text: 'try:\n    connection.close()\nexcept Exception:\n    pass\n' },
      { path: 'a.py', text: 'try:\n    total = count(rows)\nexcept Exception as error:\n    log(error)\n' },
    ],
  },
};

function isBroad(caught: Node | undefined): boolean {
  return caught === undefined || /^(?:Exception|BaseException)(?:\s+as\s+\w+)?$/.test(caught.text());
}

/** Closing things at the end may fail without harm. */
function isCleanUp(clause: Node): boolean {
  const body = clause.parent()?.field('body');
  const statements = body ? statementsOf(body) : [];
  return (
    statements.length === 1 &&
    /\b(?:close|unlink|remove|rmtree|kill|terminate|shutdown|stop|disconnect|cancel|cleanup|flush|import)\b/.test(
      statements[0]?.text() ?? '',
    )
  );
}
