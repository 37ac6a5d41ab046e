import { span, type Node } from '#syntax/parse.ts';
import type { Expr, FunctionIr, Param, Range, Target, TargetPart } from './ir.ts';
import { negative, nested, plusParts } from './nesting.ts';

/** Expressions, targets and parameters of Python as those of `ir.ts`. */
export function lowerExpr(node: Node | null): Expr {
  if (!node) return { is: 'other', parts: [], start: 0, end: 0 };
  return nested(
    () => lowerNode(node),
    () => ({ ...span(node), is: 'other', parts: [] }),
  );
}

function lowerNode(node: Node): Expr {
  const range = span(node);
  switch (node.kind()) {
    case 'identifier':
      return { ...range, is: 'name', name: node.text() };
    case 'attribute':
      return {
        ...range,
        is: 'attribute',
        object: lowerExpr(node.field('object')),
        name: node.field('attribute')?.text() ?? '',
      };
    case 'subscript':
      return {
        ...range,
        is: 'index',
        object: lowerExpr(node.field('value')),
        key: lowerExpr(node.field('subscript')),
      };
    case 'call':
      return lowerCall(node, range);
    case 'string':
      return lowerString(node, range);
    case 'concatenated_string':
      return { ...range, is: 'concat', via: 'text', parts: named(node).map((child) => lowerExpr(child)) };
    case 'integer':
    case 'float':
      return { ...range, is: 'constant', value: Number(node.text().replaceAll('_', '')) };
    case 'true':
    case 'false':
      return { ...range, is: 'constant', value: node.kind() === 'true' };
    case 'none':
      return { ...range, is: 'constant', value: null };
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return { ...range, is: 'list', items: named(node).map((child) => lowerExpr(child)) };
    case 'dictionary':
      return {
        ...range,
        is: 'dict',
        entries: named(node).map((child) =>
          child.kind() === 'pair'
            ? { key: lowerExpr(child.field('key')), value: lowerExpr(child.field('value')) }
            : { key: undefined, value: lowerOnly(child) ?? other(child) },
        ),
      };
    case 'binary_operator': {
      const parts = plusParts(node, isPlus);
      if (parts.length > 2) return { ...range, is: 'concat', via: 'plus', parts: parts.map((part) => lowerExpr(part)) };
      const operator = node.field('operator')?.text() ?? '';
      return lowerBinary(range, operator, lowerExpr(node.field('left')), lowerExpr(node.field('right')));
    }
    case 'boolean_operator':
      return {
        ...range,
        is: 'logic',
        operator: node.field('operator')?.text() === 'and' ? 'and' : 'or',
        left: lowerExpr(node.field('left')),
        right: lowerExpr(node.field('right')),
      };
    case 'unary_operator':
      return negative(node.field('operator')?.text() ?? '', lowerExpr(node.field('argument')), range);
    case 'not_operator':
      return { ...range, is: 'not', operand: lowerExpr(node.field('argument')) };
    case 'comparison_operator': {
      const [left, right] = named(node);
      const operator = node
        .children()
        .filter((child) => !child.isNamed() || /^(not in|is not)$/.test(String(child.kind())))
        .map((child) => child.text())
        .join(' ');
      return { ...range, is: 'compare', operator, left: lowerExpr(left ?? null), right: lowerExpr(right ?? null) };
    }
    case 'conditional_expression': {
      const [yes, test, otherwise] = named(node);
      return {
        ...range,
        is: 'choice',
        test: lowerExpr(test ?? null),
        yes: lowerExpr(yes ?? null),
        otherwise: lowerExpr(otherwise ?? null),
      };
    }
    case 'lambda': {
      const inner = node.field('body');
      const fn: FunctionIr = {
        ...range,
        name: '',
        params: lowerParams(node.field('parameters')),
        body: () => [{ do: 'return', value: lowerExpr(inner) }],
        decorators: [],
      };
      return { ...range, is: 'function', fn };
    }
    case 'list_comprehension':
    case 'set_comprehension':
    case 'generator_expression':
    case 'dictionary_comprehension':
      return lowerComprehension(node, range);
    case 'named_expression':
      return {
        ...range,
        is: 'assign',
        target: lowerTarget(node.field('name')),
        value: lowerExpr(node.field('value')),
      };
    case 'parenthesized_expression':
    case 'await':
    case 'list_splat':
    case 'dictionary_splat':
    case 'interpolation':
      return lowerOnly(node) ?? other(node);
    default:
      return { ...range, is: 'other', parts: named(node).map((child) => lowerExpr(child)) };
  }
}

