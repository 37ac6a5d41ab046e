import type { VersionInfo } from '#core/replay/learned.ts';
import type { Manifest } from './manifest.ts';
import type { Pointer } from './pointer.ts';

export function describeVersion(
  version: string,
  manifest: Manifest | { readonly damage: string },
  pointer: Pointer,
  damage: string | undefined,
): VersionInfo {
  const head = { version, standing: pointer.standings[version] ?? 'unproven', isInUse: pointer.version === version };
  if ('damage' in manifest)
    return {
      ...head,
      at: '',
      why: '',
      from: undefined,
      files: 0,
      bytes: 0,
      prototypes: 0,
      components: { prototypes: '', vectors: undefined, memory: '' },
      promoted: [],
      targets: [],
      problem: manifest.damage,
    };
  const { at, why, from, components, files, prototypes, promoted, targets } = manifest;
  return {
    ...head,
    at,
    why,
    from: from ?? undefined,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    prototypes,
    components: {
      prototypes: components.prototypes,
      vectors: components.vectors ?? undefined,
      memory: String(components.memory),
    },
    promoted,
    targets,
    problem: damage,
  };
}

/** The newest, the one in use, and the last good one. */
export function chooseKept(names: readonly string[], pointer: Pointer, keep: number): readonly string[] {
  const newest = new Set(names.slice(Math.max(0, names.length - Math.max(0, Math.floor(keep)))));
  const good = names.findLast((name) => pointer.standings[name] === 'good');
  return names.filter((name) => newest.has(name) || name === pointer.version || name === good);
}

/** The version and all that it grew out of, as far as that is known. */
export function lineOf(version: string | undefined, infos: readonly VersionInfo[]): ReadonlySet<string> {
  const line = new Set<string>();
  for (let at = version; at !== undefined && !line.has(at);) {
    line.add(at);
    const name: string = at;
    at = infos.find((one) => one.version === name)?.from;
  }
  return line;
}
