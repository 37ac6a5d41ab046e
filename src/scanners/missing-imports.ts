import { nearestOf } from '#syntax/nearest.ts';
import { resolveModule } from '#syntax/python/modules.ts';
import { standardModules } from '#syntax/python/standard-library.ts';

/**
 * Packages are mostly not installed where Heal runs, so that a missing import says little. It counts when the module
 * should be in this tree, or when the name is a slip of the pen for one that the file really uses.
 */
export function isRealMissingImport(module: string, path: string, text: string, files: ReadonlySet<string>): boolean {
  if (module.startsWith('.')) return true;
  const top = module.split('.')[0] ?? module;
  if (resolveModule(path, top, files) !== undefined || isFolder(top, files)) return true;
  const local = [...files].map((file) => /^(?:src\/|lib\/)?(\w+)/.exec(file)?.[1]).filter((name) => name !== undefined);
  const nearest = nearestOf(top, new Set([...standardModules, ...local]));
  if (nearest === undefined) return false;
  const uses = (name: string) =>
    new RegExp(`(?<![\\w.])${name}\\s*[.(]`).test(text.replace(/^\s*(?:from|import)\b.*$/gm, ''));
  return uses(nearest) && !uses(top);
}

function isFolder(name: string, files: ReadonlySet<string>): boolean {
  return [...files].some((file) => file.startsWith(`${name}/`) || file.startsWith(`src/${name}/`));
}