function lowerCall(node: Node, range: Range): Expr {
  const list = node.field('arguments');
  const args: Expr[] = [];
  const keywords: { name: string; value: Expr }[] = [];
  let isSpread = false;
  const children = list?.kind() === 'generator_expression' ? [list] : named(list);
  for (const child of children) {
    if (child.kind() === 'comment') continue;
    if (child.kind() === 'keyword_argument') {
      keywords.push({ name: child.field('name')?.text() ?? '', value: lowerExpr(child.field('value')) });
      continue;
    }
    if (child.kind() === 'list_splat' || child.kind() === 'dictionary_splat') isSpread = true;
    args.push(lowerExpr(child));
  }
  return {
    ...range,
    is: 'call',
    callee: lowerExpr(node.field('function')),
    args,
    named: keywords,
    isNew: false,
    isSpread,
  };
}

function lowerString(node: Node, range: Range): Expr {
  const parts: Expr[] = [];
  let text = '';
  for (const child of named(node)) {
    if (child.kind() === 'interpolation') {
      if (text !== '') parts.push({ ...span(child), is: 'constant', value: text });
      text = '';
      parts.push(lowerExpr(child.field('expression') ?? named(child)[0] ?? null));
    } else if (child.kind() === 'string_content') text += child.text();
  }
  if (parts.length === 0) return { ...range, is: 'constant', value: text };
  if (text !== '') parts.push({ ...range, is: 'constant', value: text });
  return { ...range, is: 'concat', via: 'text', parts };
}

function lowerComprehension(node: Node, range: Range): Expr {
  const clauses = named(node);
  const inner = node.field('body') ?? clauses[0] ?? null;
  let item =
    inner?.kind() === 'pair'
      ? ({ ...range, is: 'list', items: [lowerExpr(inner.field('key')), lowerExpr(inner.field('value'))] } as const)
      : lowerExpr(inner);
  const tests = clauses.filter((one) => one.kind() === 'if_clause').map((one) => lowerOnly(one) ?? other(one));
  for (const clause of clauses.filter((one) => one.kind() === 'for_in_clause').toReversed()) {
    const target = lowerTarget(clause.field('left'));
    item = { ...range, is: 'each', target, from: lowerExpr(clause.field('right')), tests, item };
  }
  return item;
}

export function lowerTarget(node: Node | null): Target {
  switch (node?.kind()) {
    case 'identifier':
      return { to: 'name', name: node.text() };
    case 'attribute':
      return {
        to: 'attribute',
        object: lowerExpr(node.field('object')),
        name: node.field('attribute')?.text() ?? '',
        range: span(node),
      };
    case 'subscript':
      return {
        to: 'index',
        object: lowerExpr(node.field('value')),
        key: lowerExpr(node.field('subscript')),
        range: span(node),
      };
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'tuple':
    case 'list':
      return {
        to: 'parts',
        range: span(node),
        parts: named(node).map((child, key): TargetPart => {
          const isRest = child.kind() === 'list_splat_pattern';
          const inner = isRest ? (named(child)[0] ?? null) : child;
          return { key: isRest ? undefined : key, target: lowerTarget(inner), fallback: undefined };
        }),
      };
    default:
      return { to: 'nothing' };
  }
}

export function lowerParams(node: Node | null): Param[] {
  if (!node) return [];
  const params: Param[] = [];
  for (const child of named(node)) {
    const base = { target: undefined, fallback: undefined, type: undefined, isRest: false };
    const type = child.field('type')?.text();
    switch (child.kind()) {
      case 'identifier':
        params.push({ ...base, name: child.text() });
        break;
      case 'typed_parameter': {
        const inner = named(child)[0];
        const isRest = inner?.kind() === 'list_splat_pattern' || inner?.kind() === 'dictionary_splat_pattern';
        params.push({ ...base, name: inner?.text().replace(/^\*+/, '') ?? '', type, isRest });
        break;
      }
      case 'default_parameter':
      case 'typed_default_parameter': {
        const fallback = lowerExpr(child.field('value'));
        params.push({ ...base, name: child.field('name')?.text() ?? '', type, fallback });
        break;
      }
      case 'list_splat_pattern':
      case 'dictionary_splat_pattern':
        params.push({ ...base, name: child.text().replace(/^\*+/, ''), isRest: true });
        break;
    }
  }
  return params;
}

export function lowerBinary(range: Range, operator: string, left: Expr, right: Expr): Expr {
  if (operator === '+') return { ...range, is: 'concat', via: 'plus', parts: [left, right] };
  if (operator === '%') {
    const values = right.is === 'list' ? right.items : [right];
    if (left.is === 'constant' && typeof left.value === 'number') {
      return { ...range, is: 'arithmetic', operator, left, right };
    }
    return { ...range, is: 'concat', via: 'percent', parts: [left, ...values] };
  }
  return { ...range, is: 'arithmetic', operator, left, right };
}

function isPlus(node: Node): boolean {
  return node.kind() === 'binary_operator' && node.field('operator')?.text() === '+';
}

export function lowerOnly(node: Node): Expr | undefined {
  const [child] = named(node);
  return child && lowerExpr(child);
}

export function named(node: Node | null): Node[] {
  return node ? node.children().filter((child) => child.isNamed() && child.kind() !== 'comment') : [];
}

export function other(node: Node): Expr {
  return { ...span(node), is: 'other', parts: [] };
}
