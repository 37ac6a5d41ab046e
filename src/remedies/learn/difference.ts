import { span, type Node } from '#syntax/parse.ts';
import { limits, normalise, tokensOf } from './pair.ts';

/** Nodes that stand for each other in the two trees, from the root down to the change. */
export type Path = readonly (readonly [before: Node, after: Node])[];
/** One change: below the last nodes of `path`, `gone` stood where `come` stands now. */
export interface Change {
  readonly path: Path;
  readonly gone: readonly Node[];
  readonly come: readonly Node[];
}

interface Part {
  readonly node: Node;
  readonly raw: string;
  /** Without layout; worked out where somebody asks. */
  readonly text: string;
}

/**
 * The smallest changes between two trees, in order: children that read the same stand for each other, then those that are
 * alike; only what is left is a change. Undefined when the trees are too deep or too wide to be followed.
 */
export function findChanges(before: Node, after: Node): readonly Change[] | undefined {
  const changes: Change[] = [];
  const isFollowed = compare([[before, after]], changes);
  return isFollowed ? changes : undefined;
}

function compare(path: Path, changes: Change[]): boolean {
  if (path.length > limits.depth) return false;
  const [before, after] = path.at(-1) ?? [];
  if (before === undefined || after === undefined) return true;
  const [old, now] = [partsOf(before), partsOf(after)];
  if (old === undefined || now === undefined) return false;
  for (const { gone, come } of runsOf(old, now)) {
    const alike = pairAlike(gone, come);
    const rest = { gone: gone.filter((part) => !alike.has(part)), come: without(come, [...alike.values()]) };
    for (const [one, other] of alike) {
      const inner: Path = [...path, [one.node, other.node]];
      if (one.node.isLeaf() || other.node.isLeaf()) {
        changes.push({ path, gone: [one.node], come: [other.node] });
      } else if (!compare(inner, changes)) return false;
    }
    if (rest.gone.length > 0 || rest.come.length > 0) {
      changes.push({ path, gone: rest.gone.map(({ node }) => node), come: rest.come.map(({ node }) => node) });
    }
  }
  return true;
}

function without(parts: readonly Part[], taken: readonly Part[]): Part[] {
  const set = new Set(taken);
  return parts.filter((part) => !set.has(part));
}

/** Comments are no code: what is said beside it does not make another cure. */
function partsOf(node: Node): Part[] | undefined {
  const children = node.children();
  if (children.length > limits.children) return undefined;
  return children
    .filter((child) => !child.is('comment'))
    .map((child) => {
      const raw = child.text();
      let text: string | undefined;
      return {
        node: child,
        raw,
        get text() {
          return (text ??= normalise(raw));
        },
      };
    });
}

interface Run {
  readonly gone: readonly Part[];
  readonly come: readonly Part[];
}

/** What stands between the children that read the same: the longest common subsequence. */
function runsOf(old: readonly Part[], now: readonly Part[]): Run[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head]?.raw === now[head]?.raw) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail)?.raw === now.at(-1 - tail)?.raw) tail++;
  const a = old.slice(head, old.length - tail);
  const b = now.slice(head, now.length - tail);
  if (a.length === 0 && b.length === 0) return [];
  // One for one: what they hold says soon enough whether they differ by more than layout.
  if (a.length === 1 && b.length === 1) return [{ gone: a, come: b }];
  if (a.length > limits.siblings || b.length > limits.siblings) return [{ gone: a, come: b }];
  const isKept = weigh(a.length, b.length, (i, j) => (a[i]?.text === b[j]?.text ? 1 : 0));
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...isKept, [a.length, b.length] as const]) {
    if (nextI > i || nextJ > j) runs.push({ gone: a.slice(i, nextI), come: b.slice(j, nextJ) });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return runs;
}

/** Children of one kind that share most of their words stand for each other, in order. */
function pairAlike(gone: readonly Part[], come: readonly Part[]): Map<Part, Part> {
  const pairs = new Map<Part, Part>();
  if (gone.length === 0 || come.length === 0 || gone.length > 40 || come.length > 40) return pairs;
  const isSingle = gone.length === 1 && come.length === 1;
  const likeness = (i: number, j: number): number => {
    const [a, b] = [gone[i], come[j]];
    if (a === undefined || b === undefined || a.node.kind() !== b.node.kind()) return 0;
    if (isSingle) return 1;
    const share = shareOfWords(a.text, b.text);
    return share >= 0.4 ? share : 0;
  };
  for (const [i, j] of weigh(gone.length, come.length, likeness)) {
    const [a, b] = [gone[i], come[j]];
    if (a !== undefined && b !== undefined) pairs.set(a, b);
  }
  return pairs;
}

function shareOfWords(a: string, b: string): number {
  const count = new Map<string, number>();
  const [left, right] = [tokensOf(a.slice(0, 4000)), tokensOf(b.slice(0, 4000))];
  for (const token of left) count.set(token, (count.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of right) {
    const times = count.get(token) ?? 0;
    if (times > 0) shared++;
    count.set(token, times - 1);
  }
  return (2 * shared) / Math.max(1, left.length + right.length);
}

/** Pairs (i, j), both growing, whose weights add up to the most; a weight of 0 is no pair. */
function weigh(
  rows: number,
  columns: number,
  weightOf: (i: number, j: number) => number,
): (readonly [number, number])[] {
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const weight = weightOf(i, j);
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), weight > 0 ? weight + at(i + 1, j + 1) : 0);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < rows && j < columns;) {
    const weight = weightOf(i, j);
    if (weight > 0 && at(i, j) === weight + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}

/** The range in the text before that a change touches: what is gone, or the place where something came. */
export function rangeBefore(change: Change): { readonly start: number; readonly end: number } {
  const [first, last] = [change.gone[0], change.gone.at(-1)];
  if (first && last) return { start: span(first).start, end: span(last).end };
  const parent = change.path.at(-1)?.[0];
  return parent ? span(parent) : { start: 0, end: 0 };
}
