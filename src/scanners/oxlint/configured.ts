import type { ScanRequest } from '#core/scanner.ts';

const eslintFiles = [
  'eslint.config.js',
  'eslint.config.mjs',
  'eslint.config.cjs',
  'eslint.config.ts',
  'eslint.config.mts',
  '.eslintrc',
  '.eslintrc.js',
  '.eslintrc.cjs',
  '.eslintrc.json',
  '.eslintrc.yml',
  '.eslintrc.yaml',
];
const biomeFiles = ['biome.json', 'biome.jsonc', '.biome.json', '.biome.jsonc'];
const oxlintFiles = ['.oxlintrc.json', '.oxlintrc.jsonc', 'oxlint.config.ts'];

/** The first configuration of each linter that stands at the package's root. */
export async function findLinters(read: ScanRequest['read']): Promise<{
  readonly eslint: string | undefined;
  readonly biome: string | undefined;
  readonly oxlint: string | undefined;
}> {
  const first = async (names: readonly string[]) => {
    for (const name of names) if ((await read(name)) !== undefined) return name;
    return undefined;
  };
  const manifest = await read('package.json');
  const inManifest = manifest !== undefined && /"eslintConfig"\s*:/.test(manifest) ? 'package.json' : undefined;
  return {
    eslint: (await first(eslintFiles)) ?? inManifest,
    biome: await first(biomeFiles),
    oxlint: await first(oxlintFiles),
  };
}

export function isJavaScript(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path) && !path.endsWith('.d.ts');
}
