import { namedChildren, unwrap } from '#syntax/javascript/nodes.ts';
import { isGuarded } from '#syntax/javascript/missing-guards.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import type { Fault } from './fault.ts';
import type { Placed } from './place-python.ts';
import type { Frame } from './trace.ts';

interface Access {
  readonly access: Node;
  readonly subject: Node;
  /** Where V8 says that it failed. */
  readonly at: number;
}

/** The expression that was undefined or null, by the column that the engine names, else by what stands on the line. */
export function placeScript(path: string, text: string, fault: Fault, frame: Frame): Placed {
  const positions = new Positions(text);
  const start = positions.lineStart(frame.line);
  const end = positions.nextLineStart(frame.line);
  const column = frame.column === undefined ? undefined : positions.offset(frame.line, frame.column);
  const found = accessesOf(parse(path, text).root(), fault).filter(({ access, at }) => {
    const range = span(access);
    return range.start < end && range.end > start && at >= start && at <= end;
  });
  const exact = found.filter(
    ({ at, access }) => at === column || (fault.kind === 'iteration' && span(access).start === column),
  );
  const open = (exact.length > 0 ? exact : found).filter(({ subject }) => !isGuarded(subject));
  const [first, ...others] = open;
  if (found.length === 0) return { doubt: `nothing on line ${frame.line} does what the log says` };
  if (first === undefined) return { doubt: 'it is asked for there now: the log is older than the code' };
  if (others.some(({ subject }) => subject.text() !== first.subject.text()))
    return { doubt: 'several values on the line can each be what was missing' };
  return { subject: first.subject };
}

function accessesOf(root: Node, fault: Fault): Access[] {
  const kinds = (...names: readonly string[]) => root.findAll({ rule: { any: names.map((kind) => ({ kind })) } });
  if (fault.kind === 'member') {
    return kinds('member_expression', 'subscript_expression').flatMap((access): Access[] => {
      const object = access.field('object');
      if (!object || access.children().some((child) => child.kind() === 'optional_chain')) return [];
      const subject = unwrap(object);
      const property = access.field('property');
      // A literal and `this` of a method are there.
      if (/^(?:this|super|string|number|array|object|template_string)$/.test(String(subject.kind()))) return [];
      if (property) return property.text() === fault.name ? [{ access, subject, at: span(property).start }] : [];
      const index = access.field('index');
      const literal =
        index && /^(?:string|number)$/.test(String(index.kind()))
          ? index.text().replace(/^["']|["']$/g, '')
          : undefined;
      return literal === undefined || literal === fault.name ? [{ access, subject, at: span(object).end }] : [];
    });
  }
  if (fault.kind !== 'iteration') return [];
  const values = [
    ...kinds('for_in_statement').flatMap((node) =>
      node.children().some((child) => child.text() === 'of') ? (node.field('right') ?? []) : [],
    ),
    ...kinds('spread_element').flatMap((node) =>
      node.parent()?.kind() === 'object' ? [] : (namedChildren(node)[0] ?? []),
    ),
    ...kinds('variable_declarator').flatMap((node) =>
      node.field('name')?.kind() === 'array_pattern' ? (node.field('value') ?? []) : [],
    ),
    ...kinds('new_expression').flatMap((node) =>
      /^(?:Set|Map|WeakSet|WeakMap)$/.test(node.field('constructor')?.text() ?? '')
        ? namedChildren(node.field('arguments') ?? node).slice(0, 1)
        : [],
    ),
  ];
  return values
    .map((node) => unwrap(node))
    .filter((node) => fault.text === undefined || node.text() === fault.text)
    .map((node) => ({ access: node, subject: node, at: span(node).start }));
}
