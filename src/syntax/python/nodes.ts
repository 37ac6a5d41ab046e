import type { Node, Tree } from '#syntax/parse.ts';
import { span } from '#syntax/parse.ts';

/** All nodes below (and with) `node` of one of the kinds, in the order of the text. */
export function descendants(node: Node, ...kinds: readonly string[]): Node[] {
  return node.findAll({ rule: { any: kinds.map((kind) => ({ kind })) } });
}

/** The nearest node of one of the kinds around `node`, without itself. */
export function enclosing(node: Node, ...kinds: readonly string[]): Node | undefined {
  for (let at = node.parent(); at !== null; at = at.parent()) {
    if (kinds.includes(String(at.kind()))) return at;
  }
  return undefined;
}

/** The smallest named node that covers [start, end). */
export function nodeAt(tree: Tree, start: number, end: number): Node {
  let at = tree.root();
  for (;;) {
    const inner = at.children().find((child) => {
      const range = span(child);
      return child.isNamed() && range.start <= start && range.end >= end;
    });
    if (inner === undefined) return at;
    at = inner;
  }
}

export function isSame(a: Node | null | undefined, b: Node | null | undefined): boolean {
  return a !== null && a !== undefined && b !== null && b !== undefined && a.id() === b.id();
}

export function isInside(node: Node, outer: Node): boolean {
  const inner = span(node);
  const range = span(outer);
  return range.start <= inner.start && inner.end <= range.end;
}

/** The statement that holds `node`: a direct child of a block or of the module. */
export function statementOf(node: Node): Node | undefined {
  for (let at: Node | null = node; at !== null; at = at.parent()) {
    const parent = at.parent();
    if (parent === null) return undefined;
    if (parent.is('block') || parent.is('module')) return at;
  }
  return undefined;
}

/** Nodes of the kinds that run when this body runs: those of nested functions, classes and lambdas are left out. */
export function ownDescendants(body: Node, ...kinds: readonly string[]): Node[] {
  const found: Node[] = [];
  const walk = (node: Node) => {
    for (const child of node.children()) {
      if (kinds.includes(String(child.kind()))) found.push(child);
      if (!child.is('function_definition') && !child.is('class_definition') && !child.is('lambda')) walk(child);
    }
  };
  walk(body);
  return found;
}
