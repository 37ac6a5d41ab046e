import type { AstRule } from '../core/pattern.ts';

/**
 * Values that are closed in themselves: whatever stands there, nothing around it binds stronger.
 * Rules may say `matches: value` instead of naming them all.
 */
export const valueKinds = {
  python: `identifier attribute subscript call string concatenated_string integer float true false none list tuple
    dictionary set parenthesized_expression list_comprehension set_comprehension dictionary_comprehension
    generator_expression`.split(/\s+/),
  script: `identifier this member_expression subscript_expression call_expression string template_string number regex
    true false null undefined array object parenthesized_expression new_expression`.split(/\s+/),
} as const;

/** Values that may be read twice, or not at all, without anybody noticing: `matches: still-value`. */
export const stillKinds: ReadonlySet<string> = new Set(
  `identifier attribute string integer float true false none this member_expression number null undefined`.split(' '),
);

const anyOf = (kinds: readonly string[]): AstRule => ({ any: kinds.map((kind) => ({ kind })) });

/** What `matches` may name in a rule, by the kind of a tree's root. */
export function namedRules(rootKind: string): Readonly<Record<string, AstRule>> {
  const kinds = rootKind === 'module' ? valueKinds.python : valueKinds.script;
  return { value: anyOf(kinds), 'still-value': anyOf(kinds.filter((kind) => stillKinds.has(kind))) };
}
