import type { Node, Tree } from '#syntax/parse.ts';
import { descendants, enclosing, ownDescendants } from './nodes.ts';

export interface PythonFunction {
  readonly node: Node;
  readonly name: string;
  readonly nameNode: Node;
  readonly parameters: Node;
  /** The annotation behind `->`. */
  readonly returnType: Node | undefined;
  readonly body: Node;
  readonly isAsync: boolean;
  /** Without `@`, as written: `app.route("/")`. */
  readonly decorators: readonly string[];
  /** The class that it is a method of. */
  readonly owner: Node | undefined;
}

export function functionsOf(tree: Tree): PythonFunction[] {
  return descendants(tree.root(), 'function_definition').flatMap((node) => readFunction(node) ?? []);
}

/** Undefined for a definition that is broken in the text. */
function readFunction(node: Node): PythonFunction | undefined {
  const nameNode = node.field('name');
  const parameters = node.field('parameters');
  const body = node.field('body');
  if (nameNode === null || parameters === null || body === null) return undefined;
  const outer = node.parent();
  const decorated = outer?.is('decorated_definition') === true ? outer : undefined;
  const scope = enclosing(node, 'function_definition', 'class_definition');
  return {
    node,
    name: nameNode.text(),
    nameNode,
    parameters,
    returnType: node.field('return_type') ?? undefined,
    body,
    isAsync: node.children()[0]?.text() === 'async',
    decorators: (decorated?.children() ?? []).flatMap((child) =>
      child.is('decorator') ? child.text().replace(/^@\s*/, '') : [],
    ),
    owner: scope?.is('class_definition') === true ? scope : undefined,
  };
}

/** The function whose body or head holds the node. */
export function functionAround(node: Node): PythonFunction | undefined {
  const outer = node.is('function_definition') ? node : enclosing(node, 'function_definition');
  return outer === undefined ? undefined : readFunction(outer);
}

/** `return` statements of the function itself, nested functions apart. */
export function returnsOf(fn: PythonFunction): Node[] {
  return ownDescendants(fn.body, 'return_statement');
}

export function isGenerator(fn: PythonFunction): boolean {
  return ownDescendants(fn.body, 'yield').length > 0;
}

/** The value of a return statement; undefined for a bare `return`. */
export function returnedValue(statement: Node): Node | undefined {
  return statement.children().find((child) => child.isNamed() && !child.is('comment'));
}

/** True when the last statement always leaves the function: no `None` falls out of its end. */
export function endsByLeaving(body: Node): boolean {
  const last = body.children().findLast((node) => node.isNamed() && !node.is('comment'));
  if (last === undefined) return false;
  switch (String(last.kind())) {
    case 'return_statement':
    case 'raise_statement':
      return true;
    case 'if_statement': {
      const parts = last.fieldChildren('alternative');
      const otherwise = parts.find((part) => part.is('else_clause'));
      const blocks = [
        last.field('consequence'),
        ...parts.map((part) => part.field('consequence') ?? part.field('body')),
      ];
      return otherwise !== undefined && blocks.every((block) => block !== null && endsByLeaving(block));
    }
    case 'with_statement': {
      // A context manager may swallow exceptions, but a return inside still returns.
      const inner = last.field('body');
      return inner !== null && endsByLeaving(inner);
    }
    case 'try_statement': {
      const parts = last.children();
      const isLeft = (part: Node) => part.children().some((child) => child.is('block') && endsByLeaving(child));
      if (parts.some((part) => part.is('finally_clause') && isLeft(part))) return true;
      const otherwise = parts.find((part) => part.is('else_clause'));
      const tried = otherwise === undefined ? last.field('body') : otherwise.field('body');
      return tried !== null && endsByLeaving(tried) && parts.every((part) => !part.is('except_clause') || isLeft(part));
    }
    case 'while_statement':
      return last.field('condition')?.text() === 'True' && ownDescendants(last, 'break_statement').length === 0;
    default:
      return false;
  }
}
