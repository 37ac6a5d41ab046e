import { callOf, pathOf } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { findCalls } from '#syntax/javascript/search.ts';
import { isConstant } from '#syntax/javascript/values.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-eval',
  title: 'Text is run as code',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/95.html',
    'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/eval',
  ],
  mentions: /(?<![\w$.])(?:(?:window|globalThis|self|global)\.)?eval\s*\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findCalls(tree, 'eval').flatMap((node) => {
      const call = callOf(node);
      const [argument] = call?.args ?? [];
      if (!call || !argument || !/^((window|globalThis|self|global)\.)?eval$/.test(pathOf(call.callee) ?? ''))
        return [];
      if (call.callee.kind() === 'identifier' && resolve(call.callee)) return [];
      return isConstant(argument)
        ? []
        : [{ node, message: 'Whatever this text says is run as code; data wants a parser.' }];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'const data = eval("(" + text + ")");\n' },
      { path: 'a.js', text: 'window.eval(script);\n' },
    ],
    leaves: [
      { path: 'a.js', text: 'const root = eval("this");\n' },
      { path: 'a.js', text: 'const score = model.eval(input);\n' },
      { path: 'a.js', text: 'import { eval as run } from "./engine.js";\nrun(text);\n' },
      { path: 'a.js', text: 'function f(eval) { return eval(input); }\n' },
    ],
  },
};
