import { span, type Tree } from '#syntax/parse.ts';
import { importsOf, type PythonImport } from '#syntax/python/imports.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import { isInAnnotation, readsOf } from '#syntax/python/names.ts';
import { enclosing } from '#syntax/python/nodes.ts';

/** One import that runs when its file is imported, and the file of this package behind it. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly statement: string;
  /** Offsets of the whole statement. */
  readonly start: number;
  readonly end: number;
  /** How much hangs on it while the file is being imported: 0 nothing, 1 annotations, 2 inside functions, 3 at once. */
  readonly need: 0 | 1 | 2 | 3;
  /** Number of places where its names are used. */
  readonly uses: number;
}

/** The imports of a file that can close a cycle: not those in functions or under `if TYPE_CHECKING`. */
export function edgesOf(from: string, tree: Tree, files: ReadonlySet<string>): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const statement of importsOf(tree)) {
    // A class body runs at import too, but nobody imports there to break a cycle: left out with functions.
    if (statement.where === 'local' || statement.where === 'typing') continue;
    for (const { to, bound } of targetsOf(from, statement, files)) {
      if (to === from) continue;
      const { need, uses } = measureNeed(tree, bound, statement.isWildcard);
      const known = edges.get(`${to}\n${span(statement.node).start}`);
      const edge = { from, to, statement: statement.node.text().split('\n')[0] ?? '', ...span(statement.node) };
      edges.set(`${to}\n${edge.start}`, {
        ...edge,
        need: known && known.need > need ? known.need : need,
        uses: uses + (known?.uses ?? 0),
      });
    }
  }
  return [...edges.values()];
}

function targetsOf(from: string, statement: PythonImport, files: ReadonlySet<string>): { to: string; bound: string }[] {
  const found: { to: string; bound: string }[] = [];
  const add = (module: string, bound: string) => {
    const to = resolveModule(from, module, files);
    if (to?.endsWith('.py')) found.push({ to, bound });
    return to !== undefined;
  };
  if (statement.kind === 'import') {
    for (const { name, bound } of statement.names) add(name, bound);
    return found;
  }
  if (statement.isWildcard) add(statement.module, '*');
  for (const { name, bound } of statement.names) {
    // `from pkg import part` means the module `pkg.part` where there is one, else a name of `pkg` itself.
    const dot = statement.module.endsWith('.') ? '' : '.';
    if (!add(`${statement.module}${dot}${name}`, bound)) add(statement.module, bound);
  }
  return found;
}

function measureNeed(tree: Tree, bound: string, isWildcard: boolean): { need: Edge['need']; uses: number } {
  if (isWildcard) return { need: 3, uses: Number.MAX_SAFE_INTEGER };
  let need: Edge['need'] = 0;
  const reads = readsOf(tree.root(), bound);
  for (const read of reads) {
    if (isInAnnotation(read)) need = need > 1 ? need : 1;
    else if (enclosing(read, 'function_definition', 'lambda') !== undefined && !isInSignature(read))
      need = need > 2 ? need : 2;
    else return { need: 3, uses: reads.length };
  }
  return { need, uses: reads.length };
}

/** Default values and decorators run when the function is defined. */
function isInSignature(node: Parameters<typeof isInAnnotation>[0]): boolean {
  const fn = enclosing(node, 'function_definition', 'lambda');
  const body = fn?.field('body');
  if (!fn || !body) return true;
  const isInBody = span(node).start >= span(body).start;
  return !isInBody && enclosing(fn, 'function_definition', 'lambda') === undefined;
}
