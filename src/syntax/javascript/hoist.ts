import type { TextEdit } from '../../core/finding.ts';
import { indentationAt, lineEnding, lineStart, wholeLines } from '../lines.ts';
import { span, type Node } from '../parse.ts';
import { freeName } from './names.ts';
import { contains, isLoop, namedChildren, statementInBlock, uses } from './nodes.ts';
import { isFromOutside, repeatsAround } from './repeats.ts';
import { resolve } from './scopes.ts';
import { usesSemicolons } from './strings.ts';
import { assignmentsTo } from './walk.ts';

/**
 * Edits that compute an expression once, before the outermost thing that repeats it and that knows all its names;
 * or the reason why that is not certain. `const x = <expression>` in the loop moves as a whole, otherwise `wanted` names it.
 */
export function hoist(path: string, text: string, expression: Node, wanted: string): readonly TextEdit[] | string {
  const names = expression.findAll({
    rule: { any: [{ kind: 'identifier' }, { kind: 'shorthand_property_identifier' }] },
  });
  const found = names.map((name) => resolve(name));
  const own = found.filter((binding) => binding !== undefined);
  if (own.some((binding) => binding.kind !== 'const' && assignmentsTo(binding.scope, binding.name.text()).length > 0)) {
    return 'a name in it gets another value somewhere';
  }
  const repeat = repeatsAround(expression).findLast((one) => own.every((binding) => isFromOutside(binding, one)));
  if (!repeat) return 'it is not the same in each turn';
  const statement = isLoop(repeat.node) ? repeat.node : statementInBlock(repeat.node);
  const block = statement?.parent();
  if (!statement || !block || !/^(statement_block|program)$/.test(String(block.kind())))
    return 'there is no place right before the loop';
  if (own.some((binding) => !contains(binding.scope, statement) || binding.scope.id() === statement.id())) {
    return 'a name in it is not known before the loop';
  }
  const { start } = span(statement);
  const isAlone = text.slice(lineStart(text, start), start).trim() === '';
  const gap = isAlone ? `${lineEnding(text)}${indentationAt(text, start)}` : ' ';
  const end = usesSemicolons(text) || !isAlone ? ';' : '';
  const declarator = expression.parent();
  const declaration = declarator?.parent();
  const name = declarator?.field('name');
  if (declarator?.kind() === 'variable_declarator' && declaration && name?.kind() === 'identifier') {
    const isPlain = declaration.child(0)?.text() === 'const' && namedChildren(declaration).length === 1;
    const root = expression.ancestors().at(-1);
    const everywhere = root ? uses(root, name.text()) : [];
    const scope = declaration.parent();
    if (isPlain && scope && everywhere.every((use) => contains(scope, use))) {
      const range = lineOf(text, span(declaration).start, span(declaration).end);
      return [
        { path, start, end: start, text: `${declaration.text()}${gap}` },
        { path, ...range, text: '' },
      ];
    }
  }
  const fresh = freeName(wanted, text);
  return [
    { path, start, end: start, text: `const ${fresh} = ${expression.text()}${end}${gap}` },
    { path, ...span(expression), text: fresh },
  ];
}

/** Its lines, or, where it shares them, the spaces behind it as well. */
function lineOf(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const spaces = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
  return wholeLines(text, start, end) ?? { start, end: end + spaces };
}
