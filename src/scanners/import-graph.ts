/** Files and which of them each one imports. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Strongly connected components with more than one file: every file in one reaches every other.
 * Tarjan's algorithm (SIAM J. Comput. 1972) without recursion, linear in files and imports.
 */
export function findKnots(graph: ImportGraph): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const knots: string[][] = [];
  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    const work = [enter(root)];
    while (work.length > 0) {
      const frame = work[work.length - 1];
      if (!frame) break;
      const next = frame.targets.next();
      if (!next.done) {
        if (!index.has(next.value)) work.push(enter(next.value));
        else if (onStack.has(next.value)) lower(frame.node, index.get(next.value) ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) lower(parent.node, low.get(frame.node) ?? 0);
      if (low.get(frame.node) === index.get(frame.node)) leave(frame.node);
    }
  }
  return knots.filter((knot) => knot.length > 1).map((knot) => knot.sort());

  function enter(node: string) {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, targets: (graph.get(node) ?? new Set<string>()).values() };
  }
  function lower(node: string, to: number): void {
    low.set(node, Math.min(low.get(node) ?? to, to));
  }
  function leave(node: string): void {
    const knot: string[] = [];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      onStack.delete(top);
      knot.push(top);
      if (top === node) break;
    }
    knots.push(knot);
  }
}

/** The shortest way from one file to another inside the graph, both included; undefined when there is none. */
export function findPath(graph: ImportGraph, from: string, to: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string>([[from, '']]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) break;
    for (const next of graph.get(node) ?? []) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  if (!cameFrom.has(to)) return undefined;
  const path = [to];
  for (let node = cameFrom.get(to); node; node = cameFrom.get(node)) path.unshift(node);
  return path;
}

/** What imports any of `start`, over as many steps as it takes, up to `limit` files. `start` itself is included. */
export function findDependents(graph: ImportGraph, start: readonly string[], limit: number): readonly string[] {
  const importers = new Map<string, string[]>();
  for (const [from, targets] of graph) {
    for (const to of targets) importers.set(to, [...(importers.get(to) ?? []), from]);
  }
  const found = new Set(start);
  for (const node of found) {
    for (const importer of importers.get(node) ?? []) {
      if (found.size >= limit) return [...found].sort();
      found.add(importer);
    }
  }
  return [...found].sort();
}
