import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { functionAround } from '#syntax/python/functions.ts';
import { enclosing, nodeAt, statementOf } from '#syntax/python/nodes.ts';
import { isAboutCoroutine, sourceOf, usedPart } from './used.ts';

/** Awaits a coroutine that is thrown away, or used as if it were what it gives. */
export const healer: CodeHealer = {
  name: 'await-coroutine',
  kind: 'code',
  languages: ['python'],
  rules: [
    'pyright/reportUnusedCoroutine',
    'pyright/reportAttributeAccessIssue',
    'pyright/reportArgumentType',
    'pyright/reportGeneralTypeIssues',
    'pyright/reportIndexIssue',
    'mypy/unused-coroutine',
    'mypy/attr-defined',
    'mypy/arg-type',
    'mypy/index',
  ],
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = offsetsOf(finding.place, context.text);
    const node = nodeAt(tree, start, end);
    const isThrownAway = /unused-?coroutine/i.test(finding.rule);
    if (!isThrownAway && !isAboutCoroutine(finding.message)) return { leftAlone: 'the error is not about a coroutine' };
    const call = isThrownAway ? thrownAway(node) : sourceOf(usedPart(node, start), context.text);
    if (call === undefined)
      return {
        leftAlone: isThrownAway
          ? 'the coroutine is not a statement of its own'
          : 'the call that makes the coroutine is not found, or what it makes is used in other ways too',
      };
    const fn = functionAround(call);
    const scope = enclosing(call, 'function_definition', 'lambda', 'generator_expression');
    if (fn?.isAsync !== true || scope?.is('function_definition') !== true)
      return {
        leftAlone: 'only an async function can await: make the caller async, or run the coroutine with asyncio.run',
      };
    return {
      change: { edits: awaiting(call, path) },
      summary: `Await \`${(call.field('function')?.text() ?? '').slice(0, 60)}\`, which never ran`,
    };
  },
};

function thrownAway(node: Node): Node | undefined {
  const statement = statementOf(node);
  const call = statement?.is('expression_statement') === true ? statement.children()[0] : undefined;
  return call?.is('call') === true ? call : undefined;
}

/** `fetch().keys()` must become `(await fetch()).keys()`. */
function awaiting(call: Node, path: string): TextEdit[] {
  const { start, end } = span(call);
  const parent = call.parent();
  const isInner =
    (parent?.is('attribute') === true && parent.field('object')?.id() === call.id()) ||
    (parent?.is('subscript') === true && parent.field('value')?.id() === call.id()) ||
    (parent?.is('call') === true && parent.field('function')?.id() === call.id());
  if (!isInner) return [{ path, start, end: start, text: 'await ' }];
  return [{ path, start, end, text: `(await ${call.text()})` }];
}
