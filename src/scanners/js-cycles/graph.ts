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
    const part = partOf(rest);
    const inside = rest.filter((edge) => part.get(edge.from) === part.get(edge.to));
    const [least] = inside.toSorted((a, b) => a.need - b.need || compare(a.from, b.from) || compare(a.to, b.to));
    if (least === undefined) break;
    const back = wayBack(least.to, least.from, inside);
    found.push({ edge: least, path: [least.from, ...back] });
    rest = inside.filter((edge) => edge.from !== least.from || edge.to !== least.to);
  }
  return found;
}
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Tarjan's strongly connected components, without recursion: each node's component number. Nodes alone have their own. */
function partOf<T>(edges: readonly Edge<T>[]): ReadonlyMap<string, number> {
  const next = neighbours(edges);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const part = new Map<string, number>();
  const stack: string[] = [];
  let counter = 0;
  for (const root of next.keys()) {
    if (index.has(root)) continue;
    const work: { node: string; at: number }[] = [{ node: root, at: 0 }];
    while (work.length > 0) {
      const top = work.at(-1);
      if (top === undefined) break;
      const { node } = top;
      if (top.at === 0) {
        index.set(node, counter);
        low.set(node, counter++);
        stack.push(node);
      }
      const target = (next.get(node) ?? [])[top.at++];
      if (target !== undefined) {
        if (!index.has(target)) work.push({ node: target, at: 0 });
        else if (!part.has(target)) low.set(node, Math.min(low.get(node) ?? 0, index.get(target) ?? 0));
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.node;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(node) ?? 0));
      if (low.get(node) !== index.get(node)) continue;
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        part.set(member, index.get(node) ?? 0);
        if (member === node) break;
      }
    }
  }
  return part;
}
function neighbours<T>(edges: readonly Edge<T>[]): Map<string, string[]> {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const list = next.get(from) ?? [];
    list.push(to);
    next.set(from, list);
    if (!next.has(to)) next.set(to, []);
  }
  return next;
}

function wayBack<T>(start: string, goal: string, edges: readonly Edge<T>[]): string[] {
  const next = neighbours(edges);
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let i = 0; i < queue.length && !cameFrom.has(goal); i++) {
    const node = queue[i] ?? start;
    if (node === goal) break;
    for (const target of next.get(node) ?? []) {
      if (target === start || cameFrom.has(target)) continue;
      cameFrom.set(target, node);
      queue.push(target);
    }
  }
  const path = [goal];
  for (let at = goal; at !== start;) {
    const before = cameFrom.get(at);
    if (before === undefined) break;
    path.unshift(before);
    at = before;
  }
  return path;
}
