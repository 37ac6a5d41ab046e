import type { CodeContext } from '#core/healer.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { readArguments } from '#syntax/python/calls.ts';
import { literalTypeOf } from '#syntax/python/literal-types.ts';
import type { PythonFunction } from '#syntax/python/functions.ts';
import { descendants, enclosing, isInside, isSame } from '#syntax/python/nodes.ts';
import { isNamedInText } from '#syntax/python/names.ts';
import { escapeRegExp } from '#syntax/words.ts';
import type { Parameter } from './index.ts';

const mostCallers = 12;
const mostAsked = 2;

/** The type that all callers of a private function pass, by the type checker; or why they do not tell it. */
export async function typeByCallers(
  fn: PythonFunction,
  parameter: Parameter,
  path: string,
  context: CodeContext,
): Promise<{ readonly type: string } | { readonly doubt: string }> {
  const { name } = fn;
  const isNested = enclosing(fn.node, 'function_definition') !== undefined;
  const isPrivate = /^_[a-z\d]/i.test(name) || /^__\w+(?<!__)$/.test(name);
  if (!(isPrivate || isNested) || fn.decorators.length > 0)
    return { doubt: `${name} may be called from outside of this package: who calls it here tells no type for certain` };
  const elsewhere = await findElsewhere(name, path, context);
  if (elsewhere !== undefined) return { doubt: `${elsewhere} names ${name} too` };
  const root = parse(path, context.text).root();
  if (isNamedInText(root, name)) return { doubt: `${name} stands in a text: it may be called by its name` };
  const values: Node[] = parameter.fallback === undefined ? [] : [parameter.fallback];
  const uses = descendants(root, 'identifier').filter((node) => node.text() === name && !isSame(node, fn.nameNode));
  const passed = uses.map((use) => argumentAt(use, fn, parameter));
  for (const value of passed) {
    if (value === 'unclear') return { doubt: `${name} is handed on, or not called with plain arguments` };
    if (value !== undefined) values.push(value);
  }
  // A call of itself that passes the parameter on says nothing new.
  const told = values.filter((value) => !(value.text() === parameter.name.text() && isInside(value, fn.node)));
  if (passed.length === 0 || told.length === 0) return { doubt: `nobody passes ${parameter.name.text()} to ${name}` };
  if (told.length > mostCallers) return { doubt: `${name} has more than ${mostCallers} callers` };
  // What is written out tells its type by itself; to ask a type checker takes seconds, so that one look at all is enough.
  const unsaid = told.filter((value) => literalTypeOf(value) === undefined);
  if (unsaid.length > mostAsked)
    return { doubt: `${unsaid.length} callers pass what would have to be looked up as ${parameter.name.text()}` };
  const types = await Promise.all(told.map((value) => typeOf(value, path, context)));
  const members = new Set(types.flatMap((type) => (type === undefined ? ['?'] : type.split(' | '))));
  if (members.has('float')) members.delete('int');
  const plain = [...members].filter((member) => member !== 'None');
  const [only] = plain;
  if (members.has('?') || only === undefined || plain.length > 1)
    return { doubt: `who calls ${name} passes no one type as ${parameter.name.text()}` };
  return { type: members.has('None') ? `${only} | None` : only };
}

async function typeOf(value: Node, path: string, context: CodeContext): Promise<string | undefined> {
  const literal = literalTypeOf(value);
  if (literal !== undefined) return literal;
  const { start, end } = span(value);
  return context.types.typeOf(path, start, end);
}

/** What one use of the function's name passes; undefined when the parameter keeps its default. */
function argumentAt(use: Node, fn: PythonFunction, parameter: Parameter): Node | 'unclear' | undefined {
  const member = use.parent();
  const isMember = member?.is('attribute') === true && isSame(member.field('attribute'), use);
  if (fn.owner !== undefined && !isMember) return 'unclear';
  const callee = isMember ? member : use;
  const call = callee.parent();
  if (call?.is('call') !== true || !isSame(call.field('function'), callee)) return 'unclear';
  // `Class._method(self, x)` passes the object as well.
  if (isMember && !/^(self|cls)$/.test(member.field('object')?.text() ?? '')) return 'unclear';
  const args = readArguments(call);
  if (args.some((arg) => arg.isSplat)) return 'unclear';
  const named = args.find((arg) => arg.name === parameter.name.text());
  if (named) return named.value;
  const index = parameter.index - (fn.owner === undefined ? 0 : 1);
  const positional = args.filter((arg) => arg.name === undefined)[index];
  if (positional && !parameter.isKeywordOnly) return positional.value;
  return parameter.fallback === undefined ? 'unclear' : undefined;
}

async function findElsewhere(name: string, path: string, context: CodeContext): Promise<string | undefined> {
  const word = new RegExp(`\\b${escapeRegExp(name)}\\b`);
  for (const file of context.files) {
    if (file === path || !/\.pyi?$/.test(file)) continue;
    if (word.test((await context.read(file)) ?? '')) return file;
  }
  return undefined;
}
