import type { Node } from '#syntax/parse.ts';
import type { ClassIr, Expr, FunctionIr } from './ir.ts';

/** Whoever lowers a file: expressions hand it the functions and classes that they meet. */
export interface ScriptHome {
  exprOf(node: Node | null): Expr;
  functionOf(node: Node, name: string): FunctionIr;
  classOf(node: Node): ClassIr;
}

export function named(node: Node | null): Node[] {
  return node ? node.children().filter((child) => child.isNamed() && child.kind() !== 'comment') : [];
}
