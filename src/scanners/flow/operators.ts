import { concat, readField } from './containers.ts';
import { constantOf, plain, unknown, type Value } from './values.ts';

/** `'… %s …' % (a, b)`: the text with its holes; numbers in `%d` are harmless. */
export function formatted([template, ...values]: readonly Value[]): Value {
  const text = template?.constant?.value;
  if (typeof text !== 'string') return concat([template ?? unknown, ...values]);
  const pieces = text.split(/(%(?:\(\w+\))?[#0\- +]*\d*(?:\.\d+)?[sdrifxX])/);
  const filled: Value[] = [];
  let next = 0;
  for (const piece of pieces) {
    const found = /^%(?:\((\w+)\))?.*([sdrifxX])$/.exec(piece);
    if (!found) {
      filled.push(constantOf(piece));
      continue;
    }
    const value = found[1] === undefined ? values[next++] : values[0] && readField(values[0], found[1]);
    filled.push(found[2] === 's' || found[2] === 'r' ? (value ?? unknown) : plain);
  }
  return concat(filled);
}

/** `'{} {name}'.format(a, name=b)`: the same. */
export function formattedByBraces(text: string, args: readonly Value[], named: ReadonlyMap<string, Value>): Value {
  let next = 0;
  const filled = text.split(/(\{\{|\}\}|\{[^{}]*\})/).map((piece) => {
    const found = /^\{(\w*)[^:!]*(?:![a-z])?(?::(.*))?\}$/s.exec(piece);
    if (!found) return constantOf(piece);
    const [, name = '', format = ''] = found;
    const value = name === '' ? args[next++] : /^\d+$/.test(name) ? args[Number(name)] : named.get(name);
    return /[bcdeEfFgGoxX%]$/.test(format) ? plain : (value ?? unknown);
  });
  return concat(filled);
}

export function compare(operator: string, left: Value, right: Value): Value {
  const a = left.constant?.value;
  const b = right.constant?.value;
  if (a === undefined || b === undefined) return plain;
  switch (operator) {
    case '==':
    case '===':
    case 'is':
      return constantOf(a === b);
    case '!=':
    case '!==':
    case 'is not':
      return constantOf(a !== b);
    case '<':
      return a === null || b === null ? plain : constantOf(a < b);
    case '>':
      return a === null || b === null ? plain : constantOf(a > b);
    case '<=':
      return a === null || b === null ? plain : constantOf(a <= b);
    case '>=':
      return a === null || b === null ? plain : constantOf(a >= b);
    case 'in':
      return typeof a === 'string' && typeof b === 'string' ? constantOf(b.includes(a)) : plain;
    default:
      return plain;
  }
}

export function arithmetic(operator: string, left: Value, right: Value): Value {
  const a = left.constant?.value;
  const b = right.constant?.value;
  if (typeof a === 'number' && typeof b === 'number') {
    if (operator === '*') return constantOf(a * b);
    if (operator === '-') return constantOf(a - b);
    if (operator === '/' && b !== 0) return constantOf(a / b);
    if (operator === '//' && b !== 0) return constantOf(Math.floor(a / b));
    if (operator === '%' && b !== 0) return constantOf(a % b);
  }
  // `path / name`, `text * 3`: text stays text.
  const isText = operator === '/' || operator === '*' || operator === '|';
  if (isText && (left.taints.length > 0 || right.taints.length > 0)) {
    return { ...concat([left, right]), ...(left.type === undefined ? {} : { type: left.type }) };
  }
  if (left.taints.length > 0 && !isText) return plain;
  return { ...plain, ...(left.type === undefined ? {} : { type: left.type }), isPlain: left.type === undefined };
}
