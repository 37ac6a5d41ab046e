import type { CodeFinding } from '#core/finding.ts';
import { parse, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { qualify, readArguments, readImportedNames, type ImportedNames } from '#syntax/python/calls.ts';
import { functionAround, functionsOf, isGenerator, type PythonFunction } from '#syntax/python/functions.ts';
import { moduleName } from '#syntax/python/modules.ts';
import { descendants, nodeAt, ownDescendants, statementOf } from '#syntax/python/nodes.ts';
import type { CallPlan, Seen } from './plan.ts';

/** Only top-level functions that touch nothing but their arguments are called with made-up values. */
export function planPythonCall(
  finding: CodeFinding,
  text: string,
  seen: Seen,
  files: readonly string[],
): CallPlan | { readonly none: string } {
  const { path } = finding.place;
  const tree = parse(path, text);
  const { start, end } = offsetsOf(finding.place, text);
  const subject = nodeAt(tree, start, end);
  const fn = functionAround(subject);
  const statement = statementOf(subject);
  if (!fn || !statement) return { none: 'it does not happen in a function' };
  if (fn.node.parent()?.is('module') !== true) return { none: `${fn.name} is no plain top-level function` };
  if (fn.isAsync || isGenerator(fn)) return { none: `${fn.name} does not answer when it is called` };
  const impurity = findImpurity(fn, readImportedNames(tree), functionsOf(tree), new Set());
  if (impurity !== undefined) return { none: `${fn.name} does more than to calculate: ${impurity}` };
  const parameters = readParameters(fn, seen.values);
  if (!parameters) return { none: `the parameters of ${fn.name} are not all named` };
  const range = statement.range();
  return {
    language: 'python',
    path,
    module: moduleName(path, new Set(files)),
    name: fn.name,
    parameters,
    error: seen.error,
    says: ['NoneType', ...(seen.member === '' ? [] : [`'${seen.member}'`])],
    lines: { from: range.start.line + 1, to: range.end.line + 1 },
  };
}

const pureModules =
  /^(?:re|json|math|datetime|collections|itertools|functools|string|decimal|fractions|statistics|textwrap|typing|dataclasses|enum|operator|copy|html|unicodedata|bisect|heapq|calendar|difflib|hashlib|base64|urllib\.parse|posixpath|os\.path\.(?:join|basename|dirname|splitext|normpath))(?:\.|$)/;
const pureBuiltins = new Set(
  `abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter float format frozenset
  getattr hasattr hash hex id int isinstance issubclass iter len list map max min next object oct ord pow print range repr
  reversed round set slice sorted str sum tuple type zip ValueError TypeError KeyError IndexError LookupError RuntimeError
  AttributeError NotImplementedError ArithmeticError ZeroDivisionError Exception`.split(/\s+/),
);
/** Methods that change the world in most libraries. */
const effects =
  /^(?:open|write\w*|read\w*|save|commit|rollback|execute\w*|send\w*|post|put|patch|delete|unlink|remove_?\w*dir\w*|rmtree|mkdir|makedirs|rename|run|call|start|kill|connect|close|request|urlopen|submit|publish|upload|download|system|popen|exit|sleep|acquire|fetch\w*)$/;

/** What a call of the function could do beside giving an answer; undefined when nothing is seen. */
function findImpurity(
  fn: PythonFunction,
  names: ImportedNames,
  own: readonly PythonFunction[],
  visited: Set<string>,
): string | undefined {
  if (visited.has(fn.name)) return undefined;
  visited.add(fn.name);
  if (
    descendants(fn.body, 'global_statement', 'import_statement', 'import_from_statement', 'exec_statement').length > 0
  )
    return 'it declares globals or imports';
  for (const call of descendants(fn.body, 'call')) {
    const callee = call.field('function');
    if (!callee) return 'a call that cannot be read';
    const target = qualify(callee, names);
    const text = callee.text().replace(/\s+/g, ' ').slice(0, 60);
    if (target !== undefined) {
      if (!pureModules.test(target)) return `it calls ${text}`;
      continue;
    }
    if (callee.is('attribute')) {
      if (effects.test(callee.field('attribute')?.text() ?? '')) return `it calls ${text}`;
      continue;
    }
    if (!callee.is('identifier')) return `it calls ${text}`;
    const local = own.find((one) => one.name === text && one.node.parent()?.is('module') === true);
    const below = local && findImpurity(local, names, own, visited);
    if (below !== undefined) return below;
    if (!local && !pureBuiltins.has(text)) return `it calls ${text}`;
  }
  return undefined;
}

/** Most values that are tried for one parameter. */
const mostCandidates = 8;

function readParameters(fn: PythonFunction, values: ReadonlyMap<string, string>): CallPlan['parameters'] | undefined {
  const parameters: CallPlan['parameters'][number][] = [];
  let isKeywordOnly = false;
  for (const child of fn.parameters.children()) {
    if (!child.isNamed() && child.text() !== '*') continue;
    if (child.is('keyword_separator') || child.text() === '*' || child.is('list_splat_pattern')) {
      isKeywordOnly = true;
      continue;
    }
    if (child.is('comment') || child.is('dictionary_splat_pattern') || child.is('positional_separator')) continue;
    const name = nameOf(child);
    if (name === undefined) {
      if (/^\*/.test(child.text())) continue;
      return undefined;
    }
    const candidates = candidatesFor(fn, child, name, values).slice(0, mostCandidates);
    parameters.push({ name, isKeywordOnly, candidates });
  }
  return parameters;
}

function nameOf(parameter: Node): string | undefined {
  if (parameter.is('identifier')) return parameter.text();
  const name = parameter.field('name') ?? parameter.children()[0];
  return name?.is('identifier') === true ? name.text() : undefined;
}

/** What was seen, then what the body asks of it, then what it is declared to be, then anything. */
function candidatesFor(
  fn: PythonFunction,
  parameter: Node,
  name: string,
  values: ReadonlyMap<string, string>,
): readonly string[] {
  const seen = values.get(name);
  const fallback = parameter.field('value')?.text();
  const declared = parameter.field('type')?.text() ?? '';
  return [
    ...new Set([
      ...(seen !== undefined && seen.length <= 500 ? [seen] : []),
      ...valuesByUse(fn, name),
      ...valuesByType(declared),
      ...(fallback === undefined ? [] : [fallback]),
      ...(declared === '' || /None|Optional/.test(declared) ? ['None'] : []),
      ...(declared === '' ? ["'x'", '{}', '[]', '0', "''"] : []),
    ]),
  ];
}

function valuesByUse(fn: PythonFunction, name: string): string[] {
  const found: string[] = [];
  for (const call of ownDescendants(fn.body, 'call')) {
    const callee = call.field('function');
    const method = callee?.is('attribute') === true ? callee.field('attribute')?.text() : undefined;
    if (method === 'get' && callee?.field('object')?.text() === name) found.push('{}');
    const isArgument = readArguments(call).some(({ value }) => value.text() === name);
    if (isArgument && /^(?:match|search|fullmatch)$/.test(method ?? '')) found.push("'x'", "''");
    if (isArgument && (method === 'get' || method === 'find')) found.push("'x'");
  }
  const loops = ownDescendants(fn.body, 'for_statement').some((loop) => loop.field('right')?.text() === name);
  return loops ? [...found, '[]'] : found;
}

function valuesByType(declared: string): string[] {
  const known: readonly (readonly [RegExp, readonly string[]])[] = [
    [/\bstr\b/, ["'x'", "''"]],
    [/\b(?:int|float|Decimal)\b/, ['0', '1']],
    [/\bbool\b/, ['False', 'True']],
    [/\b[dD]ict\b|\bMapping\b/, ['{}']],
    [/\b[lL]ist\b|\bSequence\b|\bIterable\b/, ['[]']],
    [/\b[tT]uple\b/, ['()']],
  ];
  const outer = declared.replace(/\[.*$/s, '');
  const word = /^(?:Optional|Union)$/.test(outer) || declared.includes('|') ? declared : outer;
  return known.flatMap(([pattern, values]) => (pattern.test(word) ? values : []));
}
