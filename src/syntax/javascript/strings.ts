import { span, type Node } from '../parse.ts';
import { namedChildren, unwrap } from './nodes.ts';

/** One piece of a text that is put together: constant, or the value of an expression. */
export type TextPart = { readonly text: string } | { readonly value: Node };

/** The value of a string literal or of a template without values; undefined for anything else. */
export function literalText(node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.kind() === 'string') return cook(inner.text().slice(1, -1));
  if (inner.kind() !== 'template_string') return undefined;
  return inner.find({ rule: { kind: 'template_substitution' } }) ? undefined : cook(inner.text().slice(1, -1));
}

/**
 * The pieces of a string that is built by `+` or by a template, in order; undefined when the expression
 * is not known to be text. Neighbouring constants are joined. `a + b + "x"` keeps `a + b` as one value: it may be a sum.
 */
export function textParts(node: Node): readonly TextPart[] | undefined {
  const parts = collect(unwrap(node));
  if (!parts?.some((part) => 'text' in part)) return undefined;
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && 'text' in last && 'text' in part) joined[joined.length - 1] = { text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

function collect(node: Node): TextPart[] | undefined {
  if (node.kind() === 'string') {
    const text = cook(node.text().slice(1, -1));
    return text === undefined ? undefined : [{ text }];
  }
  if (node.kind() === 'template_string') return collectTemplate(node);
  if (node.kind() !== 'binary_expression' || node.field('operator')?.text() !== '+') return undefined;
  const left = node.field('left');
  const right = node.field('right');
  if (!left || !right) return undefined;
  const before = collect(unwrap(left));
  const after = collect(unwrap(right));
  if (before) return [...before, ...(after ?? [{ value: right }])];
  return after && [{ value: left }, ...after];
}

function collectTemplate(node: Node): TextPart[] | undefined {
  const parts: TextPart[] = [];
  let at = span(node).start + 1;
  const offset = span(node).start;
  const source = node.text();
  const add = (end: number): boolean => {
    if (end === at) return true;
    const text = cook(source.slice(at - offset, end - offset));
    if (text !== undefined) parts.push({ text });
    return text !== undefined;
  };
  for (const child of node.children()) {
    if (child.kind() !== 'template_substitution') continue;
    const range = span(child);
    const [value] = namedChildren(child);
    if (!add(range.start) || !value) return undefined;
    parts.push({ value });
    at = range.end;
  }
  return add(span(node).end - 1) ? [...(parts.length > 0 ? parts : [{ text: '' }])] : undefined;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0' };

/** Resolves the escapes of a literal's inside; undefined when one is not plain. */
function cook(raw: string): string | undefined {
  let bad = false;
  const text = raw
    .replace(/\r\n/g, '\n')
    .replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g, (_, x, u, c) => {
      const code: unknown = x ?? u;
      if (typeof code === 'string') return String.fromCharCode(Number.parseInt(code, 16));
      const char = String(c);
      if (char === '\n') return '';
      if (/[1-9ux]/.test(char)) bad = true;
      return escapes[char] ?? char;
    });
  return bad ? undefined : text;
}

export type Quote = "'" | '"';

/** The quote that the file uses most for its strings. */
export function quoteOf(text: string): Quote {
  const single = text.match(/'[^'"\n]*'/g)?.length ?? 0;
  const double = text.match(/"[^'"\n]*"/g)?.length ?? 0;
  return double >= single ? '"' : "'";
}
/** True unless the file's statements mostly end without a semicolon. */
export function usesSemicolons(text: string): boolean {
  const withThem = text.match(/;[ \t]*\r?$/gm)?.length ?? 0;
  const without = text.match(/[)\w'"`\]][ \t]*\r?$/gm)?.length ?? 0;
  return withThem * 3 >= without;
}
/** One more step of the file's indentation. */
export function indentUnit(text: string): string {
  const found = /^(\t| {2,8})(?=\S)/m.exec(text.replace(/^ \*.*$/gm, ''));
  return found?.[1] ?? '  ';
}

/** A string literal with this value. */
export function quoted(text: string, quote: Quote): string {
  const body = JSON.stringify(text).slice(1, -1);
  return quote === '"' ? `"${body}"` : `'${body.replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

/** A template of these pieces. */
export function templateText(parts: readonly TextPart[]): string {
  const body = parts.map((part) =>
    'text' in part ? part.text.replace(/[\\`]|\$\{/g, '\\$&') : `\${${part.value.text()}}`,
  );
  return `\`${body.join('')}\``;
}
