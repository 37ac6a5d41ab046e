import { enclosingFunction, isFunction } from '#syntax/javascript/nodes.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'js-prototype-pollution',
  title: 'Keys from outside may reach the prototype of all objects',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'medium',
  links: [
    'https://cwe.mitre.org/data/definitions/1321.html',
    'https://developer.mozilla.org/docs/Web/Security/Attacks/Prototype_pollution',
  ],
  mentions: /\bfor\s*\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      kind: 'for_in_statement',
      has: { field: 'body', has: { kind: 'subscript_expression', stopBy: 'end' } },
    }).flatMap((node) => {
      const key = node.field('left')?.text();
      const fn = enclosingFunction(node);
      const name = fn && nameOf(fn);
      const body = node.field('body')?.text() ?? '';
      const source = node.field('right')?.text() ?? '';
      const isKeys = node.field('operator')?.text() === 'in' || /^(Object\.keys|Reflect\.ownKeys)\(/.test(source);
      if (!isKeys || !fn || name === undefined || key === undefined || !/^[\w$]+$/.test(key)) return [];
      // Only a merge that calls itself for `target[key]` follows `__proto__` to the prototype.
      const target = new RegExp(
        `(?<![\\w$.])(?:this\\.)?${name}\\(\\s*(\\w+)\\[${key}\\]\\s*,\\s*\\w+\\[${key}\\]`,
      ).exec(body)?.[1];
      const isWritten = target !== undefined && new RegExp(`(?<![\\w$.])${target}\\[${key}\\]\\s*=[^=]`).test(body);
      if (!isWritten || /__proto__|prototype|hasOwn|isSafeKey|Object\.create\(null\)/.test(fn.text())) return [];
      return [{ node, message: 'With the key `__proto__` this merge changes every object of the program.' }];
    });
  },
  examples: {
    finds: [
      {
        path: 'a.js',
        text: 'function merge(to, from) {\n  for (const key in from) {\n    if (isObject(from[key])) merge(to[key], from[key]);\n    else to[key] = from[key];\n  }\n}\n',
      },
    ],
    leaves: [
      {
        path: 'a.js',
        text: 'function merge(to, from) {\n  for (const key in from) {\n    if (key === "__proto__") continue;\n    if (isObject(from[key])) merge(to[key], from[key]);\n    else to[key] = from[key];\n  }\n}\n',
      },
      {
        path: 'a.js',
        text: 'function visit(tree, path) {\n  for (const key in tree) visit(tree[key], path + key);\n}\n',
      },
      { path: 'a.js', text: 'function copy(to, from) {\n  for (const key in from) to[key] = from[key];\n}\n' },
    ],
  },
};

function nameOf(fn: Node): string | undefined {
  const own = isFunction(fn) ? fn.field('name')?.text() : undefined;
  const given = fn.parent()?.kind() === 'variable_declarator' ? fn.parent()?.field('name')?.text() : undefined;
  const name = own ?? given;
  return name !== undefined && /^\w+$/.test(name) ? name : undefined;
}
