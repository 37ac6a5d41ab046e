import { parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import { functionAround } from '#syntax/python/functions.ts';
import { descendants } from '#syntax/python/nodes.ts';
import { isGuarded } from '#syntax/python/none-guards.ts';
import type { Fault } from './fault.ts';
import type { Frame } from './trace.ts';

/** The expression that was None; or why it cannot be told which one it was. */
export type Placed = { readonly subject: Node } | { readonly doubt: string };

export function placePython(path: string, text: string, fault: Fault, frame: Frame): Placed {
  const tree = parse(path, text);
  const positions = new Positions(text);
  const start = positions.lineStart(frame.line);
  const end = positions.nextLineStart(frame.line);
  const found = accessesOf(tree, fault).filter(({ access, subject }) => {
    const range = span(access);
    // A call over several lines is reported at the line where the part that failed stands.
    return range.start < end && range.end > start && isInFunction(access, frame.name) && !cannotBeNone(subject);
  });
  if (found.length === 0 && fault.name === 'unpack')
    return { doubt: 'what is unpacked there is an element of something else: nothing tells which one' };
  if (found.length === 0) return { doubt: `nothing on line ${frame.line} does what the log says` };
  const marked = byMark(found, text.slice(start, end), start, frame);
  const open = (marked.length > 0 ? marked : found).filter(({ subject }) => !isGuarded(subject));
  const [first, ...others] = open;
  if (first === undefined) return { doubt: 'it is asked for None there now: the log is older than the code' };
  if (others.some(({ subject }) => subject.text() !== first.subject.text())) {
    const texts = [...new Set(open.map(({ subject }) => `\`${short(subject.text())}\``))];
    return { doubt: `${texts.join(' and ')} can each be what was None` };
  }
  return { subject: first.subject };
}

interface Access {
  readonly access: Node;
  readonly subject: Node;
}

function accessesOf(tree: Tree, fault: Fault): Access[] {
  const root = tree.root();
  const of = (kinds: readonly string[], subjectOf: (node: Node) => Node | null | undefined): Access[] =>
    descendants(root, ...kinds).flatMap((access) => {
      const subject = subjectOf(access);
      return subject ? [{ access, subject: bare(subject) }] : [];
    });
  switch (fault.kind) {
    case 'attribute':
    case 'member':
      return of(['attribute'], (node) =>
        node.field('attribute')?.text() === fault.name ? node.field('object') : null,
      );
    case 'subscript':
      return of(['subscript'], (node) => node.field('value'));
    case 'call':
      return of(['call'], (node) => node.field('function'));
    case 'length':
      return of(['call'], (node) => (node.field('function')?.text() === 'len' ? onlyArgument(node) : null));
    case 'membership':
      return of(['comparison_operator'], (node) => {
        const parts = node.children();
        return parts.length === 3 && /^(?:not )?in$/.test(parts[1]?.text() ?? '') ? parts[2] : null;
      });
    case 'operand':
      return of(['binary_operator', 'comparison_operator', 'augmented_assignment'], (node) => {
        const parts = node.children();
        const operator = (parts[1]?.text() ?? '').replace(/^([^<>!]+)=$/, '$1');
        return parts.length === 3 && operator === fault.name ? parts[fault.text === 'left' ? 0 : 2] : null;
      });
    case 'iteration':
      // What is unpacked in the head of a loop is one of its elements: no expression stands for it.
      if (fault.name === 'unpack') return of(['assignment'], iterated);
      return of(['for_statement', 'for_in_clause', 'list_splat', 'assignment', 'call'], iterated);
  }
}

const iterators = /^(?:list|tuple|set|frozenset|sorted|sum|min|max|any|all|enumerate|iter|zip|map|filter|dict)$/;

function iterated(node: Node): Node | null | undefined {
  switch (String(node.kind())) {
    case 'for_statement':
    case 'for_in_clause':
      return node.field('right');
    case 'list_splat':
      return node.children().at(-1);
    case 'assignment':
      return /^(?:pattern_list|tuple_pattern|list_pattern)$/.test(String(node.field('left')?.kind()))
        ? node.field('right')
        : null;
    default:
      return iterators.test(node.field('function')?.text() ?? '') ? onlyArgument(node) : null;
  }
}

function onlyArgument(call: Node): Node | undefined {
  const list = (call.field('arguments')?.children() ?? []).filter((child) => child.isNamed());
  const plain = list.filter((child) => !child.is('keyword_argument'));
  return plain.length === 1 ? plain[0] : undefined;
}

/** Literals, what is made on the spot, and what a class hands in itself. */
function cannotBeNone(subject: Node): boolean {
  const kind = String(subject.kind());
  if (/^(?:string|integer|float|list|dictionary|set|tuple|list_comprehension|lambda|true|false)$/.test(kind))
    return true;
  if (/^(?:binary_operator|comparison_operator|generator_expression|concatenated_string)$/.test(kind)) return true;
  if (kind === 'call' && iterators.test(subject.field('function')?.text() ?? ''))
    return !/^(?:sum|min|max)\b/.test(subject.text());
  if (kind === 'identifier' && /^(?:self|cls)$/.test(subject.text()))
    return functionAround(subject)?.owner !== undefined;
  return false;
}

/** Those that are underlined: exactly, else what is a part of it. */
function byMark(found: readonly Access[], line: string, start: number, { mark, code }: Frame): Access[] {
  if (mark === undefined || code === undefined) return [];
  const from = start + line.length - line.trimStart().length;
  const exact = ({ access, subject }: Access) =>
    [access, subject].some((node) => span(node).start === from + mark.start && span(node).end === from + mark.end);
  // The interpreter underlines a call together with its arguments when the method is what failed.
  const called = ({ access }: Access) => {
    const call = access.parent();
    return call?.is('call') === true && span(call).start === from + mark.start && span(call).end === from + mark.end;
  };
  const best = found.filter(exact);
  return best.length > 0 ? best : found.filter(called);
}

/** The log names the function; `<module>`, `<lambda>` and comprehensions are part of what is around them. */
function isInFunction(node: Node, name: string): boolean {
  const plain = name.split('.').at(-1) ?? '';
  if (plain === '' || plain.startsWith('<')) return true;
  const fn = functionAround(node);
  return fn?.name === plain;
}

function bare(node: Node): Node {
  if (!node.is('parenthesized_expression')) return node;
  const inner = node.children().find((child) => child.isNamed() && !child.is('comment'));
  return inner ? bare(inner) : node;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 50 ? `${line.slice(0, 49)}…` : line;
}
