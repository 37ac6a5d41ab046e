import type { CodeHealer } from '#core/healer.ts';
import { hasComment, methodOf, namedChildren, nodeAt, unwrap, uses } from '#syntax/javascript/nodes.ts';
import { indentUnit, usesSemicolons } from '#syntax/javascript/strings.ts';
import { indentationAt, lineEnding } from '#syntax/lines.ts';
import { span, type Node } from '#syntax/parse.ts';

/** Fills the own, fresh result instead of copying it in each turn. */
export const healer: CodeHealer = {
  name: 'js-spread-in-reduce',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/spread-in-reduce', 'oxlint/oxc/no-accumulating-spread', 'biome/lint/performance/noAccumulatingSpread'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const at = nodeAt(path, text, finding.place, (node) => node.kind() === 'spread_element' || isReduce(node));
    const call = at && [at, ...at.ancestors()].find(isReduce);
    const method = call && methodOf(call);
    const [callback, initial, ...more] = method?.args ?? [];
    if (!call || !method || !callback || more.length > 0)
      return { leftAlone: 'No reduce with a function was found here.' };
    if (!initial) return { leftAlone: 'Without a start value the first item itself would be changed.' };
    if (!isFresh(initial))
      return { leftAlone: 'The start value is not written here; somebody else may hold it as well.' };
    if (hasComment(call)) return { leftAlone: 'A comment inside would get lost.' };
    const parts = readCallback(callback);
    if (typeof parts === 'string') return { leftAlone: `The result is built in another way: ${parts}.` };
    const { parameters, key, value, name } = parts;
    const isBare = initial.kind() === 'object' && namedChildren(initial).length === 0 && parameters.length === 2;
    const isFree = uses(callback, name).length === 2;
    const isTyped = call.children().some((child) => child.kind() === 'type_arguments');
    if (key !== undefined && isBare && isFree && !isTyped && method.name === 'reduce') {
      const list = method.object.text();
      const entry = `[${key}, ${value}]`;
      return {
        change: {
          edits: [
            { path, ...span(call), text: `Object.fromEntries(${list}.map((${parameters[1] ?? ''}) => ${entry}))` },
          ],
        },
        summary: 'Build the object once with Object.fromEntries',
      };
    }
    const eol = lineEnding(text);
    const indent = indentationAt(text, span(callback).start);
    const unit = indentUnit(text);
    const end = usesSemicolons(text) ? ';' : '';
    const step = key === undefined ? `${name}.push(${value})` : `${name}[${key}] = ${value}`;
    const body = `{${eol}${indent}${unit}${step}${end}${eol}${indent}${unit}return ${name}${end}${eol}${indent}}`;
    const old = callback.field('body');
    if (!old) return { leftAlone: 'The function has no body.' };
    return {
      change: { edits: [{ path, ...span(old), text: body }] },
      summary: `Fill \`${name}\` instead of copying it in each turn`,
    };
  },
};

function isReduce(node: Node): boolean {
  return /^reduce(Right)?$/.test(methodOf(node)?.name ?? '');
}

function isFresh(initial: Node): boolean {
  return /^(object|array)$/.test(String(unwrap(initial).kind()));
}

interface Callback {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Text between the brackets; undefined for a list. */
  readonly key: string | undefined;
  readonly value: string;
}

/** `(acc, x) => ({ ...acc, [key]: value })` or `(acc, x) => [...acc, value]`. */
function readCallback(callback: Node): Callback | string {
  const other = 'only one entry beside the copy is understood';
  if (callback.kind() !== 'arrow_function') return 'it is no arrow function';
  const list = namedChildren(callback.field('parameters') ?? callback);
  const first = list[0]?.field('pattern') ?? list[0];
  const body = callback.field('body');
  if (first?.kind() !== 'identifier' || list[0]?.field('value') || !body || list.length < 2)
    return 'its parameters are special';
  const name = first.text();
  const literal = resultOf(body);
  const [spread, entry, ...more] = literal ? namedChildren(literal) : [];
  if (!literal || !spread || !entry || more.length > 0) return other;
  if (spread.kind() !== 'spread_element' || spread.text().replace(/^\.\.\.\s*/, '') !== name) return other;
  const others = uses(callback, name).filter((use) => use.id() !== first.id() && use.parent()?.id() !== spread.id());
  // Reading an entry of the result so far is fine; keeping the whole in itself is not.
  if (
    others.some(
      (use) =>
        !/^(member|subscript)_expression$/.test(String(use.parent()?.kind())) ||
        use.parent()?.field('object')?.id() !== use.id(),
    )
  ) {
    return `\`${name}\` itself is handed on`;
  }
  const parameters = list.map((parameter) => parameter.text());
  if (literal.kind() === 'array') {
    if (entry.kind() === 'spread_element') return 'a whole list is added in each turn';
    // `length` and the like differ before and after the push, but are read before it.
    return { name, parameters, key: undefined, value: entry.text() };
  }
  const value = entry.field('value');
  const key = entry.field('key');
  if (entry.kind() === 'shorthand_property_identifier')
    return { name, parameters, key: `'${entry.text()}'`, value: entry.text() };
  if (entry.kind() !== 'pair' || !key || !value) return other;
  if (key.kind() === 'computed_property_name')
    return { name, parameters, key: key.text().slice(1, -1).trim(), value: value.text() };
  return other;
}

function resultOf(body: Node): Node | undefined {
  let value: Node | undefined = body;
  if (body.kind() === 'statement_block') {
    const [only, ...more] = namedChildren(body);
    value = only?.kind() === 'return_statement' && more.length === 0 ? namedChildren(only)[0] : undefined;
  }
  const inner = value && unwrap(value);
  // An assertion on the copy would be lost.
  if (value && /^(as|satisfies)_expression$/.test(String(value.kind()))) return undefined;
  return inner && /^(object|array)$/.test(String(inner.kind())) ? inner : undefined;
}
