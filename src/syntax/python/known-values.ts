import { span, type Node } from '../parse.ts';
import { literalTypeOf } from './literal-types.ts';
import { bindingsOf, identifiersOf, roleOf } from './names.ts';
import { enclosing, isInside, isSame } from './nodes.ts';
import { readAssignment, scopeOf } from './uses.ts';

/** What is certain about a name, by the one place that binds it. */
export interface KnownValue {
  readonly name: string;
  readonly type: 'list' | 'tuple' | 'set' | 'frozenset' | 'dict' | 'str' | 'unknown';
  /** Type of its elements, or of its keys; undefined when they differ or are unknown. */
  readonly element: string | undefined;
  readonly binding: Node;
  /** The function, or the module, whose name it is. */
  readonly scope: Node;
  /** True when it is made here, and no other name, object or function ever gets it. */
  readonly isOwn: boolean;
}

/** The value of a name that its scope binds exactly once: by a literal, a builtin call, or a parameter with a plain type. */
export function readKnownValue(identifier: Node): KnownValue | undefined {
  const name = identifier.text();
  const local = scopeOf(identifier);
  const own = bindingsOf(local, name);
  const scope = own.length > 0 || local.is('module') ? local : local.getRoot().root();
  const bindings = own.length > 0 ? own : bindingsOf(scope, name);
  const [binding] = bindings;
  if (binding === undefined || bindings.length > 1 || !isSame(scopeOf(binding), scope)) return undefined;
  if (enclosing(binding, 'lambda', 'class_definition') !== undefined) return undefined;
  const uses = identifiersOf(scope, name).filter((node) => !isSame(node, binding) && roleOf(node) !== 'other');
  if (uses.some((use) => roleOf(use) === 'declare')) return undefined;
  const statement = binding.parent()?.parent();
  const assigned = statement && readAssignment(statement, name);
  if (assigned && isSame(assigned.name, binding)) {
    const made = typeOfMade(assigned.value);
    const block = assigned.statement.parent();
    // A branch that was not taken would leave the name without a value.
    const isCertain = block !== null && (block.is('module') || isInside(identifier, block));
    if (!isCertain || span(assigned.statement).end > span(identifier).start) return undefined;
    if (made === undefined) return { name, ...unknown, binding, scope, isOwn: false };
    // What a module holds, any other module can reach.
    const isOwn =
      !scope.is('module') && uses.every((use) => isSame(scopeOf(use), scope) && isKept(use) && !isInLambda(use));
    return { name, ...made, binding, scope, isOwn };
  }
  const parameter = binding.parent();
  if (parameter?.is('parameters') === true) return { name, ...unknown, binding, scope, isOwn: false };
  const type = parameter?.is('typed_parameter') === true ? parameter.field('type')?.text() : undefined;
  if (type === undefined) return undefined;
  return { name, ...(readTypeName(type) ?? unknown), binding, scope, isOwn: false };
}

function isInLambda(node: Node): boolean {
  return enclosing(node, 'lambda') !== undefined;
}

type Made = Pick<KnownValue, 'type' | 'element'>;
const unknown: Made = { type: 'unknown', element: undefined };

function typeOfMade(value: Node): Made | undefined {
  const kind = String(value.kind());
  if (kind === 'list' || kind === 'tuple' || kind === 'set') {
    return { type: kind, element: sameOf(value.namedChildren().filter((child) => !child.is('comment'))) };
  }
  if (kind === 'list_comprehension' || kind === 'set_comprehension') {
    const body = value.field('body');
    return { type: kind === 'list_comprehension' ? 'list' : 'set', element: body ? sameOf([body]) : undefined };
  }
  if (kind === 'dictionary' || kind === 'dictionary_comprehension') {
    const pairs =
      kind === 'dictionary' ? value.namedChildren().filter((child) => !child.is('comment')) : [value.field('body')];
    return { type: 'dict', element: sameOf(pairs.map((pair) => pair?.field('key') ?? undefined)) };
  }
  if (kind === 'call' && value.field('function')?.is('identifier') === true) {
    const called = value.field('function')?.text() ?? '';
    if (called === 'sorted') return { type: 'list', element: undefined };
    if (/^(?:list|tuple|set|frozenset|dict)$/.test(called)) return { type: called as Made['type'], element: undefined };
  }
  return literalTypeOf(value) === 'str' ? { type: 'str', element: 'str' } : undefined;
}

function sameOf(parts: readonly (Node | undefined)[]): string | undefined {
  const types = new Set(parts.map((part) => part && literalTypeOf(part)));
  return types.size === 1 ? [...types][0] : undefined;
}

