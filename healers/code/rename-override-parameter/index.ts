import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { readArguments } from '#syntax/python/calls.ts';
import { functionAround, type PythonFunction } from '#syntax/python/functions.ts';
import { identifiersOf, roleOf } from '#syntax/python/names.ts';
import { descendants, isInside, nodeAt } from '#syntax/python/nodes.ts';
import { wordsOf } from './words.ts';

/** Names the parameters of a method as the method that it overrides does. */
export const healer: CodeHealer = {
  name: 'rename-override-parameter',
  kind: 'code',
  languages: ['python'],
  rules: ['pyright/reportIncompatibleMethodOverride'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const renames = renamesIn(finding.message);
    if (renames === undefined) return { leftAlone: 'more than the names of parameters differs' };
    const { start, end } = offsetsOf(finding.place, context.text);
    const fn = functionAround(nodeAt(parse(path, context.text), start, end));
    if (fn?.owner === undefined) return { leftAlone: 'no method of a class starts here' };
    const edits: TextEdit[] = [];
    for (const { from, to } of renames) {
      const doubt = doubtAbout(fn, from, to) ?? (await findKeyword(fn.name, from, path, context));
      if (doubt !== undefined) return { leftAlone: doubt };
      const words = wordsOf(fn, from);
      if (words === undefined) return { leftAlone: `what is written about ${from} in the method would be wrong` };
      const uses = identifiersOf(fn.node, from).filter((node) => roleOf(node) !== 'other');
      edits.push(...[...uses.map(span), ...words].map((at) => ({ path, ...at, text: to })));
    }
    const names = renames.map(({ from, to }) => `${from} to ${to}`).join(', ');
    return { change: { edits }, summary: `Rename ${names} in ${fn.name}, as in the method that it overrides` };
  },
};

interface Rename {
  readonly from: string;
  readonly to: string;
}
/** Undefined when the message says more than that names differ. */
function renamesIn(message: string): readonly Rename[] | undefined {
  const each = /Parameter \d+ name mismatch: base parameter is named "(\w+)", override parameter is named "(\w+)"/g;
  const renames = [...message.matchAll(each)].map(([, to = '', from = '']) => ({ from, to }));
  const rest = message
    .replaceAll(each, '')
    .replace(/^Method "\w+" overrides class "[\w.]+" in an incompatible manner/, '');
  return renames.length > 0 && rest.trim() === '' ? renames : undefined;
}

/** Why the one name cannot simply stand for the other in the method. */
function doubtAbout(fn: PythonFunction, from: string, to: string): string | undefined {
  if (from.startsWith('_') || to.startsWith('_')) return `an underscore says that ${from} is named so on purpose`;
  if (!isRelated(from, to)) return `${from} and ${to} say different things: whether the same is meant is for a person`;
  const used = identifiersOf(fn.body, from).filter((node) => roleOf(node) !== 'other').length;
  if (used > mostUses) return `${from} stands in ${fn.name} ${used} times: to rename it hides what else would change`;
  const sister = sistersOf(fn).find((other) => identifiersOf(other.parameters, from).length > 0);
  if (sister !== undefined) return `${sister.name} of the same class calls it ${from} too`;
  const taken = descendants(fn.node, 'identifier').some((node) => node.text() === to && roleOf(node) !== 'other');
  if (taken) return `${fn.name} uses the name ${to} for something else`;
  const heads = identifiersOf(fn.parameters, from).filter((node) => roleOf(node) !== 'other');
  if (heads.length !== 1) return `${from} stands in the head of ${fn.name} more than once`;
  const inner = descendants(fn.body, 'function_definition', 'lambda').flatMap((it) => it.field('parameters') ?? []);
  const scoped = descendants(fn.body, 'for_in_clause').flatMap((it) => it.field('left') ?? []);
  if ([...inner, ...scoped].some((it) => isNamed(it, from)))
    return `something in ${fn.name} has a variable called ${from} too`;
  const calls = descendants(fn.body, 'call').map((call) => call.field('function')?.text() ?? '');
  const reader = calls.find((callee) => /^(locals|vars|eval|exec|dir)$/.test(callee));
  return reader && `${reader}() may look up ${from} by its name`;
}

const mostUses = 6;
/** Words that say of what kind a thing is, not which. */
const vague = new Set(['id', 'ids', 'name', 'type', 'kind', 'key', 'value', 'num', 'no', 'new', 'old', 'is']);

/** `d` and `data`, `dx` and `x`, `obj_seq` and `data_seq`: one stands for the other, or a word of theirs is the same. */
function isRelated(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(short) || long.endsWith(short)) return true;
  const words = new Set(a.split('_').filter((word) => !vague.has(word)));
  return b.split('_').some((word) => words.has(word));
}

/** The other methods of the class. */
function sistersOf(fn: PythonFunction): readonly PythonFunction[] {
  const block = fn.owner?.field('body');
  if (!block) return [];
  return descendants(block, 'function_definition')
    .flatMap((node) => functionAround(node) ?? [])
    .filter((other) => other.owner?.id() === fn.owner?.id() && other.node.id() !== fn.node.id());
}

function isNamed(node: Node, name: string): boolean {
  return node.text() === name || identifiersOf(node, name).some((each) => isInside(each, node));
}

/** A call that names the parameter, or may, anywhere in the package. */
async function findKeyword(
  method: string,
  parameter: string,
  path: string,
  context: CodeContext,
): Promise<string | undefined> {
  const member = new RegExp(`\\.\\s*${method}\\s*\\(|\\b${method}\\s*=`);
  const route = new RegExp(`<(?:\\w+(?:\\([^<>]*\\))?:)?${parameter}>`);
  for (const file of context.files) {
    if (!file.endsWith('.py')) continue;
    const text = file === path ? context.text : ((await context.read(file)) ?? '');
    // Routes of web frameworks call methods with the names that they have for parts of the address.
    if (route.test(text)) return `${file} has a route with a part called ${parameter}`;
    if (!member.test(text) || !(text.includes('**') || text.includes(parameter))) continue;
    for (const call of descendants(parse(file, text).root(), 'call')) {
      const callee = call.field('function');
      if (callee?.is('attribute') !== true || callee.field('attribute')?.text() !== method) continue;
      for (const { name, node } of readArguments(call)) {
        if (name === parameter) return `${file} calls ${method} with ${parameter}=`;
        if (node.is('dictionary_splat')) return `${file} calls ${method} with names that are not written out`;
      }
    }
  }
  return undefined;
}
