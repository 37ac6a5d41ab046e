import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { isFunction, namedChildren, pathOf } from '#syntax/javascript/nodes.ts';
import { findAllIn } from '#syntax/javascript/walk.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';
import { nodesAt } from '#syntax/typescript/nodes.ts';

/** Says at the end of a function what it gives there anyway, where its type or its other returns say that it may give nothing. */
export const healer: CodeHealer = {
  name: 'ts-end-with-return',
  kind: 'code',
  languages: ['typescript'],
  rules: ['tsc/TS7030'],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const { start } = offsetsOf(finding.place, text);
    const holders = nodesAt(parse(path, text).root(), start);
    const fn = holders.findLast(isFunction);
    const body = fn?.field('body');
    if (!fn || body?.kind() !== 'statement_block') return { leftAlone: 'no function with a body starts here' };
    if (!mayGiveNothing(fn))
      return { leftAlone: 'nothing says that the function may return nothing: a branch may lack its value' };
    const edit = appendReturn(path, text, body);
    if (edit === undefined) return { leftAlone: 'the end of the function shares its line with other code' };
    const effect = await effectOf(context.typescript, path, [edit]);
    const bad = effect?.brought[0];
    if (bad !== undefined) return { leftAlone: `with \`return undefined\` there is an error: ${bad.message}` };
    if (effect !== undefined && effect.gone.length === 0) return { leftAlone: '`return undefined` does not cure it' };
    return { change: { edits: [edit] }, summary: 'Say that the function returns undefined where it ends' };
  },
};

/** By its declared type, by another return, or by what it is: React asks an effect for a function or for nothing. */
function mayGiveNothing(fn: Node): boolean {
  const declared = fn.field('return_type')?.text().replace(/^:\s*/, '');
  if (declared !== undefined) {
    const given = /^Promise<(.*)>$/s.exec(declared)?.[1] ?? declared;
    return /(^|\|)\s*undefined\s*(\||$)/.test(given.replace(/<[^<>]*>|\([^()]*\)|\{[^{}]*\}/g, ''));
  }
  if (findAllIn(fn, 'return_statement').some((each) => namedChildren(each)[0]?.kind() === 'undefined')) return true;
  const call = fn.parent()?.kind() === 'arguments' ? fn.parent()?.parent() : undefined;
  const callee = call?.field('function');
  return callee != null && /^(React\.)?use(Layout|Insertion)?Effect$/.test(pathOf(callee) ?? '');
}

function appendReturn(path: string, text: string, body: Node): TextEdit | undefined {
  const last = namedChildren(body).at(-1);
  const close = span(body).end - 1;
  const at = lineStart(text, close);
  if (last === undefined || text.slice(at, close).trim() !== '') return undefined;
  const indent = indentationAt(text, span(last).start);
  return { path, start: at, end: at, text: `${indent}return undefined${semicolonOf(body)}${lineEnding(text)}` };
}

/** As the function's other returns end. */
function semicolonOf(body: Node): string {
  const returns = findAllIn(body, 'return_statement');
  return returns.length > 0 && returns.every((each) => !each.text().endsWith(';')) ? '' : ';';
}
