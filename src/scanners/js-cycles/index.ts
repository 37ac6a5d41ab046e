import type { Language } from '#core/finding.ts';
import type { RawFinding, Scanner, ScanRequest } from '#core/scanner.ts';
import { parse, type Node, type Tree } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import { referencesIn, isRelative, type ModuleReference } from '#syntax/typescript/imports.ts';
import { isTypeUse, usesOfAny } from '#syntax/typescript/nodes.ts';
import { resolveRelative } from '#syntax/typescript/resolve.ts';
import { readImportGraph } from '../changed.ts';
import { findKnots } from '../import-graph.ts';
import { createPace } from '../pace.ts';
import { isJavaScript } from '../oxlint/configured.ts';
import { findConfigs, optionsOf } from '../tsc/configs.ts';
import { findCycles, type Edge } from './graph.ts';

const languages: readonly Language[] = ['typescript', 'javascript'];
const maxFiles = 20_000;

/** Modules that need each other while they load. Imports that are gone when the program runs do not count. */
export const jsCyclesScanner: Scanner = {
  name: 'js-cycles',
  languages,
  weight: 1,
  async applies(request) {
    return request.files.filter(isJavaScript).length > 0 && request.allFiles.filter(isJavaScript).length > 1;
  },
  async scan(request) {
    const allFiles = request.allFiles.filter(isJavaScript).slice(0, maxFiles);
    const files = new Set(allFiles);
    const keepsTypes = await typeImportsStay(request);
    // Parsing is what costs: a quick graph, which has too many imports and none too few, says which files are worth it.
    const worth = findKnots(await readImportGraph({ ...request, allFiles })).flat();
    const trees = createTrees(request);
    // Weighing costs as much again: only what still hangs together without types and deferred imports is worth that.
    const targets = new Map<string, readonly Target[]>();
    for (const path of worth) {
      const tree = await trees(path);
      if (tree !== undefined) targets.set(path, targetsOf(path, tree, files));
    }
    const edges: Edge<ModuleReference>[] = [];
    const graph = new Map([...targets].map(([path, own]) => [path, new Set(own.map(({ to }) => to))] as const));
    for (const knot of findKnots(graph)) {
      const inside = new Set(knot);
      for (const path of knot) {
        const own = (targets.get(path) ?? []).filter(({ to }) => inside.has(to));
        const tree = own.length > 0 ? await trees(path) : undefined;
        if (tree !== undefined) edges.push(...weigh(path, tree, own, keepsTypes));
      }
    }
    const wanted = new Set(request.files);
    const findings: RawFinding[] = [];
    for (const { edge, path } of findCycles(edges)) {
      if (!path.some((each) => wanted.has(each))) continue;
      const text = (await request.read(edge.from)) ?? '';
      findings.push(describe(edge, path, text));
    }
    return { version: process.versions.node, origin: 'bundled', findings };
  },
};

/** Where TypeScript keeps every import that is not marked, one of types closes a circle too. */
async function typeImportsStay(request: ScanRequest): Promise<boolean> {
  const { configs } = await findConfigs(request.allFiles.filter(isJavaScript).slice(0, 200), request.read);
  for (const config of configs) {
    const options = await optionsOf(config, request.read);
    if (options['verbatimModuleSyntax'] === true || options['preserveValueImports'] === true) return true;
  }
  return false;
}

interface Target {
  readonly to: string;
  readonly reference: ModuleReference;
}
/** Most text whose trees are kept for the second look, in characters: a tree takes some twenty times as many bytes. */
const mostKept = 4_000_000;

function createTrees(request: ScanRequest): (path: string) => Promise<Tree | undefined> {
  const kept = new Map<string, Tree>();
  const pace = createPace(request.signal);
  let left = mostKept;
  return async (path) => {
    await pace();
    const known = kept.get(path);
    if (known !== undefined) return known;
    const text = await request.read(path);
    if (text === undefined) return undefined;
    const tree = parse(path, text);
    if (text.length <= left) kept.set(path, tree);
    left -= text.length;
    return tree;
  };
}

/** The files of this package that a file needs while it loads, as far as one can tell without the uses of the names. */
function targetsOf(path: string, tree: Tree, files: ReadonlySet<string>): Target[] {
  return referencesIn(tree.root()).flatMap((reference) => {
    if (reference.isTypeOnly || reference.isDeferred || !isRelative(reference.specifier)) return [];
    const to = resolveRelative(path, reference.specifier, files);
    return to === undefined || to === path || to.endsWith('.d.ts') ? [] : [{ to, reference }];
  });
}

/** How much each import is needed; one of which nothing is left when the program runs is no edge. */
function weigh(path: string, tree: Tree, targets: readonly Target[], keepsTypes: boolean): Edge<ModuleReference>[] {
  const names = new Set(targets.flatMap(({ reference }) => reference.names.map(({ local }) => local)));
  const uses = Map.groupBy(usesOfAny(tree.root(), [...names]), (use) => use.text());
  return targets.flatMap(({ to, reference }) => {
    const need = needOf(reference, uses);
    const isElided = need === 0 && !keepsTypes && /\.[cm]?tsx?$/.test(path);
    return isElided ? [] : [{ from: path, to, need, origin: reference }];
  });
}

/** 0: only types; then one for each use inside functions; uses while the module loads weigh most, re-exports too. */
function needOf(reference: ModuleReference, uses: ReadonlyMap<string, readonly Node[]>): number {
  if (reference.kind === 'reexport') return 500;
  if (reference.names.length === 0) return 1000;
  let need = 0;
  for (const name of reference.names) {
    if (name.isType) continue;
    for (const use of uses.get(name.local) ?? []) {
      const at = use.range().start.index;
      if ((at >= reference.start && at < reference.end) || isTypeUse(use)) continue;
      need += isInFunction(use) ? 1 : 100;
    }
  }
  return need;
}

function isInFunction(node: Node): boolean {
  for (let each = node.parent(); each !== null; each = each.parent()) {
    if (/function|method_definition/.test(String(each.kind()))) return true;
  }
  return false;
}

function describe(edge: Edge<ModuleReference>, path: readonly string[], text: string): RawFinding {
  const positions = new Positions(text);
  const [from, to] = [positions.place(edge.origin.start), positions.place(edge.origin.end)];
  return {
    rule: 'heal/import-cycle',
    category: 'import',
    severity: 'medium',
    priority: 'P2',
    message: `Import cycle: ${path.join(' → ')}`,
    place: { path: edge.from, line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
    toolFixes: [],
  };
}
