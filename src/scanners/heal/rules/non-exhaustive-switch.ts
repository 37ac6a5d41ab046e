import { namedChildren, unwrap } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { findAll, type Node, type Tree } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

/**
 * Flag only: what should happen for the one that is missing is for a person. Only where exactly one of three or more is
 * missing: who leaves out several does so on purpose.
 */
export const rule: HealRule = {
  id: 'non-exhaustive-switch',
  title: 'A switch forgets one of its cases',
  languages: ['typescript'],
  category: 'logic',
  severity: 'medium',
  links: [
    'https://cwe.mitre.org/data/definitions/478.html',
    'https://typescript-eslint.io/rules/switch-exhaustiveness-check/',
    'https://www.typescriptlang.org/docs/handbook/2/narrowing.html#exhaustiveness-checking',
  ],
  mentions: /\bswitch\b/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, { kind: 'switch_statement' }).flatMap((node) => {
      const value = node.field('value');
      const body = node.field('body');
      const members = value && membersOf(unwrap(value), tree);
      if (!value || !body || !members || members.size < 3) return [];
      const cases = namedChildren(body);
      const given = cases.flatMap((each) => each.field('value') ?? []).map((each) => withoutQuotes(each.text()));
      if (given.length < cases.length || isAnsweredBehind(node, cases)) return [];
      const missing = [...members].filter((member) => !given.includes(member));
      const [only] = missing;
      if (missing.length !== 1 || only === undefined || given.some((each) => !members.has(each))) return [];
      return [{ node: value, message: `Nothing happens for \`${only}\`, the only one that has no case here.` }];
    });
  },
  examples: {
    finds: [
      {
        path: 'a.ts',
        text: "type Size = 's' | 'm' | 'l';\nfunction f(size: Size) {\n  switch (size) {\n    case 's': small(); break;\n    case 'm': medium(); break;\n  }\n}\n",
      },
      {
        path: 'a.ts',
        text: 'export enum Color { Red, Green = 2, Blue }\nfunction f(color: Color) {\n  switch (color) {\n    case Color.Red: case Color.Blue: warm(); break;\n  }\n}\n',
      },
    ],
    leaves: [
      {
        path: 'a.ts',
        text: "type Size = 's' | 'm' | 'l';\nfunction f(size: Size) {\n  switch (size) {\n    case 's': small(); break;\n    case 'm': break;\n    default: other();\n  }\n}\n",
      },
      {
        path: 'a.ts',
        text: "type Size = 's' | 'm' | 'l';\nfunction f(size: Size) {\n  switch (size) {\n    case 's': return 1;\n    case 'm': return 2;\n  }\n  return 3;\n}\n",
      },
      {
        path: 'a.ts',
        text: "type Size = 's' | 'm' | 'l' | 'xl';\nfunction f(size: Size) {\n  switch (size) {\n    case 's': small(); break;\n    case 'm': medium(); break;\n  }\n}\n",
      },
      {
        path: 'a.ts',
        text: "type Size = 's' | 'm' | Other;\nfunction f(size: Size) {\n  switch (size) {\n    case 's': small(); break;\n  }\n}\n",
      },
      {
        path: 'a.ts',
        text: "type Size = 's' | 'm' | 'l';\nfunction f(size: Size) {\n  if (size === 'l') return;\n  switch (size) {\n    case 's': small(); break;\n    case 'm': medium(); break;\n  }\n}\n",
      },
    ],
  },
};

/** What the value can be, by a union of texts or an enum of this file; undefined when that is not known. */
function membersOf(value: Node, tree: Tree): ReadonlySet<string> | undefined {
  if (value.kind() !== 'identifier') return undefined;
  const found = resolve(value);
  const type = found?.type;
  if (found === undefined || type === undefined || !/^[A-Z]\w*$/.test(type)) return undefined;
  // Whoever asks for it before knows of it.
  if (isAskedFor(found.scope, value)) return undefined;
  const named = findAll(tree, {
    any: [{ kind: 'type_alias_declaration' }, { kind: 'enum_declaration' }],
    has: { field: 'name', regex: `^${type}$` },
  });
  const [only] = named;
  if (named.length !== 1 || only === undefined) return undefined;
  return only.kind() === 'enum_declaration' ? enumMembers(only, type) : unionMembers(only);
}

function enumMembers(node: Node, type: string): ReadonlySet<string> {
  const members = namedChildren(node.field('body') ?? node).map((each) => (each.field('name') ?? each).text());
  return new Set(members.map((member) => `${type}.${member}`));
}

function unionMembers(node: Node): ReadonlySet<string> | undefined {
  const value = node.field('value');
  if (value?.kind() !== 'union_type') return undefined;
  const parts = flatten(value);
  if (parts.some((part) => part.kind() !== 'literal_type')) return undefined;
  return new Set(parts.map((part) => withoutQuotes(part.text())));
}

function flatten(node: Node): Node[] {
  return node.kind() === 'union_type' ? namedChildren(node).flatMap(flatten) : [node];
}

function withoutQuotes(text: string): string {
  return text.replace(/^(['"])(.*)\1$/, '$2');
}

/** The value is compared or taken apart elsewhere in its function, or gets another type there. */
function isAskedFor(scope: Node, value: Node): boolean {
  const name = value.text().replaceAll('$', '\\$');
  return new RegExp(
    `\\b${name}\\b\\s*[!=]==?|[!=]==?\\s*${name}\\b|\\(${name}\\)\\s*[?&|]|\\b${name}\\s+(?:as|satisfies)\\b`,
  ).test(scope.text());
}

/** Every case leaves, and something stands behind the switch: that is the answer for the rest. */
function isAnsweredBehind(node: Node, cases: readonly Node[]): boolean {
  const leaves = cases.every((each) => {
    const last = namedChildren(each).at(-1);
    const inner = last?.kind() === 'statement_block' ? namedChildren(last).at(-1) : last;
    return namedChildren(each).length === 1 || /^(return|throw)_statement$/.test(String(inner?.kind()));
  });
  return leaves && node.next() !== null && node.next()?.kind() !== '}';
}
