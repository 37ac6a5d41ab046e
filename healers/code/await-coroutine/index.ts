import type { CodeHealer } from '#core/healer.ts';
import { parse, span } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { functionAround } from '#syntax/python/functions.ts';
import { enclosing, nodeAt, statementOf } from '#syntax/python/nodes.ts';

/** Awaits a coroutine that is made and thrown away. */
export const healer: CodeHealer = {
  name: 'await-coroutine',
  kind: 'code',
  languages: ['python'],
  rules: ['pyright/reportUnusedCoroutine', 'mypy/unused-coroutine'],
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = offsetsOf(finding.place, context.text);
    const node = nodeAt(tree, start, end);
    const statement = statementOf(node);
    const call = statement?.is('expression_statement') === true ? statement.children()[0] : undefined;
    if (statement === undefined || call?.is('call') !== true)
      return { leftAlone: 'the coroutine is not a statement of its own' };
    const fn = functionAround(statement);
    if (fn?.isAsync !== true || enclosing(statement, 'function_definition', 'lambda')?.is('lambda') === true)
      return {
        leftAlone: 'only an async function can await: make the caller async, or run the coroutine with asyncio.run',
      };
    const at = span(call).start;
    return {
      change: { edits: [{ path, start: at, end: at, text: 'await ' }] },
      summary: `Await \`${(call.field('function')?.text() ?? '').slice(0, 60)}\`, which never ran`,
    };
  },
};
