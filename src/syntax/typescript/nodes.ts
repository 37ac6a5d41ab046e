import { span, type Node } from '../parse.ts';
import { escapeRegExp } from '../words.ts';

/** The nodes that hold `offset`, outermost first. */
export function nodesAt(root: Node, offset: number): Node[] {
  const path: Node[] = [];
  let at: Node | undefined = root;
  while (at !== undefined) {
    path.push(at);
    at = at.children().find((child) => {
      const { start, end } = span(child);
      return start <= offset && offset < end;
    });
  }
  return path;
}

/** Every place where `name` stands as a word of code: not in comments, not in the middle of strings, not as `x.name`. */
export function usesOf(root: Node, name: string): Node[] {
  return usesOfAny(root, [name]);
}

/** The uses of all these names, in their order in the text, by one walk over the tree. */
export function usesOfAny(root: Node, names: readonly string[]): Node[] {
  if (names.length === 0) return [];
  const kinds = ['identifier', 'type_identifier', 'shorthand_property_identifier'];
  const regex = `^(?:${names.map(escapeRegExp).join('|')})$`;
  return root.findAll({ rule: { any: kinds.map((kind) => ({ kind })), regex } });
}

/** True when the node stands where only a type can: it is gone when the program runs. */
export function isTypeUse(node: Node): boolean {
  // Step by step: the answer is near, and a list of all ancestors is long.
  for (let each: Node | null = node; each !== null; each = each.parent()) {
    const kind = String(each.kind());
    if (valueKinds.has(kind)) return false;
    if (typeKinds.has(kind)) return true;
  }
  return false;
}
const typeKinds = new Set([
  'type_annotation',
  'type_arguments',
  'type_parameters',
  'type_alias_declaration',
  'interface_declaration',
  'implements_clause',
  'type_identifier',
  'nested_type_identifier',
  'type_predicate_annotation',
  'asserts_annotation',
  'type_query',
]);
/** `class A extends B<C>` evaluates B: the grammar puts a plain name there. */
const valueKinds = new Set(['extends_clause', 'statement_block', 'program', 'decorator', 'arguments']);
