import { span, type Node } from '#syntax/parse.ts';
import { returnedValue, returnsOf, type PythonFunction } from '#syntax/python/functions.ts';
import { enclosing, isInside, ownDescendants } from '#syntax/python/nodes.ts';

/** What the function does when something is missing: a statement, or why nothing tells. */
export function answerFor(
  fn: PythonFunction,
  statement: Node,
  subject: Node,
): { readonly text: string } | { readonly doubt: string } {
  const loop = enclosing(statement, 'for_statement', 'while_statement', 'function_definition');
  const isLooping = loop !== undefined && !loop.is('function_definition');
  const raised = errorsForMissing(fn);
  if (isLooping) {
    if (hasContinueGuard(loop)) return { text: 'continue' };
    return raised === undefined
      ? { doubt: 'in a loop, nothing tells whether to skip or to stop' }
      : { text: raiseOf(raised, subject) };
  }
  const declared = fn.returnType?.text();
  const mayBeNone = declared !== undefined && /\bNone\b|\bOptional\[/.test(declared) && declared !== 'None';
  const returns = returnsOf(fn);
  const givesNone = returns.some((node) => returnedValue(node)?.is('none') === true);
  const givesValues = returns.some((node) => {
    const value = returnedValue(node);
    return value !== undefined && !value.is('none');
  });
  const wantsNone = mayBeNone || (declared === undefined && givesNone && givesValues);
  if (wantsNone && raised !== undefined && !givesNone)
    return { doubt: `${fn.name} may give None, but raises for what is missing elsewhere` };
  if (wantsNone) return { text: 'return None' };
  if (raised !== undefined) return { text: raiseOf(raised, subject) };
  return { doubt: `nothing in ${fn.name} tells what should happen when the value is None` };
}

/** The one class of errors that the function raises when a check for something missing fails. */
function errorsForMissing(fn: PythonFunction): string | undefined {
  const raises = ownDescendants(fn.body, 'raise_statement');
  const names = new Set(raises.map((node) => /^raise\s+([\w.]+)\s*\(/.exec(node.text())?.[1] ?? '?'));
  const [name] = names;
  if (names.size !== 1 || name === undefined || name === '?') return undefined;
  const isForMissing = raises.some((node) => {
    const condition = enclosing(node, 'if_statement');
    return condition !== undefined && isInside(condition, fn.body) && asksForMissing(condition.field('condition'));
  });
  return isForMissing ? name : undefined;
}

function asksForMissing(condition: Node | null): boolean {
  return condition !== null && /^not\s+[\w.]+$|^[\w.]+\s+is\s+None$/.test(condition.text());
}

function hasContinueGuard(loop: Node): boolean {
  return ownDescendants(loop, 'continue_statement').some((node) => {
    const condition = enclosing(node, 'if_statement');
    return (
      condition !== undefined &&
      span(condition).start > span(loop).start &&
      asksForMissing(condition.field('condition'))
    );
  });
}

function raiseOf(name: string, subject: Node): string {
  const what = subject.is('call')
    ? `${subject.field('function')?.text() ?? 'call'}() gave None`
    : `${subject.text()} is None`;
  return `raise ${name}("${what.replace(/["\\]/g, "'")}")`;
}
