import { methodOf } from '#syntax/javascript/nodes.ts';
import { findMethodCalls } from '#syntax/javascript/search.ts';
import { isCleaned, isConstant } from '#syntax/javascript/values.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

/** Flag only: what belongs where in the page is for a person to say. */
export const rule: HealRule = {
  id: 'js-document-write',
  title: 'Values are written into the page as markup',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'medium',
  links: [
    'https://cwe.mitre.org/data/definitions/79.html',
    'https://developer.mozilla.org/docs/Web/API/Document/write',
  ],
  mentions: /document\.write/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, 'write|writeln').flatMap((node) => {
      const method = methodOf(node);
      if (!method || !/^((window|globalThis|self)\.)?document$/.test(method.object.text())) return [];
      if (method.args.every((argument) => isConstant(argument) || isCleaned(argument))) return [];
      return [{ node, message: 'The browser reads this as markup: a value with a script in it runs.' }];
    });
  },
  examples: {
    finds: [{ path: 'a.js', text: 'document.write("<p>" + location.search + "</p>");\n' }],
    leaves: [
      { path: 'a.js', text: 'document.write("<p>Hello</p>");\n' },
      { path: 'a.js', text: 'document.writers.write(value);\n' },
    ],
  },
};
