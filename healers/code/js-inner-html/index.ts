import type { CodeHealer } from '#core/healer.ts';
import type { TextEdit } from '#core/finding.ts';
import { methodOf, namedChildren, nodeAt, pathOf } from '#syntax/javascript/nodes.ts';
import { literalText, quoted, quoteOf, textParts, type Quote, type TextPart } from '#syntax/javascript/strings.ts';
import { isCleaned, isConstant, isText } from '#syntax/javascript/values.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { span, type Node } from '#syntax/parse.ts';
import { readMarkup, valuesOf, type Piece } from './markup.ts';

/** Names under which projects keep the function that makes text harmless in markup. */
const escapers = /^(escapeHtml|escapeHTML|htmlEscape|escHtml|encodeHtml|encodeHTML|escapeXml)$/;

/** Puts values into a page as text: by the project's own escape function, `textContent`, or elements that are made one by one. */
export const healer: CodeHealer = {
  name: 'js-inner-html',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-inner-html'],
  // Assumes that the values are text; one that is markup on purpose would be shown as it is written.
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const node = nodeAt(path, text, finding.place, (one) => sinkOf(one) !== undefined);
    const sink = node && sinkOf(node);
    if (!node || !sink) {
      return { leftAlone: 'Only innerHTML, outerHTML and insertAdjacentHTML are healed; choose a safe call by hand.' };
    }
    const { value } = sink;
    const parts = textParts(value);
    if (!parts) return { leftAlone: 'The markup is made elsewhere; escape its values there.' };
    const tainted = valuesOf(parts).filter((one) => !isConstant(one));
    if (tainted.some(looksLikeMarkup) || valuesOf(parts).some(holdsMarkup)) {
      return { leftAlone: 'A value is markup that was made before; escape what goes into it where it is made.' };
    }
    const escape = escaperIn(node);
    const receiver = pathOf(sink.object);
    const pieces = readMarkup(parts);
    if (escape !== undefined && isOnlyInText(parts)) {
      return {
        change: { edits: tainted.filter((one) => !isCleaned(one)).map((one) => wrap(path, one, escape)) },
        summary: `Escape the values of the markup with \`${escape}\``,
      };
    }
    if (!pieces || pieces.length === 0 || pieces.length > 5 || receiver === undefined) {
      return { leftAlone: 'The markup is more than text and plain elements around its values; escape them by hand.' };
    }
    if (tainted.some(isCleaned))
      return { leftAlone: 'Some values are escaped already and would be shown as they are escaped.' };
    if (node.parent()?.kind() !== 'expression_statement') return { leftAlone: 'The value of the assignment is used.' };
    const [only] = pieces;
    if (sink.asText && only && pieces.length === 1 && !('tag' in only)) {
      return {
        change: { edits: [{ path, ...span(sink.name), text: sink.asText }] },
        summary: 'Set the text as text, not as markup',
      };
    }
    const source = text;
    const maker = /(?<![\w$.])document\./.test(source) ? 'document' : `${receiver}.ownerDocument`;
    const quote = quoteOf(source);
    const made = pieces.map((piece) => makePiece(piece, maker, quote)).join(', ');
    return {
      change: { edits: [{ path, ...span(node), text: `${receiver}.${sink.method}(${made})` }] },
      summary: 'Make the elements and set their text as text, not as markup',
    };
  },
};

/** Where markup goes in, and the call that takes elements and text there. */
interface Sink {
  readonly object: Node;
  readonly name: Node;
  readonly value: Node;
  readonly method: string;
  /** What takes plain text in the same place, by its name alone. */
  readonly asText: string | undefined;
}

const adjacent: Readonly<Record<string, string>> = {
  beforebegin: 'before',
  afterbegin: 'prepend',
  beforeend: 'append',
  afterend: 'after',
};

