import type { Node } from '../parse.ts';
import { callOf, enclosingFunction, isFunction, methodOf, namedChildren, pathOf, unwrap, uses } from './nodes.ts';
import { resolve, type Binding } from './scopes.ts';
import { assignmentsTo } from './walk.ts';

const readers =
  /^(?:Object\.(?:keys|values|entries|freeze|is)|JSON\.stringify|Array\.(?:from|isArray)|Set|Map|String|Number|Boolean|console\.(?:log|warn|error|info|debug)|Math\.\w+)$/;
const readingMethods =
  /^(?:includes|indexOf|lastIndexOf|has|get|map|filter|some|every|find|findIndex|findLast|findLastIndex|forEach|flatMap|reduce|reduceRight|join|slice|concat|at|keys|values|entries|toSorted|toReversed|flat|toString|charAt|charCodeAt|codePointAt|startsWith|endsWith|trim|trimStart|trimEnd|padStart|padEnd|repeat|replace|replaceAll|split|substring|substr|toLowerCase|toUpperCase|localeCompare|normalize|match|matchAll|search|test|toFixed|hasOwnProperty|getTime|toISOString)$/;
const changingMethods = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;

/** True when the use only looks at the value: afterwards it is as before, and nobody else has it. */
export function isLook(use: Node): boolean {
  const parent = use.parent();
  if (parent === null) return false;
  const is = (field: string) => parent.field(field)?.id() === use.id();
  switch (String(parent.kind())) {
    case 'parenthesized_expression':
    case 'as_expression':
    case 'non_null_expression':
    case 'satisfies_expression':
      return isLook(parent) || /^(?:if|while|do)_statement$/.test(String(parent.parent()?.kind()));
    case 'binary_expression':
      return !/^(?:\|\||&&|\?\?)$/.test(parent.field('operator')?.text() ?? '') || isLook(parent);
    case 'unary_expression':
    case 'template_substitution':
      return true;
    case 'ternary_expression':
      return is('condition');
    case 'for_in_statement':
      return is('right');
    case 'spread_element':
      return /^(?:array|object|arguments)$/.test(String(parent.parent()?.kind()));
    case 'subscript_expression':
      return is('index') || (is('object') && !isWritten(parent));
    case 'member_expression':
      return is('object') && isLookAtMember(parent);
    case 'arguments': {
      const call = parent.parent();
      const callee = call?.kind() === 'new_expression' ? call.field('constructor') : call?.field('function');
      return callee !== null && callee !== undefined && readers.test(pathOf(callee) ?? '');
    }
    default:
      return false;
  }
}

function isLookAtMember(member: Node): boolean {
  const name = member.field('property')?.text() ?? '';
  const call = member.parent();
  const isCalled = call?.kind() === 'call_expression' && call.field('function')?.id() === member.id();
  return isCalled ? readingMethods.test(name) : !isWritten(member);
}

/** True when the member gets a value, is deleted, or is called with its object as `this`. */
function isWritten(member: Node): boolean {
  const parent = member.parent();
  const kind = String(parent?.kind());
  if (/^(?:assignment|augmented_assignment)_expression$/.test(kind)) return parent?.field('left')?.id() === member.id();
  if (kind === 'update_expression' || /pattern$/.test(kind)) return true;
  if (kind === 'unary_expression') return parent?.field('operator')?.text() === 'delete';
  if (kind === 'call_expression') return parent?.field('function')?.id() === member.id();
  return kind === 'for_in_statement' && parent?.field('left')?.id() === member.id();
}

/** True when the name keeps the value that it starts with. */
export function isFixedName(found: Binding): boolean {
  if (found.kind === 'const') return true;
  return /^(?:parameter|let|var)$/.test(found.kind) && assignmentsTo(found.scope, found.name.text()).length === 0;
}

const makers = /^(?:Object\.(?:keys|values|entries|fromEntries)|Array\.(?:from|of)|Array|Set|Map)$/;

/** True when the value is made here, shallowly, and no other name, object or function ever gets it. */
export function isOwn(found: Binding): boolean {
  if (!/^(?:const|let)$/.test(found.kind) || found.property !== undefined || !found.initial) return false;
  const initial = unwrap(found.initial);
  const callee = initial.kind() === 'new_expression' ? initial.field('constructor') : callOf(initial)?.callee;
  const isMade =
    /^(?:array|object)$/.test(String(initial.kind())) ||
    (callee !== null && callee !== undefined && makers.test(pathOf(callee) ?? '')) ||
    /^(?:map|filter|split|slice|concat|flatMap|toSorted|toReversed)$/.test(methodOf(initial)?.name ?? '');
  if (!isMade || found.declaration.ancestors().some((node) => node.kind() === 'export_statement')) return false;
  return uses(found.scope, found.name.text()).every((use) => use.id() === found.name.id() || isKept(use, found));
}

