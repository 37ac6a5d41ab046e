/** The package's folder and those above it, up to the repository's root: nearest first, `''` for the package, then `../`. */
export function listLevels(packagePath: string): readonly string[] {
  const depth = packagePath.split('/').filter((part) => part !== '' && part !== '.').length;
  return Array.from({ length: depth + 1 }, (_, up) => '../'.repeat(up));
}
