import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Heal's own folder, from the sources as from the built program: the one with its package.json. */
export const installFolder = findInstallFolder();
/** Patterns are data, read at run time. */
export const patternsFolder = join(installFolder, 'patterns');
/** The embedding that ships. */
export const modelFile = join(installFolder, 'models', 'lexical.onnx');
/** What frameworks mean for data flow: data as well. */
export const flowsFolder = join(installFolder, 'flows');
const isBuilt = !import.meta.url.endsWith('.ts');
/** The script that runs ruff's WASM build in a child. */
export const ruffWorker = isBuilt
  ? join(installFolder, 'dist', 'ruff-worker.js')
  : join(installFolder, 'src', 'scanners', 'ruff', 'worker.ts');
/** The script that asks oxlint for its fixes. */
export const oxlintFixWorker = isBuilt
  ? join(installFolder, 'dist', 'oxlint-fix-worker.js')
  : join(installFolder, 'src', 'scanners', 'oxlint', 'fix-worker.ts');

/** The process that looks at a repository without any token. */
export const engineFile = isBuilt
  ? join(installFolder, 'dist', 'engine.js')
  : join(installFolder, 'src', 'app', 'action', 'engine.ts');

/** What tools in the sandbox must be able to read: Heal itself, and the packages that npm put beside or above it. */
export const installedFolders: readonly string[] = [...new Set([installFolder, ...findModuleFolders()])];

/** Heal's own version, as its package.json says. */
export function readVersion(): string {
  const facts: unknown = JSON.parse(readFileSync(join(installFolder, 'package.json'), 'utf8'));
  const isNamed = typeof facts === 'object' && facts !== null && 'version' in facts;
  return isNamed && typeof facts.version === 'string' ? facts.version : 'unknown';
}

function findModuleFolders(): readonly string[] {
  const found: string[] = [];
  for (let folder = installFolder; dirname(folder) !== folder; folder = dirname(folder)) {
    const modules = join(folder, 'node_modules');
    if (existsSync(modules)) found.push(realpathSync(modules));
  }
  return found;
}

function findInstallFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error('Heal is not installed whole: its package.json is missing');
  }
}
