import type { Node } from '../parse.ts';
import { hasWord } from '../words.ts';
import { callOf, methodOf, namedChildren, pathOf, unwrap } from './nodes.ts';
import { resolve, type Binding } from './scopes.ts';
import { literalText } from './strings.ts';

/** True when the value is fixed in the source: literals, and names of constants that hold one. */
export function isConstant(node: Node, depth = 0): boolean {
  const inner = unwrap(node);
  const kind = String(inner.kind());
  if (/^(number|true|false|null|undefined|regex)$/.test(kind) || literalText(inner) !== undefined) return true;
  if (kind === 'template_string' || kind === 'binary_expression' || kind === 'array' || kind === 'unary_expression') {
    return operands(inner).every((part) => isConstant(part, depth));
  }
  if (kind === 'ternary_expression') {
    const [, ...results] = namedChildren(inner);
    return results.every((part) => isConstant(part, depth));
  }
  if (kind !== 'identifier' || depth > 3) return false;
  const found = resolve(inner);
  return found?.kind === 'const' && found.property === undefined && found.initial !== undefined
    ? isConstant(found.initial, depth + 1)
    : false;
}

function operands(node: Node): Node[] {
  if (node.kind() !== 'template_string') return namedChildren(node);
  return namedChildren(node)
    .filter((child) => child.kind() === 'template_substitution')
    .flatMap(namedChildren);
}

const numeric = /^(Number|parseInt|parseFloat|Math\.\w+|Date\.now|performance\.now)$/;

/** True when the value is a number whatever happens. */
export function isNumber(node: Node): boolean {
  const inner = unwrap(node);
  const kind = inner.kind();
  if (kind === 'number' || kind === 'update_expression') return true;
  if (kind === 'unary_expression') return /^[-+~]$/.test(inner.field('operator')?.text() ?? '');
  if (kind === 'binary_expression') {
    const operator = inner.field('operator')?.text() ?? '';
    if (/^(-|\*|\/|%|\*\*|[|&^]|<<|>>>?)$/.test(operator)) return true;
    return operator === '+' && namedChildren(inner).every(isNumber);
  }
  if (kind === 'member_expression') return inner.field('property')?.text() === 'length';
  const call = callOf(inner);
  if (call)
    return (
      numeric.test(pathOf(call.callee) ?? '') || /^(indexOf|lastIndexOf|getTime)$/.test(methodOf(inner)?.name ?? '')
    );
  return kind === 'identifier' && typeOfName(inner) === 'number';
}

/** True when the value is text whatever happens. */
export function isText(node: Node): boolean {
  const inner = unwrap(node);
  const kind = inner.kind();
  if (kind === 'string' || kind === 'template_string') return true;
  if (kind === 'unary_expression') return inner.field('operator')?.text() === 'typeof';
  if (kind === 'binary_expression') {
    return inner.field('operator')?.text() === '+' && namedChildren(inner).some(isText);
  }
  const call = callOf(inner);
  if (call) {
    return (
      /^(String|JSON\.stringify|encodeURIComponent)$/.test(pathOf(call.callee) ?? '') ||
      /^(toString|toUpperCase|toLowerCase|trim|trimStart|trimEnd|padStart|padEnd|join|toFixed|toISOString|charAt)$/.test(
        methodOf(inner)?.name ?? '',
      )
    );
  }
  return kind === 'identifier' && typeOfName(inner) === 'string';
}

/** The type that a name is declared with, or that its constant start value shows. */
function typeOfName(identifier: Node): string | undefined {
  const found = resolve(identifier);
  if (found?.type !== undefined) return found.type;
  if (found?.kind !== 'const' || found.property !== undefined || !found.initial) return undefined;
  const initial = unwrap(found.initial);
  if (initial.kind() === 'identifier') return undefined;
  return isNumber(initial) ? 'number' : isText(initial) ? 'string' : undefined;
}

const arrayMaker = /^(map|filter|split|slice|concat|flat|flatMap|sort|toSorted|toReversed)$/;
const arrayType = /(\[\]|^readonly\s.*\]|^(Readonly)?Array<[\s\S]*>)$/;

/** True when the value is an array, by the way it is written or declared. */
export function isArray(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.kind() === 'array') return true;
  const call = callOf(inner);
  if (call) {
    const path = pathOf(call.callee) ?? '';
    if (/^(Array\.(from|of)|Object\.(keys|values|entries|getOwnPropertyNames))$/.test(path)) return true;
    const method = methodOf(inner);
    if (!method || !arrayMaker.test(method.name)) return false;
    // Text has these two as well.
    return /^(slice|concat)$/.test(method.name) ? isArray(method.object) : true;
  }
  if (inner.kind() !== 'identifier') return false;
  const found = resolve(inner);
  return found ? isArrayBinding(found) : false;
}

function isArrayBinding(found: Binding): boolean {
  if (found.type !== undefined) return isArrayType(found.type);
  if (found.kind === 'parameter') return found.property === '...';
  if (found.kind !== 'const' || !found.initial) return false;
  return found.property === undefined ? isArray(found.initial) : found.property === '...';
}

/** True for a type that is an array as TypeScript prints it: `string[]`, `readonly Row[]`, `Array<T>`. */
export function isArrayType(type: string): boolean {
  const text = type.trim();
  return arrayType.test(text) && !/[|&]\s*(undefined|null)\b/.test(text) && !/^[^([<{]*\|/.test(text);
}

const cleaner = new Set([
  'escape',
  'escaped',
  'esc',
  'sanitize',
  'sanitise',
  'sanitized',
  'purify',
  'encode',
  'encoded',
  'safe',
]);

/** True when its name says that a value was made harmless: `escapeHtml(x)`, `DOMPurify.sanitize(x)`, `safeName`. */
export function isCleaned(node: Node): boolean {
  const inner = unwrap(node);
  const call = callOf(inner);
  const name = call ? call.callee.text() : inner.text();
  if (name.length > 80) return false;
  return hasWord(name.replace(/URIComponent/, ''), cleaner);
}
