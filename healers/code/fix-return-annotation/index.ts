import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { addImport } from '#syntax/python/add-import.ts';
import {
  endsByLeaving,
  functionAround,
  isGenerator,
  returnedValue,
  returnsOf,
  type PythonFunction,
} from '#syntax/python/functions.ts';
import { literalTypeOf } from '#syntax/python/literal-types.ts';
import { nodeAt } from '#syntax/python/nodes.ts';
import { callersWant, nameWants } from './expectations.ts';
import { asIterator, isAboutGenerator } from './generator.ts';
import { allowNone, isAboutNone, type Annotation } from './none.ts';

const builtins = ['bool', 'str', 'int', 'float', 'bytes', 'list', 'dict', 'set', 'tuple'];

/** Corrects a declared return type that the function contradicts: by every return, by returning None, or by yielding. */
export const healer: CodeHealer = {
  name: 'fix-return-annotation',
  kind: 'code',
  languages: ['python'],
  rules: ['pyright/reportReturnType', 'pyright/reportInvalidTypeForm', 'mypy/return-value', 'mypy/return', 'mypy/misc'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = offsetsOf(finding.place, context.text);
    const fn = functionAround(nodeAt(tree, start, end));
    const declared = fn?.returnType?.text();
    if (fn?.returnType === undefined || declared === undefined)
      return { leftAlone: 'no function with a declared return type stands here' };
    const { returnType } = fn;
    const write = ({ text, imports, summary }: Annotation) => ({
      change: {
        edits: [
          ...imports.map((wanted) => addImport(path, context.text, tree, wanted, () => false)),
          { path, ...span(returnType), text },
        ],
      },
      summary,
    });
    if (isAboutGenerator(finding)) {
      const iterator = asIterator(fn, declared, tree);
      return 'doubt' in iterator ? { leftAlone: iterator.doubt } : write(iterator);
    }
    const givesNothing = finding.rule === 'mypy/return' && /^Missing return statement/.test(finding.message);
    if ((isAboutNone(finding) || givesNothing) && !isGenerator(fn)) {
      const optional = await allowNone(fn, declared, tree, context);
      return 'doubt' in optional ? { leftAlone: optional.doubt } : write(optional);
    }
    if (!/reportReturnType|return-value/.test(finding.rule))
      return { leftAlone: 'the error is not about what the function returns' };
    if (!builtins.includes(declared))
      return { leftAlone: `\`${declared}\` is more than a plain builtin type: the body may be at fault` };
    if (isGenerator(fn)) return { leftAlone: 'what a generator gives is not what it returns' };
    if (!endsByLeaving(fn.body)) return { leftAlone: 'the function can end without a return statement' };
    const actual = await actualType(fn, path, context);
    if ('doubt' in actual) return { leftAlone: actual.doubt };
    if (actual.type === declared || (declared === 'float' && actual.type === 'int'))
      return { leftAlone: `every return gives ${declared}, as declared` };
    if (nameWants(fn.name) === declared)
      return { leftAlone: `a function named ${fn.name} should return ${declared}: the body is at fault` };
    if (mentionsType(fn, declared))
      return { leftAlone: `the docstring says ${declared} too: the body may be at fault` };
    const caller = await callersWant(fn.name, declared, actual.type, context);
    if (caller !== undefined) return { leftAlone: `${caller} uses the result as ${declared}` };
    return {
      change: { edits: [{ path, ...span(fn.returnType), text: actual.type }] },
      summary: `Declare that ${fn.name} returns ${actual.type}, as each of its returns does`,
    };
  },
};

/** The one type of all returns, or why there is none. */
async function actualType(
  fn: PythonFunction,
  path: string,
  context: CodeContext,
): Promise<{ readonly type: string } | { readonly doubt: string }> {
  const values = returnsOf(fn).map(returnedValue);
  if (values.length === 0 || values.includes(undefined)) return { doubt: 'a return statement has no value' };
  const types = new Set<string>();
  for (const value of values) {
    if (value === undefined) continue;
    const type = await typeOfValue(value, path, context);
    if (type === undefined) return { doubt: `what line ${value.range().start.line + 1} returns is not known` };
    types.add(type);
  }
  if (types.size === 2 && types.has('int') && types.has('bool')) types.delete('bool');
  const [type] = types;
  if (types.size !== 1 || type === undefined)
    return { doubt: `the returns differ (${[...types].join(', ')}): one of them may be at fault` };
  const head = /^\w+/.exec(type)?.[0] ?? '';
  if (!builtins.includes(head) || type.includes('|'))
    return { doubt: `the returns give ${type}, which is no plain builtin type` };
  return { type };
}

async function typeOfValue(value: Node, path: string, context: CodeContext): Promise<string | undefined> {
  const known = literalTypeOf(value);
  if (known !== undefined) return known;
  const { start, end } = span(value);
  return context.types.typeOf(path, start, end);
}

function mentionsType(fn: PythonFunction, declared: string): boolean {
  const first = fn.body.children()[0];
  if (first?.is('expression_statement') !== true || first.children()[0]?.is('string') !== true) return false;
  return new RegExp(`(rtype|returns?)\\W[^\\n]*\\b${declared}\\b`, 'i').test(first.text());
}
