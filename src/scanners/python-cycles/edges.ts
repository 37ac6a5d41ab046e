import { span, type Node, type Tree } from '#syntax/parse.ts';
import { importsOf, type PythonImport } from '#syntax/python/imports.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import { isInAnnotation, readsOf } from '#syntax/python/names.ts';
import { enclosing } from '#syntax/python/nodes.ts';

/** One import that runs when its file is imported, and the file of this package behind it. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Its first line. */
  readonly statement: string;
  /** Names that it binds; `*` for all. */
  readonly names: readonly string[];
  /** Offsets of the whole statement. */
  readonly start: number;
  readonly end: number;
}
export interface MeasuredEdge extends Edge {
  /** How much hangs on it while the file is being imported: 0 nothing, 1 annotations, 2 inside functions, 3 at once. */
  readonly need: 0 | 1 | 2 | 3;
  /** Number of places where its names are used. */
  readonly uses: number;
}

/** The imports of a file that can close a cycle: not those in functions or under `if TYPE_CHECKING`. */
export function edgesOf(from: string, tree: Tree, files: ReadonlySet<string>): readonly Edge[] {
  const edges: Edge[] = [];
  for (const statement of importsOf(tree)) {
    // A class body runs at import too, but nobody imports there to break a cycle: left out with functions.
    if (statement.where === 'local' || statement.where === 'typing') continue;
    const byTarget = Map.groupBy(targetsOf(from, statement, files), (target) => target.to);
    byTarget.delete(from);
    const head = { from, statement: statement.node.text().split('\n')[0] ?? '', ...span(statement.node) };
    for (const [to, targets] of byTarget) edges.push({ ...head, to, names: targets.map((target) => target.bound) });
  }
  return edges;
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

/** Looks at every use of the names: costly, so only for imports that lie on a cycle. */
export function measureEdge(edge: Edge, tree: Tree): MeasuredEdge {
  if (edge.names.includes('*')) return { ...edge, need: 3, uses: Number.MAX_SAFE_INTEGER };
  const reads = edge.names.flatMap((name) => readsOf(tree.root(), name));
  const needs = reads.map(needOf);
  return { ...edge, uses: reads.length, need: needs.reduce((most, need) => (need > most ? need : most), 0) };
}

function needOf(read: Node): MeasuredEdge['need'] {
  if (isInAnnotation(read)) return 1;
  return enclosing(read, 'function_definition', 'lambda') !== undefined && !isInSignature(read) ? 2 : 3;
}

/** Default values and decorators run when the function is defined. */
function isInSignature(node: Node): boolean {
  const fn = enclosing(node, 'function_definition', 'lambda');
  const body = fn?.field('body');
  if (!fn || !body) return true;
  const isInBody = span(node).start >= span(body).start;
  return !isInBody && enclosing(fn, 'function_definition', 'lambda') === undefined;
}
