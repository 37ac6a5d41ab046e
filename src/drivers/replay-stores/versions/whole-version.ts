import { EnvironmentError, UsageError } from '#core/errors.ts';
import { findDamage, readManifest, type Manifest } from './manifest.ts';
import { versionNumber, type Pointer } from './pointer.ts';
import type { VersionFolders } from './version-folders.ts';

/** Throws a `UsageError` that names those that are there. */
export async function requireVersion(
  folders: VersionFolders,
  version: string,
  pointer: Pointer,
  workflow: string,
): Promise<void> {
  const names = await folders.names(pointer.next);
  if (!names.includes(version))
    throw new UsageError(
      `There is no version ${version.slice(0, 40)} of ${workflow}.`,
      names.length === 0 ? 'There is none at all yet.' : `There are ${names.join(', ')}.`,
    );
}

/** The version, when every byte of it is as it was; else says which is not, and offers the nearest one that is whole. */
export async function requireWhole(
  folders: VersionFolders,
  version: string,
  pointer: Pointer,
  workflow: string,
): Promise<Manifest> {
  await requireVersion(folders, version, pointer, workflow);
  const manifest = await check(folders, version);
  if (!('damage' in manifest)) return manifest;
  const others = (await folders.names(pointer.next)).filter(
    (name) => name !== version && pointer.standings[name] !== 'bad',
  );
  const isBefore = (name: string) => versionNumber(name) < versionNumber(version);
  const what = `${version} of ${workflow} is damaged: ${manifest.damage}. Nothing was changed.`;
  for (const other of [...others.filter(isBefore).toReversed(), ...others.filter((name) => !isBefore(name))])
    if (!('damage' in (await check(folders, other))))
      throw new EnvironmentError(what, `${other} is whole: \`heal replay rollback ${workflow} ${other}\`.`);
  throw new EnvironmentError(
    what,
    'No other version is whole. What is in use stays; the recorded workflow works without anything learned.',
  );
}

async function check(folders: VersionFolders, version: string): Promise<Manifest | { readonly damage: string }> {
  const folder = folders.path(version);
  const manifest = await readManifest(folder, version);
  if ('damage' in manifest) return manifest;
  const damage = await findDamage(folder, manifest);
  return damage === undefined ? manifest : { damage };
}