/** A builtin type as it is written or printed: `list[str]`, `Dict[str, int]`. */
export function readTypeName(type: string): Made | undefined {
  if (type === 'str') return { type: 'str', element: 'str' };
  const [, head = '', inside] =
    /^(?:typing\.)?(list|List|tuple|Tuple|set|Set|frozenset|FrozenSet|dict|Dict)(?:\[([\s\S]*)\])?$/.exec(type) ?? [];
  if (head === '') return undefined;
  const name = head.toLowerCase() as Made['type'];
  const [first = '', second] = (inside ?? '').split(',').map((part) => part.trim());
  const isUniform = name !== 'tuple' || second === '...';
  const isPlain =
    /^(?:int|str|float|bool|bytes)$/.test(first) &&
    isUniform &&
    (name === 'dict' || name === 'tuple' || second === undefined);
  return { type: name, element: isPlain ? first : undefined };
}

const readers =
  /^(?:len|sorted|list|set|tuple|dict|frozenset|sum|min|max|any|all|enumerate|zip|reversed|str|repr|print|isinstance|bool|range)$/;
const readingMethods =
  /^(?:index|count|copy|get|items|keys|values|issubset|issuperset|isdisjoint|union|intersection|difference|join|split|splitlines|strip|lstrip|rstrip|lower|upper|casefold|title|replace|startswith|endswith|find|format|encode|isdigit|isalpha)$/;
const changingMethods =
  /^(?:append|extend|insert|remove|pop|clear|sort|reverse|add|discard|update|setdefault|popitem)$/;

/** True when the use only looks at the value: afterwards it is as before, and nobody else has it. */
export function isLook(use: Node): boolean {
  const parent = use.parent();
  if (parent === null) return false;
  const kind = String(parent.kind());
  switch (kind) {
    case 'for_statement':
    case 'for_in_clause':
      return isSame(parent.field('right'), use);
    case 'comparison_operator':
    case 'not_operator':
    case 'interpolation':
    case 'binary_operator':
      return true;
    case 'if_statement':
    case 'elif_clause':
    case 'while_statement':
    case 'if_clause':
      return isSame(parent.field('condition'), use) || kind === 'if_clause';
    case 'subscript': {
      if (!isSame(parent.field('value'), use)) return true;
      const outer = parent.parent();
      const isTarget =
        /^(?:assignment|augmented_assignment)$/.test(String(outer?.kind())) && isSame(outer?.field('left'), parent);
      return !isTarget && outer?.is('delete_statement') !== true && outer?.is('pattern_list') !== true;
    }
    case 'argument_list':
      return readers.test(parent.parent()?.field('function')?.text() ?? '') || isJoined(parent);
    case 'attribute':
      return isMethodOf(use, readingMethods);
    default:
      return false;
  }
}

/** `", ".join(names)`. */
function isJoined(list: Node): boolean {
  const callee = list.parent()?.field('function');
  return (
    callee?.is('attribute') === true &&
    callee.field('attribute')?.text() === 'join' &&
    callee.field('object')?.is('string') === true
  );
}

function isMethodOf(use: Node, methods: RegExp): boolean {
  const member = use.parent();
  const isCalled = member?.parent()?.is('call') === true && isSame(member.parent()?.field('function'), member);
  return isCalled && isSame(member?.field('object'), use) && methods.test(member?.field('attribute')?.text() ?? '');
}

/** True when the use changes the value, or gives it to nobody but the caller at the end. */
function isKept(use: Node): boolean {
  const parent = use.parent();
  if (isLook(use) || parent?.is('return_statement') === true || isMethodOf(use, changingMethods)) return true;
  if (parent?.is('subscript') === true || parent?.is('augmented_assignment') === true) return isInside(use, parent);
  return false;
}

/** True when the call changes nothing but, at most, values that are made in the same function and kept there. */
export function isHarmlessCall(call: Node): boolean {
  const callee = call.field('function');
  if (callee?.is('identifier') === true) return harmless.test(callee.text());
  if (callee?.is('attribute') !== true) return false;
  const method = callee.field('attribute')?.text() ?? '';
  if (readingMethods.test(method)) return true;
  const object = callee.field('object');
  return changingMethods.test(method) && object?.is('identifier') === true && readKnownValue(object)?.isOwn === true;
}
const harmless =
  /^(?:len|sorted|list|set|tuple|dict|frozenset|sum|min|max|any|all|enumerate|zip|reversed|str|repr|print|isinstance|bool|range|int|float|abs|round|ord|chr|divmod|hash|type)$/;
