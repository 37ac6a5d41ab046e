import type { Node } from '#syntax/parse.ts';

/**
 * The builtin type of an expression whose form alone tells it, for every value of its variables; undefined otherwise.
 * Comparisons count as `bool` only where no class can answer otherwise: `is`, `in`, and `not`.
 */
export function literalTypeOf(node: Node): string | undefined {
  switch (String(node.kind())) {
    case 'string':
    case 'concatenated_string':
      return /^[a-zA-Z]*[bB]/.test(node.text().replace(/["'][\s\S]*$/, '')) ? 'bytes' : 'str';
    case 'integer':
      return /[jJ]$/.test(node.text()) ? undefined : 'int';
    case 'float':
      return /[jJ]$/.test(node.text()) ? undefined : 'float';
    case 'true':
    case 'false':
    case 'not_operator':
      return 'bool';
    case 'none':
      return 'None';
    case 'parenthesized_expression': {
      const inner = node.children().find((child) => child.isNamed() && !child.is('comment'));
      return inner === undefined ? undefined : literalTypeOf(inner);
    }
    case 'comparison_operator': {
      const operators = node
        .children()
        .filter((child) => !child.isNamed() || /^(is|in|not in|is not)$/.test(child.text()));
      return operators.every((child) => /^(is|is not|in|not in|not)$/.test(child.text().replace(/\s+/g, ' ')))
        ? 'bool'
        : undefined;
    }
    case 'boolean_operator':
      return sameType(node.field('left'), node.field('right'));
    case 'conditional_expression': {
      const [yes, , no] = node.children().filter((child) => child.isNamed() && !child.is('comment'));
      return sameType(yes ?? null, no ?? null);
    }
    case 'unary_operator': {
      const inner = node.field('argument');
      const type = inner === null ? undefined : literalTypeOf(inner);
      return type === 'int' || type === 'float' ? type : undefined;
    }
    case 'call':
      return typeOfCall(node);
    default:
      return undefined;
  }
}

function sameType(a: Node | null, b: Node | null): string | undefined {
  const left = a === null ? undefined : literalTypeOf(a);
  const right = b === null ? undefined : literalTypeOf(b);
  return left === right ? left : undefined;
}

const calls: Readonly<Record<string, string>> = {
  str: 'str',
  repr: 'str',
  ascii: 'str',
  chr: 'str',
  hex: 'str',
  oct: 'str',
  bin: 'str',
  format: 'str',
  len: 'int',
  ord: 'int',
  id: 'int',
  hash: 'int',
  int: 'int',
  float: 'float',
  bool: 'bool',
  isinstance: 'bool',
  issubclass: 'bool',
  callable: 'bool',
  hasattr: 'bool',
  any: 'bool',
  all: 'bool',
  bytes: 'bytes',
};

function typeOfCall(node: Node): string | undefined {
  const callee = node.field('function');
  if (callee?.is('identifier') === true) return calls[callee.text()];
  const object = callee?.is('attribute') === true ? callee.field('object') : null;
  const method = callee?.field('attribute')?.text() ?? '';
  const type = object === null ? undefined : literalTypeOf(object);
  // `"-".join(x)` and `"%s".format(x)`: the text itself says what it is.
  return (type === 'str' || type === 'bytes') &&
    ['join', 'strip', 'lower', 'upper', 'replace', 'format', 'title'].includes(method)
    ? type
    : undefined;
}
