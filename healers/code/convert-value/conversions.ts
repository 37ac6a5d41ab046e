import type { TextEdit } from '#core/finding.ts';
import type { Node } from '#syntax/parse.ts';

export interface Part {
  readonly node: Node;
  readonly text: string;
}
/** What is written instead of what, and what must be imported for it. */
export interface Conversion {
  readonly parts: readonly Part[];
  readonly imports?: readonly TextEdit[];
  readonly summary: string;
}

/** `str(x)`; a number literal becomes the text of itself. */
export function wrapped(node: Node, type: string): Part {
  if (type === 'str' && node.is('integer') && /^\d+$/.test(node.text())) return { node, text: `"${node.text()}"` };
  return { node, text: `${type}(${node.text()})` };
}

export function isText(type: string): boolean {
  return type === 'str' || type === 'LiteralString' || /^Literal\[(['"]).*\1\]\??$/s.test(type);
}
export function isNumber(type: string): boolean {
  return type === 'int' || type === 'float' || type === 'int | float' || /^Literal\[-?\d+(, -?\d+)*\]\??$/.test(type);
}
/** Names of exceptions alone, as pyright and mypy print them. */
export function isException(type: string): boolean {
  return type.split(' | ').every((each) => /^(\w+\.)*([A-Z]\w*(Error|Exception)|Exception|BaseException)$/.test(each));
}
export function isPath(type: string): boolean {
  return /^(Posix|Windows|Pure|PurePosix|PureWindows)?Path$/.test(type);
}
export function isLiteralText(node: Node): boolean {
  return (node.is('string') || node.is('concatenated_string')) && !/^[a-zA-Z]*[bB]/.test(node.text());
}
