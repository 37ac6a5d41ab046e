import { findAll, type Node, type Tree } from '../parse.ts';

/** Method calls with one of the names, searched by the parser: files have many calls, and few of these. */
export function findMethodCalls(tree: Tree, names: string): Node[] {
  return findAll(tree, {
    kind: 'call_expression',
    has: { field: 'function', kind: 'member_expression', has: { field: 'property', regex: `^(?:${names})$` } },
  });
}

/** The same, with those of `await db.query<Row>(…)`; to be read with `awaitedMethodOf`. */
export function findAwaitedMethodCalls(tree: Tree, names: string): Node[] {
  const member = { kind: 'member_expression', has: { field: 'property', regex: `^(?:${names})$` } };
  return findAll(tree, {
    kind: 'call_expression',
    has: { field: 'function', any: [member, { kind: 'await_expression', has: member }] },
  });
}

/** Calls of functions or methods whose name matches. */
export function findCalls(tree: Tree, name: string): Node[] {
  return findAll(tree, {
    kind: 'call_expression',
    has: {
      field: 'function',
      any: [{ kind: 'identifier', regex: `^(?:${name})$` }, { has: { field: 'property', regex: `^(?:${name})$` } }],
    },
  });
}
