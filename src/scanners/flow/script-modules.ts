import type { Node } from '#syntax/parse.ts';
import type { Expr, ImportIr } from './ir.ts';
import { named } from './script-home.ts';

/** `module.exports = …`, `exports.name = …`: the names that others see, with what stands behind each. */
export function commonExports(left: Node | null, value: Expr): readonly (readonly [string, Expr])[] {
  const found = /^(?:module\.)?exports(?:\.(\w+))?$/.exec(left?.text() ?? '');
  if (!found || left?.text() === 'exports') return [];
  if (found[1] !== undefined) return [[found[1], value]];
  const entries = value.is === 'dict' ? value.entries : [];
  const names = entries.flatMap(({ key, value: one }) =>
    key?.is === 'constant' && typeof key.value === 'string' ? [[key.value, one] as const] : [],
  );
  return [['default', value], ...names];
}

/** `const x = require('m')`, `const { a: b } = require('m')`, `const y = require('m').z`; undefined when it is none. */
export function requiredImports(name: Node | null, value: Node | null): readonly ImportIr[] | undefined {
  if (value?.kind() !== 'call_expression' && value?.kind() !== 'member_expression') return undefined;
  const found = /^(?:require\(\s*['"]([^'"]+)['"]\s*\))(?:\.(\w+))?$/.exec(value.text());
  if (!found?.[1] || !name) return undefined;
  const module = found[1];
  if (name.kind() === 'identifier') return [{ local: name.text(), module, name: found[2] }];
  if (name.kind() !== 'object_pattern' || found[2] !== undefined) return undefined;
  return named(name).flatMap((child): ImportIr[] => {
    if (child.kind() === 'shorthand_property_identifier_pattern')
      return [{ local: child.text(), module, name: child.text() }];
    if (child.kind() !== 'pair_pattern') return [];
    const local = child.field('value');
    const key = child.field('key')?.text();
    return local?.kind() === 'identifier' && key ? [{ local: local.text(), module, name: key }] : [];
  });
}

/** What an `import` statement brings, types included: nobody asks for those. */
export function declaredImports(node: Node): readonly ImportIr[] {
  const module = named(node.field('source'))[0]?.text() ?? '';
  const clause = named(node).find((child) => child.kind() === 'import_clause');
  return named(clause ?? null).flatMap((child): ImportIr[] => {
    if (child.kind() === 'identifier') return [{ local: child.text(), module, name: 'default' }];
    if (child.kind() === 'namespace_import') return [{ local: named(child)[0]?.text() ?? '', module, name: undefined }];
    return named(child).map((one) => {
      const name = one.field('name')?.text() ?? '';
      return { local: one.field('alias')?.text() ?? name, module, name };
    });
  });
}
