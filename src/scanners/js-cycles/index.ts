import type { Language } from '#core/finding.ts';
import type { RawFinding, Scanner, ScanRequest } from '#core/scanner.ts';
import { parse, type Node } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';
import { referencesIn, isRelative, type ModuleReference } from '#syntax/typescript/imports.ts';
import { isTypeUse, usesOf } from '#syntax/typescript/nodes.ts';
import { resolveRelative } from '#syntax/typescript/resolve.ts';
import { readImportGraph } from '../changed.ts';
import { findKnots } from '../import-graph.ts';
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
    const edges: Edge<ModuleReference>[] = [];
    // Parsing is what costs: a quick graph, which has too many imports and none too few, says which files are worth it.
    for (const path of findKnots(await readImportGraph({ ...request, allFiles })).flat()) {
      if (request.signal.aborted) throw new Error('js-cycles was stopped');
      const text = await request.read(path);
      if (text !== undefined) edges.push(...edgesOf(path, text, files, keepsTypes));
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

function edgesOf(path: string, text: string, files: ReadonlySet<string>, keepsTypes: boolean): Edge<ModuleReference>[] {
  const root = parse(path, text).root();
  return referencesIn(root).flatMap((reference) => {
    if (reference.isTypeOnly || reference.isDeferred || !isRelative(reference.specifier)) return [];
    const to = resolveRelative(path, reference.specifier, files);
    if (to === undefined || to === path || to.endsWith('.d.ts')) return [];
    const need = needOf(root, reference);
    const isElided = need === 0 && !keepsTypes && /\.[cm]?tsx?$/.test(path);
    return isElided ? [] : [{ from: path, to, need, origin: reference }];
  });
}

/** 0: only types; then one for each use inside functions; uses while the module loads weigh most, re-exports too. */
function needOf(root: Node, reference: ModuleReference): number {
  if (reference.kind === 'reexport') return 500;
  if (reference.names.length === 0) return 1000;
  let need = 0;
  for (const name of reference.names) {
    for (const use of usesOf(root, name.local)) {
      const at = use.range().start.index;
      if ((at >= reference.start && at < reference.end) || name.isType || isTypeUse(use)) continue;
      const isInFunction = use.ancestors().some((each) => /function|method_definition/.test(String(each.kind())));
      need += isInFunction ? 1 : 100;
    }
  }
  return need;
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
