import type { Node } from '../parse.ts';

const inertStatements = new Set([
  'import_statement',
  'comment',
  'function_declaration',
  'generator_function_declaration',
  'interface_declaration',
  'type_alias_declaration',
  'enum_declaration',
  'empty_statement',
  'hash_bang_line',
  'function_signature',
]);
/** True when running the statement does nothing that another module could notice. */
export function isInertStatement(node: Node): boolean {
  const kind = String(node.kind());
  if (inertStatements.has(kind)) return true;
  if (kind === 'export_statement') {
    const parts = node.children().filter((child) => !inertTokens.has(String(child.kind())));
    return parts.every((part) => isInertStatement(part) || isInertValue(part));
  }
  if (kind === 'lexical_declaration' || kind === 'variable_declaration') {
    return node.findAll({ rule: { kind: 'variable_declarator' } }).every((each) => {
      const value = each.field('value');
      return value === null || isInertValue(value);
    });
  }
  if (kind === 'class_declaration') return isInertClass(node);
  if (kind === 'expression_statement') return /^['"]use \w+['"]/.test(node.text());
  return false;
}
const inertTokens = new Set([
  'export',
  'default',
  'type',
  ';',
  'export_clause',
  'from',
  'string',
  '*',
  'namespace_export',
]);

function isInertClass(node: Node): boolean {
  const statics = node.findAll({ rule: { any: [{ kind: 'class_static_block' }, { kind: 'decorator' }] } });
  const fields = node
    .findAll({ rule: { kind: 'public_field_definition' } })
    .filter((field) => field.children().some((child) => child.kind() === 'static'));
  return statics.length === 0 && fields.every((field) => isInertValue(field.field('value') ?? field));
}

const inertValues = new Set([
  'string',
  'number',
  'true',
  'false',
  'null',
  'undefined',
  'identifier',
  'regex',
  'arrow_function',
  'function_expression',
  'generator_function',
]);
const inertContainers = new Set([
  'object',
  'array',
  'pair',
  'as_expression',
  'satisfies_expression',
  'parenthesized_expression',
  'unary_expression',
  'spread_element',
  'binary_expression',
]);
/** True when evaluating the expression calls nothing, reads no property and changes nothing. */
export function isInertValue(node: Node): boolean {
  const kind = String(node.kind());
  if (inertValues.has(kind) || !node.isNamed()) return true;
  if (kind === 'template_string') return node.findAll({ rule: { kind: 'call_expression' } }).length === 0;
  if (kind === 'new_expression') return /^new (Map|Set|WeakMap|WeakSet)\b[^(]*\(\)$/.test(node.text());
  if (kind === 'class') return isInertClass(node);
  if (kind === 'comment' || kind === 'property_identifier' || kind === 'shorthand_property_identifier') return true;
  if (
    kind === 'method_definition' ||
    kind === 'type_annotation' ||
    kind.endsWith('_type') ||
    kind === 'type_identifier'
  )
    return true;
  return inertContainers.has(kind) && node.children().every(isInertValue);
}
