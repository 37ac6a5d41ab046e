import { span, type Node, type Tree } from '#syntax/parse.ts';
import { functionAround } from '#syntax/python/functions.ts';
import { descendants } from '#syntax/python/nodes.ts';

/** A type that is declared for something whose value is `None`. */
export interface Declared {
  readonly name: string;
  /** The type as written, and where. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** In a comment nothing is ever evaluated. */
  readonly isComment: boolean;
  readonly parameter: Node | undefined;
}

export function declaredAt(tree: Tree, text: string, start: number, end: number): Declared | undefined {
  const root = tree.root();
  const near = (node: Node) => span(node).start < end && span(node).end > start;
  const parameter = descendants(root, 'typed_default_parameter', 'default_parameter').find(
    (node) => near(node) && node.field('value')?.is('none') === true,
  );
  if (parameter !== undefined) {
    const type = parameter.field('type');
    const name = parameter.field('name')?.text();
    if (name === undefined) return undefined;
    if (type !== null) return { name, text: type.text(), ...span(type), isComment: false, parameter };
    const comment = besideComment(parameter, text) ?? signatureComment(parameter, text);
    return comment === undefined ? undefined : { name, ...comment, isComment: true, parameter };
  }
  const assignment = descendants(root, 'assignment').find(
    (node) => near(node) && node.field('right')?.is('none') === true,
  );
  const type = assignment?.field('type');
  const left = assignment?.field('left');
  if (type == null || left == null) return undefined;
  return { name: left.text(), text: type.text(), ...span(type), isComment: false, parameter: undefined };
}

interface Written {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `x=None,  # type: str` */
function besideComment(parameter: Node, text: string): Written | undefined {
  const from = span(parameter).end;
  const match = /^[ \t]*,?[ \t]*#[ \t]*type:[ \t]*/.exec(text.slice(from));
  if (match === null) return undefined;
  const start = from + match[0].length;
  const written = /^[^#\r\n]*/.exec(text.slice(start))?.[0].trimEnd() ?? '';
  return written === '' || /^ignore\b|->/.test(written)
    ? undefined
    : { text: written, start, end: start + written.length };
}

/** `# type: (str, int) -> bool` below the head of the function: the types stand in the order of the parameters. */
function signatureComment(parameter: Node, text: string): Written | undefined {
  const fn = functionAround(parameter);
  if (fn === undefined) return undefined;
  const from = span(fn.parameters).end;
  const match = /^[^\n#]*:[ \t]*\r?\n?[ \t]*#[ \t]*type:[ \t]*\(/.exec(text.slice(from));
  if (match === null) return undefined;
  const start = from + match[0].length;
  const parts = splitTypes(text, start);
  const all = fn.parameters.namedChildren().filter((node) => !node.is('comment'));
  const isPlain = all.every((node) =>
    /^(identifier|default_parameter|list_splat_pattern|dictionary_splat_pattern)$/.test(String(node.kind())),
  );
  const index = all.findIndex((node) => node.id() === parameter.id());
  if (parts === undefined || !isPlain || index < 0) return undefined;
  // `self` may be left out.
  const shift = all.length - parts.length;
  if (shift !== 0 && !(shift === 1 && fn.owner !== undefined)) return undefined;
  return parts[index - shift];
}

/** The types of a list that begins at `start`, up to its closing parenthesis, all on one line. */
function splitTypes(text: string, start: number): Written[] | undefined {
  const parts: Written[] = [];
  let depth = 0;
  let from = start;
  const close = (end: number) => {
    const raw = text.slice(from, end);
    const lead = raw.length - raw.trimStart().length;
    if (raw.trim() !== '') parts.push({ text: raw.trim(), start: from + lead, end: from + lead + raw.trim().length });
    from = end + 1;
  };
  for (let at = start; at < text.length && text[at] !== '\n'; at++) {
    const char = text[at];
    if (char === '[' || char === '(') depth++;
    else if (char === ']') depth--;
    else if (char === ')' && depth > 0) depth--;
    else if (char === ')') {
      close(at);
      return parts;
    } else if (char === ',' && depth === 0) close(at);
  }
  return undefined;
}

export function optionalInComment(type: string, optional: string | undefined): string {
  return optional === undefined ? `${type} | None` : `${optional}[${type}]`;
}
