import type { Node } from '../parse.ts';
import { hasWord, wordsOf } from '../words.ts';
import { callOf, namedChildren, pathOf } from './nodes.ts';
import { findAllIn } from './walk.ts';

/** Calls whose order or pace is the point: doing several at once would break them. */
const acts = new Set(
  (
    'next step transaction lock unlock acquire release enqueue dequeue pop shift migrate migration sleep delay wait retry ' +
    'throttle limit limited append write send emit publish prompt ask question confirm click type fill goto press navigate ' +
    'insert update delete remove save commit rollback begin deploy install upload push apply reserve charge pay transfer run execute exec perform invoke hook start stop open close create add set put post register mark write'
  ).split(' '),
);
/** Receivers that do one thing after the other. */
const actors = new Set(
  'tx trx transaction mutex semaphore lock queue limiter page browser reader writer stream iterator generator cursor rl readline prompt session'.split(
    ' ',
  ),
);

/** True when an awaited call is known, by its names, to want its turn. */
export function isSequential(awaited: Node): boolean {
  return [awaited, ...findAllIn(awaited, 'call_expression')].some((node) => {
    const call = callOf(node);
    if (!call) return false;
    const path = pathOf(call.callee);
    if (path === undefined) return true;
    const names = path.split('.');
    const method = names.pop() ?? '';
    const [first = ''] = wordsOf(method);
    return (
      acts.has(first) ||
      hasWord(method, new Set(['sleep', 'delay', 'retry', 'lock', 'transaction', 'sequential', 'serial'])) ||
      names.some((name) => hasWord(name, actors))
    );
  });
}

/** Statements of a loop body, braces or not. */
export function statementsOf(body: Node): Node[] {
  return body.kind() === 'statement_block' ? namedChildren(body) : [body];
}