function sinkOf(node: Node): Sink | undefined {
  const call = methodOf(node);
  if (call) {
    const [position, value, ...more] = call.args;
    const name = call.object.parent()?.field('property');
    const method = adjacent[(position && literalText(position))?.toLowerCase() ?? ''];
    if (call.name !== 'insertAdjacentHTML' || !name || !value || more.length > 0 || method === undefined)
      return undefined;
    return { object: call.object, name, value, method, asText: 'insertAdjacentText' };
  }
  const target = node.field('left');
  const value = node.field('right');
  const name = target?.field('property');
  const object = target?.field('object');
  if (!/assignment_expression$/.test(String(node.kind())) || !value || !name || !object) return undefined;
  const isAdded = node.kind() === 'augmented_assignment_expression';
  if (name.text() === 'outerHTML') {
    return isAdded ? undefined : { object, name, value, method: 'replaceWith', asText: undefined };
  }
  if (name.text() !== 'innerHTML') return undefined;
  return {
    object,
    name,
    value,
    method: isAdded ? 'append' : 'replaceChildren',
    asText: isAdded ? undefined : 'textContent',
  };
}

/** `html`, `markup`, `row.html` and their like hold markup that was made before. */
function looksLikeMarkup(value: Node): boolean {
  return (
    /html|markup|template|icon|svg|render|component|children|content|partial|(?:^|\.)map\(|<|=>/i.test(value.text()) ||
    /^(ternary_expression|call_expression)$/.test(String(value.kind()))
  );
}

/** Somewhere in its scope the variable is given a text with a tag, or the answer of a call that may make one. */
function holdsMarkup(value: Node): boolean {
  const inner = value.is('parenthesized_expression') ? (namedChildren(value)[0] ?? value) : value;
  const found = inner.is('identifier') ? resolve(inner) : undefined;
  if (found === undefined) return false;
  const assigned = found.scope
    .findAll({ rule: { any: [{ kind: 'assignment_expression' }, { kind: 'augmented_assignment_expression' }] } })
    .filter((each) => each.field('left')?.text() === inner.text())
    .map((each) => each.field('right'));
  return [found.initial, ...assigned].some((each) => /<\/?[a-z]/i.test(each?.text() ?? ''));
}

function isOnlyInText(parts: readonly TextPart[]): boolean {
  let before = '';
  for (const part of parts) {
    if ('text' in part) before += part.text;
    // Inside a tag that is not closed yet: there a value needs quotes around it as well.
    else if (before.lastIndexOf('<') > before.lastIndexOf('>')) return false;
  }
  return !/<(script|style)\b/i.test(before);
}

/** The project's escape function, when the file declares or imports one at its top level. */
function escaperIn(node: Node): string | undefined {
  const root = node.ancestors().at(-1);
  for (const identifier of root?.findAll({ rule: { kind: 'identifier', regex: escapers.source } }) ?? []) {
    const found = resolve(identifier);
    if (found?.scope.kind() === 'program') return identifier.text();
  }
  return undefined;
}

function wrap(path: string, value: Node, escape: string): TextEdit {
  const range = span(value);
  const text = value.text();
  const isWrapped = value.kind() === 'parenthesized_expression';
  const inner = isWrapped ? text : isText(value) ? `(${text})` : `(String(${text}))`;
  return { path, ...range, text: `${escape}${inner}` };
}

function makePiece(piece: Piece, maker: string, quote: Quote): string {
  if (!('tag' in piece)) return textOf(piece.text, quote);
  const element = `${maker}.createElement(${quoted(piece.tag, quote)})`;
  const fields = [...piece.attributes].map(([name, value]) => `${name}: ${quoted(value, quote)}`);
  if (piece.text.length > 0) fields.push(`textContent: ${textOf(piece.text, quote)}`);
  return fields.length === 0 ? element : `Object.assign(${element}, { ${fields.join(', ')} })`;
}

/** One value as it is written, several pieces as a template. */
function textOf(parts: readonly TextPart[], quote: Quote): string {
  const [first, ...more] = parts;
  if (!first) return quoted('', quote);
  if (more.length === 0) {
    if ('text' in first) return quoted(first.text, quote);
    const [inner = first.value] = first.value.kind() === 'parenthesized_expression' ? namedChildren(first.value) : [];
    return inner.text();
  }
  const body = parts.map((part) =>
    'text' in part ? part.text.replace(/[\\`]|\$\{/g, '\\$&') : `\${${part.value.text()}}`,
  );
  return `\`${body.join('')}\``;
}
