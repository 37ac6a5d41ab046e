import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDependents } from '#scanners/import-graph.ts';
import { readImportGraph } from '#scanners/changed.ts';
import { listFiles } from '#scanners/files.ts';
import { createReader } from '#scanners/read.ts';
import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';
import { healScan } from './support/heal.ts';
import { median } from './support/measure.ts';
import { copyExample, copyPythonLibrary, copyTypeScriptPackage, type Tree } from './support/trees.ts';

export const name = 'incremental';
export const about =
  '`heal scan --changed HEAD` in a new process after one line was added to one file: a file of median length that nothing imports, and the one with the median number of dependents';
export const goals = {
  pythonShopS: 3,
  typescriptShopS: 3,
  pythonTreeLeafS: 3,
  typescriptTreeLeafS: 3,
};

export async function run(options: BenchmarkOptions): Promise<Metrics> {
  const { isQuick } = options;
  const shops = {
    ...(await measureShop('pythonShop', copyExample('shop-python'), /\.py$/, options)),
    ...(await measureShop('typescriptShop', copyExample('shop-typescript'), /\.ts$/, options)),
  };
  return {
    ...shops,
    ...(await measureTree('pythonTree', copyPythonLibrary(isQuick ? 20_000 : 130_000), /\.py$/, options)),
    ...(await measureTree('typescriptTree', copyTypeScriptPackage(isQuick ? 10_000 : 130_000), /\.ts$/, options)),
  };
}

async function measureShop(
  prefix: string,
  tree: Tree,
  wanted: RegExp,
  options: BenchmarkOptions,
): Promise<Record<string, number>> {
  try {
    const { median: chosen } = await chooseFiles(tree.root, wanted);
    return await measureFile(prefix, tree, chosen, options);
  } finally {
    tree.remove();
  }
}

async function measureTree(
  prefix: string,
  tree: Tree,
  wanted: RegExp,
  options: BenchmarkOptions,
): Promise<Record<string, number>> {
  try {
    const { leaf, median: middle } = await chooseFiles(tree.root, wanted);
    const ofLeaf = await measureFile(`${prefix}Leaf`, tree, leaf, options);
    return { ...ofLeaf, ...(await measureFile(`${prefix}Median`, tree, middle, options)) };
  } finally {
    tree.remove();
  }
}

interface Chosen {
  readonly path: string;
  /** Files that are looked at again: itself and what depends on it. */
  readonly affected: number;
}

/** Of the files that nothing depends on, the one of median length; and of all, the one with the median number of dependents. */
async function chooseFiles(root: string, wanted: RegExp): Promise<{ readonly leaf: Chosen; readonly median: Chosen }> {
  const { sources } = await listFiles({ root });
  const read = createReader(root);
  const graph = await readImportGraph({ allFiles: sources, read, signal: new AbortController().signal });
  const all = sources
    .filter((path) => wanted.test(path))
    .map((path) => ({
      path,
      affected: findDependents(graph, [path], 2000).length,
      length: readFileSync(join(root, path)).length,
    }))
    .toSorted((a, b) => a.affected - b.affected || a.length - b.length || (a.path < b.path ? -1 : 1));
  const leaves = all.filter(({ affected }) => affected === 1);
  const leaf = leaves[leaves.length >> 1] ?? all[0];
  const middle = all[all.length >> 1];
  if (leaf === undefined || middle === undefined) throw new Error(`${root} has no source files`);
  return { leaf, median: middle };
}

async function measureFile(
  prefix: string,
  tree: Tree,
  { path, affected }: Chosen,
  { isQuick, say }: BenchmarkOptions,
): Promise<Record<string, number>> {
  const seconds: number[] = [];
  const times = isQuick ? 1 : 5;
  const file = join(tree.root, path);
  const text = readFileSync(file);
  // A comment: the findings stay, and the file differs from its commit.
  writeFileSync(file, `${text.toString()}${path.endsWith('.py') ? '#' : '//'} changed\n`);
  for (let round = 1; round <= times; round++) {
    say(`${tree.about}: ${path} changed, ${affected} files to look at, round ${round} of ${times}`);
    seconds.push((await healScan(tree.root, ['--changed', 'HEAD'])).process.seconds);
  }
  writeFileSync(file, text);
  return { [`${prefix}S`]: median(seconds), [`${prefix}Affected`]: affected };
}
