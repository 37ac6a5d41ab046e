import { existsSync } from 'node:fs';
import { ts } from 'ts-morph';
import { folderOf, isBelow } from './project.ts';

export interface ProjectPlan {
  /** Absolute; '' when no tsconfig.json is above the file. */
  readonly config: string;
  readonly folder: string;
  readonly options: ts.CompilerOptions;
  readonly files: readonly string[];
}

const maxReferences = 50;

/** The project that TypeScript itself would check a file in: nearest tsconfig.json that names it, references followed. */
export function planProject(path: string, root: string): ProjectPlan {
  let nearest: ProjectPlan | undefined;
  for (let folder = folderOf(path); isBelow(root, folder); folder = folderOf(folder)) {
    for (const name of ['tsconfig.json', 'jsconfig.json']) {
      const config = `${folder}/${name}`;
      if (!existsSync(config)) continue;
      const found = searchReferences(config, path, root, new Set());
      if (found !== undefined) return found;
      nearest ??= readConfig(config, root)?.plan;
    }
    if (folder === root || folder === folderOf(folder)) break;
  }
  return nearest ?? defaultProject(root);
}

function searchReferences(config: string, path: string, root: string, seen: Set<string>): ProjectPlan | undefined {
  if (seen.has(config) || seen.size > maxReferences) return undefined;
  seen.add(config);
  const read = readConfig(config, root);
  if (read === undefined) return undefined;
  if (read.plan.files.includes(path)) return read.plan;
  for (const reference of read.references) {
    const target = ts.resolveProjectReferencePath(reference);
    if (!isBelow(root, target)) continue;
    const found = searchReferences(target, path, root, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function readConfig(
  config: string,
  root: string,
): { plan: ProjectPlan; references: readonly ts.ProjectReference[] } | undefined {
  const { config: raw } = ts.readConfigFile(config, (path) => ts.sys.readFile(path));
  if (typeof raw !== 'object' || raw === null) return undefined;
  const folder = folderOf(config);
  const parsed = ts.parseJsonConfigFileContent(raw, ts.sys, folder, undefined, config);
  const options = complete(parsed.options, majorOf(folder, root));
  return {
    plan: { config, folder, options, files: parsed.fileNames },
    references: parsed.projectReferences ?? [],
  };
}

/** JavaScript and loose TypeScript alike; nothing is demanded that the authors did not ask for. */
function defaultProject(root: string): ProjectPlan {
  const raw = { compilerOptions: {}, exclude: ['**/node_modules', '**/dist', '**/build', '**/coverage', '**/vendor'] };
  const loose = {
    allowJs: true,
    strict: false,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    jsx: ts.JsxEmit.Preserve,
  };
  const parsed = ts.parseJsonConfigFileContent(raw, ts.sys, root, loose);
  return { config: '', folder: root, options: complete(parsed.options, 6), files: parsed.fileNames };
}

/** What the repository's own TypeScript assumes where the configuration is silent; version 6 changed several defaults. */
function complete(options: ts.CompilerOptions, major: number): ts.CompilerOptions {
  const old: ts.CompilerOptions =
    major < 6 ? { strict: false, types: ['*'], noUncheckedSideEffectImports: false, esModuleInterop: false } : {};
  return {
    ...old,
    ...(major < 6 && options.esModuleInterop === undefined && usesNodeResolution(options)
      ? { esModuleInterop: true }
      : {}),
    ...options,
    noEmit: true,
    composite: false,
    incremental: false,
    skipLibCheck: true,
    ignoreDeprecations: '6.0',
    // The parser turns `lib` entries into file names below TypeScript's own folder; ours is in memory.
    ...(options.lib ? { lib: options.lib.map((name) => name.replace(/^.*[\\/]/, '')) } : {}),
    libReplacement: false,
    plugins: [],
  };
}

function usesNodeResolution(options: ts.CompilerOptions): boolean {
  return (
    options.module !== undefined && options.module >= ts.ModuleKind.Node16 && options.module <= ts.ModuleKind.NodeNext
  );
}

/** Major version of the TypeScript that the repository has or asks for; 6 when it does not say. */
function majorOf(folder: string, root: string): number {
  for (let at = folder; isBelow(root, at); at = folderOf(at)) {
    const installed = versionIn(`${at}/node_modules/typescript/package.json`, /"version"\s*:\s*"(\d+)\./);
    if (installed !== undefined) return installed;
    const asked = versionIn(`${at}/package.json`, /"typescript"\s*:\s*"[^"\d]*(\d+)/);
    if (asked !== undefined) return asked;
    if (at === root || at === folderOf(at)) break;
  }
  return 6;
}
function versionIn(path: string, pattern: RegExp): number | undefined {
  const found = existsSync(path) ? pattern.exec(ts.sys.readFile(path) ?? '') : null;
  return found?.[1] === undefined ? undefined : Number(found[1]);
}
