import type { Node } from '../parse.ts';
import { isFunction } from './nodes.ts';

/** The names that a value is given to or asked by, nearest first: variable, property, parameter, function, class. */
export function contextNames(node: Node): string[] {
  const names: string[] = [];
  for (const ancestor of node.ancestors()) {
    const kind = ancestor.kind();
    const field =
      kind === 'pair'
        ? 'key'
        : kind === 'assignment_expression'
          ? 'left'
          : kind === 'variable_declarator' ||
              kind === 'public_field_definition' ||
              kind === 'class_declaration' ||
              isFunction(ancestor)
            ? 'name'
            : undefined;
    const name = field === undefined ? null : ancestor.field(field);
    if (name) names.push(name.text());
  }
  return names;
}

/** A name that nothing in the text uses: `seen`, `seen2`, … */
export function freeName(wanted: string, text: string): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? wanted : `${wanted}${i}`;
    if (!new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`).test(text)) return name;
  }
}
