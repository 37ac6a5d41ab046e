import { span, type Node, type Tree } from '#syntax/parse.ts';
import { hasFutureAnnotations, type PythonImport } from '#syntax/python/imports.ts';
import { bindingsOf, isInAnnotation, isNamedInText, quotedAnnotationsWith, readsOf } from '#syntax/python/names.ts';
import { isInside } from '#syntax/python/nodes.ts';

/** Where the names of an import are needed. */
export interface Needs {
  /** Outermost functions that use a name when they run, by their offset. */
  readonly functions: ReadonlyMap<number, { readonly name: string; readonly body: Node; readonly names: string[] }>;
  /** Names that annotations use. */
  readonly forTypes: readonly string[];
}

/** A doubt when a name is needed while the module loads: as a base class, a decorator, a default, a value. */
export function needsOf(tree: Tree, statement: PythonImport): Needs | { readonly doubt: string } {
  const root = tree.root();
  const isLazy = hasFutureAnnotations(tree);
  const functions = new Map<number, { name: string; body: Node; names: string[] }>();
  const forTypes = new Set<string>();
  for (const { bound } of statement.names) {
    const quoted = quotedAnnotationsWith(root, bound);
    if (quoted.length > 0) forTypes.add(bound);
    else if (isNamedInText(root, bound) && /#\s*type:/.test(root.text())) forTypes.add(bound);
    if (bindingsOf(root, bound).length > 0) return { doubt: `${bound} is bound a second time in this file` };
    for (const read of readsOf(root, bound)) {
      if (isInAnnotation(read) && isLazy) {
        forTypes.add(bound);
        continue;
      }
      const fn = outermostFunction(read);
      if (fn === undefined)
        return { doubt: `line ${read.range().start.line + 1} needs ${bound} when the module is loaded` };
      const key = span(fn.body).start;
      const known = functions.get(key) ?? { ...fn, names: [] };
      if (!known.names.includes(bound)) known.names.push(bound);
      functions.set(key, known);
    }
  }
  return { functions, forTypes: [...forTypes] };
}

/** The outermost function whose body holds the node: head, defaults and decorators run earlier. */
function outermostFunction(node: Node): { name: string; body: Node } | undefined {
  const outer = node.ancestors().findLast((it) => it.is('function_definition'));
  const body = outer?.field('body');
  if (outer === undefined || body === null || body === undefined || !isInside(node, body)) return undefined;
  return { name: outer.field('name')?.text() ?? '', body };
}
