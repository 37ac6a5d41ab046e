import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { nearestOf } from '#syntax/nearest.ts';
import { parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { importsOf, type PythonImport } from '#syntax/python/imports.ts';
import { existence, findMisspellings, firstWord, type ProjectView } from '#syntax/python/misspelt-imports.ts';
import { resolveModule, siblingModules } from '#syntax/python/modules.ts';
import { namesRead } from '#syntax/python/names.ts';
import { exportedNames } from '#syntax/python/project-imports.ts';
import { standardModules, standardNames } from '#syntax/python/standard-library.ts';

/** Corrects one misspelt word of an import. */
export const healer: CodeHealer = {
  name: 'fix-misspelt-import',
  kind: 'code',
  languages: ['python'],
  rules: [
    'pyright/reportMissingImports',
    'mypy/import-not-found',
    'pyright/reportAttributeAccessIssue',
    'mypy/attr-defined',
    'ruff/F401',
    'pyright/reportUnusedImport',
    'ruff/F821',
    'pyright/reportUndefinedVariable',
    'mypy/name-defined',
  ],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    if (/^Cannot (?:access|assign to) attribute /.test(finding.message))
      return { leftAlone: 'the attribute of a value is missing, not what is imported' };
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const project: ProjectView = { path, files: context.files, read: (file) => context.read(file) };
    const flagged = context.text.slice(start, end);
    const proven = await findMisspellings(tree, project);
    const here = proven.find(
      (it) =>
        (span(it.statement.node).start < end && span(it.statement.node).end > start) ||
        it.right === flagged ||
        finding.message.includes(`\`${it.right}\``) ||
        finding.message.includes(`"${it.right}"`),
    );
    const word = here ?? (await nearestAt(tree, start, end, finding.rule, project));
    if (word === undefined) return { leftAlone: 'no other name is so near to the imported one that it must be meant' };
    const edit: TextEdit = { path, start: word.start, end: word.end, text: word.right };
    return { change: { edits: [edit] }, summary: `Correct the import of \`${word.wrong}\` to \`${word.right}\`` };
  },
};

interface Word {
  readonly start: number;
  readonly end: number;
  readonly wrong: string;
  readonly right: string;
}

/** A module or name that the checker cannot find, where exactly one near name exists and holds what is imported. */
async function nearestAt(
  tree: Tree,
  start: number,
  end: number,
  rule: string,
  project: ProjectView,
): Promise<Word | undefined> {
  if (!/MissingImports|import-not-found|AttributeAccess|attr-defined/.test(rule)) return undefined;
  const statement = importsOf(tree).find(({ node }) => span(node).start < end && span(node).end > start);
  // A tried import is a probe: `_functools` may be there on another Python.
  if (statement === undefined || statement.where === 'try') return undefined;
  const isName =
    statement.kind === 'from' && statement.names.some(({ node }) => span(node).start < end && span(node).end > start);
  const isWhole = span(statement.node).start >= start;
  if (isName && !isWhole) return nearestName(tree, statement, start, end, project);
  return nearestModule(statement, start, end, project);
}

async function nearestName(
  tree: Tree,
  statement: PythonImport,
  start: number,
  end: number,
  project: ProjectView,
): Promise<Word | undefined> {
  const name = statement.names.find(({ node }) => span(node).start < end && span(node).end > start);
  if (name === undefined || (await existence(statement.module, name.name, project)) === 'yes') return undefined;
  // Without an alias, a use of the wrong name says that it is meant: something else is missing then.
  if (name.alias === undefined && namesRead(tree.root()).has(name.name)) return undefined;
  const file = resolveModule(project.path, statement.module, new Set(project.files));
  const offered =
    file === undefined ? standardNames(statement.module) : exportedNames((await project.read(file)) ?? '');
  const right = nearestOf(name.name, offered ?? []);
  if (right === undefined || isPrivateTwin(name.name, right)) return undefined;
  return { ...span(firstWord(name.node)), wrong: name.name, right };
}

async function nearestModule(
  statement: PythonImport,
  start: number,
  end: number,
  project: ProjectView,
): Promise<Word | undefined> {
  const files = new Set(project.files);
  const node =
    statement.kind === 'from'
      ? statement.node.field('module_name')
      : statement.names.find((it) => span(it.node).start < end && span(it.node).end > start)?.node;
  const name = statement.names.find((it) => it.node.id() === node?.id());
  if (node == null || (statement.kind === 'import' && name?.alias === undefined)) return undefined;
  const module = (statement.kind === 'from' ? statement.module : (name?.name ?? '')).trim();
  const words = wordsOf(node);
  const dots = /^\.*/.exec(module)?.[0] ?? '';
  const parts = module.slice(dots.length).split('.');
  for (let depth = 1; depth <= parts.length; depth++) {
    const upTo = dots + parts.slice(0, depth).join('.');
    if (
      resolveModule(project.path, upTo, files) !== undefined ||
      (dots === '' && standardModules.has(parts[0] ?? '') && depth === 1)
    )
      continue;
    const wrong = parts[depth - 1] ?? '';
    const standard = dots === '' && depth === 1 ? [...standardModules] : [];
    const right = nearestOf(wrong, [...siblingModules(project.path, upTo, files), ...standard]);
    const word = words[depth - 1];
    if (right === undefined || word === undefined || isPrivateTwin(wrong, right)) return undefined;
    const corrected = dots + [...parts.slice(0, depth - 1), right, ...parts.slice(depth)].join('.');
    if (resolveModule(project.path, corrected, files) === project.path) return undefined;
    for (const it of statement.kind === 'from' ? statement.names : [])
      if ((await existence(corrected, it.name, project)) !== 'yes') return undefined;
    return { ...span(word), wrong, right };
  }
  return undefined;
}

function wordsOf(node: Node): Node[] {
  return node
    .findAll({ rule: { kind: 'identifier' } })
    .filter((it) => it.parent()?.is('aliased_import') !== true || it.parent()?.field('alias')?.id() !== it.id());
}

/** `_json` and `json` are two modules, and no slip of the pen. */
function isPrivateTwin(wrong: string, right: string): boolean {
  return wrong.replace(/^_+/, '') === right.replace(/^_+/, '');
}
