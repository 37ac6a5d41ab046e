import type { Tree } from '#syntax/parse.ts';
import type { CodeFinding } from '#core/finding.ts';
import { returnedValue, returnsOf, type PythonFunction } from '#syntax/python/functions.ts';
import { importsOf } from '#syntax/python/imports.ts';
import { literalTypeOf } from '#syntax/python/literal-types.ts';
import { ownDescendants } from '#syntax/python/nodes.ts';
import { typingName } from '#syntax/python/target-version.ts';
import type { Annotation, Doubt } from './none.ts';

export function isAboutGenerator({ message }: CodeFinding): boolean {
  return /^(?:The )?return type of an? (?:async )?generator function|^Return type of (?:async )?generator function/i.test(
    message,
  );
}

/** `Iterator[T]` for a generator that is declared as what it yields, or as a list of that. */
export function asIterator(fn: PythonFunction, declared: string, tree: Tree): Annotation | Doubt {
  // The keyword is a node of the same kind.
  const yields = ownDescendants(fn.body, 'yield').filter((node) => node.isNamed());
  if (yields.some((node) => /^yield\s+from\b/.test(node.text()))) return { doubt: 'it yields from another generator' };
  if (yields.some((node) => node.parent()?.is('expression_statement') !== true))
    return { doubt: 'it takes what callers send to it: an iterator cannot' };
  if (returnsOf(fn).some((statement) => returnedValue(statement) !== undefined))
    return { doubt: 'it returns a value as well, which an iterator does not' };
  if (/^["']/.test(declared)) return { doubt: 'the declared type is quoted' };
  const element = /^(?:\w+\.)*(?:list|set|frozenset|List|Set|Sequence|Collection)\[(.+)\]$/s.exec(declared)?.[1];
  const item = element ?? declared;
  const known = yields.map((node) => literalTypeOf(node.namedChildren()[0] ?? node));
  const isBare = yields.every((node) => node.namedChildren().length === 0);
  if (isBare !== (item === 'None')) return { doubt: `whether it yields ${item} cannot be told` };
  const plain = /^(str|int|float|bool|bytes)$/;
  if (
    plain.test(item) &&
    known.some((type) => type !== undefined && type !== item && !(item === 'float' && type === 'int'))
  )
    return { doubt: `it yields something else than ${item}` };
  const wanted = fn.isAsync ? 'AsyncIterator' : 'Iterator';
  const bound = nameOf(wanted, tree);
  return {
    text: `${bound ?? wanted}[${item}]`,
    imports: bound === undefined ? [{ module: 'collections.abc', name: wanted }] : [],
    summary: `Declare that ${fn.name} gives ${item} one after the other, as a generator does`,
  };
}

function nameOf(wanted: string, tree: Tree): string | undefined {
  for (const item of importsOf(tree)) {
    if (item.kind !== 'from' || item.module !== 'collections.abc' || item.where === 'local') continue;
    const found = item.names.find((each) => each.name === wanted);
    if (found !== undefined) return found.bound;
  }
  return typingName(tree, wanted);
}
