import { apiOf } from '#syntax/javascript/scopes.ts';
import { languageOf, type Node, type Tree } from '#syntax/parse.ts';
import { qualify, readImportedNames, type ImportedNames } from '#syntax/python/calls.ts';

/**
 * Tells whether the metavariables of a match denote what a pattern says, once imports and aliases are followed.
 * Fails closed: a name that nothing imports denotes nothing.
 */
export function isMeant(
  tree: Tree,
  path: string,
  means: Readonly<Record<string, readonly string[]>> | undefined,
): (match: Node) => boolean {
  const wanted = Object.entries(means ?? {});
  if (wanted.length === 0) return () => true;
  const denote = languageOf(path) === 'python' ? denotePython(tree) : denoteScript;
  return (match) =>
    wanted.every(([name, targets]) => {
      const node = match.getMatch(name);
      const denoted = node === null ? undefined : denote(node);
      return denoted !== undefined && targets.includes(denoted);
    });
}

function denotePython(tree: Tree): (node: Node) => string | undefined {
  let names: ImportedNames | undefined;
  return (node) => qualify(node, (names ??= readImportedNames(tree)));
}

function denoteScript(node: Node): string | undefined {
  const api = apiOf(node);
  return api && `${api.module}.${api.name === 'default' ? '*' : api.name}`;
}
