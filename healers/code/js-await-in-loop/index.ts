import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { nodeAt, statementInBlock, unwrap } from '#syntax/javascript/nodes.ts';
import { indentUnit } from '#syntax/javascript/strings.ts';
import { isArray, isArrayType } from '#syntax/javascript/values.ts';
import { indentationAt, lineEnding, wholeLines } from '#syntax/lines.ts';
import { span, type Node } from '#syntax/parse.ts';
import { readLoop } from './loop.ts';

/** Starts all calls at once and waits for them together; the results keep their order. */
export const healer: CodeHealer = {
  name: 'js-await-in-loop',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/await-in-loop', 'oxlint/no-await-in-loop', 'eslint/no-await-in-loop'],
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const isLoop = (node: Node): boolean => node.kind() === 'for_in_statement';
    const found = nodeAt(path, text, finding.place, (node) => isLoop(node) || node.kind() === 'await_expression');
    const loop = found && (isLoop(found) ? found : statementInBlock(found)?.ancestors().find(isLoop));
    if (!loop) return { leftAlone: 'Only a for … of that collects its results is healed.' };
    const { start, end } = span(loop);
    const read = readLoop(loop, indentUnit(text), indentationAt(text, start), lineEnding(text));
    if (typeof read === 'string') return { leftAlone: `The turns stay one after the other: ${read}.` };
    const { declaration, head, iterable, mapper } = read;
    const list = unwrap(iterable);
    const all = (await isList(list, path, context))
      ? `${list.text()}.map(${mapper})`
      : `Array.from(${list.text()}, ${mapper})`;
    const from = span(declaration);
    const closing = declaration.text().endsWith(';') ? ';' : '';
    const statement = `${head} = await Promise.all(${all})${closing}`;
    const isNext = text.slice(from.end, start).trim() === '';
    const edits: readonly TextEdit[] = isNext
      ? [{ path, start: from.start, end, text: statement }]
      : [
          { path, ...(wholeLines(text, from.start, from.end) ?? from), text: '' },
          { path, start, end, text: statement },
        ];
    return { change: { edits }, summary: 'Await the independent calls together with Promise.all' };
  },
};

/** `map` is for arrays; `Array.from` takes everything that a loop takes. */
async function isList(list: Node, path: string, context: CodeContext): Promise<boolean> {
  if (isArray(list)) return /^(identifier|call_expression|member_expression|array)$/.test(String(list.kind()));
  if (context.language !== 'typescript' || !/^(identifier|member_expression)$/.test(String(list.kind()))) return false;
  const type = await context.typescript.typeAt(path, span(list).start, span(list).end);
  return type !== undefined && isArrayType(type);
}
