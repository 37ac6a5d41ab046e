import { findAllIn } from '#syntax/javascript/walk.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

const exits = ['return_statement', 'throw_statement', 'yield_expression', 'await_expression', 'break_statement'];

/** Flag only: why a loop should end cannot be read from it. */
export const rule: HealRule = {
  id: 'js-infinite-loop',
  title: 'A loop never ends',
  languages: ['typescript', 'javascript'],
  category: 'logic',
  severity: 'high',
  links: ['https://cwe.mitre.org/data/definitions/835.html'],
  mentions: /\bwhile\s*\(\s*(?:true|1|!0)\s*\)|\bfor\s*\(\s*;\s*;\s*\)/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      any: [{ kind: 'while_statement' }, { kind: 'do_statement' }, { kind: 'for_statement' }],
    }).flatMap((node) => {
      if (!isEndless(node)) return [];
      if (exits.some((kind) => findAllIn(node, kind).length > 0)) return [];
      // Calls that do not come back, and workers that block on purpose.
      if (
        /process\.(exit|abort)\(|Atomics\.wait|(?<![\w$.])(fail|exit|panic|never|unreachable|postMessage)\w*\(/i.test(
          node.text(),
        )
      )
        return [];
      return [{ node, message: 'Nothing in this loop leaves it.' }];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'while (true) {\n  count += 1;\n}\n' },
      { path: 'a.js', text: 'for (;;) poll(() => { return 1; });\n' },
    ],
    leaves: [
      { path: 'a.js', text: 'while (true) {\n  if (done()) break;\n}\n' },
      { path: 'a.js', text: 'function* ids() { for (;;) yield next(); }\n' },
      { path: 'a.js', text: 'async function run() { while (true) await turn(); }\n' },
      { path: 'a.js', text: 'while (queue.length > 0) { count += 1; }\n' },
    ],
  },
};

function isEndless(loop: Node): boolean {
  const condition = loop.field('condition')?.text() ?? '';
  if (loop.kind() === 'for_statement') return /^for\s*\([^;()]*;\s*;/.test(loop.text()) && /^;?$/.test(condition);
  return /^\(\s*(true|1|!0)\s*\)$/.test(condition);
}
