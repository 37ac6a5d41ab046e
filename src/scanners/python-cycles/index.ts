import type { RawFinding, ScanRequest, Scanner } from '#core/scanner.ts';
import { parse } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import { readImportGraph } from '../changed.ts';
import { findKnots, findPath, type ImportGraph } from '../import-graph.ts';
import { createPace } from '../pace.ts';
import { edgesOf, measureEdge, type Edge, type MeasuredEdge } from './edges.ts';

/** Cycles of imports that run while modules are being imported: one finding each, at the import least needed. */
export function createPythonCyclesScanner(): Scanner {
  return {
    name: 'python-cycles',
    languages: ['python'],
    weight: 2,
    applies: async (request) => request.files.filter((path) => path.endsWith('.py')).length > 0,
    async scan(request) {
      const edges = await readEdges(request);
      const findings: RawFinding[] = [];
      for (const cycle of findCycles(edges)) findings.push(await report(cycle, request));
      return { version: '1', origin: 'bundled', findings };
    },
  };
}

/**
 * Parsing and looking at uses cost a hundred times more than looking for `import` in the text:
 * so a quick graph, which has too many imports and none too few, says which files are worth it.
 */
async function readEdges(request: ScanRequest): Promise<readonly MeasuredEdge[]> {
  const pace = createPace(request.signal);
  const allFiles = request.allFiles.filter((path) => path.endsWith('.py'));
  const files = new Set(allFiles);
  const edges: Edge[] = [];
  for (const path of findKnots(await readImportGraph({ ...request, allFiles })).flat()) {
    await pace();
    const text = await request.read(path);
    if (text !== undefined) edges.push(...edgesOf(path, parse(path, text), files));
  }
  const knotOf = new Map(findKnots(toGraph(edges)).flatMap((knot, index) => knot.map((path) => [path, index])));
  const inKnots = edges.filter((edge) => knotOf.has(edge.from) && knotOf.get(edge.from) === knotOf.get(edge.to));
  const measured: MeasuredEdge[] = [];
  for (const [path, own] of Map.groupBy(inKnots, (edge) => edge.from)) {
    await pace();
    const text = await request.read(path);
    const tree = parse(path, text ?? '');
    measured.push(...own.map((edge) => measureEdge(edge, tree)));
  }
  return measured;
}

export interface Cycle {
  /** The import that would be taken away… */
  readonly edge: MeasuredEdge;
  /** …and the way back from its target to its file. */
  readonly way: readonly string[];
}

/**
 * Takes the least needed import out of each knot until none is left: every import taken out is one finding.
 * A file's import of its own package (`from . import x` in `pkg/a.py`) is no cycle that can be told from a usual layout
 * unless the package imports the file back.
 */
function findCycles(edges: readonly MeasuredEdge[]): readonly Cycle[] {
  const cycles: Cycle[] = [];
  let left = edges;
  // Each round takes at least one import away; a knot with hundreds is one design, not hundreds of faults.
  for (let round = 0; round < 100; round++) {
    const graph = toGraph(left);
    const knots = findKnots(graph);
    if (knots.length === 0) break;
    const taken = new Set<Edge>();
    for (const knot of knots) {
      const inside = new Set(knot);
      const candidates = left.filter((edge) => inside.has(edge.from) && inside.has(edge.to));
      const edge = candidates.toSorted(compareNeed)[0];
      const way = edge && findPath(graph, edge.to, edge.from);
      if (!edge || !way) continue;
      cycles.push({ edge, way });
      for (const same of left) if (same.from === edge.from && same.to === edge.to) taken.add(same);
    }
    left = left.filter((edge) => !taken.has(edge));
  }
  return cycles;
}

function compareNeed(a: MeasuredEdge, b: MeasuredEdge): number {
  // A package's own __init__ re-exports: there the other end is easier to change.
  const isInit = (edge: Edge) => Number(edge.from.endsWith('__init__.py'));
  return a.need - b.need || isInit(a) - isInit(b) || a.uses - b.uses || (a.from < b.from ? -1 : 1) || a.start - b.start;
}

function toGraph(edges: readonly Edge[]): ImportGraph {
  const graph = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    graph.set(from, (graph.get(from) ?? new Set()).add(to));
    if (!graph.has(to)) graph.set(to, new Set());
  }
  return graph;
}

const needs = [
  'nowhere',
  'only in annotations',
  'only inside functions',
  'while the module is being imported',
] as const;

async function report({ edge, way }: Cycle, request: ScanRequest): Promise<RawFinding> {
  const positions = new Positions((await request.read(edge.from)) ?? '');
  const start = positions.place(edge.start);
  const end = positions.place(edge.end);
  return {
    rule: 'heal/import-cycle',
    category: 'import',
    severity: edge.need === 3 ? 'high' : 'medium',
    priority: edge.need === 3 ? 'P1' : 'P2',
    message: `Import cycle: ${[edge.from, ...way].join(' → ')}; what \`${edge.statement}\` brings is used ${needs[edge.need]}`,
    place: { path: edge.from, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
    toolFixes: [],
  };
}
