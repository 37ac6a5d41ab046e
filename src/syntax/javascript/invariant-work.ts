import { findAll, span, type Node, type Tree } from '../parse.ts';
import { isFixedName, isLook, isOwn, isQuiet, isUnconditional } from './looks.ts';
import { isLoop, methodOf, namedChildren, pathOf, statementInBlock, unwrap, uses } from './nodes.ts';
import { isFromOutside, repeatsAround } from './repeats.ts';
import { resolve, type Binding } from './scopes.ts';
import { literalText } from './strings.ts';
import { isArray, isText } from './values.ts';
import { isMutated } from './walk.ts';

/** An expression that gives the same in every turn of a loop, and takes as long as its value is large. */
export interface InvariantWork {
  readonly node: Node;
  /** `Object.keys`, `Set`, `spread`, `toLowerCase`, …. */
  readonly work: string;
  readonly argument: Node;
  readonly binding: Binding;
  /** The outermost statement that repeats it and leaves its value as it is. */
  readonly target: Node;
  /** True when the statement always comes to its loop: nothing in it can narrow a type on the way. */
  readonly isAlways: boolean;
}

const functions = /^(?:Object\.(?:keys|values|entries)|Array\.from|JSON\.stringify)$/;
const textMethods = /^(?:toLowerCase|toUpperCase|trim|split)$/;
const listMethods = /^(?:toSorted|toReversed)$/;
/** The parser looks for these itself: files have many calls, and few of them. */
const candidates = {
  any: [
    {
      kind: 'call_expression',
      has: {
        field: 'function',
        kind: 'member_expression',
        has: {
          field: 'property',
          regex: '^(?:keys|values|entries|from|stringify|toLowerCase|toUpperCase|trim|split|toSorted|toReversed)$',
        },
      },
    },
    { kind: 'new_expression', has: { field: 'constructor', regex: '^Set$' } },
    { kind: 'array', has: { kind: 'spread_element' } },
  ],
};

