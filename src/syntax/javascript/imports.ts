import type { TextEdit } from '../../core/finding.ts';
import { lineEnding, lineStart, nextLine } from '../lines.ts';
import { span, type Node, type Tree } from '../parse.ts';
import { freeName } from './names.ts';
import { namedChildren } from './nodes.ts';
import { apiOf } from './scopes.ts';
import { literalText, quoteOf, usesSemicolons } from './strings.ts';

export type ModuleSystem = 'esm' | 'commonjs';

/** How the file names other modules; `packageType` is `type` of the nearest package.json. */
export function moduleSystemOf(path: string, tree: Tree, packageType: string | undefined): ModuleSystem {
  if (/\.m[jt]sx?$/.test(path)) return 'esm';
  if (/\.c[jt]sx?$/.test(path)) return 'commonjs';
  const statements = namedChildren(tree.root());
  if (statements.some((node) => node.kind() === 'import_statement' || node.kind() === 'export_statement')) return 'esm';
  if (/(?<![\w$.])(?:require\s*\(|module\.exports|exports\.)/.test(tree.root().text())) return 'commonjs';
  return /\.tsx?$/.test(path) || packageType === 'module' ? 'esm' : 'commonjs';
}

export interface NeededName {
  /** How the file calls it: `randomBytes` or `crypto.randomBytes`. */
  readonly local: string;
  readonly edits: readonly TextEdit[];
}

/**
 * A name of a Node built-in module, ready for use at the top level of the file: one that is there already,
 * else with the edit that brings it in. `module` without `node:`. Undefined when the name is taken.
 */
export function needBuiltin(
  path: string,
  text: string,
  tree: Tree,
  system: ModuleSystem,
  module: string,
  name: string,
): NeededName | undefined {
  const present = presentName(tree, module, name);
  if (present !== undefined) return { local: present, edits: [] };
  if (freeName(name, text) !== name) return undefined;
  const root = tree.root();
  const statements = namedChildren(root);
  const sources = statements.map(sourceOf).filter((source) => source !== undefined);
  const prefix =
    sources.some((source) => isBareBuiltin(source)) && !sources.some((s) => s.startsWith('node:')) ? '' : 'node:';
  const named = statements.find((statement) => {
    const source = sourceOf(statement);
    return source?.replace(/^node:/, '') === module && bracesOf(statement) !== undefined;
  });
  const braces = named && bracesOf(named);
  if (braces) {
    const last = namedChildren(braces).at(-1);
    if (last) return { local: name, edits: [{ path, start: span(last).end, end: span(last).end, text: `, ${name}` }] };
  }
  const quote = quoteOf(text);
  const end = usesSemicolons(text) ? ';' : '';
  const from = `${quote}${prefix}${module}${quote}`;
  const line =
    system === 'esm' ? `import { ${name} } from ${from}${end}` : `const { ${name} } = require(${from})${end}`;
  const at = insertionPoint(text, root, statements, `${prefix}${module}`);
  return { local: name, edits: [{ path, start: at, end: at, text: `${line}${lineEnding(text)}` }] };
}

/** How the file calls a name of a module already. */
export function presentName(tree: Tree, module: string, name: string): string | undefined {
  for (const statement of namedChildren(tree.root())) {
    if (sourceOf(statement)?.replace(/^node:/, '') !== module || /^import\s+type\b/.test(statement.text())) continue;
    for (const identifier of findAllIn(statement)) {
      const api = apiOf(identifier);
      if (api?.module !== module) continue;
      if (api.name === name) return identifier.text();
      if (api.name === '*' || api.name === 'default') return `${identifier.text()}.${name}`;
    }
  }
  return undefined;
}

function findAllIn(statement: Node): Node[] {
  return statement.findAll({
    rule: { any: [{ kind: 'identifier' }, { kind: 'shorthand_property_identifier_pattern' }] },
  });
}

/** Specifier of a top-level import or of `const … = require(…)`. */
export function sourceOf(statement: Node): string | undefined {
  if (statement.kind() === 'import_statement') {
    const source = statement.field('source');
    return source ? literalText(source) : undefined;
  }
  if (statement.kind() !== 'lexical_declaration' && statement.kind() !== 'variable_declaration') return undefined;
  return /=\s*require\(\s*['"]([^'"]+)['"]\s*\)\s*;?$/.exec(statement.text())?.[1];
}

export function bracesOf(statement: Node): Node | undefined {
  if (/^import\s+type\b/.test(statement.text())) return undefined;
  return statement.find({ rule: { any: [{ kind: 'named_imports' }, { kind: 'object_pattern' }] } }) ?? undefined;
}

function isBareBuiltin(source: string): boolean {
  return /^(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|stream|url|util|zlib)(\/|$)/.test(
    source,
  );
}

/** Among the built-in imports in their order, else before the first import, else before the first statement and its comment. */
export function insertionPoint(text: string, root: Node, statements: readonly Node[], specifier: string): number {
  const imports = statements.filter((statement) => sourceOf(statement) !== undefined);
  const builtins = imports.filter((statement) => {
    const source = sourceOf(statement) ?? '';
    return source.startsWith('node:') || isBareBuiltin(source);
  });
  const next = builtins.find((statement) => (sourceOf(statement) ?? '') > specifier);
  if (next) return lineStart(text, span(next).start);
  const previous = builtins.at(-1);
  if (previous) return nextLine(text, span(previous).end);
  if (imports[0]) return lineStart(text, span(imports[0]).start);
  const children = root.children().filter((child) => child.isNamed() && child.kind() !== 'hash_bang_line');
  const first = children.findIndex((child) => child.kind() !== 'comment' && !/^['"]use \w+['"];?$/.test(child.text()));
  let index = first < 0 ? children.length - 1 : first;
  while (index > 0 && isAttachedComment(text, children[index - 1], children[index])) index--;
  const node = children[index];
  return node ? lineStart(text, span(node).start) : 0;
}

function isAttachedComment(text: string, comment: Node | undefined, next: Node | undefined): boolean {
  if (comment?.kind() !== 'comment' || !next) return false;
  return !/\n[ \t]*\r?\n/.test(text.slice(span(comment).end, span(next).start));
}

/** `type` of the package.json that is nearest to a file. */
export async function packageTypeOf(
  path: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const folders = path.split('/').slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const text = await read([...folders.slice(0, i), 'package.json'].join('/'));
    if (text !== undefined) return /"type"\s*:\s*"(\w+)"/.exec(text)?.[1];
  }
  return undefined;
}
