import { importsOf } from '#syntax/python/imports.ts';
import type { Node, Tree } from '#syntax/parse.ts';
import type { Family } from './kinds.ts';

/** A name that a file gets from a module. */
export interface ImportedName {
  readonly local: string;
  readonly module: string;
  /** As patterns write it in `imports.add`; undefined for what only this package has, or cannot be written so. */
  readonly statement: string | undefined;
}

/** Names that the file imports at its top level, by the name that it uses. */
export function readImports(family: Family, tree: Tree): ReadonlyMap<string, ImportedName> {
  const names = family === 'python' ? readPython(tree) : tree.root().children().flatMap(readScript);
  return new Map(names.map((name) => [name.local, name]));
}

function readPython(tree: Tree): ImportedName[] {
  return importsOf(tree).flatMap(({ kind, module, names, where }) =>
    names.map(({ name, alias, bound }): ImportedName => {
      const isOwn = module.startsWith('.') || where === 'typing' || where === 'guarded';
      const as = alias === undefined ? '' : ` as ${alias}`;
      const statement = kind === 'from' ? `from ${module} import ${name}${as}` : `import ${name}${as}`;
      return { local: bound, module: kind === 'from' ? module : name, statement: isOwn ? undefined : statement };
    }),
  );
}

function readScript(statement: Node): ImportedName[] {
  if (statement.is('import_statement')) return readEsm(statement.text());
  if (statement.is('lexical_declaration') || statement.is('variable_declaration')) return readRequire(statement.text());
  return [];
}

function readEsm(text: string): ImportedName[] {
  const found = /^import\s+(?!type\b)(.{1,2000}?)\s+from\s+['"]([^'"\n]{1,200})['"]/s.exec(text);
  if (!found?.[1] || !found[2]) return [];
  const [, clause, module] = found;
  const star = /\*\s*as\s+([\w$]+)/.exec(clause)?.[1];
  const braces = /\{([^}]*)\}/.exec(clause)?.[1];
  const plain = /^([\w$]+)/.exec(clause)?.[1];
  return [
    ...(star === undefined ? [] : [nameOf(star, module, `import * as ${star} from '${module}'`)]),
    ...(plain === undefined ? [] : [nameOf(plain, module, `import ${plain} from '${module}'`)]),
    ...(braces === undefined ? [] : readBraces(braces, module)),
  ];
}

function readRequire(text: string): ImportedName[] {
  const found = /^(?:const|let|var)\s+([\w$]+|\{[^}]{1,1000}\})\s*=\s*require\(\s*['"]([^'"\n]{1,200})['"]\s*\)/.exec(
    text,
  );
  if (!found?.[1] || !found[2]) return [];
  const [, target, module] = found;
  if (target.startsWith('{')) return readBraces(target.slice(1, -1).replaceAll(':', ' as '), module);
  return [nameOf(target, module, `import * as ${target} from '${module}'`)];
}

function readBraces(braces: string, module: string): ImportedName[] {
  return braces
    .split(',')
    .map((part) => /^\s*([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(part))
    .flatMap((found) => {
      const name = found?.[1];
      if (name === undefined) return [];
      const alias = found?.[2];
      if (alias !== undefined && alias !== name) return [{ local: alias, module, statement: undefined }];
      return [nameOf(name, module, `import { ${name} } from '${module}'`)];
    });
}

function nameOf(local: string, module: string, statement: string): ImportedName {
  return { local, module: module.replace(/^node:/, ''), statement: module.startsWith('.') ? undefined : statement };
}
