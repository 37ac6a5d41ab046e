import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { cutRuntime, type Lockfile, type Manifest } from './build-runtime.ts';

/**
 * Bundles the programs into `dist/`. The same sources give the same bytes.
 *
 * - Command line and engine: our own sources, packages outside of them, as npm installed them.
 * - `action.js`: starts in a folder without node_modules, so the packages that it needs are inside. What it cannot hold
 *   (scanners, natives) is listed with a lockfile of its own in `dist/runtime/`, and brought on first use.
 *
 *     node scripts/build.ts                   writes dist/
 *     node scripts/build.ts --check           builds beside it and fails when `dist/` is stale
 *     node scripts/build.ts --outdir <folder> writes there instead
 */
const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, outdir: { type: 'string', default: 'dist' } },
});
process.chdir(join(import.meta.dirname, '..'));
// Beside it first: a build that fails leaves what there was.
const outdir = `node_modules/.cache/heal-dist-${process.pid}`;

/** Started as programs, not imported: what no import can show. */
const startedPrograms = ['typescript', 'pyright', 'oxlint'];
/** Asked for by a package that wants the same copy as we do. */
const companions: Readonly<Record<string, readonly string[]>> = {
  '@lancedb/lancedb': ['apache-arrow'],
  'tesseract.js': ['@tesseract.js-data/eng'],
};
/** Binaries, WASM, and packages that look for files beside themselves: they cannot be in a bundle. */
const neverBundled = [
  '@ast-grep/*',
  '@astral-sh/*',
  '@lancedb/*',
  '@secretlint/*',
  '@ts-morph/*',
  'apache-arrow',
  'graphile-worker',
  'onnxruntime-node',
  'openai',
  'pg-native',
  'koffi',
  'probot',
  'ts-morph',
];

const shared = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  splitting: true,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
} satisfies BuildOptions;

try {
  const programs = await build({
    ...shared,
    outdir,
    entryPoints: {
      cli: 'src/app/cli/main.ts',
      engine: 'src/app/action/engine.ts',
      'ruff-worker': 'src/scanners/ruff/worker.ts',
      'oxlint-fix-worker': 'src/scanners/oxlint/fix-worker.ts',
      'vision-worker': 'src/drivers/vision/vision-worker.ts',
    },
    target: 'node22',
    packages: 'external',
    chunkNames: 'chunk-[hash]',
  });
  await build({
    ...shared,
    outdir,
    entryPoints: { action: 'src/app/action/main.ts' },
    target: 'node24',
    external: neverBundled,
    // Packages written for CommonJS ask for these.
    banner: {
      js: [
        "import { createRequire as __createRequire } from 'node:module';",
        "import { fileURLToPath as __fileURLToPath } from 'node:url';",
        'const require = __createRequire(import.meta.url);',
        'const __filename = __fileURLToPath(import.meta.url);',
        "const __dirname = __fileURLToPath(new URL('.', import.meta.url));",
      ].join('\n'),
    },
    chunkNames: 'action-[hash]',
    sourcemap: 'external',
    sourcesContent: false,
  });
  writeRuntime(programs.metafile);
  if (values.check) compareWith('dist');
  else {
    rmSync(values.outdir, { recursive: true, force: true });
    cpSync(outdir, values.outdir, { recursive: true });
  }
} finally {
  rmSync(outdir, { recursive: true, force: true });
}

function writeRuntime(metafile: Metafile): void {
  const entries = ['engine', 'ruff-worker', 'oxlint-fix-worker', 'vision-worker'].map((name) => `${outdir}/${name}.js`);
  const imported = findPackages(metafile, entries);
  const names = [...new Set([...imported, ...imported.flatMap((name) => companions[name] ?? []), ...startedPrograms])];
  // Our own files: their shape is npm's.
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
  const runtime = cutRuntime(names, manifest, lock);
  mkdirSync(join(outdir, 'runtime'));
  for (const [name, value] of [
    ['package.json', runtime.manifest],
    ['package-lock.json', runtime.lock],
  ] as const)
    writeFileSync(join(outdir, 'runtime', name), `${JSON.stringify(value, undefined, 2)}\n`);
}

/** Names of the packages that these programs can come to import, also through chunks that are loaded late. */
function findPackages({ outputs }: Metafile, entries: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const found = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { path, external } of outputs[file]?.imports ?? []) {
      if (!external) queue.push(path);
      else if (!isBuiltin(path))
        found.add(
          path
            .split('/')
            .slice(0, path.startsWith('@') ? 2 : 1)
            .join('/'),
        );
    }
  }
  return [...found].sort();
}

function compareWith(folder: string): void {
  const names = new Set([...listFiles(folder), ...listFiles(outdir)]);
  const stale = [...names].filter((name) => readOrNothing(join(folder, name)) !== readOrNothing(join(outdir, name)));
  if (stale.length > 0) {
    console.error(`dist/ is stale (${stale.slice(0, 5).join(', ')}). Run \`npm run build\` and commit what it makes.`);
    process.exitCode = 1;
  } else console.log(`dist/ is fresh: ${names.size} files.`);
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
