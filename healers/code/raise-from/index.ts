import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { identifiersOf, roleOf } from '#syntax/python/names.ts';
import { enclosing } from '#syntax/python/nodes.ts';

/** What is raised to end something has no cause; `pytest.skip` raises by itself. */
const ending =
  /^raise\s+(?:SystemExit|StopIteration|StopAsyncIteration|GeneratorExit|KeyboardInterrupt|(?:\w+\.)?Exit|pytest\.(?:skip|fail|exit|xfail))\b/;

/** Names the cause of an error that is raised while another one is handled. */
export const healer: CodeHealer = {
  name: 'raise-from',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/B904'],
  safety: 'careful',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const at = offsetsOf(finding.place, context.text).start;
    const raise = tree
      .root()
      .findAll({ rule: { kind: 'raise_statement' } })
      .findLast((node) => span(node).start <= at && at < span(node).end);
    const handler =
      raise === undefined
        ? undefined
        : enclosing(raise, 'except_clause', 'function_definition', 'lambda', 'class_definition');
    if (raise === undefined || handler?.is('except_clause') !== true)
      return { leftAlone: 'no error is raised in a handler here' };
    if (raise.children().some((child) => child.text() === 'from')) return { leftAlone: 'the cause is named already' };
    if (raise.children().filter((child) => child.isNamed()).length !== 1)
      return { leftAlone: 'the statement raises no error of its own' };
    if (ending.test(raise.text())) return { leftAlone: 'this says that something ends, not that it failed' };
    const pattern = handler.children().find((child) => child.is('as_pattern'));
    const edits: TextEdit[] = [];
    let name = pattern?.find({ rule: { kind: 'as_pattern_target' } })?.text();
    if (name !== undefined && isRebound(handler, name))
      return { leftAlone: `${name} gets another value in the handler` };
    if (name === undefined) {
      const caught = handler.children().find((child) => child.isNamed() && !child.is('block') && !child.is('comment'));
      if (caught === undefined) return { leftAlone: 'a bare `except:` has no error to name as the cause' };
      name = ['err', 'error', 'exc', 'cause'].find((it) => identifiersOf(tree.root(), it).length === 0);
      if (name === undefined) return { leftAlone: 'every usual name for the caught error is taken in this file' };
      const { end } = span(caught);
      edits.push({ path, start: end, end, text: ` as ${name}` });
    }
    const { end } = span(raise);
    edits.push({ path, start: end, end, text: ` from ${name}` });
    return { change: { edits }, summary: `Name ${name} as the cause of the new error` };
  },
};

function isRebound(handler: Node, name: string): boolean {
  return identifiersOf(handler, name).some(
    (node) =>
      (roleOf(node) === 'bind' && node.parent()?.is('as_pattern_target') !== true) ||
      node.parent()?.is('delete_statement') === true,
  );
}
