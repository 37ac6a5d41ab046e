import { span, type Node } from '#syntax/parse.ts';
import { isBuiltin } from './builtins.ts';
import type { ImportedName } from './imports.ts';
import { isBlock, isExpression, isText, type Family } from './kinds.ts';
import { limits, normalise } from './pair.ts';

/** A syntax tree as learning sees it: without layout and comments, with what each part does. */
export interface Term {
  readonly kind: string;
  readonly isNamed: boolean;
  /** Normalised; quotes of plain texts are all the same. Equal texts mean equal code. */
  readonly text: string;
  /** UTF-16 offsets into the file that it was read from. */
  readonly start: number;
  readonly end: number;
  readonly children: readonly Term[];
  /** Names a thing of an interface: what is called, an attribute, a keyword, a type. It is what a cure is about. */
  readonly isApi: boolean;
  /** An attribute or a keyword: it means nothing on its own. */
  readonly isMember: boolean;
  /** What an attribute is asked of: together they are one name. */
  readonly isObject: boolean;
  /** A name that this code made up for itself: a variable, a parameter. */
  readonly isLocal: boolean;
  /** Something in it was made up by this code. */
  readonly hasLocal: boolean;
}
export interface TermContext {
  readonly family: Family;
  readonly imports: ReadonlyMap<string, ImportedName>;
  /** Blocks that code and cure have in common, normalised: nobody looks into them. */
  readonly shared: ReadonlySet<string>;
}

/** Texts up to this length are words of an interface (`'rb'`, `'utf-8'`); longer ones are content. */
const longestWord = 12;

/** Undefined when the code is larger than what a pattern is made of, or holds a comment. */
export function readTerm(node: Node, context: TermContext): Term | 'too-large' | 'holds-a-comment' {
  let left: number = limits.nodes;
  let hasComment = false;
  const read = (at: Node, role: Pick<Term, 'isApi' | 'isMember' | 'isObject'>, depth: number): Term => {
    const { isApi } = role;
    left--;
    const kind = String(at.kind());
    if (kind === 'comment') hasComment = true;
    const { start, end } = span(at);
    const isShared = isBlock(kind) && context.shared.has(normalise(at.text()));
    const inner = isShared || left <= 0 || depth > limits.depth || isPlainText(at) ? [] : at.children();
    if (inner.length > left) left = 0;
    const children = (left > 0 ? inner : []).map((child, index) =>
      read(
        child,
        {
          isApi: isInterface(at, child, index, isApi),
          isMember: isMemberOf(at, index),
          isObject: isPath(kind) && index === 0,
        },
        depth + 1,
      ),
    );
    const isName = kind === 'identifier' || kind === 'shorthand_property_identifier_pattern';
    const isLocal = isName && !isApi && !isKnown(at.text(), context);
    const isContent = isText(kind) && children.length === 0 && isLongText(at.text());
    return {
      kind,
      isNamed: at.isNamed(),
      text: textOf(at, kind, children),
      start,
      end,
      children,
      ...role,
      isLocal,
      hasLocal: isLocal || isContent || isShared || children.some((child) => child.hasLocal),
    };
  };
  const term = read(node, { isApi: false, isMember: false, isObject: false }, 0);
  if (hasComment) return 'holds-a-comment';
  return left <= 0 ? 'too-large' : term;
}

function isKnown(name: string, { family, imports }: TermContext): boolean {
  return imports.has(name) || isBuiltin(family, name);
}

/** A text without code in it is one thing; `f'{x}'` is not. */
function isPlainText(node: Node): boolean {
  if (!isText(String(node.kind()))) return false;
  const pieces = node.is('concatenated_string') ? node.children().flatMap((text) => text.children()) : node.children();
  return !pieces.some((piece) => /^(interpolation|template_substitution)$/.test(String(piece.kind())));
}

export function isLongText(text: string): boolean {
  const content = text.replace(/^\w*["'`]+|["'`]+$/g, '');
  return content.length > longestWord || /\s/.test(content);
}

function textOf(node: Node, kind: string, children: readonly Term[]): string {
  if (children.length > 0) {
    return children
      .map((child) => child.text)
      .filter((text, at) => !(text === ',' && /^[)\]}]$/.test(children[at + 1]?.text ?? '')))
      .join(' ');
  }
  if (!isText(kind)) return normalise(node.text());
  return node.text().replace(/^(\w*)(["'])((?:[^"'\\]|\\.)*)\2$/s, '$1"$3"');
}

function isMemberOf(parent: Node, index: number): boolean {
  const kind = String(parent.kind());
  return kind === 'keyword_argument' ? index === 0 : isPath(kind) && index > 0;
}

function isPath(kind: string): boolean {
  return kind === 'attribute' || kind === 'member_expression';
}

/** True for what an interface gave its name: it stays, while values may be anything. */
function isInterface(parent: Node, child: Node, index: number, isParentApi: boolean): boolean {
  if (!child.isNamed()) return false;
  const kind = String(parent.kind());
  if (isPath(kind)) return index > 0 ? true : isParentApi && /^(decorator|type)$/.test(String(parent.parent()?.kind()));
  if (kind === 'call' || kind === 'call_expression') return index === 0;
  if (kind === 'new_expression') return index === 1;
  if (kind === 'keyword_argument') return index === 0;
  if (kind === 'decorator') return true;
  return kind === 'type' || kind === 'type_annotation' || (isParentApi && /^(type|generic_type)/.test(kind));
}

/** True for a value that can stand for any other: not the name of an interface, and made of something local. */
export function isValue(term: Term): boolean {
  return !term.isApi && isExpression(term.kind);
}
/** A name that is read on its own: not an attribute, a keyword, or the name of a property. */
export function isIdentifier(term: Term): boolean {
  return term.kind === 'identifier' && !term.isMember;
}
/** Everything below (and with) the term, outermost first. */
export function* walk(term: Term): Generator<Term> {
  yield term;
  for (const child of term.children) yield* walk(child);
}
/** Code that can be caught by a metavariable when the cure carries it over. */
export function isCarriable(term: Term): boolean {
  return isValue(term) || isBlock(term.kind);
}
