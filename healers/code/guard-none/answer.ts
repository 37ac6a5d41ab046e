import type { Node } from '#syntax/parse.ts';
import { returnedValue, returnsOf, type PythonFunction } from '#syntax/python/functions.ts';
import { enclosing, ownDescendants } from '#syntax/python/nodes.ts';

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

/** The one class of errors that the function raises, with a text, when a check for something missing fails. */
function errorsForMissing(fn: PythonFunction): string | undefined {
  const raises = ownDescendants(fn.body, 'raise_statement');
  const names = new Set(raises.map((node) => /^raise\s+([\w.]+)\s*\(/.exec(node.text())?.[1] ?? '?'));
  const [name] = names;
  if (names.size !== 1 || name === undefined || name === '?') return undefined;
  return raises.some((node) => isGuardOf(node) && takesText(node)) ? name : undefined;
}

/** `raise`, or `continue`, right below an `if` that asks for something missing. */
function isGuardOf(statement: Node): boolean {
  const block = statement.parent();
  const condition = block?.parent();
  return (
    condition?.is('if_statement') === true &&
    condition.field('consequence')?.id() === block?.id() &&
    asksForMissing(condition.field('condition'))
  );
}

/** An error that is made from one text can be made from another one. */
function takesText(raise: Node): boolean {
  const values =
    raise
      .find({ rule: { kind: 'argument_list' } })
      ?.children()
      .filter((child) => child.isNamed()) ?? [];
  return (
    values.length === 1 &&
    /^(string|concatenated_string|binary_operator)$/.test(String(values[0]?.kind())) &&
    /^["'fFrR]/.test(values[0]?.text() ?? '')
  );
}

function asksForMissing(condition: Node | null): boolean {
  return condition !== null && /^not\s+[\w.]+$|^[\w.]+\s+is\s+None$/.test(condition.text());
}

/** A check that does nothing else than to skip. */
function hasContinueGuard(loop: Node): boolean {
  return ownDescendants(loop, 'continue_statement').some(
    (node) =>
      isGuardOf(node) &&
      node
        .parent()
        ?.children()
        .filter((child) => child.isNamed()).length === 1,
  );
}

function raiseOf(name: string, subject: Node): string {
  const what = subject.is('call')
    ? `${subject.field('function')?.text() ?? 'call'}() gave None`
    : `${subject.text()} is None`;
  return `raise ${name}("${what.replace(/["\\]/g, "'")}")`;
}