function isKept(use: Node, found: Binding): boolean {
  const parent = use.parent();
  if (isLook(use) || parent?.kind() === 'return_statement') return true;
  // A function that changes it may be called from anywhere.
  if (enclosingFunction(use)?.id() !== enclosingFunction(found.name)?.id()) return false;
  if (parent?.kind() === 'subscript_expression') return parent.field('object')?.id() === use.id();
  const call = parent?.parent();
  const method = call ? methodOf(call) : undefined;
  return method?.object.id() === use.id() && changingMethods.test(method.name);
}

/** True when nothing in the node can change a value that is not made and kept in the same function. */
export function isQuiet(node: Node): boolean {
  const waits = node.find({ rule: { any: [{ kind: 'await_expression' }, { kind: 'yield_expression' }] } });
  if (waits !== null) return false;
  const calls = node.findAll({ rule: { any: [{ kind: 'call_expression' }, { kind: 'new_expression' }] } });
  const writes = node.findAll({
    rule: {
      any: [
        { kind: 'assignment_expression' },
        { kind: 'augmented_assignment_expression' },
        { kind: 'update_expression' },
      ],
    },
  });
  return calls.every(isHarmless) && writes.every(isHarmlessWrite);
}

function isHarmless(call: Node): boolean {
  const callee = call.kind() === 'new_expression' ? call.field('constructor') : call.field('function');
  if (callee === null) return false;
  if (readers.test(pathOf(callee) ?? '') || /^(?:Date|Error|Array|RegExp|JSON\.parse)$/.test(pathOf(callee) ?? ''))
    return true;
  const method = methodOf(call);
  if (method === undefined) return false;
  // A callback that is written elsewhere may do anything.
  const hasUnknownCallback = method.args.some(
    (each) => each.kind() === 'identifier' && takesCallback.test(method.name),
  );
  if (readingMethods.test(method.name)) return !hasUnknownCallback;
  return changingMethods.test(method.name) && isOwnName(method.object);
}
const takesCallback =
  /^(?:map|filter|some|every|find\w*|forEach|flatMap|reduce|reduceRight|toSorted|replace|replaceAll)$/;

function isHarmlessWrite(write: Node): boolean {
  const target = write.field('left') ?? write.field('argument');
  if (target === null || target.kind() === 'identifier') return target !== null;
  const object = /^(?:member|subscript)_expression$/.test(String(target.kind())) ? target.field('object') : null;
  return object !== null && isOwnName(object);
}

function isOwnName(node: Node): boolean {
  const found = node.kind() === 'identifier' ? resolve(node) : undefined;
  return found !== undefined && isOwn(found);
}

/** True when the node runs whenever the body does: no branch, no early way out in front of it, no function around it. */
export function isUnconditional(node: Node, body: Node): boolean {
  let child = node;
  for (const at of node.ancestors()) {
    if (child.id() === body.id()) return true;
    const kind = String(at.kind());
    const is = (field: string) => at.field(field)?.id() === child.id();
    if (isFunction(at) && at.id() !== body.id() && !isCallback(at)) return false;
    if (/^(?:if_statement|ternary_expression|while_statement)$/.test(kind) && !is('condition')) return false;
    if (kind === 'binary_expression' && /^(?:&&|\|\||\?\?)$/.test(at.field('operator')?.text() ?? '') && !is('left'))
      return false;
    if (/^(?:switch_case|switch_default|catch_clause|else_clause)$/.test(kind)) return false;
    if (kind === 'statement_block' && leavesBefore(at, child)) return false;
    child = at;
  }
  return child.id() === body.id();
}

/** The function of `xs.filter((x) => …)`: it runs there and then. */
function isCallback(fn: Node): boolean {
  const call = fn.parent()?.parent();
  const method = call ? methodOf(call) : undefined;
  return method !== undefined && takesCallback.test(method.name);
}

function leavesBefore(block: Node, child: Node): boolean {
  const ways = ['return_statement', 'throw_statement', 'break_statement', 'continue_statement'];
  for (const statement of namedChildren(block)) {
    if (statement.id() === child.id()) return false;
    const any = ways.map((kind) => ({ kind }));
    if (statement.find({ rule: { any } }) !== null || ways.includes(String(statement.kind()))) return true;
  }
  return false;
}
