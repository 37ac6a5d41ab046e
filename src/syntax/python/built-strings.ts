import { span, type Node } from '../parse.ts';
import { readArguments } from './calls.ts';

/** A run of literal text inside one string token. */
export interface TextPart {
  readonly kind: 'text';
  /** As written, between the quotes, escapes and doubled braces included. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
  /** The string token that holds it. */
  readonly token: Node;
}
/** A value that is put into the text when the program runs. */
export interface ValuePart {
  readonly kind: 'value';
  readonly node: Node;
  /** What stands in the source for it: `{x!r}`, `%s`, or the operand between two `+`. */
  readonly start: number;
  readonly end: number;
  /** `r` of `{x!r}`, `%r`; '' for none. */
  readonly conversion: string;
  /** `:>3` of `{x:>3}`, `5.2` of `%5.2f`: more than plain insertion. */
  readonly format: string;
  readonly token: Node | undefined;
}
export type Part = TextPart | ValuePart;
export type Way = 'plain' | 'f-string' | 'plus' | 'percent' | 'format' | 'mixed';

export interface BuiltString {
  readonly parts: readonly Part[];
  readonly way: Way;
  /** String tokens in order. */
  readonly tokens: readonly Node[];
}

/**
 * Reads an expression that puts a text together: literals, f-strings, `+`, `%` and `.format`.
 * Undefined when it is none, is bytes, or is built in a way that cannot be followed.
 */
export function readBuiltString(expression: Node): BuiltString | undefined {
  const node = unwrap(expression);
  const kind = String(node.kind());
  if (kind === 'string' || kind === 'concatenated_string') return readLiteral(node);
  if (kind === 'binary_operator') {
    const operator = node.field('operator')?.text();
    if (operator === '+') return readPlus(node);
    if (operator === '%') return readPercent(node);
  }
  if (kind === 'call') return readFormat(node);
  return undefined;
}

/** The literal text of an expression without values, escapes undecoded; undefined when there is a value in it. */
export function readPlainText(node: Node): string | undefined {
  const built = readBuiltString(node);
  if (built === undefined || built.way !== 'plain') return undefined;
  return built.parts.map((part) => (part.kind === 'text' ? part.raw : '')).join('');
}

export function unwrap(node: Node): Node {
  let at = node;
  while (at.kind() === 'parenthesized_expression') {
    const inner = at.namedChildren().filter((child) => child.kind() !== 'comment');
    const only = inner[0];
    if (only === undefined || inner.length !== 1) return at;
    at = only;
  }
  return at;
}

/** `rb` of `rb"x"`, in lower case. */
export function prefixOf(token: Node): string {
  return (/^[A-Za-z]*/.exec(token.text())?.[0] ?? '').toLowerCase();
}

