import type { Node } from '#syntax/parse.ts';
import type { ClassIr, FunctionIr } from './ir.ts';

/** Whoever lowers a file: expressions hand it the functions and classes that they meet. */
export interface ScriptHome {
  functionOf(node: Node, name: string): FunctionIr;
  classOf(node: Node): ClassIr;
}

export function named(node: Node | null): Node[] {
  return node ? node.children().filter((child) => child.isNamed() && child.kind() !== 'comment') : [];
}
