import { lineStart } from '../lines.ts';
import { span, type Node } from '../parse.ts';
import { readDotted, readImportedNames } from './calls.ts';
import { namesBound, namesRead } from './names.ts';
import { isSame, statementOf } from './nodes.ts';
import { loopsAround } from './uses.ts';

/**
 * The statement in front of which an expression may be computed once for all rounds: the outermost loop, in the same
 * function, that changes none of its names. Undefined when the innermost loop already does, or when the expression
 * holds something else than literals, names and calls of `allowed`.
 */
export function hoistTarget(expression: Node, allowed: RegExp): Node | undefined {
  if (!isSteady(expression, allowed)) return undefined;
  const names = namesRead(expression);
  let target: Node | undefined;
  for (const loop of loopsAround(expression)) {
    const changed = namesBound(loop);
    if ([...names].some((name) => changed.has(name))) break;
    const statement = statementOf(loop);
    if (statement === undefined) break;
    // What the loop's own statement binds beside the loop - `x = [… for … in …]` - must not matter either.
    const around = isSame(statement, loop) ? new Set<string>() : namesBound(statement);
    if ([...names].some((name) => around.has(name))) break;
    target = statement;
  }
  return target;
}

const steadyKinds =
  /^(?:string|concatenated_string|string_start|string_content|string_end|interpolation|escape_sequence|escape_interpolation|type_conversion|format_specifier|identifier|attribute|call|argument_list|keyword_argument|binary_operator|integer|true|false|none|parenthesized_expression)$/;

/** Literals, names, attributes of imported modules and allowed calls: the same in every round as long as the names are. */
export function isSteady(expression: Node, allowed: RegExp): boolean {
  const imported = readImportedNames(expression.getRoot());
  const all = expression.findAll({ rule: { any: [{ regex: '[\\s\\S]*' }] } }).filter((node) => node.isNamed());
  return all.every((node) => {
    if (!steadyKinds.test(String(node.kind()))) return false;
    if (node.is('call')) return allowed.test(readDotted(node.field('function')) ?? '');
    if (node.is('attribute')) {
      const head = readDotted(node)?.split('.')[0];
      const isMethod = isSame(node.parent()?.field('function'), node);
      return head !== undefined && (imported.has(head) || (isMethod && allowed.test(readDotted(node) ?? '')));
    }
    return true;
  });
}

/** Where a line above a statement goes: above the comments that stand directly on top of it. */
export function insertionAbove(text: string, statement: Node): number {
  let at = lineStart(text, span(statement).start);
  const indent = text.slice(at, span(statement).start);
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (above >= at || !text.slice(above, at).startsWith(`${indent}#`)) break;
    // `#!` and `coding` lines must stay on top of the file.
    if (/^#!|coding[:=]/.test(text.slice(above, at))) break;
    at = above;
  }
  return at;
}
