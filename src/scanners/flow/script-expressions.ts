import { span, type Node } from '#syntax/parse.ts';
import type { Expr, Range } from './ir.ts';
import { negative, nested, plusParts } from './nesting.ts';
import { lowerTarget } from './script-targets.ts';
import { named, type ScriptHome } from './script-home.ts';

export function lowerExpr(node: Node | null, home: ScriptHome): Expr {
  if (!node) return { is: 'other', parts: [], start: 0, end: 0 };
  return nested(
    () => lowerNode(node, home),
    () => ({ ...span(node), is: 'other', parts: [] }),
  );
}

function lowerNode(node: Node, home: ScriptHome): Expr {
  const range = span(node);
  switch (node.kind()) {
    case 'identifier':
    case 'shorthand_property_identifier':
    case 'this':
    case 'super':
      return { ...range, is: 'name', name: node.text() };
    case 'undefined':
    case 'null':
      return { ...range, is: 'constant', value: null };
    case 'member_expression':
      return {
        ...range,
        is: 'attribute',
        object: lowerExpr(node.field('object'), home),
        name: node.field('property')?.text() ?? '',
      };
    case 'subscript_expression':
      return {
        ...range,
        is: 'index',
        object: lowerExpr(node.field('object'), home),
        key: lowerExpr(node.field('index'), home),
      };
    case 'call_expression':
    case 'new_expression':
      return lowerCall(node, range, home);
    case 'string':
      return { ...range, is: 'constant', value: unescape(named(node)) };
    case 'regex':
      return { ...range, is: 'constant', value: node.text() };
    case 'jsx_attribute':
      return lowerAttribute(node, range, home);
    case 'template_string':
      return lowerTemplate(node, range, home);
    case 'number':
      return { ...range, is: 'constant', value: Number(node.text().replaceAll('_', '')) };
    case 'true':
    case 'false':
      return { ...range, is: 'constant', value: node.kind() === 'true' };
    case 'array':
      return { ...range, is: 'list', items: named(node).map((child) => lowerExpr(child, home)) };
    case 'object':
      return { ...range, is: 'dict', entries: named(node).map((child) => lowerEntry(child, home)) };
    case 'binary_expression':
      return lowerBinary(range, node, home);
    case 'unary_expression': {
      const operand = lowerExpr(node.field('argument'), home);
      const operator = node.field('operator')?.text() ?? '';
      if (operator === '!') return { ...range, is: 'not', operand };
      return negative(operator, operand, range);
    }
    case 'ternary_expression':
      return {
        ...range,
        is: 'choice',
        test: lowerExpr(node.field('condition'), home),
        yes: lowerExpr(node.field('consequence'), home),
        otherwise: lowerExpr(node.field('alternative'), home),
      };
    case 'assignment_expression':
      return {
        ...range,
        is: 'assign',
        target: lowerTarget(node.field('left'), home),
        value: lowerExpr(node.field('right'), home),
      };
    case 'augmented_assignment_expression': {
      const left = node.field('left');
      const operator = node.field('operator')?.text() ?? '+=';
      const parts = [lowerExpr(left, home), lowerExpr(node.field('right'), home)];
      const [old, added] = parts as [Expr, Expr];
      const value: Expr =
        operator === '+='
          ? { ...range, is: 'concat', via: 'plus', parts }
          : operator === '||=' || operator === '??='
            ? { ...range, is: 'logic', operator: 'or', left: old, right: added }
            : { ...range, is: 'arithmetic', operator, left: old, right: added };
      return { ...range, is: 'assign', target: lowerTarget(left, home), value };
    }
    case 'arrow_function':
    case 'function_expression':
    case 'function':
    case 'generator_function':
      return { ...range, is: 'function', fn: home.functionOf(node, node.field('name')?.text() ?? '') };
    case 'parenthesized_expression':
    case 'await_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'non_null_expression':
    case 'spread_element':
      return lowerExpr(named(node)[0] ?? null, home);
    case 'sequence_expression': {
      const parts = named(node).map((child) => lowerExpr(child, home));
      return parts.at(-1) ?? { ...range, is: 'other', parts };
    }
    default:
      return { ...range, is: 'other', parts: named(node).map((child) => lowerExpr(child, home)) };
  }
}

