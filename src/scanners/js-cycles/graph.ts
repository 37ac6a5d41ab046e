import { findKnots, findPath, type ImportGraph } from '../import-graph.ts';

/** An import at load time: `from` needs `to`. */
export interface Edge<T> {
  readonly from: string;
  readonly to: string;
  /** How hard it is to do without: 0 is the easiest. */
  readonly need: number;
  readonly origin: T;
}
export interface Cycle<T> {
  /** The least needed import of the cycle. */
  readonly edge: Edge<T>;
  /** Files in order of import, the first one again at the end. */
  readonly path: readonly string[];
}

const maxCycles = 50;

/**
 * One cycle for each import that would have to go so that none is left: again and again the least needed import of a
 * strongly connected part, with the shortest way back. Linear in the graph for each cycle found.
 */
export function findCycles<T>(edges: readonly Edge<T>[]): Cycle<T>[] {
  const found: Cycle<T>[] = [];
  let rest = [...edges];
  while (found.length < maxCycles) {
    const knotOf = new Map(
      findKnots(toGraph(rest)).flatMap((knot, index) => knot.map((file) => [file, index] as const)),
    );
    const inside = rest.filter((edge) => knotOf.has(edge.from) && knotOf.get(edge.from) === knotOf.get(edge.to));
    const [least] = inside.toSorted((a, b) => a.need - b.need || compare(a.from, b.from) || compare(a.to, b.to));
    if (least === undefined) break;
    const back = findPath(toGraph(inside), least.to, least.from) ?? [];
    found.push({ edge: least, path: [least.from, ...back] });
    rest = inside.filter((edge) => edge.from !== least.from || edge.to !== least.to);
  }
  return found;
}
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toGraph<T>(edges: readonly Edge<T>[]): ImportGraph {
  const graph = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
    if (!graph.has(to)) graph.set(to, new Set());
  }
  return graph;
}
