import { enclosingFunction, hasComment, methodOf } from '#syntax/javascript/nodes.ts';
import { isSequential, statementsOf } from '#syntax/javascript/sequence.ts';
import { findAllIn } from '#syntax/javascript/walk.ts';
import { findAll, type Node } from '#syntax/parse.ts';
import { isDevelopmentFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

const awaiting = {
  kind: 'for_in_statement',
  has: { field: 'body', has: { kind: 'await_expression', stopBy: 'end' } },
};

export const rule: HealRule = {
  id: 'await-in-loop',
  title: 'Independent results are awaited one after the other',
  languages: ['typescript', 'javascript'],
  category: 'performance',
  severity: 'medium',
  links: [
    'https://eslint.org/docs/latest/rules/no-await-in-loop',
    'https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise/all',
  ],
  mentions: /\bawait\b/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, awaiting).flatMap((node) => {
      const body = node.field('body');
      if (!body || node.field('operator')?.text() !== 'of' || node.child(1)?.text() === 'await') return [];
      const statements = statementsOf(body);
      const awaited = findAllIn(body, 'await_expression');
      const isLeft = ['break_statement', 'continue_statement', 'return_statement', 'throw_statement'].some(
        (kind) => findAllIn(body, kind).length > 0,
      );
      const last = statements.at(-1);
      if (statements.length > 3 || awaited.length === 0 || isLeft || !last || !isCollected(last)) return [];
      // Somebody who writes into such a loop why it waits knows that it does.
      if (
        hasComment(body) ||
        isOnPurpose(node) ||
        awaited.some(isMany) ||
        awaited.some(isSequential) ||
        !awaited.some(isCall)
      )
        return [];
      return [{ node, message: 'Each turn waits for the one before, though the results do not need each other.' }];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'for (const id of ids) {\n  out.push(await get(id));\n}\n' },
      { path: 'a.ts', text: 'for (const id of ids) {\n  const user = await load(id);\n  users[id] = user;\n}\n' },
    ],
    leaves: [
      {
        path: 'a.js',
        text: 'async function f(ids) {\n  // no concurrent queries on one client\n  const out = [];\n  for (const id of ids) {\n    out.push(await get(id));\n  }\n}\n',
      },
      {
        path: 'a.js',
        text: 'async function f(ids) {\n  if (!pg) return Promise.all(ids.map(get));\n  const out = [];\n  for (const id of ids) {\n    out.push(await get(id));\n  }\n  return out;\n}\n',
      },
      {
        path: 'a.js',
        text: 'exports.callAllSerial = async (hooks) => {\n  const out = [];\n  for (const hook of hooks) {\n    out.push(await call(hook));\n  }\n  return out;\n};\n',
      },
      {
        path: 'a.js',
        text: 'for (const group of chunk(ids, 5)) {\n  const found = await Promise.all(group.map(load));\n  out.push(...found);\n}\n',
      },
      { path: 'a.js', text: 'for (const id of ids) {\n  await remove(id);\n}\n' },
      { path: 'a.js', text: 'for (const id of ids) {\n  await sleep(5);\n  out.push(await get(id));\n}\n' },
      { path: 'a.js', text: 'for await (const chunk of stream) {\n  out.push(await parse(chunk));\n}\n' },
      { path: 'a.js', text: 'for (const p of promises) {\n  out.push(await p.value);\n}\n' },
      { path: 'a.js', text: 'for (const id of ids) {\n  out.push(await tx.find(id));\n}\n' },
      {
        path: 'a.js',
        text: 'for (const id of ids) {\n  // one at a time: the server asks for it\n  out.push(await get(id));\n}\n',
      },
    ],
  },
};

/** A promise that was made before is waited for, and nothing starts here. */
function isCall(awaited: Node): boolean {
  return findAllIn(awaited, 'call_expression').length > 0;
}

/** `await Promise.all(group.map(load))` for one group after the other: so many at once, and no more. */
function isMany(awaited: Node): boolean {
  return /^await\s+Promise\.(?:all|allSettled)\(/.test(awaited.text());
}

const purpose =
  /concurren|parallel|simultan|sequential|serial|in order|one (?:at a time|by one|after)|rate.?limit|throttl|same (?:client|connection)|race/i;

/** True when the function says why it waits, or does the same for the same list at once where it may. */
function isOnPurpose(loop: Node): boolean {
  const fn = enclosingFunction(loop);
  if (!fn) return false;
  const isTold = fn.findAll({ rule: { kind: 'comment' } }).some((comment) => purpose.test(comment.text()));
  const list = loop.field('right')?.text() ?? '';
  const isDoneElsewhere = fn
    .findAll({ rule: { kind: 'call_expression', has: { field: 'function', regex: '^Promise\\.all' } } })
    .some((call) => call.text().includes(`${list}.map(`));
  return isTold || isDoneElsewhere || purpose.test(nameOf(fn));
}

/** `callAllSerial`: also what a function is given to, and what is said just above it. */
function nameOf(fn: Node): string {
  const holder = fn.parent();
  const isHolder = /^(?:variable_declarator|assignment_expression|pair|public_field_definition)$/.test(
    String(holder?.kind()),
  );
  const name =
    fn.field('name') ?? (isHolder ? (holder?.field('name') ?? holder?.field('left') ?? holder?.field('key')) : null);
  return name?.text() ?? '';
}

function isCollected(statement: Node): boolean {
  const [expression] = statement.kind() === 'expression_statement' ? statement.children() : [];
  if (!expression) return false;
  if (expression.kind() === 'assignment_expression') return expression.field('left')?.kind() === 'subscript_expression';
  return methodOf(expression)?.name === 'push';
}