/** `<div name={value}>` writes a property of the element. */
function lowerAttribute(node: Node, range: Range, home: ScriptHome): Expr {
  const [name, value] = named(node);
  if (!value) return { ...range, is: 'other', parts: [] };
  const inside = value.kind() === 'jsx_expression' ? (named(value)[0] ?? null) : value;
  const object: Expr = { ...range, is: 'other', parts: [] };
  const target = { to: 'attribute', object, name: name?.text() ?? '', range } as const;
  return { ...range, is: 'assign', target, value: lowerExpr(inside, home) };
}

function lowerEntry(node: Node, home: ScriptHome): { key: Expr | undefined; value: Expr } {
  switch (node.kind()) {
    case 'pair': {
      const key = node.field('key');
      const isPlain = key?.kind() === 'property_identifier';
      return {
        key: isPlain ? { ...span(key), is: 'constant', value: key.text() } : lowerExpr(unwrapComputed(key), home),
        value: lowerExpr(node.field('value'), home),
      };
    }
    case 'shorthand_property_identifier':
      return { key: { ...span(node), is: 'constant', value: node.text() }, value: lowerExpr(node, home) };
    case 'method_definition': {
      const name = node.field('name')?.text() ?? '';
      const fn = home.functionOf(node, name);
      return { key: { ...span(node), is: 'constant', value: name }, value: { ...span(node), is: 'function', fn } };
    }
    default:
      return { key: undefined, value: lowerExpr(node, home) };
  }
}

function lowerCall(node: Node, range: Range, home: ScriptHome): Expr {
  const isNew = node.kind() === 'new_expression';
  const callee = lowerExpr(node.field(isNew ? 'constructor' : 'function'), home);
  const list = node.field('arguments');
  if (list?.kind() === 'template_string') {
    // A tag gets texts and values apart: nothing is put together.
    const holes = named(list).filter((child) => child.kind() === 'template_substitution');
    const values = holes.map((child) => lowerExpr(named(child)[0] ?? null, home));
    return { ...range, is: 'tagged', values };
  }
  const args = named(list);
  return {
    ...range,
    is: 'call',
    callee,
    args: args.map((child) => lowerExpr(child, home)),
    named: [],
    isNew,
    isSpread: args.some((child) => child.kind() === 'spread_element'),
  };
}

function lowerTemplate(node: Node, range: Range, home: ScriptHome): Expr {
  const parts = named(node).map((child): Expr => {
    if (child.kind() === 'template_substitution') return lowerExpr(named(child)[0] ?? null, home);
    return { ...span(child), is: 'constant', value: unescape([child]) };
  });
  const isText = parts.every((part) => part.is === 'constant');
  if (isText)
    return {
      ...range,
      is: 'constant',
      value: parts.map((part) => (part.is === 'constant' ? part.value : '')).join(''),
    };
  return { ...range, is: 'concat', via: 'text', parts };
}

function isPlus(node: Node): boolean {
  return node.kind() === 'binary_expression' && node.field('operator')?.text() === '+';
}

function lowerBinary(range: Range, node: Node, home: ScriptHome): Expr {
  const operator = node.field('operator')?.text() ?? '';
  const parts = plusParts(node, isPlus);
  if (parts.length > 2)
    return { ...range, is: 'concat', via: 'plus', parts: parts.map((part) => lowerExpr(part, home)) };
  const left = lowerExpr(node.field('left'), home);
  const right = lowerExpr(node.field('right'), home);
  if (operator === '+') return { ...range, is: 'concat', via: 'plus', parts: [left, right] };
  if (operator === '&&') return { ...range, is: 'logic', operator: 'and', left, right };
  if (operator === '||') return { ...range, is: 'logic', operator: 'or', left, right };
  if (operator === '??') return { ...range, is: 'logic', operator: 'nullish', left, right };
  if (/^([!=]==?|[<>]=?|in|instanceof)$/.test(operator)) return { ...range, is: 'compare', operator, left, right };
  return { ...range, is: 'arithmetic', operator, left, right };
}

function unwrapComputed(node: Node | null): Node | null {
  return node?.kind() === 'computed_property_name' ? (named(node)[0] ?? null) : node;
}

function unescape(parts: readonly Node[]): string {
  return parts.map((part) => part.text()).join('');
}
