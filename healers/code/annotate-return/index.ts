import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { parse, span, type Tree } from '#syntax/parse.ts';
import { addImport } from '#syntax/python/add-import.ts';
import {
  endsByLeaving,
  functionsOf,
  isGenerator,
  returnedValue,
  returnsOf,
  type PythonFunction,
} from '#syntax/python/functions.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { bindingsOf } from '#syntax/python/names.ts';
import { oldestPython, typingName } from '#syntax/python/target-version.ts';
import { writeType, type WrittenType } from '#syntax/python/write-type.ts';

/** States the return type that a function has anyway. */
export const healer: CodeHealer = {
  name: 'annotate-return',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/ANN201', 'ruff/ANN202', 'ruff/ANN204', 'ruff/ANN205', 'ruff/ANN206', 'mypy/no-untyped-def'],
  safety: 'careful',
  review: 'none',
  async propose(finding, context) {
    const { path, line } = finding.place;
    const tree = parse(path, context.text);
    const fn = functionsOf(tree).find(
      (it) => it.node.range().start.line + 1 <= line && line <= it.body.range().start.line + 1 && headHolds(it, line),
    );
    if (fn === undefined) return { leftAlone: 'no function starts here' };
    if (fn.returnType !== undefined) return { leftAlone: 'the function has a return type' };
    if (finding.rule === 'mypy/no-untyped-def' && !/return type/.test(finding.message))
      return { leftAlone: 'parameters lack types, which nothing here tells' };
    const oldest = await oldestPython((file) => context.read(file));
    const type = await typeFor(fn, path, context);
    const own = 'doubt' in type && isFluent(fn) ? writeSelf(tree, oldest) : undefined;
    if ('doubt' in type && own === undefined) return { leftAlone: type.doubt };
    const written = own ?? ('type' in type ? writeType(type.type, fn.node, tree, oldest) : undefined);
    if (written === undefined) return { leftAlone: 'its type cannot be written for the oldest Python of this package' };
    const at = span(fn.parameters).end;
    const edits = [{ path, start: at, end: at, text: ` -> ${written.text}` }];
    const imports = written.imports.map((wanted) => addImport(path, context.text, tree, wanted, () => false));
    return { change: { edits: [...imports, ...edits] }, summary: `State that ${fn.name} returns ${written.text}` };
  },
};

function headHolds(fn: PythonFunction, line: number): boolean {
  return line <= fn.parameters.range().end.line + 1;
}

async function typeFor(
  fn: PythonFunction,
  path: string,
  context: CodeContext,
): Promise<{ readonly type: string } | { readonly doubt: string }> {
  const isInit = ['__init__', '__init_subclass__', '__post_init__', '__set_name__', '__del__'].includes(fn.name);
  if (isInit && fn.owner !== undefined) {
    const isPlain = !isGenerator(fn) && returnsOf(fn).every((statement) => returnedValue(statement) === undefined);
    return isPlain ? { type: 'None' } : { doubt: `${fn.name} returns a value` };
  }
  if (isUnfinished(fn)) return { doubt: 'the body is a placeholder: what it should return is not known' };
  const types = await context.types.returnTypes(path);
  const type = types.get(fn.node.range().start.line + 1);
  if (type === undefined) return { doubt: 'the type checker cannot tell the return type' };
  if (fn.owner !== undefined && !fn.name.startsWith('__') && (await isDefinedElsewhere(fn, path, context, type)))
    return { doubt: `another class defines ${fn.name} too, and may return more than ${type}` };
  return { type };
}

/** A method that always gives the object itself: `__enter__`, builders. */
function isFluent(fn: PythonFunction): boolean {
  const [self] = fn.parameters.namedChildren();
  const returns = returnsOf(fn);
  if (fn.owner === undefined || fn.decorators.length > 0 || isGenerator(fn) || !endsByLeaving(fn.body)) return false;
  if (self?.text() !== 'self' || bindingsOf(fn.body, 'self').length > 0) return false;
  return returns.length > 0 && returns.every((statement) => returnedValue(statement)?.text() === 'self');
}

/** As the file names it already, or from `typing` where every supported Python has it. */
function writeSelf(tree: Tree, oldest: number | undefined): WrittenType | undefined {
  const known = importsOf(tree).find(
    ({ module, where, names }) =>
      where === 'module' && /^typing(_extensions)?$/.test(module) && names.some(({ name }) => name === 'Self'),
  );
  const bound = known?.names.find(({ name }) => name === 'Self')?.bound ?? typingName(tree, 'Self');
  const isMeant = known !== undefined || ((oldest ?? 9) >= 11 && bindingsOf(tree.root(), 'Self').length === 0);
  if (!isMeant) return undefined;
  return { text: bound ?? 'Self', imports: bound === undefined ? [{ module: 'typing', name: 'Self' }] : [] };
}

/** `pass`, `...`, a docstring alone, or `raise NotImplementedError`. */
function isUnfinished(fn: PythonFunction): boolean {
  if (fn.decorators.some((decorator) => /(^|\.)(abstractmethod|overload)\b/.test(decorator))) return true;
  const statements = fn.body.children().filter((node) => node.isNamed() && !node.is('comment'));
  return statements.every(
    (node) =>
      node.is('pass_statement') ||
      (node.is('expression_statement') && /^(string|ellipsis)$/.test(String(node.children()[0]?.kind()))) ||
      (node.is('raise_statement') && node.text().includes('NotImplemented')),
  );
}

/** A method that gives `None` in one class is often a hook that others fill. */
async function isDefinedElsewhere(
  fn: PythonFunction,
  path: string,
  context: CodeContext,
  type: string,
): Promise<boolean> {
  if (type !== 'None') return false;
  const definition = new RegExp(`^[ \\t]+(?:async[ \\t]+)?def[ \\t]+${fn.name}[ \\t]*\\(`, 'gm');
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text = (file === path ? context.text : await context.read(file)) ?? '';
    if (text.includes(fn.name) && [...text.matchAll(definition)].length > (file === path ? 1 : 0)) return true;
  }
  return false;
}
