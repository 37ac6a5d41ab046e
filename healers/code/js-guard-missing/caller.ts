import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import { callOf } from '#syntax/javascript/nodes.ts';
import { parse, type Node } from '#syntax/parse.ts';

/** Why giving nothing would only move the crash: the call that the log shows reads a member of the answer at once. */
export async function whyCallerObjects(
  finding: CodeFinding,
  name: string,
  context: CodeContext,
): Promise<string | undefined> {
  // The steps of a log are its calls from the outside in; the last one is the place itself.
  const step = finding.flow?.steps.find(({ note }) => note.startsWith('#1 '));
  const text = step && (await context.read(step.place.path));
  if (!step || text === undefined) return undefined;
  const { path, line } = step.place;
  const calls = parse(path, text)
    .root()
    .findAll({ rule: { kind: 'call_expression' } })
    .filter((call) => {
      const { start, end } = call.range();
      const callee = callOf(call)?.callee.text().split('.').at(-1);
      return callee === name && start.line < line && end.line >= line - 1;
    });
  return calls.some(needsValue)
    ? `the call at ${path}:${line} uses what ${name} gives without asking for it: the answer is a person's to choose`
    : undefined;
}

function needsValue(call: Node): boolean {
  const parent = call.parent();
  if (!parent) return false;
  switch (String(parent.kind())) {
    case 'await_expression':
    case 'parenthesized_expression':
      return needsValue(parent);
    case 'member_expression':
    case 'subscript_expression':
      return !parent.children().some((child) => child.kind() === 'optional_chain');
    case 'spread_element':
      return true;
    case 'for_in_statement':
      return parent.field('right')?.id() === call.id();
    case 'variable_declarator':
      return /_pattern$/.test(String(parent.field('name')?.kind()));
    default:
      return false;
  }
}
