import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { parse, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { functionsOf, type PythonFunction } from '#syntax/python/functions.ts';
import { literalTypeOf } from '#syntax/python/literal-types.ts';
import { readsOf } from '#syntax/python/names.ts';
import { needImport } from '#syntax/python/need-import.ts';
import { enclosing, isSame, nodeAt } from '#syntax/python/nodes.ts';
import { span } from '#syntax/parse.ts';
import { isException, isNumber, isPath, isText, wrapped, type Conversion } from './conversions.ts';

interface Mismatch {
  readonly given: string;
  readonly wanted: string;
  readonly callee: string;
}

function readMessage(message: string): Mismatch | undefined {
  const pyright =
    /^Argument of type "(.+?)" cannot be assigned to parameter "[^"]*" of type "([^"]+)" in function "([^"]+)"/.exec(
      message,
    );
  if (pyright !== null) return { given: pyright[1] ?? '', wanted: pyright[2] ?? '', callee: pyright[3] ?? '' };
  const mypy =
    /^Argument (?:\d+|"\w+") to "([^"]+)"(?: of "[^"]+")? has incompatible type "([^"]+)"; expected "([^"]+)"/.exec(
      message,
    );
  return mypy === null ? undefined : { given: mypy[2] ?? '', wanted: mypy[3] ?? '', callee: mypy[1] ?? '' };
}

/** Functions of the library that take texts alone, and raise for a number. */
const takesText = ['write', 'putenv', 'setenv', 'fail'];

export async function convertArgument(
  finding: CodeFinding,
  context: CodeContext,
  tree: Tree,
): Promise<Conversion | LeftAlone> {
  const mismatch = readMessage(finding.message);
  if (mismatch === undefined) return { leftAlone: 'the message tells no two types' };
  const { start, end } = rangeOf(finding.place, context.text);
  const value = valueAt(tree, start, end);
  if (value === undefined) return { leftAlone: 'the argument cannot be told from the place' };
  const { given, wanted, callee } = mismatch;
  const simple = libraryConversion(mismatch, value);
  if (simple !== undefined) return simple;
  if (callee === '__setitem__' && /^(os\.)?environ\[/.test(subscriptText(value)) && isNumber(given) && wanted === 'str')
    return done(value, 'str');
  if (/^(run|Popen|__init__|call|check_call|check_output)$/.test(callee) && wanted === '_CMD')
    return convertElements(value, finding.place.path, context);
  if (callee.startsWith('__') && !isException(given))
    return { leftAlone: `from ${given} to ${wanted} no conversion is sure` };
  const definition = await onlyFunction(callee, context);
  if (definition === 'several') return { leftAlone: `several functions are called ${callee}` };
  if (wanted === 'str' && isException(given)) return done(value, 'str');
  if (wanted === 'str' && definition === undefined && isNumber(given) && takesText.includes(callee))
    return done(value, 'str');
  if (wanted === 'str' && definition === undefined && isPath(given)) return done(value, 'str');
  const parameter = definition === undefined ? undefined : parameterOf(definition, finding.message);
  if (definition === undefined || parameter === undefined)
    return { leftAlone: `from ${given} to ${wanted} no conversion is sure` };
  if (wanted === 'str' && (isNumber(given) || isPath(given)) && usesAs(definition, parameter, textOnly))
    return done(value, 'str');
  if (wanted === 'Path' && isText(given) && usesAs(definition, parameter, pathOnly)) {
    const name = needImport(finding.place.path, context.text, tree, { module: 'pathlib', name: 'Path' });
    if (name !== undefined) return { ...done(value, name.local), imports: name.edits };
  }
  return { leftAlone: `${callee} may as well be declared wrongly: nothing in it needs ${wanted}` };
}

/** What no declaration of this package has a say in: builtins and the standard library raise for the value as it is. */
function libraryConversion({ given, wanted, callee }: Mismatch, value: Node): Conversion | undefined {
  const integer = /^Literal\[([01])\]$/.exec(given)?.[1];
  if (integer !== undefined && value.is('integer') && /^(bool|bool \| None|_ExcInfoType)$/.test(wanted)) {
    const text = integer === '1' ? 'True' : 'False';
    return { parts: [{ node: value, text }], summary: `Pass ${text}, which ${value.text()} stands for` };
  }
  if (isText(given) && /\b(ReadableBuffer|Buffer)\b/.test(wanted)) return toBytes(value);
  if (callee === '__new__' && wanted === 'SupportsIndex') {
    if (given === 'float') return toFloorDivision(value);
    if (given === 'str' && !value.is('string')) return done(value, 'int');
  }
  if (callee === 'sleep' && /SupportsFloat|^float$/.test(wanted) && given === 'str' && !value.is('string'))
    return done(value, 'float');
  const wantsTuple = /^(startswith|endswith)$/.test(callee)
    ? /tuple\[/
    : callee === 'isinstance'
      ? /_ClassInfo|tuple/
      : undefined;
  if (wantsTuple?.test(wanted) === true && /^list\[/.test(given)) return toTuple(value);
  if (
    callee === 'join' &&
    wanted === 'Iterable[str]' &&
    /^(list|set|tuple|frozenset)\[(int|float)(, \.\.\.)?\]$/.test(given)
  )
    return {
      parts: [{ node: value, text: `map(str, ${value.text()})` }],
      summary: 'Make texts of the numbers before they are joined',
    };
  if (
    /^list\[/.test(wanted) &&
    /^(dict_keys|dict_values|dict_items|map|filter|zip|range|Generator)(\[|$)/.test(given) &&
    !value.is('generator_expression')
  )
    return done(value, 'list');
  return undefined;
}

function done(value: Node, type: string): Conversion {
  const text = value.text().replace(/\s+/g, ' ');
  return {
    parts: [wrapped(value, type)],
    summary: `Convert ${text.length > 40 ? 'the value' : `\`${text}\``} with ${type}()`,
  };
}

function toBytes(value: Node): Conversion | undefined {
  const isLiteral = value.is('string');
  if (isLiteral && !/^["'][\x20-\x7e]*["']$/.test(value.text())) return undefined;
  const isAtom = value.is('identifier') || value.is('attribute') || value.is('call') || value.is('subscript');
  if (!isLiteral && !isAtom && !value.is('string')) return undefined;
  const text = isLiteral ? `b${value.text()}` : `${value.text()}.encode()`;
  return { parts: [{ node: value, text }], summary: 'Pass bytes, as nothing else is taken here' };
}

/** `range(n / 2)`: a half of a step does not exist, and never did. */
function toFloorDivision(value: Node): Conversion | undefined {
  const operator = value.is('binary_operator') ? value.field('operator') : null;
  return operator?.text() === '/'
    ? {
        parts: [{ node: operator, text: '//' }],
        summary: 'Divide without a remainder, since whole numbers are counted',
      }
    : undefined;
}

function toTuple(value: Node): Conversion {
  const summary = 'Pass a tuple: a list is not taken here';
  const items = value.is('list') ? value.namedChildren().filter((node) => !node.is('comment')) : [];
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined || items.length < 2)
    return { parts: [wrapped(value, 'tuple')], summary };
  return { parts: [{ node: value, text: `(${value.text().slice(1, -1)})` }], summary };
}

/** Elements of `subprocess.run([...])` that are numbers. */
async function convertElements(value: Node, path: string, context: CodeContext): Promise<Conversion | LeftAlone> {
  const parts = [];
  if (!value.is('list')) return { leftAlone: 'the command is not written out here' };
  for (const node of value.namedChildren()) {
    if (node.is('comment') || node.is('list_splat')) continue;
    const { start, end } = span(node);
    const type = literalTypeOf(node) ?? (await context.types.typeOf(path, start, end));
    if (type === undefined) return { leftAlone: `the type of ${node.text().slice(0, 40)} is not known` };
    if (type === 'int' || type === 'float') parts.push(wrapped(node, 'str'));
    else if (!isText(type) && !isPath(type))
      return { leftAlone: `${type} is no part of a command that can be converted` };
  }
  return parts.length === 0
    ? { leftAlone: 'no number stands in the command' }
    : { parts, summary: 'Make texts of the numbers in the command' };
}

/** pyright marks the value; for `a[b] = c` it marks `a[b]`. mypy marks the value. */
function valueAt(tree: Tree, start: number, end: number): Node | undefined {
  const node = nodeAt(tree, start, end);
  if (span(node).start !== start) return undefined;
  const parent = node.parent();
  if (parent?.is('assignment') === true && isSame(parent.field('left'), node))
    return parent.field('right') ?? undefined;
  return node;
}

function subscriptText(value: Node): string {
  return enclosing(value, 'assignment')?.field('left')?.text() ?? '';
}

async function onlyFunction(name: string, context: CodeContext): Promise<PythonFunction | 'several' | undefined> {
  let found: PythonFunction | undefined;
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text = await context.read(file);
    if (text === undefined || !text.includes(`def ${name}`)) continue;
    for (const fn of functionsOf(parse(file, text)).filter((each) => each.name === name)) {
      if (found !== undefined) return 'several';
      found = fn;
    }
  }
  return found;
}

function parameterOf(fn: PythonFunction, message: string): string | undefined {
  const named = /parameter "(\w+)"/.exec(message)?.[1];
  if (named !== undefined) return named;
  const at = Number(/^Argument (\d+) to/.exec(message)?.[1]);
  const names = fn.parameters
    .namedChildren()
    .map((node) => node.field('name')?.text() ?? node.namedChildren()[0]?.text() ?? node.text());
  const own = names[0] === 'self' || names[0] === 'cls' ? names.slice(1) : names;
  return Number.isNaN(at) ? undefined : own[at - 1];
}

const textOnly =
  /^\.(capitalize|casefold|encode|endswith|expandtabs|find|format|is\w+|join|l?strip|lower|partition|replace|r?split|rpartition|rstrip|splitlines|startswith|title|upper|zfill)\b/;
const pathOnly =
  /^\.(absolute|exists|expanduser|glob|is_dir|is_file|iterdir|joinpath|mkdir|name|open|parent|parents|parts|read_bytes|read_text|relative_to|resolve|rglob|rmdir|stem|suffix|touch|unlink|with_name|with_suffix|write_bytes|write_text)\b/;

/** True when the function asks the parameter for what only the declared type has. */
function usesAs(fn: PythonFunction, parameter: string, members: RegExp): boolean {
  return readsOf(fn.body, parameter).some((node) => {
    const parent = node.parent();
    return parent?.is('attribute') === true && members.test(`.${parent.field('attribute')?.text() ?? ''}`);
  });
}
