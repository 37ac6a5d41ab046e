import { posix } from 'node:path';
import { UsageError } from '#core/errors.ts';
import { languageOf } from '#syntax/parse.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import type { RunGit } from './files.ts';
import { findDependents, type ImportGraph } from './import-graph.ts';
import { createPace } from './pace.ts';

export interface ChangedRequest {
  readonly ref: string;
  /** In the package's folder. */
  readonly git: RunGit;
  /** Every source file of the package. */
  readonly allFiles: readonly string[];
  read(path: string): Promise<string | undefined>;
  readonly signal: AbortSignal;
  /** Most files to look at, dependents included; the changed ones always are. Default 2000. */
  readonly limit?: number;
}
export interface ChangedFiles {
  readonly changed: readonly string[];
  /** `changed` and what imports it, directly or through others: sorted. */
  readonly affected: readonly string[];
}

/**
 * Files that differ from `ref` (committed, staged, edited or new), and what depends on them.
 * Throws `UsageError` when git does not know the ref.
 */
export async function findChanged(request: ChangedRequest): Promise<ChangedFiles> {
  const { ref, git } = request;
  if (ref === '' || ref.startsWith('-')) throw unknownRef(ref);
  const commit = (await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]))?.trim();
  if (commit === undefined || !/^[0-9a-f]{40,64}$/.test(commit)) throw unknownRef(ref);
  const diff = await git([
    'diff',
    '--name-only',
    '--relative',
    '--no-renames',
    '--no-ext-diff',
    '--diff-filter=d',
    '-z',
    commit,
    '--',
    '.',
  ]);
  const added = await git(['ls-files', '-o', '--exclude-standard', '-z', '--', '.']);
  const deleted = await git([
    'diff',
    '--name-only',
    '--relative',
    '--no-renames',
    '--no-ext-diff',
    '--diff-filter=D',
    '-z',
    commit,
    '--',
    '.',
  ]);
  if (diff === undefined || added === undefined || deleted === undefined) throw unknownRef(ref);
  const known = new Set(request.allFiles);
  const changed = [...new Set([...split(diff), ...split(added)])].filter((path) => known.has(path)).sort();
  // Whatever imported a deleted file is broken now: its importers count, though it is no longer there itself.
  const gone = split(deleted).filter((path) => languageOf(path) !== undefined);
  if (changed.length + gone.length === 0) return { changed, affected: [] };
  const graph = await readImportGraph(request, gone);
  const affected = findDependents(
    graph,
    [...changed, ...gone],
    Math.max(request.limit ?? 2000, changed.length + gone.length),
  );
  return { changed, affected: affected.filter((path) => known.has(path)) };
}

function unknownRef(ref: string): UsageError {
  return new UsageError(
    `git does not know the ref ${JSON.stringify(ref)}`,
    'name a branch, tag or commit that is in this clone, or HEAD',
  );
}
function split(output: string): string[] {
  return output.split('\0').filter((path) => path !== '');
}

/** Who imports whom, by a quick look at the text: too many imports only make the scan a little larger. */
export async function readImportGraph(
  request: Pick<ChangedRequest, 'allFiles' | 'read' | 'signal'>,
  also: readonly string[] = [],
): Promise<ImportGraph> {
  const pace = createPace(request.signal);
  const files = new Set([...request.allFiles, ...also]);
  const graph = new Map<string, ReadonlySet<string>>();
  for (const path of request.allFiles) {
    await pace();
    const text = await request.read(path);
    if (text === undefined) continue;
    const targets = languageOf(path) === 'python' ? pythonTargets(path, text, files) : scriptTargets(path, text, files);
    graph.set(path, new Set(targets));
  }
  return graph;
}

function pythonTargets(from: string, text: string, files: ReadonlySet<string>): string[] {
  const modules: string[] = [];
  for (const found of text.matchAll(/^[ \t]*import[ \t]+([^\n#;]+)/gm)) {
    modules.push(...(found[1] ?? '').split(',').map((part) => part.trim().split(/\s/)[0] ?? ''));
  }
  for (const found of text.matchAll(/^[ \t]*from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n#;]+))/gm)) {
    const module = found[1] ?? '';
    const names = (found[2] ?? found[3] ?? '').replace(/#[^\n]*/g, '').split(',');
    modules.push(
      module,
      ...names.map((name) => `${module}${module.endsWith('.') ? '' : '.'}${name.trim().split(/\s/)[0] ?? ''}`),
    );
  }
  return modules.map((module) => resolveModule(from, module, files)).filter((path) => path !== undefined);
}

function scriptTargets(from: string, text: string, files: ReadonlySet<string>): string[] {
  const pattern = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(["'])(\.[^"'\n]*)\1/g;
  const bases = [...text.matchAll(pattern)].map((found) => posix.join(posix.dirname(from), found[2] ?? ''));
  return bases.map((base) => candidatesFor(base).find((path) => files.has(path))).filter((path) => path !== undefined);
}
const extensions = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'];
/** `./a.js` may be written in `a.ts`; `./a` may be a file or a folder with an index. */
function candidatesFor(base: string): readonly string[] {
  const bare = base.replace(/\.[cm]?[jt]sx?$/, '');
  const stems = bare === base ? [base] : [bare, base];
  return [
    base,
    ...stems.flatMap((stem) => extensions.map((extension) => `${stem}.${extension}`)),
    ...extensions.map((extension) => `${base.replace(/\/$/, '')}/index.${extension}`),
  ];
}
