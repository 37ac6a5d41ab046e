import { methodOf } from '#syntax/javascript/nodes.ts';
import { isFromOutside, repeatsAround } from '#syntax/javascript/repeats.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { findMethodCalls } from '#syntax/javascript/search.ts';
import { isArray, isConstant, isText } from '#syntax/javascript/values.ts';
import type { Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import { wordsOf } from '#syntax/words.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-includes-in-loop',
  title: 'A list is searched from its start in each turn',
  languages: ['typescript', 'javascript'],
  category: 'performance',
  severity: 'low',
  links: ['https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Set#performance'],
  mentions: /\.includes\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, 'includes').flatMap((node) => {
      const method = methodOf(node);
      const [element, ...more] = method?.args ?? [];
      if (method?.name !== 'includes' || method.object.kind() !== 'identifier' || !element || more.length > 0)
        return [];
      const found = resolve(method.object);
      const [repeat] = repeatsAround(node);
      if (!found || !repeat || !isFromOutside(found, repeat) || isConstant(element) || isText(method.object)) return [];
      if (
        !isArray(method.object) &&
        ((found.type !== undefined && found.type !== 'any') || !hasListName(method.object.text()))
      )
        return [];
      if (found.initial && isSmall(found.initial)) return [];
      // `ALLOWED_TYPES`: what somebody wrote down is short, and a Set of it is no faster.
      if (/^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/.test(method.object.text())) return [];
      return [
        { node, message: `\`${method.object.text()}\` is read from its start in each turn; a Set answers at once.` },
      ];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'function both(a, b) { return a.filter((x) => b.includes(x)); }\n' },
      {
        path: 'a.ts',
        text: 'function f(xs: string[], ids: readonly string[]) {\n  for (const x of xs) if (ids.includes(x)) show(x);\n}\n',
      },
    ],
    leaves: [
      { path: 'a.js', text: 'import { ALLOWED_TYPES } from "./b.js";\nxs.filter((x) => ALLOWED_TYPES.includes(x));\n' },
      { path: 'a.js', text: 'function hits(words, text) { return words.filter((word) => text.includes(word)); }\n' },
      { path: 'a.js', text: 'const KINDS = ["a", "b"];\nxs.filter((x) => KINDS.includes(x));\n' },
      { path: 'a.js', text: 'xs.filter((x) => x.names.includes(wanted));\n' },
      { path: 'a.ts', text: 'function f(xs: string[], b: string) { return xs.filter((x) => b.includes(x)); }\n' },
      { path: 'a.js', text: 'const known = ids.includes(id);\n' },
    ],
  },
};

/** `ids`, `items`, `allowedNames`; and letters other than those that stand for text. */
function hasListName(name: string): boolean {
  if (/^[a-b]$|^(xs|ys)$/.test(name)) return true;
  const last = wordsOf(name).at(-1) ?? '';
  if (/^(list|array|arr|all|set|collection|others)$/.test(last)) return true;
  return (
    /s$/.test(last) &&
    !/(ss|tus|ius|bus|is)$/.test(last) &&
    !/^(contents|args|css|js|ts|class|this|https|alias|params)$/.test(last)
  );
}

function isSmall(initial: Node): boolean {
  return initial.kind() === 'array' && initial.children().length < 25;
}
