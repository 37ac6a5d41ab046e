import type { Node } from '#syntax/parse.ts';
import { identifiersOf, readsOf } from '#syntax/python/names.ts';
import { descendants, enclosing, isInside, isSame } from '#syntax/python/nodes.ts';
import { scopeOf } from '#syntax/python/uses.ts';
import type { Loop } from './loop.ts';

/** Why the loop is not the same as an expression; undefined when it is. */
export function doubtAbout({ node, list, target, items, fits, value }: Loop): string | undefined {
  const scope = scopeOf(node);
  if (scope.is('module') || enclosing(node, 'function_definition', 'class_definition')?.is('class_definition') === true)
    return 'outside of a function, what the loop names stays known behind it';
  const parts = [items, value, ...(fits ? [fits] : [])];
  if (parts.some((part) => hasOwnFlow(part))) return 'the loop waits, yields, names or defines something on its way';
  const acting = parts
    .map(
      (part) =>
        /\.((?:pop|popleft|popitem|remove|discard|append|extend|insert|add|update|setdefault|write|writelines|sort|clear|fetchone|readline)\s*)\(/.exec(
          part.text(),
        )?.[1],
    )
    .find(Boolean);
  if (acting !== undefined) return `${acting}() changes something, and that is not what one looks for in an expression`;
  // A comprehension is a function of its own: these would look into that.
  const looker = parts
    .map((part) => /(?<![\w.])(super|locals|vars|eval|exec)\s*\(/.exec(part.text())?.[1])
    .find(Boolean);
  if (looker !== undefined) return `${looker}() means something else inside of a comprehension`;
  const [head = ''] = list.text().split('.');
  if ([...parts, target].some((part) => part.text() === list.text() || holds(part, list.text())))
    return `${list.text()} is looked at while it is filled`;
  const targets = target.is('identifier') ? [target] : descendants(target, 'identifier');
  if (descendants(target, 'attribute', 'subscript').length > 0 || /[.[]/.test(target.text()))
    return 'the loop sets more than variables';
  for (const { name } of targets.map((each) => ({ name: each.text() }))) {
    if (name === head) return `${name} is the list and the item`;
    const known = readsOf(scope, name).find((read) => !isInside(read, node) && !isOfAnother(read, name, node));
    if (known) return `${name} is read outside of the loop`;
    if (identifiersOf(scope, name).some((each) => /^(global|nonlocal)_statement$/.test(String(each.parent()?.kind()))))
      return `${name} belongs to more than this function`;
  }
  const tried = enclosing(node, 'try_statement');
  const isSeen =
    tried &&
    isInside(tried, scope) &&
    readsOf(scope, head).some((read) => isInHandler(read, tried) || !isInside(read, tried));
  return isSeen ? `what was added before an error is seen in ${head}` : undefined;
}

function hasOwnFlow(part: Node): boolean {
  const kinds = ['await', 'yield', 'named_expression', 'lambda', 'list_splat'];
  return kinds.includes(String(part.kind())) || descendants(part, ...kinds).length > 0;
}

/** The text of the list stands in it as a whole name. */
function holds(part: Node, list: string): boolean {
  return list.includes('.')
    ? descendants(part, 'attribute').some((each) => each.text() === list || each.text().startsWith(`${list}.`))
    : readsOf(part, list).length > 0;
}

/** Another loop or comprehension gives the name its value there. */
function isOfAnother(read: Node, name: string, own: Node): boolean {
  return read.ancestors().some((outer) => {
    if (isSame(outer, own)) return false;
    const clauses = outer.is('for_statement')
      ? [outer]
      : outer.namedChildren().filter((each) => each.is('for_in_clause'));
    return clauses.some((each) => {
      const left = each.field('left');
      const right = each.field('right');
      if (right !== null && isInside(read, right)) return false;
      return left !== null && (left.text() === name || identifiersOf(left, name).length > 0);
    });
  });
}

function isInHandler(read: Node, tried: Node): boolean {
  return tried
    .namedChildren()
    .some((part) => /^(except|except_group|finally)_clause$/.test(String(part.kind())) && isInside(read, part));
}
