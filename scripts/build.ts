import { cpSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * Bundles the program into `dist/`: our own sources in one file, packages outside of it, as npm installed them.
 * The same sources give the same bytes. `--check` builds beside it and fails when `dist/` is stale.
 */
const isCheck = process.argv.includes('--check');
// Beside it first: a build that fails leaves what there was.
const outdir = 'node_modules/.cache/heal-dist';
rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: {
    cli: 'src/app/cli/main.ts',
    'ruff-worker': 'src/scanners/ruff/worker.ts',
    'oxlint-fix-worker': 'src/scanners/oxlint/fix-worker.ts',
  },
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  packages: 'external',
  splitting: true,
  chunkNames: 'chunk-[hash]',
  legalComments: 'none',
  logLevel: 'warning',
});
if (isCheck) {
  const { readdirSync } = await import('node:fs');
  const names = new Set([...readdirSync('dist'), ...readdirSync(outdir)]);
  const stale = [...names].filter((name) => readOrNothing(`dist/${name}`) !== readOrNothing(`${outdir}/${name}`));
  if (stale.length > 0) {
    console.error(`dist/ is stale (${stale.slice(0, 5).join(', ')}). Run \`npm run build\` and commit what it makes.`);
    process.exit(1);
  }
  console.log(`dist/ is fresh: ${names.size} files.`);
} else {
  rmSync('dist', { recursive: true, force: true });
  cpSync(outdir, 'dist', { recursive: true });
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