/** `"`, `'`, `"""` or `'''`. */
export function quoteOf(token: Node): string {
  return /^[A-Za-z]*("""|'''|"|')/.exec(token.text())?.[1] ?? '"';
}

function readLiteral(node: Node): BuiltString | undefined {
  const tokens = node.kind() === 'string' ? [node] : node.namedChildren().filter((child) => child.kind() === 'string');
  const parts: Part[] = [];
  let isFormatted = false;
  for (const token of tokens) {
    const prefix = prefixOf(token);
    if (prefix.includes('b') || prefix.includes('t')) return undefined;
    if (prefix.includes('f')) isFormatted = true;
    parts.push(...readToken(token));
  }
  const hasValue = parts.some((part) => part.kind === 'value');
  return { parts, tokens, way: isFormatted && hasValue ? 'f-string' : 'plain' };
}

/** Text between the interpolations of one token; empty runs are kept so that every value has neighbours. */
function readToken(token: Node): Part[] {
  const whole = token.text();
  const { start: origin } = span(token);
  const opening = prefixOf(token).length + quoteOf(token).length;
  const closing = whole.length - quoteOf(token).length;
  const parts: Part[] = [];
  let at = opening;
  const addText = (to: number): void => {
    parts.push({ kind: 'text', raw: whole.slice(at, to), start: origin + at, end: origin + to, token });
  };
  for (const child of token.children()) {
    if (child.kind() !== 'interpolation') continue;
    const range = span(child);
    addText(range.start - origin);
    const named = child.namedChildren();
    const conversion =
      named
        .find((it) => it.kind() === 'type_conversion')
        ?.text()
        .slice(1) ?? '';
    const format =
      named
        .find((it) => it.kind() === 'format_specifier')
        ?.text()
        .slice(1) ?? '';
    const value = named.find((it) => !['type_conversion', 'format_specifier', 'comment'].includes(String(it.kind())));
    // `{x=}` also prints the name: treat it as formatting, so that nobody takes it for a plain value.
    const isDebug = /=\s*(?:![rsa])?(?::[^}]*)?\}$/.test(child.text());
    parts.push({
      kind: 'value',
      node: value ?? child,
      ...range,
      conversion,
      format: isDebug || value === undefined ? '=' : format,
      token,
    });
    at = range.end - origin;
  }
  addText(closing);
  return parts;
}

function readPlus(node: Node): BuiltString | undefined {
  const operands = flattenPlus(node);
  const parts: Part[] = [];
  const tokens: Node[] = [];
  let isInterpolated = false;
  for (const outer of operands) {
    const operand = unwrap(outer);
    const literal = ['string', 'concatenated_string'].includes(String(operand.kind()))
      ? readLiteral(operand)
      : undefined;
    if (literal !== undefined) {
      if (literal.way === 'f-string') isInterpolated = true;
      parts.push(...literal.parts);
      tokens.push(...literal.tokens);
      continue;
    }
    if (['string', 'concatenated_string'].includes(String(operand.kind()))) return undefined;
    parts.push({ kind: 'value', node: operand, ...span(outer), conversion: '', format: '', token: undefined });
  }
  if (tokens.length === 0) return undefined;
  const hasOperand = parts.some((part) => part.kind === 'value' && part.token === undefined);
  if (!hasOperand) return { parts, tokens, way: isInterpolated ? 'f-string' : 'plain' };
  return { parts, tokens, way: isInterpolated ? 'mixed' : 'plus' };
}

function flattenPlus(node: Node): Node[] {
  const inner = unwrap(node);
  if (inner.kind() !== 'binary_operator' || inner.field('operator')?.text() !== '+') return [node];
  const left = inner.field('left');
  const right = inner.field('right');
  return left && right ? [...flattenPlus(left), right] : [node];
}

function readPercent(node: Node): BuiltString | undefined {
  const left = node.field('left');
  const right = node.field('right');
  if (left === null || right === null) return undefined;
  const literal = readUnformatted(left);
  if (literal === undefined) return undefined;
  const values = unwrap(right);
  if (values.kind() === 'dictionary') return undefined;
  const nodes =
    values.kind() === 'tuple' ? values.namedChildren().filter((child) => child.kind() !== 'comment') : [values];
  if (nodes.some((value) => value.kind() === 'list_splat')) return undefined;
  return fillSlots(literal, nodes, /%(?:%|([-#0 +]*\d*(?:\.\d+)?)([srdif]))/g, 'percent');
}

function readUnformatted(node: Node): BuiltString | undefined {
  const inner = unwrap(node);
  if (!['string', 'concatenated_string'].includes(String(inner.kind()))) return undefined;
  const literal = readLiteral(inner);
  return literal?.way === 'plain' ? literal : undefined;
}

function readFormat(call: Node): BuiltString | undefined {
  const callee = call.field('function');
  if (callee?.kind() !== 'attribute' || callee.field('attribute')?.text() !== 'format') return undefined;
  const object = callee.field('object');
  const literal = object ? readUnformatted(object) : undefined;
  if (literal === undefined) return undefined;
  const args = readArguments(call);
  // Only `{}` and `{name}`: numbered fields and attribute access are rare and easy to get wrong.
  if (args.some((arg) => arg.isSplat)) return undefined;
  const positional = args.filter((arg) => arg.name === undefined).map((arg) => arg.value);
  const named = new Map(args.flatMap((arg) => (arg.name === undefined ? [] : [[arg.name, arg.value] as const])));
  const parts: Part[] = [];
  let next = 0;
  for (const part of literal.parts) {
    if (part.kind !== 'text') return undefined;
    let at = 0;
    for (const slot of part.raw.matchAll(/\{\{|\}\}|\{(\w*)(?:!([rsa]))?(?::([^{}]*))?\}|[{}]/g)) {
      if (slot[0] === '{{' || slot[0] === '}}') continue;
      if (slot[0].length < 2) return undefined;
      const name = slot[1] ?? '';
      if (/^\d/.test(name)) return undefined;
      const value = name === '' ? positional[next++] : named.get(name);
      if (value === undefined) return undefined;
      parts.push(textOf(part, at, slot.index));
      at = slot.index + slot[0].length;
      parts.push({ ...slotOf(part, slot.index, at), node: value, conversion: slot[2] ?? '', format: slot[3] ?? '' });
    }
    parts.push(textOf(part, at, part.raw.length));
  }
  if (next !== positional.length) return undefined;
  return { parts, tokens: literal.tokens, way: 'format' };
}

function fillSlots(literal: BuiltString, values: readonly Node[], slots: RegExp, way: Way): BuiltString | undefined {
  const parts: Part[] = [];
  let next = 0;
  for (const part of literal.parts) {
    if (part.kind !== 'text') return undefined;
    let at = 0;
    for (const slot of part.raw.matchAll(slots)) {
      if (slot[0] === '%%') continue;
      const value = values[next++];
      if (value === undefined) return undefined;
      parts.push(textOf(part, at, slot.index));
      at = slot.index + slot[0].length;
      parts.push({
        ...slotOf(part, slot.index, at),
        node: value,
        conversion: slot[2] === 'r' ? 'r' : '',
        format: slot[1] ?? '',
      });
    }
    parts.push(textOf(part, at, part.raw.length));
  }
  if (next !== values.length) return undefined;
  return { parts, tokens: literal.tokens, way };
}

function textOf(part: TextPart, from: number, to: number): TextPart {
  return { ...part, raw: part.raw.slice(from, to), start: part.start + from, end: part.start + to };
}

/** The place of a value in the text around it. */
function slotOf(part: TextPart, from: number, to: number): Pick<ValuePart, 'kind' | 'start' | 'end' | 'token'> {
  return { kind: 'value', start: part.start + from, end: part.start + to, token: part.token };
}
