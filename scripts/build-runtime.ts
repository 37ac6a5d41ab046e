/**
 * The packages that the engine of the Action needs at run time, cut out of our own manifest and lockfile: nothing else
 * is brought to a runner, and each of them with the integrity that the lockfile knows.
 */
export interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}
export interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}
export interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly overrides: object;
}

/** Throws when a name is none of our dependencies: what runs must be pinned. */
export function cutRuntime(
  names: readonly string[],
  manifest: Manifest,
  lock: Lockfile,
): { readonly manifest: object; readonly lock: object } {
  const pick = (from: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
  const root = {
    name: 'heal-runtime',
    version: manifest.version,
    dependencies: pick(manifest.dependencies),
    optionalDependencies: pick(manifest.optionalDependencies),
  };
  const unknown = names.filter((name) => !(name in root.dependencies) && !(name in root.optionalDependencies));
  if (unknown.length > 0) throw new Error(`not among our dependencies: ${unknown.join(', ')}`);
  const reached = findReached(names, lock);
  const packages = Object.entries(lock.packages).filter(([place]) => reached.has(place));
  return {
    manifest: { ...root, private: true, overrides: manifest.overrides },
    lock: {
      name: root.name,
      version: root.version,
      lockfileVersion: lock.lockfileVersion,
      requires: true,
      packages: { '': root, ...Object.fromEntries(packages) },
    },
  };
}

/** Places in `node_modules` that Node would find from the root, by the way in which it looks. */
function findReached(names: readonly string[], lock: Lockfile): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue = names.map((name) => ({ name, from: '' }));
  for (let next = queue.pop(); next; next = queue.pop()) {
    const place = resolvePlace(next.name, next.from, lock);
    if (place === undefined || reached.has(place)) continue;
    reached.add(place);
    const { dependencies, optionalDependencies, peerDependencies } = lock.packages[place] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
      queue.push({ name, from: place });
  }
  return reached;
}

function resolvePlace(name: string, from: string, lock: Lockfile): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (place in lock.packages) return place;
    if (folder === '') return undefined;
    // The outermost package has no `/node_modules/` before it: what is left is the root.
  }
}
