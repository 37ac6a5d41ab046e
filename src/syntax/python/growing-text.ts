import { span, type Node, type Tree } from '../parse.ts';
import { prefixOf, unwrap } from './built-strings.ts';
import { identifiersOf, roleOf } from './names.ts';
import { descendants, enclosing, isInside, isSame, statementOf } from './nodes.ts';
import { assignmentBefore, scopeOf, type PlainAssignment } from './uses.ts';

/** `text = ""`, then a loop with nothing but `text += …` on it, in the same block. */
export interface GrowingText {
  readonly name: string;
  readonly start: PlainAssignment;
  readonly loop: Node;
  /** The `+=` of the loop, in order. */
  readonly additions: readonly Node[];
}

/** Texts that grow in a loop, and that nothing reads before the loop ends. One entry for each loop. */
export function findGrowingTexts(tree: Tree): GrowingText[] {
  const found: GrowingText[] = [];
  for (const addition of descendants(tree.root(), 'augmented_assignment')) {
    const left = addition.field('left');
    if (left?.is('identifier') !== true || addition.field('operator')?.text() !== '+=') continue;
    const text = readGrowth(addition, left.text());
    const isKnown = found.some((other) => isSame(other.loop, text?.loop) && other.name === text?.name);
    if (text !== undefined && !isKnown) found.push(text);
  }
  return found;
}

function readGrowth(addition: Node, name: string): GrowingText | undefined {
  const scope = scopeOf(addition);
  for (const loop of outerLoops(addition)) {
    const statement = statementOf(loop);
    if (statement === undefined || !isSame(statement, loop)) continue;
    const start = assignmentBefore(loop, name);
    if (start === undefined) continue;
    if (!isSame(start.statement.parent(), loop.parent()) || !isTextLiteral(start.value)) return undefined;
    const additions = identifiersOf(loop, name).map((node) => node.parent());
    const isOnlyAdded = additions.every((it) => it?.is('augmented_assignment') && isAddition(it, name));
    if (!isOnlyAdded || !isUnseen(scope, name, start, loop)) return undefined;
    return { name, start, loop, additions: additions.filter((it) => it !== null) };
  }
  return undefined;
}

/** Loops around a statement within its function, nearest first. */
function outerLoops(node: Node): Node[] {
  const loops: Node[] = [];
  for (
    let at = node.parent();
    at !== null && !at.is('function_definition') && !at.is('class_definition');
    at = at.parent()
  ) {
    if (at.is('for_statement') || at.is('while_statement')) loops.push(at);
  }
  return loops;
}

function isAddition(node: Node, name: string): boolean {
  const value = node.field('right');
  const isPlus = node.field('operator')?.text() === '+=' && node.field('left')?.text() === name;
  return (
    isPlus &&
    node.parent()?.is('expression_statement') === true &&
    value !== null &&
    identifiersOf(value, name).length === 0
  );
}

function isTextLiteral(value: Node): boolean {
  const inner = unwrap(value);
  if (inner.is('concatenated_string')) return inner.namedChildren().every(isTextLiteral);
  return inner.is('string') && !/[bt]/.test(prefixOf(inner));
}

/** Nothing between the start and the end of the loop sees the text, and no other scope or error handler can. */
function isUnseen(scope: Node, name: string, start: PlainAssignment, loop: Node): boolean {
  const from = span(start.statement).end;
  const to = span(loop).start;
  const tries: Node[] = [];
  for (let at = enclosing(loop, 'try_statement'); at !== undefined; at = enclosing(at, 'try_statement')) tries.push(at);
  return identifiersOf(scope, name).every((node) => {
    const role = roleOf(node);
    if (role === 'declare') return false;
    if (role === 'other') return true;
    const at = span(node).start;
    if (at >= from && at < to) return false;
    const own = enclosing(node, 'function_definition', 'lambda');
    if (own !== undefined && !isSame(own, scope)) return false;
    return !tries.some((it) => isInside(node, it) && enclosing(node, 'except_clause', 'finally_clause') !== undefined);
  });
}
