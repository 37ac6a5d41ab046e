import { stillKinds, valueKinds } from '#syntax/value-kinds.ts';

/** Kinds of nodes of the Python, TypeScript and JavaScript grammars, by what learning makes of them. */

export type Family = keyof typeof valueKinds;
export const atomsOf = (family: Family): readonly string[] => valueKinds[family];

export function isStill(kind: string): boolean {
  return stillKinds.has(kind);
}

const operators =
  `binary_operator boolean_operator comparison_operator not_operator unary_operator conditional_expression
  lambda await named_expression binary_expression unary_expression ternary_expression arrow_function await_expression
  as_expression non_null_expression assignment_expression update_expression satisfies_expression function_expression
  jsx_element jsx_self_closing_element`.split(/\s+/);
const values = new Set([...atomsOf('python'), ...atomsOf('script'), ...operators]);
/** True for what has a value. */
export function isExpression(kind: string): boolean {
  return values.has(kind);
}

const statements = new Set(
  `expression_statement return_statement raise_statement assert_statement for_statement while_statement if_statement
  with_statement try_statement delete_statement print_statement exec_statement function_definition decorated_definition
  class_definition lexical_declaration variable_declaration throw_statement for_in_statement function_declaration
  class_declaration switch_statement do_statement export_statement method_definition`.split(/\s+/),
);
export function isStatement(kind: string): boolean {
  return statements.has(kind);
}

const others = new Set(
  `assignment augmented_assignment except_clause typed_parameter default_parameter typed_default_parameter
  augmented_assignment_expression catch_clause yield yield_expression jsx_attribute`.split(/\s+/),
);
/** True for code that a pattern can be about: it stands for itself when it is cut out. */
export function canBeRoot(kind: string): boolean {
  return values.has(kind) || statements.has(kind) || others.has(kind);
}

/** Lists of any length: what they hold can be caught as a whole. */
const lists = new Set('argument_list arguments list tuple set array parameters formal_parameters'.split(' '));
export function isList(kind: string): boolean {
  return lists.has(kind);
}
export function isBlock(kind: string): boolean {
  return kind === 'block' || kind === 'statement_block';
}
export function isCall(kind: string): boolean {
  return kind === 'call' || kind === 'call_expression';
}
/** Texts and their pieces are one thing. */
export function isText(kind: string): boolean {
  return kind === 'string' || kind === 'template_string' || kind === 'concatenated_string';
}
export function isNumber(kind: string): boolean {
  return kind === 'integer' || kind === 'float' || kind === 'number';
}
export function isImport(kind: string): boolean {
  return /^(import_statement|import_from_statement|future_import_statement)$/.test(kind);
}
