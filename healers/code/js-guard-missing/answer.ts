import { isFunction, isLoop, namedChildren, unwrap } from '#syntax/javascript/nodes.ts';
import type { Node } from '#syntax/parse.ts';

/** What the function does when something is missing: a statement, or why nothing tells. */
export function answerFor(
  fn: Node,
  statement: Node,
  subject: Node,
): { readonly text: string } | { readonly doubt: string } {
  const body = fn.field('body');
  if (!body) return { doubt: 'the function has no body' };
  const name = nameOf(fn);
  const thrown = errorsForMissing(body);
  const loop = statement.ancestors().find((node) => isLoop(node) || isFunction(node));
  if (loop && isLoop(loop)) {
    if (ownNodes(loop, 'continue_statement').some((node) => isGuarding(node) && isAlone(node)))
      return { text: 'continue;' };
    return thrown === undefined
      ? { doubt: 'in a loop, nothing tells whether to skip or to stop' }
      : { text: throwOf(thrown, subject) };
  }
  const returns = ownNodes(body, 'return_statement');
  const nothing = [...new Set(returns.filter(isNothing).map((node) => node.text().replace(/\s*;?$/, ';')))];
  const givesValues = returns.some((node) => !isNothing(node));
  // A bare `return` in a function that gives no values only ends it early, which says the same about what is missing.
  const guarded = returns.filter(isNothing).some(isGuarding);
  const [answer, ...others] = nothing;
  if (answer !== undefined && others.length === 0 && (givesValues || guarded)) {
    return guarded || thrown === undefined
      ? { text: answer }
      : { doubt: `${name} may give nothing, but throws for what is missing elsewhere` };
  }
  if (thrown !== undefined && nothing.length === 0) return { text: throwOf(thrown, subject) };
  return { doubt: `nothing in ${name} tells what should happen when the value is missing` };
}

export function nameOf(fn: Node): string {
  const holder = fn.parent();
  const own = fn.field('name') ?? (holder?.kind() === 'variable_declarator' ? holder.field('name') : null);
  return own?.text() ?? 'the function';
}

/** Nodes that run when this body runs, those of nested functions apart. */
export function ownNodes(body: Node, kind: string): Node[] {
  const found: Node[] = [];
  const walk = (node: Node) => {
    for (const child of node.children()) {
      if (child.kind() === kind) found.push(child);
      if (!isFunction(child)) walk(child);
    }
  };
  walk(body);
  return found;
}

function isNothing(statement: Node): boolean {
  const [value] = namedChildren(statement);
  return value === undefined || /^(?:undefined|null)$/.test(value.text());
}

/** The one class of errors that the function throws, with one text, when a check for something missing fails. */
function errorsForMissing(body: Node): string | undefined {
  const throws = ownNodes(body, 'throw_statement');
  const names = new Set(throws.map((node) => /^throw\s+new\s+([\w.]+)\s*\(/.exec(node.text())?.[1] ?? '?'));
  const [name] = names;
  if (names.size !== 1 || name === undefined || name === '?') return undefined;
  return throws.some((node) => isGuarding(node) && takesText(node)) ? name : undefined;
}

/** Right below an `if` that asks for something missing, alone or as the last of its block. */
function isGuarding(statement: Node): boolean {
  const outer = statement.parent();
  const condition = outer?.kind() === 'statement_block' ? outer.parent() : outer;
  const asked = condition?.kind() === 'if_statement' ? condition.field('condition') : null;
  if (!asked) return false;
  return /^(?:!\s*[\w$.?]+|[\w$.?]+\s*={2,3}\s*(?:undefined|null))$/.test(unwrap(asked).text());
}

function isAlone(statement: Node): boolean {
  const outer = statement.parent();
  return outer?.kind() !== 'statement_block' || namedChildren(outer).length === 1;
}

function takesText(statement: Node): boolean {
  const made = namedChildren(statement)[0];
  const values = namedChildren(made?.field('arguments') ?? statement);
  return values.length === 1 && /^(?:string|template_string|binary_expression)$/.test(String(values[0]?.kind()));
}

function throwOf(name: string, subject: Node): string {
  return `throw new ${name}('${subject.text().replace(/['\\\n]/g, ' ')} is missing');`;
}
