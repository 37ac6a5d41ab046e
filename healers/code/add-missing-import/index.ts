import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { parse, span, type Tree } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { addImport, writeImport, type WantedImport } from '#syntax/python/add-import.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { findMisspellings } from '#syntax/python/misspelt-imports.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import { bindingsOf, builtinNames, readsOf } from '#syntax/python/names.ts';
import { enclosing, nodeAt } from '#syntax/python/nodes.ts';
import { chooseImport } from './candidates.ts';
import { missingSubmodule } from './submodules.ts';

/** Imports a name that is used and nowhere bound, where only one import can be meant. */
export const healer: CodeHealer = {
  name: 'add-missing-import',
  kind: 'code',
  languages: ['python'],
  rules: [
    'ruff/F821',
    'pyright/reportUndefinedVariable',
    'mypy/name-defined',
    'pyright/reportAttributeAccessIssue',
    'mypy/attr-defined',
  ],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const submodule = missingSubmodule(finding, context, tree);
    if (submodule !== undefined) return proposal(path, context, tree, submodule);
    if (/AttributeAccess|attr-defined/.test(finding.rule))
      return { leftAlone: 'the attribute is not a submodule that an import would load' };
    const name = undefinedNameOf(finding, context.text);
    if (name === undefined) return { leftAlone: 'the finding does not name what is undefined' };
    const reason = await reasonToDoubt(name, finding, context, tree);
    if (reason !== undefined) return { leftAlone: reason };
    const choice = await chooseImport(name, path, context, tree);
    if ('doubt' in choice) return { leftAlone: choice.doubt };
    return proposal(path, context, tree, choice);
  },
};

function proposal(path: string, context: CodeContext, tree: Tree, wanted: WantedImport) {
  const files = new Set(context.files);
  const edit = addImport(
    path,
    context.text,
    tree,
    wanted,
    (module) => resolveModule(path, module, files) !== undefined,
  );
  return { change: { edits: [edit] }, summary: `Add \`${writeImport(wanted)}\`` };
}

function undefinedNameOf(finding: CodeFinding, text: string): string | undefined {
  const quoted = /[`"'](\w+)[`"']/.exec(finding.message)?.[1];
  if (quoted !== undefined) return quoted;
  const { start, end } = offsetsOf(finding.place, text);
  const flagged = text.slice(start, end);
  return /^\w+$/.test(flagged) ? flagged : undefined;
}

async function reasonToDoubt(
  name: string,
  finding: CodeFinding,
  context: CodeContext,
  tree: Tree,
): Promise<string | undefined> {
  const root = tree.root();
  const { path } = finding.place;
  if (builtinNames.has(name)) return `${name} is a builtin name`;
  const imports = importsOf(tree);
  if (imports.some((item) => item.where !== 'local' && item.names.some((it) => it.bound === name)))
    return `${name} is imported already, but not in every case`;
  if (imports.some((item) => item.isWildcard && item.where !== 'local')) return 'a wildcard import may bring the name';
  const misspelt = await findMisspellings(tree, { path, files: context.files, read: (file) => context.read(file) });
  const wrong = misspelt.find((it) => it.right === name)?.wrong;
  if (wrong !== undefined) return `the import of \`${wrong}\` looks like a misspelt \`${name}\``;
  const { start, end } = offsetsOf(finding.place, context.text);
  const at = nodeAt(tree, start, end);
  const tried = enclosing(at, 'try_statement');
  if (tried !== undefined && /except\s*\(?[^:]*NameError/.test(tried.text()))
    return 'the code catches that the name is missing';
  const scope = enclosing(at, 'function_definition');
  const bound = bindingsOf(root, name).filter((node) => {
    const own = enclosing(node, 'function_definition');
    return (
      own === undefined ||
      (scope !== undefined && span(own).start <= span(scope).start && span(scope).end <= span(own).end)
    );
  });
  if (bound.length > 0) return `${name} gets a value in this scope, but not before it is used`;
  return readsOf(root, name).length === 0 && !/[`"']/.test(finding.message)
    ? `${name} is not read in this file`
    : undefined;
}