/** Every expression of this kind, each once for its loop. */
export function findInvariantWork(tree: Tree): InvariantWork[] {
  const seen = new Set<string>();
  return findAll(tree, candidates).flatMap((node) => {
    const read = readWork(node);
    const binding = read && resolve(read.argument);
    if (!read || !binding || !isFixedName(binding) || repeatsAround(node).length === 0) return [];
    if (!isUsedAtOnce(node, read.work)) return [];
    const found = findTarget(node, read, binding);
    if (found === undefined) return [];
    const key = `${span(found.target).start} ${node.text()}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...read, ...found, node, binding }];
  });
}

type Read = Pick<InvariantWork, 'work' | 'argument'>;

function readWork(node: Node): Read | undefined {
  if (node.kind() === 'array') {
    const [spread, ...more] = namedChildren(node);
    const argument = spread?.kind() === 'spread_element' ? namedChildren(spread)[0] : undefined;
    return argument?.kind() === 'identifier' && more.length === 0 ? { work: 'spread', argument } : undefined;
  }
  if (node.kind() === 'new_expression') {
    const [argument, ...more] = namedChildren(node.field('arguments') ?? node);
    return argument?.kind() === 'identifier' && more.length === 0 ? { work: 'Set', argument } : undefined;
  }
  const method = methodOf(node);
  if (method === undefined || node.text().includes('?.')) return undefined;
  const [first, ...more] = method.args;
  const path = `${pathOf(method.object) ?? ''}.${method.name}`;
  if (functions.test(path)) {
    const isGlobal = method.object.kind() === 'identifier' && resolve(method.object) === undefined;
    return isGlobal && first?.kind() === 'identifier' && more.length === 0
      ? { work: path, argument: first }
      : undefined;
  }
  if (method.object.kind() !== 'identifier') return undefined;
  if (listMethods.test(method.name) && first === undefined) return { work: method.name, argument: method.object };
  const isPlain =
    method.name === 'split'
      ? first !== undefined && literalText(first) !== undefined && more.length === 0
      : first === undefined;
  return textMethods.test(method.name) && isPlain ? { work: method.name, argument: method.object } : undefined;
}

/** True when the expression cannot fail for its value: a loop without turns would not have asked for it. */
export function isSafe({ work, argument, binding }: Read & Pick<InvariantWork, 'binding'>): boolean {
  // `word?: string` is declared, and may be missing.
  if (binding.declaration.kind() === 'optional_parameter') return false;
  if (textMethods.test(work)) return isText(argument);
  if (listMethods.test(work)) return isArray(argument);
  const initial = binding.property === undefined && binding.initial ? unwrap(binding.initial) : undefined;
  const { type } = binding;
  if (/^Object\./.test(work)) {
    const isObject = initial !== undefined && /^(?:object|array)$/.test(String(initial.kind()));
    return isObject || isArray(argument) || /^(?:Readonly<)?(?:Record|Partial|Map|Set)<[^|]*$/.test(type ?? '');
  }
  if (work === 'JSON.stringify')
    return isText(argument) || /^(?:readonly )?(?:string|number|boolean)(?:\[\])*$/.test(type ?? '');
  const isSet =
    initial?.kind() === 'new_expression' && /^(?:Set|Map)$/.test(initial.field('constructor')?.text() ?? '');
  return isArray(argument) || isSet || /^(?:Readonly)?(?:Set|Map)<[^|]*$/.test(type ?? '');
}

/** A list that is made anew in each turn must stay a thing of its turn: it is only looked at, where it stands. */
export function isUsedAtOnce(node: Node, work: string): boolean {
  if (/^(?:toLowerCase|toUpperCase|trim|JSON\.stringify)$/.test(work)) return true;
  // The pairs are made anew as well: they must be taken apart at once.
  return isLook(node) && (work !== 'Object.entries' || isTakenApart(node));
}

/** `for (const [key, value] of …)`, `….map(([key, value]) => …)`. */
function isTakenApart(entries: Node): boolean {
  const parent = entries.parent();
  if (parent?.kind() === 'for_in_statement') return parent.field('left')?.kind() === 'array_pattern';
  if (parent?.kind() !== 'member_expression') return false;
  if (parent.field('property')?.text() === 'length') return true;
  const callback = methodOf(parent.parent() ?? parent)?.args[0];
  const [first] = namedChildren(callback?.field('parameters') ?? parent);
  return (first?.field('pattern') ?? first)?.kind() === 'array_pattern';
}

function findTarget(
  node: Node,
  { work, argument }: Read,
  binding: Binding,
): Pick<InvariantWork, 'target' | 'isAlways'> | undefined {
  let found: Pick<InvariantWork, 'target' | 'isAlways'> | undefined;
  for (const repeat of repeatsAround(node)) {
    const statement = isLoop(repeat.node) ? repeat.node : statementInBlock(repeat.node);
    const block = statement?.parent();
    if (!statement || !block || !/^(?:statement_block|program)$/.test(String(block.kind()))) break;
    // A callback that runs later may know names that are not yet there.
    if (!isFromOutside(binding, repeat) || span(binding.name).end > span(statement).start) break;
    if (!isUnconditional(node, repeat.body)) break;
    const isPrimitive = textMethods.test(work) && isText(argument);
    if (!isPrimitive && !staysSame(statement, repeat.node, work, binding)) break;
    const isAlways = isLoop(repeat.node) || isUnconditional(repeat.node, statement);
    found = { target: statement, isAlways: isAlways && (found?.isAlways ?? true) };
  }
  return found;
}

/** True when the value is the same before the statement, during and after it. */
function staysSame(statement: Node, repeat: Node, work: string, binding: Binding): boolean {
  const name = binding.name.text();
  const places = uses(statement, name);
  if (!places.every(isLook) || isMutated(statement, name)) return false;
  // `stream.map(…)` may run later, unless it is a list that is gone through.
  const method = isLoop(repeat) ? undefined : methodOf(repeat);
  if (method && !isArray(method.object) && isMutated(binding.scope, name)) return false;
  // What hangs on the value - its parts, for `JSON.stringify` - others may have.
  return (work !== 'JSON.stringify' && isOwn(binding)) || isQuiet(statement);
}
